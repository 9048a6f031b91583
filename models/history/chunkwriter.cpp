// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunkwriter.h"

#include "models/history/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

// A row with more blocks than this is left as it is.
constexpr std::size_t largeRow = maxChunkBlocks / 2;

constexpr std::size_t columnBytes = 80; // of the columns beside the body, at most

// What of a row's last page would stay empty: how SQLite lays out a row that does not fit into its page (file
// format, section 1.6, tables without rowid).
std::size_t wasteOf(std::size_t bodySize, std::size_t pageSize)
{
    const std::size_t overflowPage = pageSize - 4;
    const std::size_t leastLocal = (pageSize - 12) * 32 / 255 - 23;
    const std::size_t mostLocal = (pageSize - 12) * 64 / 255 - 23;
    const std::size_t row = bodySize + columnBytes;
    if (row <= mostLocal)
        return 0;
    const std::size_t rest = (row - leastLocal) % overflowPage;
    return leastLocal + rest <= mostLocal ? 0 : overflowPage - rest;
}

std::vector<BlockView> viewsOf(std::span<const EncodedBlock> blocks)
{
    std::vector<BlockView> views;
    for (const EncodedBlock& block : blocks)
        views.push_back({block.summary, block.bytes});
    return views;
}

struct CutRow
{
    std::size_t blocks = 0;
    Bytes body{};
};

// As many blocks as fill their pages best; all of them when they make no large row.
CutRow cutRow(std::span<const BlockView> blocks, std::size_t pageSize)
{
    if (blocks.size() <= largeRow)
        return {blocks.size(), encodeChunk(blocks)};
    CutRow best;
    double bestShare = 2;
    for (std::size_t count = std::min(blocks.size(), maxChunkBlocks); count > largeRow; --count) {
        Bytes body = encodeChunk(blocks.first(count));
        const double share = double(wasteOf(body.size(), pageSize)) / double(body.size());
        if (share < bestShare) {
            bestShare = share;
            best = {count, std::move(body)};
        }
    }
    return best;
}

BlockSummary summaryOf(std::span<const BlockView> blocks)
{
    BlockSummary all;
    for (const BlockView& block : blocks)
        all.append(block.summary);
    return all;
}

bool isOpen(const EncodedBlock& block)
{
    return block.summary.count < static_cast<std::int64_t>(maxBlockSamples);
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

} // namespace

Error damagedChunk(const Database& database, SeriesId series, Timestamp at)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            QCoreApplication::translate("History", "The samples of series %1 from %2 on are damaged.")
                .arg(series)
                .arg(toIso(at)),
            QCoreApplication::translate("History", "Put back a copy of the history to have them again.")};
}

Error ChunkWriter::damaged(SeriesId series, Timestamp at) const
{
    return damagedChunk(*m_database, series, at);
}

