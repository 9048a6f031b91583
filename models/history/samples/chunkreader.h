// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/chunkbodies.h"
#include "models/history/samples/chunkrow.h"
#include "models/history/samples/rollup.h"
#include "models/history/samples/widerollup.h"
#include "models/history/sqlite/statementcache.h"

namespace qd {

/// Returns whether the blocks are those that the row sums up, and not another row's. Without their numbers
/// (see BlockNumbers) only by times and counts.
[[nodiscard]] bool sumsUp(const ChunkRow& row, std::span<const BlockView> blocks);

/// Rows of chunks, their bodies and rollups for a reader; never without having looked at their checksums.
class ChunkReader
{
public:
    explicit ChunkReader(StatementCache& statements) : m_statements(statements) {}

    /// Calls `visit(const ChunkRow&) -> Result<void>` for each row that overlaps the range, in order.
    template <typename Visit>
    [[nodiscard]] Result<void> forEachRow(SeriesId id, TimeRange range, const CancelToken& cancel,
                                          Visit visit) const
    {
        // The row that begins before the range may reach into it.
        auto query = m_statements.borrow(
            "SELECT " QD_CHUNK_COLUMNS
            " FROM chunk WHERE series = ?1 AND first_at < ?3 AND first_at >= coalesce((SELECT first_at "
            "FROM chunk WHERE series = ?1 AND first_at <= ?2 ORDER BY first_at DESC LIMIT 1), ?2) "
            "ORDER BY first_at");
        if (!query)
            return Failure(query.error());
        Result<void> visited;
        auto read =
            qd::forEachRow((*query)->bind(id, range.from, range.to), cancel, [&](const Statement& statement) {
                const ChunkRow row = chunkRowOf(statement);
                if (!visited || row.summary.lastAt < range.from)
                    return;
                visited = row.isSound(id) ? visit(row) : Failure(damaged(id, row));
            });
        return read.and_then([&] { return visited; });
    }

    /// Calls `use(BlockView) -> bool` for each block; false is a block that proves damaged.
    template <typename Use>
    [[nodiscard]] Result<void> forEachBlock(SeriesId id, const ChunkRow& row, Use use) const
    {
        auto query = m_statements.borrow(bodiesOfChunk);
        if (!query)
            return Failure(query.error());
        const auto found = (*query)->bind(row.body, row.times).step();
        if (!found)
            return Failure(found.error());
        const auto blocks = openBodies((*query)->blob(0), (*query)->blob(1), row.times != 0);
        bool isSound = blocks && sumsUp(row, *blocks);
        for (std::size_t i = 0; isSound && i < blocks->size(); ++i)
            isSound = use((*blocks)[i]);
        if (!isSound)
            return Failure(damaged(id, row));
        return {};
    }

    /// The widest rollup of the row whose buckets are not wider than 2^bits ms; nothing when there is none,
    /// or when it is damaged, since the samples themselves tell the same.
    [[nodiscard]] Result<std::optional<Rollup>> rollup(const ChunkRow& row, unsigned bits) const;
    /// The series' wide rollups that lie within the range and have no wider buckets than 2^bits ms, in order.
    [[nodiscard]] Result<std::vector<WideRollup>> wideRollups(SeriesId id, TimeRange range,
                                                              unsigned bits) const;
    /// Returns one of the two rollups of a wide rollup, like the above.
    [[nodiscard]] Result<std::optional<Rollup>> rollup(const WideRollup& wide, unsigned bits) const;
    /// The last row that begins at or before `at`.
    [[nodiscard]] Result<std::optional<ChunkRow>> rowAt(SeriesId id, Timestamp at) const;

private:
    [[nodiscard]] Result<std::optional<Rollup>> rollup(std::int64_t number, unsigned ownBits,
                                                       unsigned bits) const;
    [[nodiscard]] Error damaged(SeriesId id, const ChunkRow& row) const
    {
        return damagedChunk(m_statements.database(), id, row.summary.firstAt);
    }

    StatementCache& m_statements;
};

} // namespace qd
