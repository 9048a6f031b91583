// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/widerollup.h"

#include "models/history/chunks/checksum.h"
#include "models/history/samples/chunkreader.h"
#include "models/history/samples/rowfit.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

// At the pace of most of the rows.
unsigned bitsFor(std::span<const ChunkRow> rows)
{
    std::vector<BlockView> summaries;
    for (const ChunkRow& row : rows)
        summaries.push_back({row.summary, {}});
    return rollupBitsOf(summaries) + WideRollupWriter::widerBits;
}

} // namespace

std::uint64_t WideRollup::checksumFor(SeriesId series) const
{
    const std::array words{series, firstAt.ms, lastAt.ms, std::int64_t{rollupBits}, rollup};
    return checksumOf({reinterpret_cast<const std::uint8_t*>(words.data()), sizeof words});
}

WideRollup wideRollupOf(const Statement& row)
{
    return {.firstAt = row.time(0),
            .lastAt = row.time(1),
            .rollupBits = static_cast<unsigned>(row.integer(2)),
            .rollup = row.integer(3),
            .checksum = static_cast<std::uint64_t>(row.integer(4))};
}

Result<WideRollupWriter> WideRollupWriter::prepare(const Database& database)
{
    auto bodies = ChunkBodies::prepare(database);
    if (!bodies)
        return Failure(bodies.error());
    auto rollups = RollupWriter::prepare(database);
    if (!rollups)
        return Failure(rollups.error());
    WideRollupWriter writer;
    writer.m_database = &database;
    writer.m_bodies = std::move(*bodies);
    writer.m_rollups = std::move(*rollups);
    return database
        .prepare({
            {&writer.m_next, "SELECT " QD_CHUNK_COLUMNS
                             " FROM chunk WHERE series = ?1 AND first_at > coalesce((SELECT last_at FROM "
                             "wide_rollup WHERE series = ?1 ORDER BY first_at DESC LIMIT 1), ?2) "
                             "ORDER BY first_at LIMIT ?3"},
            {&writer.m_insert,
             "INSERT INTO wide_rollup(series, " QD_WIDE_ROLLUP_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?)"},
        })
        .map([&] { return std::move(writer); });
}

Result<void> WideRollupWriter::extend(SeriesId series)
{
    for (;;) {
        const auto rows = nextRows(series);
        if (!rows)
            return Failure(rows.error());
        if (rows->empty())
            return {};
        const auto isStored = store(series, *rows);
        if (!isStored)
            return Failure(isStored.error());
        if (!*isStored)
            return {};
    }
}

// As many as make one, none when there are not so many.
Result<WideRollupWriter::Rows> WideRollupWriter::nextRows(SeriesId series)
{
    auto rows = collectRows(m_next.bind(series, INT64_MIN, static_cast<std::int64_t>(2 * chunksOfOne)), {},
                            chunkRowOf);
    m_next.reset();
    return rows.map([](Rows all) {
        // Behind a large one nothing is joined any more, but quiet ones, and these take it along.
        const auto isLarge = [](const ChunkRow& row) {
            return row.blocks > static_cast<std::int64_t>(largeChunkRow);
        };
        const bool isEnough =
            all.size() >= chunksOfOne && std::any_of(all.begin() + (chunksOfOne - 1), all.end(), isLarge);
        all.resize(isEnough ? chunksOfOne : 0);
        return all;
    });
}

Result<bool> WideRollupWriter::store(SeriesId series, std::span<const ChunkRow> rows)
{
    WideRollup wide{.firstAt = rows.front().summary.firstAt,
                    .lastAt = rows.back().summary.lastAt,
                    .rollupBits = bitsFor(rows)};
    StatementCache statements(*m_database);
    const ChunkReader chunks(statements);
    Rollup parts;
    for (const ChunkRow& row : rows) {
        if (!row.isSound(series))
            return false;
        const auto part = rollupOf(chunks, row, wide.rollupBits);
        if (!part)
            return Failure(part.error());
        if (!*part)
            return false;
        parts.insert(parts.end(), (*part)->begin(), (*part)->end());
    }
    // Rows of another pace may have many times the buckets that the pace of most has.
    for (parts = widened(parts, wide.rollupBits); parts.size() > mostRollupBuckets;)
        parts = widened(parts, ++wide.rollupBits);
    const Bytes fine = encodeRollup(parts);
    const Bytes coarse = encodeRollup(widened(parts, wide.rollupBits + coarserBits));
    return m_rollups.insert(series, coarse, fine).and_then([&](std::int64_t id) {
        wide.rollup = id;
        return m_insert
            .run(series, wide.firstAt, wide.lastAt, std::int64_t{wide.rollupBits}, wide.rollup,
                 static_cast<std::int64_t>(wide.checksumFor(series)))
            .map([] { return true; });
    });
}

// Nothing when the row's bodies are damaged.
Result<std::optional<Rollup>> WideRollupWriter::rollupOf(const ChunkReader& chunks, const ChunkRow& row,
                                                         unsigned bits)
{
    auto known = chunks.rollup(row, bits);
    if (!known || *known)
        return known;
    const auto blocks = m_bodies.read(row);
    if (!blocks)
        return Failure(blocks.error());
    RollupBuilder builder(bits);
    BlockSamples samples;
    for (const EncodedBlock& block : *blocks) {
        if (!decodeBlock(block.bytes, block.summary.count, samples))
            return std::nullopt;
        builder.add(samples);
    }
    return blocks->empty() ? std::nullopt : std::optional(builder.take());
}

} // namespace qd
