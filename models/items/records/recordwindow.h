// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/sort.h"

#include <QString>

#include <unordered_map>

namespace qd {

/// Which rows of a table are shown, and in which order.
struct RowsQuestion
{
    QString filter{}; ///< see models/table/filter.h
    RowOrder order{};

    friend bool operator==(const RowsQuestion&, const RowsQuestion&) = default;
};

/// select(), then sortRows(), with their errors. Blocking, for the pool.
[[nodiscard]] Result<Selection> rowsFor(const RecordTable& table, const RowsQuestion& question,
                                        const CancelToken& cancel = {}, const SortProgress& progress = {});

/// Where somebody stands in the rows of a table.
struct RecordPlace
{
    RecordTablePtr table;
    std::shared_ptr<const Selection> selection; ///< the rows that can be scrolled through
    std::int64_t first = 0;                     ///< position of the first row that is seen
    int rows = 0;                               ///< the number of rows that are seen
    bool isAtEnd = false;                       ///< nothing lies below them
};

/// Rows by their position in a selection.
using PositionedRows = std::unordered_map<std::int64_t, TableRow>;

/// A window of rows that stands for the same place in another table.
struct RecordWindow
{
    Selection selection;
    std::int64_t first = 0;
    PositionedRows rows; ///< the rows that are seen and a page on either side
};

/// Finds the place in a newer table of the same log, to which rows may have been added anywhere or from which
/// old ones may be gone: the row that was seen first is so again, by its time and its rank among those of the
/// same time; who stood at the end stands there again. Blocking, for the pool. Errors: of rowsFor(), and that
/// rows cannot be read.
[[nodiscard]] Result<RecordWindow> windowIn(const RecordTable& newer, const RowsQuestion& question,
                                            const RecordPlace& place, const CancelToken& cancel = {});

/// Where the table's row stands in the selection; of one that is not sorted, or the next after it.
[[nodiscard]] std::int64_t positionOf(const Selection& selection, std::int64_t row);

/// The rows [from, to) of the selection, by position.
[[nodiscard]] Result<PositionedRows> readRows(const RecordTable& table, const Selection& selection,
                                              std::int64_t from, std::int64_t to, const CancelToken& cancel);

} // namespace qd
