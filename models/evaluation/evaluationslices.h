// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluatedrows.h"

namespace qd {

inline constexpr std::size_t mostSliceRows = 200'000;
inline constexpr std::size_t mostSliceColumns = 12;
inline constexpr std::size_t mostSliceValues = 50;

struct FoundSlices
{
    SliceSearch search;
    std::vector<SliceOnset> onsets;
    std::vector<SliceColumn> columns; ///< the columns without codes
};

/// Which combinations of at most three segment values, the version among them, are served worse; over at most
/// mostSliceRows labelled rows, evenly taken. Columns of 2 to mostSliceValues values count as segments, at
/// most mostSliceColumns of them in the order of the log. What had to be left out goes to `notes`.
[[nodiscard]] Result<FoundSlices> evaluateSlices(const EvaluatedRows& rows, const RecordTable& table,
                                                 std::vector<QString>& notes, const CancelToken& cancel);

/// Columns that count as segments; `notes`, unless null, names those that do not, and why.
[[nodiscard]] std::vector<int> segmentColumns(const RecordTable& table, std::vector<QString>* notes);

} // namespace qd
