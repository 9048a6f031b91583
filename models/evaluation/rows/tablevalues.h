// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/writtennumbers.h"
#include "models/table/recordtable.h"

#include <optional>

/// Whole columns of selected rows in memory, one entry per row.
namespace qd {

[[nodiscard]] Result<std::vector<std::int64_t>> timesOf(const RecordTable& table, const Selection& selection,
                                                        int column, const CancelToken& cancel);
/// Returns the codes of a Code column.
[[nodiscard]] Result<std::vector<std::uint32_t>> codesOf(const RecordTable& table, const Selection& selection,
                                                         int column, const CancelToken& cancel);
/// Returns the numbers of a Number column, or of a Code column in the style of its values; NaN where missing
/// or no number.
[[nodiscard]] Result<std::vector<double>> numbersOf(const RecordTable& table, const Selection& selection,
                                                    int column, const CancelToken& cancel);
[[nodiscard]] Result<std::vector<double>> styledNumbersOf(const RecordTable& table,
                                                          const Selection& selection, int column,
                                                          NumberStyle style, const CancelToken& cancel);

/// The shortest text that reads back as the number: "3", "0.25".
[[nodiscard]] std::string textOf(double number);
/// Returns what the values of a column are: numbers for kind Number, decided by the dictionary for kind Code.
[[nodiscard]] WrittenNumbers writtenNumbersOf(const RecordTable& table, int column);

/// Error of a cancelled evaluation.
[[nodiscard]] Failure cancelled();

} // namespace qd
