// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"
#include "models/history/database.h"
#include "models/history/historyreader.h"

#include <functional>
#include <span>

namespace qd {

/// The table of chunks: one row per (series, first_at) with up to maxChunkBlocks encoded blocks, whose
/// summary is spelled out in columns. Rows of one series never overlap in time, and their blocks ascend.
///
/// New samples go to the series' end as a small row; small rows are joined when the earlier ones are outgrown
/// threefold by those after them, so that each sample is copied about log4(maxChunkBlocks) times and old
/// history lies in large rows. Samples that come late are merged into the block where they belong, whatever
/// their age. A row that proves damaged when it is to be changed is set aside in damaged_chunk as it is.
///
/// One connection, one thread; calls happen inside the caller's transaction.
class ChunkWriter
{
public:
    [[nodiscard]] static Result<ChunkWriter> prepare(const Database& database);

    /// `samples` ascend strictly; each takes the place of a stored one at the same time.
    [[nodiscard]] Result<void> add(SeriesId series, std::span<const Sample> samples);
    /// Joins the small rows at the series' end, whatever their size.
    [[nodiscard]] Result<void> join(SeriesId series);
    /// Leaves out of the row that begins at that time the blocks that `keep` does not want, unless those are
    /// less than a quarter: then it is not worth writing. The samples that went.
    [[nodiscard]] Result<std::int64_t> thin(SeriesId series, Timestamp firstAt,
                                            const std::function<bool(const BlockSummary&)>& keep);

private:
    using Blocks = std::vector<EncodedBlock>;

    struct Row
    {
        Timestamp firstAt;
        Timestamp lastAt;
        std::int64_t samples = 0;
        std::int64_t blocks = 0;
    };

    [[nodiscard]] Result<std::optional<Row>> rowAtOrBefore(SeriesId series, Timestamp at);
    [[nodiscard]] Result<std::optional<Timestamp>> rowAfter(SeriesId series, Timestamp at);
    [[nodiscard]] Result<void> append(SeriesId series, const std::optional<Row>& last,
                                      std::span<const Sample> samples);
    [[nodiscard]] Result<void> merge(SeriesId series, const Row& row, std::span<const Sample> samples);
    /// The row's blocks, none when it is damaged; the row itself is gone.
    [[nodiscard]] Result<Blocks> take(SeriesId series, const Row& row);
    [[nodiscard]] Result<void> takeSmallRows(SeriesId series, Blocks& blocks, bool whateverTheirSize);
    [[nodiscard]] Result<std::vector<Row>> smallRows(SeriesId series, Timestamp at);
    [[nodiscard]] Result<void> store(SeriesId series, std::span<const EncodedBlock> blocks);
    [[nodiscard]] Error damaged(SeriesId series, Timestamp at) const;

    const Database* m_database = nullptr;
    std::size_t m_pageSize = 0;
    Statement m_findBefore;
    Statement m_rowsBefore;
    Statement m_findAfter;
    Statement m_body;
    Statement m_remove;
    Statement m_setAside;
    Statement m_insert;
};

/// That a row of chunks cannot be read.
[[nodiscard]] Error damagedChunk(const Database& database, SeriesId series, Timestamp at);

} // namespace qd
