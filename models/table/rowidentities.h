// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/blocks/block.h"
#include "models/table/rowpatches.h"

#include <functional>

namespace qd {

/// What tells the rows of a block apart from others. Most logs number their requests, so that their ids
/// ascend and rows cannot repeat unless the ids of blocks overlap; then first and last are enough.
struct RowIdentities
{
    std::string first; ///< ids of ascending ones; empty when `rows` are needed, or no row has an id
    std::string last;
    std::vector<RowIdentity> rows;

    /// `models`: codes of the rows, empty when they have none. `contentOf` is asked for the rows that have an
    /// id, when the ids do not ascend.
    [[nodiscard]] static RowIdentities of(const BlockTexts& ids, std::span<const std::uint32_t> models,
                                          const std::function<RowContent(std::size_t row)>& contentOf);
};

/// The columns of a schema that tell rows apart.
struct IdentityColumns
{
    int id = noColumn;
    int model = noColumn;
    int prediction = noColumn;
    int label = noColumn;
    int status = noColumn;
    int probability = noColumn;
    int latency = noColumn;
};

/// The numbers of a row that tell it from another with the same answer; NaN where missing.
struct RowMeasures
{
    double status = 0;
    double probability = std::numeric_limits<double>::quiet_NaN();
    double latency = std::numeric_limits<double>::quiet_NaN();
};

/// A value of a row for comparison with that of another: its code, or a hash of the number or text; 0 for
/// none. `values` holds one representation.
[[nodiscard]] std::uint32_t contentNumber(const PlainColumn& values, std::size_t row);
/// The comparable content of a row.
[[nodiscard]] RowContent rowContent(std::uint32_t prediction, std::uint32_t label, std::int64_t time,
                                    const RowMeasures& measures);

/// The ids of the blocks of a table, in the order of reading.
class IdRanges
{
public:
    void add(std::size_t block, std::int64_t firstRow, std::string first, std::string last);
    /// Gives the rows of blocks that may share ids to `patches`; those of all blocks when it has others, or
    /// late labels. On several threads. Errors: the file cannot be read.
    [[nodiscard]] Result<void> compare(std::span<const StoredBlock> blocks, const IdentityColumns& columns,
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
