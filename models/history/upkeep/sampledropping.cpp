// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/sampledropping.h"

namespace qd {

namespace {

// The bytes of a body; of one that others have, too, a part.
std::string shareOf(const std::string& id)
{
    return "coalesce((SELECT length(body) / (1 + coalesce((SELECT others FROM shared_body WHERE id = " + id +
           "), 0)) FROM chunk_body WHERE id = " + id + "), 0)";
}

constexpr std::size_t chunksAtOnce = 32; // with bodies of up to 40 KB each

} // namespace

Result<std::unique_ptr<Dropping>> SampleDropping::prepare(const Database& database)
{
    auto dropping = std::make_unique<SampleDropping>();
    const auto last = database.integer("SELECT max(id) FROM series");
    if (!last)
        return Failure(last.error());
    dropping->m_lastId = *last;
    // Body by body: for IN (...) SQLite would build a table for each row.
    const std::string rows =
        "SELECT " QD_CHUNK_COLUMNS ", " + shareOf("chunk.body") + " + " +
        shareOf("(chunk.rollup_bits >> 8)") +
        " + coalesce((SELECT length(coarse) + length(fine) FROM rollup WHERE id = chunk.rollup), 0) "
        "FROM chunk WHERE series = ? AND first_at > ? AND first_at < ? ORDER BY first_at LIMIT ?";
    return database
        .prepare({
            {&dropping->m_nextSeries, "SELECT id FROM series WHERE id > ? ORDER BY id LIMIT 1"},
            {&dropping->m_rows, rows.c_str()},
            {&dropping->m_anyRow, "SELECT 1 FROM chunk WHERE series = ? LIMIT 1"},
            {&dropping->m_removeDamaged, "DELETE FROM damaged_chunk WHERE last_at < ?"},
        })
        .map([&]() -> std::unique_ptr<Dropping> { return std::move(dropping); });
}

Result<bool> SampleDropping::toNextSeries()
{
    auto found = m_nextSeries.bind(m_series).step();
    if (found && *found) {
        m_series = m_nextSeries.integer(0);
        m_at = {INT64_MIN};
    }
    m_nextSeries.reset();
    return found;
}

Result<std::vector<SampleDropping::Row>> SampleDropping::nextRows(Timestamp before)
{
    auto rows = collectRows(m_rows.bind(m_series, m_at, before, static_cast<std::int64_t>(chunksAtOnce)), {},
                            [](const Statement& row) {
                                return Row{chunkRowOf(row), row.integer(14)};
                            });
    m_rows.reset();
    m_hasMoreRows = rows && rows->size() == chunksAtOnce;
    if (rows && !rows->empty())
        m_at = rows->back().chunk.summary.firstAt;
    return rows;
}

Result<bool> SampleDropping::count(const Pass& pass, BytesByHour& bytes)
{
    do {
        if (!m_hasMoreRows) {
            auto more = toNextSeries();
            if (!more || !*more)
                return more.map([](bool) { return true; });
        }
        const auto rows = nextRows({INT64_MAX});
        if (!rows)
            return Failure(rows.error());
        for (const Row& row : *rows) {
            const BlockSummary& all = row.chunk.summary;
            if (!pass.pins.touch(all.firstAt, all.lastAt))
                bytes[all.lastAt.ms / Duration(std::chrono::hours(1)).count()] += row.bytes;
        }
    } while (!pass.pause());
    return false;
}

Result<bool> SampleDropping::drop(const Pass& pass, Timestamp before, TidyReport& report)
{
    std::vector<SeriesId> empty;
    bool isDone = false;
    do {
        if (!m_hasMoreRows) {
            const auto more = toNextSeries();
            if (!more)
                return more;
            if (!*more) {
                isDone = true;
                break;
            }
        }
        const auto rows = nextRows(before);
        if (!rows)
            return Failure(rows.error());
        for (const Row& row : *rows) {
            const auto gone = drop(pass, row, before);
            if (!gone)
                return Failure(gone.error());
            report.samples += *gone;
        }
        if (m_hasMoreRows)
            continue;
        auto gone = isEmpty(pass);
        if (!gone)
            return gone;
        if (*gone)
            empty.push_back(m_series);
    } while (!pass.pause());

    report.series += std::ssize(empty);
    return pass.writer.samples()
        .remove(empty)
        .and_then([&] { return isDone ? m_removeDamaged.run(before) : Result<void>(); })
        .map([&] { return isDone; });
}

Result<std::int64_t> SampleDropping::drop(const Pass& pass, const Row& row, Timestamp before)
{
    const auto mayGo = [&](Timestamp firstAt, Timestamp lastAt) {
        return lastAt < before && !pass.pins.touch(firstAt, lastAt);
    };
    ChunkWriter& chunks = pass.writer.samples().chunks();
    const BlockSummary& all = row.chunk.summary;
    if (mayGo(all.firstAt, all.lastAt))
        return chunks.remove(m_series, row.chunk).map([&] { return all.count; });
    // Its blocks are worth a look when about a quarter of them, or of a long row's as many as of another, may
    // be on the other side.
    const auto quarters = std::max<std::int64_t>(4, 4 * row.chunk.blocks / std::int64_t{maxChunkBlocks});
    if (row.chunk.blocks < 2 || before - all.firstAt < (all.lastAt - all.firstAt) / quarters)
        return 0;
    return chunks.thin(m_series, row.chunk,
                       [&](const BlockSummary& block) { return !mayGo(block.firstAt, block.lastAt); });
}

Result<bool> SampleDropping::isEmpty(const Pass& pass)
{
    const auto row = m_anyRow.bind(m_series).step();
    m_anyRow.reset();
    if (!row || *row || m_series == m_lastId)
        return row.map([](bool) { return false; });
    return pass.writer.samples().hasWaiting(m_series).map([](bool waits) { return !waits; });
}

double SampleDropping::fraction() const
{
    return m_lastId > 0 ? static_cast<double>(m_series) / static_cast<double>(m_lastId) : 1;
}

} // namespace qd
