// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/chunkmender.h"

#include "models/history/samples/chunkbodies.h"
#include "models/history/samples/rollup.h"
#include "models/history/schema/chunkmigration.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace qd {

namespace {

constexpr std::int64_t seriesAtOnce = 1'024;

#define QD_USED_BODIES "SELECT body FROM chunk UNION SELECT rollup_bits >> 8 FROM chunk"

// What the bodies themselves say, put in the place of what the row says; nothing when they are not sound.
std::optional<ChunkRow> asTheBodiesTell(const ChunkRow& row, ByteView body, ByteView times)
{
    const auto blocks = openBodies(body, times, row.times != 0);
    if (!blocks)
        return std::nullopt;
    ChunkRow told = row;
    told.summary = {};
    for (const BlockView& block : *blocks) {
        const auto summary = wholeSummaryOf(block);
        if (!summary)
            return std::nullopt;
        told.summary.append(*summary);
    }
    told.blocks = static_cast<std::int64_t>(blocks->size());
    return told;
}

bool fits(const std::optional<Rollup>& rollup, const BlockSummary& all)
{
    if (!rollup || rollup->empty())
        return false;
    const std::int64_t count =
        std::accumulate(rollup->begin(), rollup->end(), std::int64_t{0},
                        [](std::int64_t sum, const PixelColumn& bucket) { return sum + bucket.count; });
    return count == all.count - all.nans && rollup->front().firstAt >= all.firstAt &&
           rollup->back().lastAt <= all.lastAt;
}

class ChunkMender
{
public:
    ChunkMender(const Database& target, const CancelToken& cancel) : m_target(target), m_cancel(cancel) {}

    Result<ChunkLosses> mend()
    {
        return prepare()
            .and_then([&] { return mendRows(); })
            .and_then([&] { return setBodiesAside(); })
            .and_then([&] { return countUses(); })
            .map([&] { return std::move(m_losses); });
    }

private:
    using Row = std::pair<SeriesId, ChunkRow>;

    Result<void> prepare()
    {
        return m_target.prepare({
            {&m_rows, "SELECT " QD_CHUNK_COLUMNS ", series FROM chunk WHERE (series, first_at) > (?, ?) "
                      "ORDER BY series, first_at LIMIT ?"},
            {&m_bodies, bodiesOfChunk},
            {&m_rollup, "SELECT coarse, fine FROM rollup WHERE id = ?"},
            {&m_setAside, "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
                          "VALUES(?, ?, ?, ?, ?)"},
            {&m_detach,
             "UPDATE chunk SET body = 0, rollup = 0, rollup_bits = 0 WHERE series = ? AND first_at = ?"},
            {&m_remove, "DELETE FROM chunk WHERE series = ? AND first_at = ?"},
            {&m_insert, QD_INSERT_CHUNK},
            {&m_loose, "SELECT id, body FROM chunk_body WHERE id NOT IN (" QD_USED_BODIES ")"},
        });
    }

    Result<void> mendRows()
    {
        Row last{INT64_MIN, {}};
        for (;;) {
            const auto rows =
                collectRows(m_rows.bind(last.first, last.second.summary.firstAt, seriesAtOnce), m_cancel,
                            [](const Statement& row) { return Row(row.integer(14), chunkRowOf(row)); });
            m_rows.reset();
            if (!rows)
                return Failure(rows.error());
            if (rows->empty())
                return {};
            for (const auto& [series, row] : *rows) {
                if (auto done = mendRow(series, row); !done)
                    return done;
            }
            last = rows->back();
        }
    }

    Result<void> mendRow(SeriesId series, const ChunkRow& row)
    {
        if (const auto found = m_bodies.bind(row.body, row.times).step(); !found)
            return Failure(found.error());
        auto told = asTheBodiesTell(row, m_bodies.blob(0), m_bodies.blob(1));
        const Bytes body(m_bodies.blob(0).begin(), m_bodies.blob(0).end());
        m_bodies.reset();
        if (!told || !told->isSound(series)) {
            const BlockSummary& all = row.summary;
            m_losses.rows.emplace_back(series, TimeRange{all.firstAt, all.lastAt});
            m_asideAlready.insert(row.body);
            return m_setAside.run(series, all.firstAt, all.lastAt, all.count, body).and_then([&] {
                return removeRow(series, row);
            });
        }
        const auto hasRollup = told->rollup == 0 ? true : isRollupSound(*told);
        if (!hasRollup)
            return Failure(hasRollup.error());
        if (!*hasRollup)
            told->rollup = told->rollupBits = 0;
        if (*hasRollup && row.isSound(series))
            return {};
        return removeRow(series, row).and_then([&] { return insertChunkRow(m_insert, series, *told); });
    }

    // The row alone: its body goes on, or is another's.
    Result<void> removeRow(SeriesId series, const ChunkRow& row)
    {
        return m_detach.run(series, row.summary.firstAt).and_then([&] {
            return m_remove.run(series, row.summary.firstAt);
        });
    }

    Result<bool> isRollupSound(const ChunkRow& row)
    {
        const auto found = m_rollup.bind(row.rollup).step();
        if (!found)
            return found;
        const bool isSound = *found && fits(decodeRollup(m_rollup.blob(0)), row.summary) &&
                             fits(decodeRollup(m_rollup.blob(1)), row.summary);
        m_rollup.reset();
        return isSound;
    }

    Result<void> setBodiesAside()
    {
        Result<void> kept;
        auto read = forEachRow(m_loose.bind(), m_cancel, [&](const Statement& row) {
            if (m_asideAlready.contains(row.integer(0)))
                return;
            ++m_losses.bodies;
            // Of a part alone nothing more is known.
            const BlockSummary all = asTheBodiesTell({}, row.blob(1), {}).value_or(ChunkRow()).summary;
            if (kept)
                kept = m_setAside.run(-row.integer(0), all.firstAt, all.lastAt, all.count, row.blob(1));
        });
        m_loose.reset();
        return read.and_then([&] { return kept; }).and_then([&] {
            return m_target.execute("DELETE FROM chunk_body WHERE id NOT IN (" QD_USED_BODIES ");"
                                    "DELETE FROM rollup WHERE id NOT IN (SELECT rollup FROM chunk)");
        });
    }

    Result<void> countUses()
    {
        const auto tables = m_target.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'shared_body'");
        if (!tables)
            return Failure(tables.error());
        return *tables > 0 ? m_target.execute(countSharedBodies) : Result<void>();
    }

    const Database& m_target;
    const CancelToken& m_cancel;
    ChunkLosses m_losses;
    std::unordered_set<std::int64_t> m_asideAlready; ///< bodies, with the row that named them
    Statement m_rows;
    Statement m_bodies;
    Statement m_rollup;
    Statement m_setAside;
    Statement m_detach;
    Statement m_remove;
    Statement m_insert;
    Statement m_loose;
};

} // namespace

Result<ChunkLosses> mendedChunks(const Database& target, const CancelToken& cancel)
{
    return ChunkMender(target, cancel).mend();
}

} // namespace qd
