// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

namespace qd {

/// Columns of a chart at multiples of `step` from 1970 on: they stay the same while the range moves on, and
/// their edges are where rollups end, so that HistoryReader::columns() reads no samples beyond a few at any
/// zoom.
struct ColumnGrid
{
    TimeRange range; ///< on whole columns
    int columns = 1;
    Duration step{1};
};

/// The width of about `columns` (at least 1) columns over the range, 18 % fewer to 23 % more: a power of two
/// in ms or one and a half of it.
[[nodiscard]] Duration columnStep(TimeRange range, int columns);
/// The columns of that width that cover the range.
[[nodiscard]] ColumnGrid columnGrid(TimeRange range, Duration step);

/// The largest power of two (its exponent) that divides all edges between the columns; 0 when they are not
/// whole milliseconds.
[[nodiscard]] unsigned alignmentOf(TimeRange range, int columns);

} // namespace qd
