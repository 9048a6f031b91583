// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/chunkwriter.h"

#include <algorithm>

namespace qd {

namespace {

// A block of this size is not opened again for more: encoding it once more costs more than the few bytes that
// a full one saves.
constexpr std::size_t closedBlock = maxBlockSamples * 3 / 4;

BlockSummary summaryOf(std::span<const BlockView> blocks)
{
    BlockSummary all;
    for (const BlockView& block : blocks)
        all.append(block.summary);
    return all;
}

bool isOpen(const EncodedBlock& block)
{
    return block.summary.count < static_cast<std::int64_t>(closedBlock);
}

// A quiet row of more blocks than this is left as it is.
constexpr std::size_t longRow = maxQuietBlocks / 2;

// Whether a quiet row goes together with as many blocks after it: it is not written again when it is many
// times as long as they.
bool makeOneRow(std::size_t blocksOfRow, std::size_t blocksAfter)
{
    return blocksOfRow <= std::min(longRow, 4 * blocksAfter) && blocksOfRow + blocksAfter <= maxQuietBlocks;
}

bool hasOpenEnd(std::span<const EncodedBlock> blocks)
{
    return !blocks.empty() && isOpen(blocks.back());
}

void encodeInto(std::vector<EncodedBlock>& blocks, std::span<const Sample> samples, std::size_t blockSize)
{
    for (; !samples.empty(); samples = samples.subspan(std::min(blockSize, samples.size())))
        blocks.push_back(encodeBlock(samples.first(std::min(blockSize, samples.size()))));
}

bool decodeInto(std::vector<Sample>& samples, const EncodedBlock& encoded)
{
    BlockSamples block;
    if (!decodeBlock(encoded.bytes, encoded.summary.count, block))
        return false;
    for (std::size_t i = 0; i < block.count(); ++i)
        samples.push_back(block.at(i));
    return true;
}

// Both ascend; where both have a sample, the newer wins.
std::vector<Sample> mergeSamples(std::span<const Sample> older, std::span<const Sample> newer)
{
    std::vector<Sample> merged;
    merged.reserve(older.size() + newer.size());
    while (!older.empty() || !newer.empty()) {
        const bool takeOlder = newer.empty() || (!older.empty() && older.front().at < newer.front().at);
        if (!takeOlder && !older.empty() && older.front().at == newer.front().at)
            older = older.subspan(1);
        std::span<const Sample>& from = takeOlder ? older : newer;
        merged.push_back(from.front());
        from = from.subspan(1);
    }
    return merged;
}

// Blocks of about equal size, none full, because more may come between them.
std::size_t evenBlockSize(std::size_t samples)
{
    const std::size_t blocks = (samples + maxBlockSamples - 1) / maxBlockSamples;
    return (samples + blocks - 1) / blocks;
}

// Blocks for the series' end: of about equal size where all of them are closed then.
std::size_t blockSizeAtEnd(std::size_t samples)
{
    const std::size_t even = evenBlockSize(samples);
    const std::size_t blocks = (samples + even - 1) / even;
    return samples - (blocks - 1) * even >= closedBlock ? even : maxBlockSamples;
}

} // namespace

Result<ChunkWriter> ChunkWriter::prepare(const Database& database)
{
    auto bodies = ChunkBodies::prepare(database);
    if (!bodies)
        return Failure(bodies.error());
    auto rollups = RollupWriter::prepare(database);
    if (!rollups)
        return Failure(rollups.error());
    ChunkWriter writer;
    writer.m_database = &database;
    writer.m_bodies = std::move(*bodies);
    writer.m_rollups = std::move(*rollups);
    const auto pageSize = database.integer("PRAGMA page_size");
    if (!pageSize)
        return Failure(pageSize.error());
    writer.m_pageSize = static_cast<std::size_t>(*pageSize);
    return database
        .prepare({
            {&writer.m_findBefore,
             "SELECT " QD_CHUNK_COLUMNS " FROM chunk WHERE series = ? AND first_at <= ? "
             "ORDER BY first_at DESC LIMIT 1"},
            {&writer.m_rowsBefore, "SELECT " QD_CHUNK_COLUMNS
                                   " FROM chunk WHERE series = ? AND first_at <= ? ORDER BY first_at DESC"},
            {&writer.m_blocksBefore,
             "SELECT blocks FROM chunk WHERE series = ? AND first_at <= ? ORDER BY first_at DESC"},
            {&writer.m_findAfter,
             "SELECT first_at FROM chunk WHERE series = ? AND first_at > ? ORDER BY first_at LIMIT 1"},
            {&writer.m_remove, "DELETE FROM chunk WHERE series = ? AND first_at = ?"},
            {&writer.m_setAside,
             "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
             "SELECT series, first_at, last_at, samples, coalesce(b.body, x'') FROM chunk c "
             "LEFT JOIN chunk_body b ON b.id = c.body WHERE series = ? AND first_at = ?"},
            {&writer.m_setTimesAside,
             "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
             "SELECT -b.id, first_at, last_at, samples, b.body FROM chunk c "
             "JOIN chunk_body b ON b.id = c.rollup_bits >> 8 WHERE series = ? AND first_at = ?"},
            {&writer.m_detach,
             "UPDATE chunk SET body = 0, rollup = 0, rollup_bits = 0 WHERE series = ? AND first_at = ?"},
            {&writer.m_insert, QD_INSERT_CHUNK},
        })
        .map([&] { return std::move(writer); });
}

Result<std::optional<ChunkRow>> ChunkWriter::rowAtOrBefore(SeriesId series, Timestamp at)
{
    const auto found = m_findBefore.bind(series, at).step();
    if (!found)
        return Failure(found.error());
    std::optional<ChunkRow> row;
    if (*found)
        row = chunkRowOf(m_findBefore);
    m_findBefore.reset();
    return row;
}

Result<std::optional<Timestamp>> ChunkWriter::rowAfter(SeriesId series, Timestamp at)
{
    const auto found = m_findAfter.bind(series, at).step();
    if (!found)
        return Failure(found.error());
    std::optional<Timestamp> first;
    if (*found)
        first = m_findAfter.time(0);
    m_findAfter.reset();
    return first;
}

Result<void> ChunkWriter::add(SeriesId series, std::span<const Sample> samples)
{
    // One row at a time, however far the samples are spread.
    while (!samples.empty()) {
        const auto row = rowAtOrBefore(series, samples.front().at);
        if (!row)
            return Failure(row.error());
        const auto next = rowAfter(series, samples.front().at);
        if (!next)
            return Failure(next.error());
        const auto end = std::find_if(samples.begin(), samples.end(),
                                      [&](const Sample& sample) { return *next && sample.at >= **next; });
        const auto group = samples.first(static_cast<std::size_t>(end - samples.begin()));
        const bool isInside = *row && (*row)->summary.lastAt >= group.front().at;
        const auto done = isInside || (*row && *next) ? merge(series, **row, group)
                                                      : append(series, *next ? std::nullopt : *row, group);
        if (!done)
            return done;
        samples = samples.subspan(group.size());
    }
    return {};
}

Result<void> ChunkWriter::append(SeriesId series, const std::optional<ChunkRow>& last,
                                 std::span<const Sample> samples)
{
    Blocks blocks;
    std::vector<Sample> joined;
    // An open block lies in a row of its own, unless small rows were joined whatever their size.
    if (last && last->blocks == 1 && last->summary.count < static_cast<std::int64_t>(closedBlock)) {
        auto taken = take(series, *last);
        if (!taken)
            return Failure(taken.error());
        for (const EncodedBlock& block : *taken) {
            if (!decodeInto(joined, block))
                return Failure(damagedChunk(*m_database, series, last->summary.firstAt));
        }
        joined.insert(joined.end(), samples.begin(), samples.end());
        samples = joined;
    }
    encodeInto(blocks, samples, blockSizeAtEnd(samples.size()));
    return takeSmallRows(series, blocks, false)
        .and_then([&] {
            const bool makeLargeRow = blocks.size() >= maxChunkBlocks;
            return makeLargeRow ? takeQuietRows(series, blocks, false) : Result<void>();
        })
        .and_then([&] {
            // A block that will be written again stays in a row of its own, so that it does not take others
            // along.
            const std::size_t full = blocks.size() - (hasOpenEnd(blocks) ? 1 : 0);
            const std::span<const EncodedBlock> all(blocks);
            return store(series, all.first(full)).and_then([&] { return store(series, all.subspan(full)); });
        });
}

Result<void> ChunkWriter::merge(SeriesId series, const ChunkRow& row, std::span<const Sample> samples)
{
    auto taken = take(series, row);
    if (!taken)
        return Failure(taken.error());
    Blocks& blocks = *taken;
    const auto from = std::find_if(blocks.begin(), blocks.end(), [&](const EncodedBlock& block) {
        return block.summary.lastAt >= samples.front().at;
    });
    const auto to = std::find_if(from, blocks.end(), [&](const EncodedBlock& block) {
        return block.summary.firstAt > samples.back().at;
    });
    std::vector<Sample> older;
    for (auto block = from; block != to; ++block) {
        if (!decodeInto(older, *block))
            return Failure(damagedChunk(*m_database, series, row.summary.firstAt));
    }
    const std::vector<Sample> merged = mergeSamples(older, samples);
    Blocks middle;
    encodeInto(middle, merged, evenBlockSize(merged.size()));
    const auto at = blocks.erase(from, to);
    blocks.insert(at, std::make_move_iterator(middle.begin()), std::make_move_iterator(middle.end()));
    return store(series, blocks);
}

Result<ChunkWriter::Blocks> ChunkWriter::read(SeriesId series, const ChunkRow& row)
{
    // What is damaged is not written again under a new checksum.
    return row.isSound(series) ? m_bodies.read(row) : Blocks();
}

Result<ChunkWriter::Blocks> ChunkWriter::take(SeriesId series, const ChunkRow& row)
{
    auto blocks = read(series, row);
    if (!blocks)
        return blocks;
    m_rowsSetAside += blocks->empty() ? 1 : 0;
    auto isAside = blocks->empty() ? setAside(series, row) : Result<void>();
    return isAside.and_then([&] { return remove(series, row); }).map([&] { return std::move(*blocks); });
}

Result<void> ChunkWriter::setAside(SeriesId series, const ChunkRow& row)
{
    return m_setAside.run(series, row.summary.firstAt).and_then([&] {
        return m_setTimesAside.run(series, row.summary.firstAt);
    });
}

Result<void> ChunkWriter::remove(SeriesId series, const ChunkRow& row)
{
    const auto detached = row.isSound(series) ? Result<void>() : m_detach.run(series, row.summary.firstAt);
    return detached.and_then([&] { return m_remove.run(series, row.summary.firstAt); });
}

// Puts the small rows before `blocks` in front of them, once they make a large one.
Result<void> ChunkWriter::takeSmallRows(SeriesId series, Blocks& blocks, bool whateverTheirSize)
{
    const Timestamp at = blocks.empty() ? Timestamp{INT64_MAX} : blocks.front().summary.firstAt - Duration{1};
    // An open block at the end stays in a row of its own.
    const std::size_t closed = blocks.size() - (hasOpenEnd(blocks) ? 1 : 0);
    if (!whateverTheirSize && closed < maxChunkBlocks) {
        const auto before = blocksBefore(series, at, largeRow, maxChunkBlocks - closed);
        if (!before)
            return Failure(before.error());
        if (*before + closed < maxChunkBlocks)
            return {};
    }
    const auto rows = smallRows(series, at);
    if (!rows)
        return Failure(rows.error());
    for (const ChunkRow& small : *rows) {
        auto row = take(series, small);
        if (!row)
            return Failure(row.error());
        blocks.insert(blocks.begin(), std::make_move_iterator(row->begin()),
                      std::make_move_iterator(row->end()));
    }
    return {};
}

Result<std::size_t> ChunkWriter::blocksBefore(SeriesId series, Timestamp at, std::size_t mostOfRow,
                                              std::size_t enough)
{
    std::size_t all = 0;
    m_blocksBefore.bind(series, at);
    while (all < enough) {
        const auto found = m_blocksBefore.step();
        if (!found)
            return Failure(found.error());
        const auto blocks = *found ? static_cast<std::size_t>(m_blocksBefore.integer(0)) : 0;
        if (!*found || blocks > mostOfRow)
            break;
        all += blocks;
    }
    m_blocksBefore.reset();
    return all;
}

// From the newest back to the first large one.
Result<std::vector<ChunkRow>> ChunkWriter::smallRows(SeriesId series, Timestamp at)
{
    std::vector<ChunkRow> rows;
    m_rowsBefore.bind(series, at);
    for (;;) {
        const auto found = m_rowsBefore.step();
        if (!found)
            return Failure(found.error());
        if (!*found)
            break;
        const ChunkRow row = chunkRowOf(m_rowsBefore);
        if (row.blocks > static_cast<std::int64_t>(largeRow))
            break;
        rows.push_back(row);
    }
    m_rowsBefore.reset();
    return rows;
}

Result<void> ChunkWriter::takeQuietRows(SeriesId series, Blocks& blocks, bool whateverTheirNumber)
{
    if (!m_bodies.canShare() || !areQuiet(viewsOf(blocks)))
        return {};
    if (!whateverTheirNumber) {
        const auto before =
            blocksBefore(series, blocks.front().summary.firstAt - Duration{1}, longRow, maxQuietBlocks);
        if (!before)
            return Failure(before.error());
        if (*before + blocks.size() < maxQuietBlocks)
            return {};
    }
    for (;;) {
        const auto before = rowAtOrBefore(series, blocks.front().summary.firstAt - Duration{1});
        if (!before)
            return Failure(before.error());
        if (!*before || !makeOneRow(static_cast<std::size_t>((*before)->blocks), blocks.size()))
            return {};
        auto older = read(series, **before);
        if (!older)
            return Failure(older.error());
        if (!areQuiet(viewsOf(*older)))
            return {};
        if (auto done = remove(series, **before); !done)
            return done;
        blocks.insert(blocks.begin(), std::make_move_iterator(older->begin()),
                      std::make_move_iterator(older->end()));
    }
}

Result<void> ChunkWriter::join(SeriesId series)
{
    Blocks blocks;
    return takeSmallRows(series, blocks, true)
        .and_then([&] { return takeQuietRows(series, blocks, true); })
        .and_then([&] { return store(series, blocks); });
}

Result<std::int64_t> ChunkWriter::thin(SeriesId series, const ChunkRow& row,
                                       const std::function<bool(const BlockSummary&)>& keep)
{
    auto blocks = read(series, row);
    if (!blocks)
        return Failure(blocks.error());
    const std::size_t before = blocks->size();
    std::int64_t gone = 0;
    std::erase_if(*blocks, [&](const EncodedBlock& block) {
        const bool goes = !keep(block.summary);
        gone += goes ? block.summary.count : 0;
        return goes;
    });
    const std::size_t unwanted = before - blocks->size();
    if (unwanted == 0 || unwanted * 4 < std::min(before, maxChunkBlocks))
        return 0;
    return remove(series, row).and_then([&] { return store(series, *blocks); }).map([&] { return gone; });
}

Result<void> ChunkWriter::store(SeriesId series, std::span<const EncodedBlock> blocks)
{
    const std::vector<BlockView> views = viewsOf(blocks);
    for (std::span<const BlockView> rest = views; !rest.empty();) {
        const std::size_t count =
            m_bodies.canShare() && areQuiet(rest) ? blocksOfQuietRow(rest) : blocksOfRow(rest, m_pageSize);
        if (auto done = storeRow(series, rest.first(count)); !done)
            return done;
        rest = rest.subspan(count);
    }
    return {};
}

Result<void> ChunkWriter::storeRow(SeriesId series, std::span<const BlockView> blocks)
{
    ChunkRow row{.summary = summaryOf(blocks), .blocks = std::ssize(blocks)};
    if (blocks.size() > largeRow) {
        if (auto done = m_rollups.store(series, blocks, row); !done)
            return done;
    }
    return m_bodies.store(blocks, row).and_then([&] { return insertChunkRow(m_insert, series, row); });
}

} // namespace qd
