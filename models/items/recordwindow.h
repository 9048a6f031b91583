// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"
#include "models/table/recordtable.h"

#include <QString>

#include <unordered_map>

namespace qd {

/// Where somebody stands in the rows of a table.
struct RecordPlace
{
    RecordTablePtr table;
    std::shared_ptr<const Selection> selection; ///< the rows that can be scrolled through
    std::int64_t first = 0;                     ///< position of the first row that is seen
    int rows = 0;                               ///< that are seen
    bool isAtEnd = false;                       ///< nothing lies below them
};

/// Rows by their position in a selection.
using PositionedRows = std::unordered_map<std::int64_t, TableRow>;

/// The same place in another table.
struct RecordWindow
{
    Selection selection;
    std::int64_t first = 0;
    PositionedRows rows; ///< those that are seen and a page on either side
};

/// Finds the place in a newer table of the same log, to which rows may have been added anywhere or from which
/// old ones may be gone: the row that was seen first is so again, by its time and its rank among those of the
/// same time; who stood at the end stands there again. Blocking, for the pool. Errors: of select(), and that
/// rows cannot be read.
[[nodiscard]] Result<RecordWindow> windowIn(const RecordTable& newer, const QString& filter,
                                            const RecordPlace& place, const CancelToken& cancel = {});

/// The rows [from, to) of the selection, by position.
[[nodiscard]] Result<PositionedRows> readRows(const RecordTable& table, const Selection& selection,
                                              std::int64_t from, std::int64_t to, const CancelToken& cancel);

} // namespace qd
