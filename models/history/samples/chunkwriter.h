// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/chunkbodies.h"
#include "models/history/samples/rollupwriter.h"
#include "models/history/samples/rowfit.h"

#include <functional>
#include <span>

namespace qd {

/// The table of chunks: one row per (series, first_at) with up to maxChunkBlocks encoded blocks, see
/// ChunkRow, and ChunkBodies for where these lie. Rows of one series never overlap in time, and their blocks
/// ascend. A row of more than half of that many blocks has a rollup where that pays, see RollupWriter.
///
/// New samples go to the series' end as a small row. Small rows are joined when there are blocks enough for a
/// large one, so that each sample is written about twice however large the file is. Samples that come late
/// are merged into the block where they belong, whatever their age, and the rollup of that row is made anew.
/// Large rows that take next to nothing (see areQuiet()) are joined with those of about their length, up to
/// maxQuietBlocks, so that a block of theirs is written some times more. A row that proves damaged when it is
/// to be changed is set aside in damaged_chunk as it is.
///
/// One connection, one thread; calls happen inside the caller's transaction.
class ChunkWriter
{
public:
    [[nodiscard]] static Result<ChunkWriter> prepare(const Database& database);

    /// `samples` ascend strictly; each takes the place of a stored one at the same time.
    [[nodiscard]] Result<void> add(SeriesId series, std::span<const Sample> samples);
    /// Joins the small rows at the series' end, whatever their size, and quiet ones.
    [[nodiscard]] Result<void> join(SeriesId series);
    /// Removes the row with its body and rollup; of a damaged row, which may not mean those, the row alone.
    [[nodiscard]] Result<void> remove(SeriesId series, const ChunkRow& row);
    /// Leaves out of the row the blocks that `keep` does not want, unless those are less than a quarter: then
    /// it is not worth writing. The samples that went; a damaged row stays as it is.
    [[nodiscard]] Result<std::int64_t> thin(SeriesId series, const ChunkRow& row,
                                            const std::function<bool(const BlockSummary&)>& keep);

    /// How many rows have proved damaged so far and were set aside.
    [[nodiscard]] std::int64_t setAside() const { return m_rowsSetAside; }

    /// A row with more blocks than this is left as it is.
    static constexpr std::size_t largeRow = largeChunkRow;

private:
    using Blocks = std::vector<EncodedBlock>;

    [[nodiscard]] Result<std::optional<ChunkRow>> rowAtOrBefore(SeriesId series, Timestamp at);
    [[nodiscard]] Result<std::optional<Timestamp>> rowAfter(SeriesId series, Timestamp at);
    [[nodiscard]] Result<void> append(SeriesId series, const std::optional<ChunkRow>& last,
                                      std::span<const Sample> samples);
    [[nodiscard]] Result<void> merge(SeriesId series, const ChunkRow& row, std::span<const Sample> samples);
    /// The row's blocks, none when it is damaged; the row itself stays.
    [[nodiscard]] Result<Blocks> read(SeriesId series, const ChunkRow& row);
    /// The row's blocks, none when it is damaged; the row itself is gone.
    [[nodiscard]] Result<Blocks> take(SeriesId series, const ChunkRow& row);
    [[nodiscard]] Result<void> setAside(SeriesId series, const ChunkRow& row);
    [[nodiscard]] Result<void> takeSmallRows(SeriesId series, Blocks& blocks, bool whateverTheirSize);
    /// Puts the quiet rows before `blocks`, if these are quiet, in front of them: once they make a long row,
    /// or whatever their number.
    [[nodiscard]] Result<void> takeQuietRows(SeriesId series, Blocks& blocks, bool whateverTheirNumber);
    /// How many blocks lie in the rows before that time, back to the first row of more than `mostOfRow`; no
    /// further than to `enough`.
    [[nodiscard]] Result<std::size_t> blocksBefore(SeriesId series, Timestamp at, std::size_t mostOfRow,
                                                   std::size_t enough);
    [[nodiscard]] Result<std::vector<ChunkRow>> smallRows(SeriesId series, Timestamp at);
    [[nodiscard]] Result<void> store(SeriesId series, std::span<const EncodedBlock> blocks);
    [[nodiscard]] Result<void> storeRow(SeriesId series, std::span<const BlockView> blocks);

    const Database* m_database = nullptr;
    ChunkBodies m_bodies;
    RollupWriter m_rollups;
    std::size_t m_pageSize = 0;
    std::int64_t m_rowsSetAside = 0;
    Statement m_findBefore;
    Statement m_rowsBefore;
    Statement m_blocksBefore;
    Statement m_findAfter;
    Statement m_remove;
    Statement m_setAside;
    Statement m_setTimesAside;
    Statement m_detach;
    Statement m_insert;
};

} // namespace qd
