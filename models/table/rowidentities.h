// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/blocks/block.h"
#include "models/table/rowpatches.h"

namespace qd {

/// What tells the rows of a block apart from others. Most logs number their requests, so that their ids
/// ascend and rows cannot repeat unless the ids of blocks overlap; then first and last are enough.
struct RowIdentities
{
    std::string first; ///< ids of ascending ones; empty when `rows` are needed, or no row has an id
    std::string last;
    std::vector<RowIdentity> rows;

    /// `models`: codes of the rows, empty when they have none.
    [[nodiscard]] static RowIdentities of(const BlockTexts& ids, std::span<const std::uint32_t> models);
};

/// The ids of the blocks of a table, in the order of reading.
class IdRanges
{
public:
    void add(std::size_t block, std::int64_t firstRow, std::string first, std::string last);
    /// Gives the rows of blocks that may share ids to `patches`; those of all blocks when it has others, or
    /// late labels. On several threads. Errors: the file cannot be read.
    [[nodiscard]] Result<void> compare(std::span<const StoredBlock> blocks, int idColumn, int modelColumn,
                                       const TemporaryFile& file, RowPatches& patches,
                                       const CancelToken& cancel) const;

private:
    struct Range
    {
        std::size_t block = 0;
        std::int64_t firstRow = 0;
        std::string first;
        std::string last;
    };

    [[nodiscard]] std::vector<const Range*> overlapping() const;

    std::vector<Range> m_ranges;
};

} // namespace qd
