// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"
#include "models/evaluation/rows/rowsample.h"

namespace qd {

inline constexpr std::size_t mostSliceRows = 200'000;
inline constexpr std::size_t mostSliceColumns = 12;       ///< columns that are searched in combination
inline constexpr std::size_t mostSingleSliceColumns = 48; ///< columns that are searched by themselves
inline constexpr std::size_t mostSliceValues = 50;

struct FoundSlices
{
    SliceSearch search;
    std::vector<SliceOnset> onsets;
    std::vector<RowSample> rows;      ///< the labelled rows of each slice among those that were searched
    std::vector<SliceColumn> columns; ///< the columns without codes
    std::vector<QString> notes;       ///< how it was searched
    std::vector<QString> unsearched;  ///< what was not searched, and why
};

/// Which combinations of at most three segment values, the version among them, are served worse; over at most
/// mostSliceRows labelled rows, taken at random. That a value is missing is a value. Segments are the columns
/// of codes with a value that has rows enough to be tested; of each the mostSliceValues most frequent ones
/// are searched, and combinations of the first mostSliceColumns.
[[nodiscard]] Result<FoundSlices> evaluateSlices(const EvaluatedRows& rows, const RecordTable& table,
                                                 const CancelToken& cancel);

/// Whether the version is a column that is searched, the first one: rows are of several versions, or some of
/// none.
[[nodiscard]] bool isVersionSearched(const EvaluatedRows& rows);

/// Columns whose values are tallied as segments: codes of 2 to mostSliceValues values, a missing one among
/// them; at most mostSliceColumns in the order of the log.
[[nodiscard]] std::vector<int> segmentColumns(const RecordTable& table);

} // namespace qd