Result<ChunkWriter> ChunkWriter::prepare(const Database& database)
{
    ChunkWriter writer;
    writer.m_database = &database;
    const auto pageSize = database.integer("PRAGMA page_size");
    if (!pageSize)
        return tl::make_unexpected(pageSize.error());
    writer.m_pageSize = static_cast<std::size_t>(*pageSize);
    return database
        .prepare({
            {&writer.m_findBefore, "SELECT first_at, last_at, samples, blocks FROM chunk "
                                   "WHERE series = ? AND first_at <= ? ORDER BY first_at DESC LIMIT 1"},
            {&writer.m_rowsBefore, "SELECT first_at, last_at, samples, blocks FROM chunk "
                                   "WHERE series = ? AND first_at <= ? ORDER BY first_at DESC"},
            {&writer.m_findAfter,
             "SELECT first_at FROM chunk WHERE series = ? AND first_at > ? ORDER BY first_at LIMIT 1"},
            {&writer.m_body, "SELECT body FROM chunk WHERE series = ? AND first_at = ?"},
            {&writer.m_remove, "DELETE FROM chunk WHERE series = ? AND first_at = ?"},
            {&writer.m_setAside,
             "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
             "SELECT series, first_at, last_at, samples, body FROM chunk "
             "WHERE series = ? AND first_at = ?"},
            {&writer.m_insert,
             "INSERT INTO chunk(series, first_at, last_at, samples, nans, blocks, first, last, "
             "min, max, sum, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        })
        .map([&] { return std::move(writer); });
}

Result<std::optional<ChunkWriter::Row>> ChunkWriter::rowAtOrBefore(SeriesId series, Timestamp at)
{
    const auto found = m_findBefore.bind(series, at).step();
    if (!found)
        return tl::make_unexpected(found.error());
    std::optional<Row> row;
    if (*found)
        row =
            Row{m_findBefore.time(0), m_findBefore.time(1), m_findBefore.integer(2), m_findBefore.integer(3)};
    m_findBefore.reset();
    return row;
}

Result<std::optional<Timestamp>> ChunkWriter::rowAfter(SeriesId series, Timestamp at)
{
    const auto found = m_findAfter.bind(series, at).step();
    if (!found)
        return tl::make_unexpected(found.error());
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
            return tl::make_unexpected(row.error());
        const auto next = rowAfter(series, samples.front().at);
        if (!next)
            return tl::make_unexpected(next.error());
        const auto end = std::find_if(samples.begin(), samples.end(),
                                      [&](const Sample& sample) { return *next && sample.at >= **next; });
        const auto group = samples.first(static_cast<std::size_t>(end - samples.begin()));
        const bool isInside = *row && (*row)->lastAt >= group.front().at;
        const auto done = isInside || (*row && *next) ? merge(series, **row, group)
                                                      : append(series, *next ? std::nullopt : *row, group);
        if (!done)
            return done;
        samples = samples.subspan(group.size());
    }
    return {};
}

Result<void> ChunkWriter::append(SeriesId series, const std::optional<Row>& last,
                                 std::span<const Sample> samples)
{
    Blocks blocks;
    std::vector<Sample> joined;
    if (last && last->samples % static_cast<std::int64_t>(maxBlockSamples) != 0) {
        auto taken = take(series, *last);
        if (!taken)
            return tl::make_unexpected(taken.error());
        blocks = std::move(*taken);
        if (hasOpenEnd(blocks)) {
            if (!decodeInto(joined, blocks.back()))
                return tl::make_unexpected(damaged(series, last->firstAt));
            blocks.pop_back();
            joined.insert(joined.end(), samples.begin(), samples.end());
            samples = joined;
        }
    }
    encodeInto(blocks, samples, maxBlockSamples);
    return takeSmallRows(series, blocks, false).and_then([&] {
        // A block that will be written again stays in a row of its own, so that it does not take others
        // along.
        const std::size_t full = blocks.size() - (hasOpenEnd(blocks) ? 1 : 0);
        const std::span<const EncodedBlock> all(blocks);
        return store(series, all.first(full)).and_then([&] { return store(series, all.subspan(full)); });
    });
}

Result<void> ChunkWriter::merge(SeriesId series, const Row& row, std::span<const Sample> samples)
{
    auto taken = take(series, row);
    if (!taken)
        return tl::make_unexpected(taken.error());
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
            return tl::make_unexpected(damaged(series, row.firstAt));
    }
    const std::vector<Sample> merged = mergeSamples(older, samples);
    Blocks middle;
    encodeInto(middle, merged, evenBlockSize(merged.size()));
    const auto at = blocks.erase(from, to);
    blocks.insert(at, std::make_move_iterator(middle.begin()), std::make_move_iterator(middle.end()));
    return store(series, blocks);
}

Result<ChunkWriter::Blocks> ChunkWriter::take(SeriesId series, const Row& row)
{
    const auto found = m_body.bind(series, row.firstAt).step();
    if (!found)
        return tl::make_unexpected(found.error());
    const ByteView body = *found ? m_body.blob(0) : ByteView();
    // What is damaged is not written again under a new checksum.
    const auto views = isChunkSound(body) ? openChunk(body) : std::nullopt;
    Blocks blocks;
    for (const BlockView& view : views.value_or(std::vector<BlockView>()))
        blocks.push_back({view.summary, {view.bytes.begin(), view.bytes.end()}});
    m_body.reset();
    if (blocks.empty()) {
        if (auto done = m_setAside.run(series, row.firstAt); !done)
            return tl::make_unexpected(done.error());
    }
    if (auto done = m_remove.run(series, row.firstAt); !done)
        return tl::make_unexpected(done.error());
    return blocks;
}

// Puts the small rows before `blocks` in front of them.
Result<void> ChunkWriter::takeSmallRows(SeriesId series, Blocks& blocks, bool whateverTheirSize)
{
    const Timestamp at = blocks.empty() ? Timestamp{INT64_MAX} : blocks.front().summary.firstAt - Duration{1};
    const auto rows = smallRows(series, at);
    if (!rows)
        return tl::make_unexpected(rows.error());
    // Up to the last that is outgrown threefold by what follows it.
    auto newer = static_cast<std::int64_t>(blocks.size()) - (hasOpenEnd(blocks) ? 1 : 0);
    std::size_t taken = 0;
    for (std::size_t i = 0; i < rows->size(); ++i) {
        if (whateverTheirSize || (*rows)[i].blocks * 3 <= newer)
            taken = i + 1;
        newer += (*rows)[i].blocks;
    }
    for (std::size_t i = 0; i < taken; ++i) {
        auto row = take(series, (*rows)[i]);
        if (!row)
            return tl::make_unexpected(row.error());
        blocks.insert(blocks.begin(), std::make_move_iterator(row->begin()),
                      std::make_move_iterator(row->end()));
    }
    return {};
}

// From the newest back to the first large one.
Result<std::vector<ChunkWriter::Row>> ChunkWriter::smallRows(SeriesId series, Timestamp at)
{
    std::vector<Row> rows;
    m_rowsBefore.bind(series, at);
    for (;;) {
        const auto found = m_rowsBefore.step();
        if (!found)
            return tl::make_unexpected(found.error());
        if (!*found || m_rowsBefore.integer(3) > static_cast<std::int64_t>(largeRow))
            break;
        rows.push_back(
            {m_rowsBefore.time(0), m_rowsBefore.time(1), m_rowsBefore.integer(2), m_rowsBefore.integer(3)});
    }
    m_rowsBefore.reset();
    return rows;
}

Result<void> ChunkWriter::join(SeriesId series)
{
    Blocks blocks;
    return takeSmallRows(series, blocks, true).and_then([&] { return store(series, blocks); });
}

Result<std::int64_t> ChunkWriter::thin(SeriesId series, Timestamp firstAt,
                                       const std::function<bool(const BlockSummary&)>& keep)
{
    const auto found = m_body.bind(series, firstAt).step();
    const auto views = found && *found ? openChunk(m_body.blob(0)) : std::nullopt;
    std::size_t unwanted = 0;
    for (const BlockView& view : views.value_or(std::vector<BlockView>()))
        unwanted += !keep(view.summary);
    m_body.reset();
    if (!found)
        return tl::make_unexpected(found.error());
    if (unwanted == 0 || unwanted * 4 < views->size())
        return 0;
    auto blocks = take(series, {firstAt, firstAt, 0, 0});
    if (!blocks)
        return tl::make_unexpected(blocks.error());
    std::int64_t gone = 0;
    std::erase_if(*blocks, [&](const EncodedBlock& block) {
        const bool goes = !keep(block.summary);
        gone += goes ? block.summary.count : 0;
        return goes;
    });
    return store(series, *blocks).map([&] { return gone; });
}

Result<void> ChunkWriter::store(SeriesId series, std::span<const EncodedBlock> blocks)
{
    const std::vector<BlockView> views = viewsOf(blocks);
    for (std::span<const BlockView> rest = views; !rest.empty();) {
        const CutRow row = cutRow(rest, m_pageSize);
        const BlockSummary all = summaryOf(rest.first(row.blocks));
        auto done = m_insert.run(series, all.firstAt, all.lastAt, all.count, all.nans,
                                 static_cast<std::int64_t>(row.blocks), all.first, all.last, all.min, all.max,
                                 all.sum, row.body);
        if (!done)
            return done;
        rest = rest.subspan(row.blocks);
    }
    return {};
}

} // namespace qd
