// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/rollupwriter.h"

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr int rollupRowBits = 28; // 2^28 rows each of 2^35 series
constexpr std::size_t leastSamplesPerBucket = 8;
constexpr std::size_t leastShare = 8;    // an eighth of the samples,
constexpr std::size_t smallRollup = 128; // or so many bytes

std::size_t bytesOf(std::span<const BlockView> blocks)
{
    std::size_t bytes = 0;
    for (const BlockView& block : blocks)
        bytes += block.bytes.size() + block.values.size();
    return bytes;
}

} // namespace

std::pair<std::int64_t, std::int64_t> rollupRows(SeriesId series)
{
    return {series << rollupRowBits, (series + 1) << rollupRowBits};
}

Result<RollupWriter> RollupWriter::prepare(const Database& database)
{
    RollupWriter writer;
    writer.m_database = &database;
    return database
        .prepare({
            {&writer.m_newest, "SELECT max(id) FROM rollup WHERE id >= ? AND id < ?"},
            {&writer.m_insert, "INSERT INTO rollup(id, coarse, fine) VALUES(?, ?, ?)"},
        })
        .map([&] { return std::move(writer); });
}

Result<void> RollupWriter::store(SeriesId series, std::span<const BlockView> blocks, ChunkRow& row)
{
    unsigned bits = rollupBitsOf(blocks);
    RollupBuilder builder(bits);
    BlockSamples samples;
    for (const BlockView& block : blocks) {
        if (!decodeBlock(block, samples))
            return Failure(damagedChunk(*m_database, series, row.summary.firstAt));
        builder.add(samples);
    }
    Rollup fine = builder.take();
    if (static_cast<std::int64_t>(fine.size() * leastSamplesPerBucket) > row.summary.count)
        return {};
    Bytes fineBody = encodeRollup(fine);
    fine = widened(fine, bits + coarserBits);
    Bytes coarseBody = encodeRollup(fine);
    const std::size_t most = std::max(smallRollup, bytesOf(blocks) / leastShare);
    if (fineBody.size() + coarseBody.size() > most) {
        bits += coarserBits;
        fineBody = std::exchange(coarseBody, encodeRollup(widened(fine, bits + coarserBits)));
    }
    if (fineBody.size() + coarseBody.size() > most)
        return {};
    return insert(series, coarseBody, fineBody).map([&](std::int64_t id) {
        row.rollup = id;
        row.rollupBits = bits;
    });
}

Result<std::int64_t> RollupWriter::insert(SeriesId series, const Bytes& coarse, const Bytes& fine)
{
    const auto [from, to] = rollupRows(series);
    if (auto newest = m_newest.bind(from, to).step(); !newest)
        return Failure(newest.error());
    const std::int64_t id = m_newest.isNull(0) ? from : m_newest.integer(0) + 1;
    m_newest.reset();
    return m_insert.run(id, coarse, fine).map([id] { return id; });
}

} // namespace qd
