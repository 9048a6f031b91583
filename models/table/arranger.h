// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/blocks/tabledata.h"
#include "models/table/rowpatches.h"

namespace qd {

/// Applies the patches of the rows and puts the rows in order of time, those of one time in the order of
/// reading. Blocks that need neither stay as they are; others are written anew. Memory: some blocks.
class Arranger
{
public:
    Arranger(const std::vector<FinishedColumn>& columns, TemporaryFile& file, const CancelToken& cancel)
        : m_columns(columns), m_file(file), m_cancel(cancel)
    {
    }

    /// Labels that came more than `joinWindow` after their predictions, or before them, are left out.
    [[nodiscard]] Result<std::vector<StoredBlock>> patch(std::vector<StoredBlock> blocks, RowPatches& patches,
                                                         Duration joinWindow);
    [[nodiscard]] Result<std::vector<StoredBlock>> sort(std::vector<StoredBlock> blocks);
    [[nodiscard]] std::int64_t joinedLabels() const { return m_joinedLabels; }
    /// The places of the first 10,000 rows that were left out as repeated.
    [[nodiscard]] const std::vector<RowPlace>& repeatedPlaces() const { return m_repeatedPlaces; }

private:
    using Run = std::vector<StoredBlock>; ///< in order of time
    struct OpenRun;
    class Merger;

    [[nodiscard]] Result<PlainBlock> read(const StoredBlock& block) const;
    void apply(std::span<const RowPatch> patches, std::int64_t firstRow, Duration joinWindow,
               PlainBlock& block);
    void noteRepeated(std::span<const RowPatch> patches, std::int64_t firstRow, const PlainBlock& block);
    [[nodiscard]] Result<Run> merge(std::vector<Run> runs);

    const std::vector<FinishedColumn>& m_columns;
    TemporaryFile& m_file;
    CancelToken m_cancel;
    std::int64_t m_joinedLabels = 0;
    std::vector<RowPlace> m_repeatedPlaces;
};

} // namespace qd
