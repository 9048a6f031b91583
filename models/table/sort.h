// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordtable.h"

namespace qd {

/// The column by whose values rows stand, and which way.
struct RowOrder
{
    std::string column{}; ///< the column's name; empty: as in the table
    bool isDescending = false;

    [[nodiscard]] bool isOfTable() const { return column.empty(); }
    friend bool operator==(const RowOrder&, const RowOrder&) = default;
};

/// How much of the work is done, from 0 to 1; called by any thread.
using SortProgress = std::function<void(double)>;

/// Puts the rows of the selection in order: times and numbers by value, also those of a Code column that has
/// nothing else, texts in natural order (see naturalLess()). Rows of equal values stay in the order of the
/// table, and those without a value come last, whichever way. A column that the table does not have leaves
/// the selection as it is. Memory: 16 bytes a row, of a Text column 24 and its texts. Blocking: for the pool.
/// Errors: Cancelled; that the temporary file cannot be read; Invalid when the texts are more than 512 MB.
[[nodiscard]] Result<Selection> sortRows(const RecordTable& table, Selection selection, const RowOrder& order,
                                         const CancelToken& cancel = {}, const SortProgress& progress = {});

} // namespace qd
