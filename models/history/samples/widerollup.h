// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/chunkbodies.h"
#include "models/history/samples/rollupwriter.h"

namespace qd {

class ChunkReader;

/// A row of the table `wide_rollup`: all samples of a series from `firstAt` to `lastAt`, those of some
/// hundred thousand in a number of neighbouring chunks, in buckets of 2^rollupBits ms (in `coarse`
/// 2^coarserBits times that) and wider than the chunks' own. So a chart of months reads one row where it
/// would read many. It goes with the first of its chunks that is written anew; a trigger sees to that.
struct WideRollup
{
    Timestamp firstAt;
    Timestamp lastAt;
    unsigned rollupBits = 0;
    std::int64_t rollup = 0; ///< the row of the rollup in the table `rollup`
    std::uint64_t checksum = 0;

    /// Returns whether the row is as it was written.
    [[nodiscard]] bool isSound(SeriesId series) const { return checksum == checksumFor(series); }
    [[nodiscard]] std::uint64_t checksumFor(SeriesId series) const;
};

/// The columns for a SELECT whose rows are given to wideRollupOf().
#define QD_WIDE_ROLLUP_COLUMNS "first_at, last_at, rollup_bits, rollup, checksum"
[[nodiscard]] WideRollup wideRollupOf(const Statement& row);

/// Makes them, out of the chunks' own rollups where these have one. One connection, one thread; calls happen
/// inside the caller's transaction.
class WideRollupWriter
{
public:
    [[nodiscard]] static Result<WideRollupWriter> prepare(const Database& database);

    /// Makes wide rollups of the series' chunks that came after its last one, as long as there are enough for
    /// another one; not of the small ones at its end, which will be joined, nor beyond a damaged one.
    [[nodiscard]] Result<void> extend(SeriesId series);

    static constexpr std::size_t chunksOfOne = 32;
    /// The buckets are 2^widerBits of those of a chunk's fine rollup.
    static constexpr unsigned widerBits = 1;

private:
    using Rows = std::vector<ChunkRow>;

    [[nodiscard]] Result<Rows> nextRows(SeriesId series);
    /// Stores a wide rollup; returns false when one of the rows is damaged.
    [[nodiscard]] Result<bool> store(SeriesId series, std::span<const ChunkRow> rows);

    [[nodiscard]] Result<std::optional<Rollup>> rollupOf(const ChunkReader& chunks, const ChunkRow& row,
                                                         unsigned bits);

    const Database* m_database = nullptr;
    ChunkBodies m_bodies;
    RollupWriter m_rollups;
    Statement m_next;
    Statement m_insert;
};

} // namespace qd
