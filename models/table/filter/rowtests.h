// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/tabledata.h"
#include "models/table/filter/relation.h"

#include <QRegularExpression>

namespace qd {

/// What a filter asks of each row. Immutable; thread-safe.
class RowTest
{
public:
    virtual ~RowTest() = default;
    /// Sets `mask` to 1 for the rows of the block that pass, and to 0 for the others.
    [[nodiscard]] virtual Result<void> test(const TableData& data, std::size_t block,
                                            std::span<std::uint8_t> mask) const = 0;
};

using RowTestPtr = std::unique_ptr<const RowTest>;

[[nodiscard]] RowTestPtr allOf(std::vector<RowTestPtr> tests);
[[nodiscard]] RowTestPtr anyOf(std::vector<RowTestPtr> tests);
[[nodiscard]] RowTestPtr noneOf(RowTestPtr test);

/// Makes a test of a Code column: the codes that pass have 1 in `accepted`, which has one entry per value and
/// a last one for missing values.
[[nodiscard]] RowTestPtr codeTest(int column, std::vector<std::uint8_t> accepted);
/// Makes a test of a Number or Time column.
[[nodiscard]] RowTestPtr numberTest(int column, Relation relation, double value);
[[nodiscard]] RowTestPtr numberInTest(int column, std::vector<double> values);
/// Makes a test of a Text column.
[[nodiscard]] RowTestPtr textTest(int column, std::function<bool(std::string_view)> accepts);
/// Makes a test of any column for missing values.
[[nodiscard]] RowTestPtr missingTest(int column);
/// A text that is a number from end to end; else NaN.
[[nodiscard]] double numberOrNan(std::string_view text);

} // namespace qd
