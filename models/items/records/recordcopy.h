// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/recordtable.h"

#include <QString>

#include <vector>

namespace qd {

/// Consecutive rows, by their position in a selection.
struct RowStretch
{
    std::int64_t from = 0;
    std::int64_t to = 0; ///< the position beyond the last

    friend bool operator==(const RowStretch&, const RowStretch&) = default;
};

[[nodiscard]] std::int64_t rowsOf(const std::vector<RowStretch>& stretches);

/// The rows as people see them, a line each with tabs between the cells of these columns, below a line of
/// titles: what a spreadsheet pastes. Blocking, for the pool. ErrorKind::Invalid when it would be more than a
/// clipboard is for (256 MB); ErrorKind::Cancelled; and that rows cannot be read.
[[nodiscard]] Result<QString> rowsAsText(const RecordTable& table, const Selection& selection,
                                         const std::vector<RowStretch>& stretches,
                                         const std::vector<int>& columns, const CancelToken& cancel = {});

} // namespace qd
