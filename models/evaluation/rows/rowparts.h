// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

#include <functional>

/// The parts that readRows() fills in one after the other.
namespace qd {

/// Columns of a table, read for the rows of a selection.
class ColumnReading
{
public:
    ColumnReading(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel)
        : m_table(table), m_cancel(cancel), m_rows(rows)
    {
    }

protected:
    [[nodiscard]] ColumnKind kindOf(int column) const
    {
        return m_table.columns()[static_cast<std::size_t>(column)].kind;
    }

    /// Reads a column by one of the functions of tablevalues.h; leaves `values` where there is no column.
    template <typename Values, typename Read>
    Result<void> into(Values& values, Read read, int column)
    {
        if (column == noColumn)
            return {};
        auto result = read(m_table, m_rows.selection, column, m_cancel);
        if (!result)
            return Failure(result.error());
        values = std::move(*result);
        return {};
    }

    const RecordTable& m_table;
    const CancelToken& m_cancel;
    EvaluatedRows& m_rows;
};

/// The names that occur, in natural order; codes become indices of them. Columns may have dictionaries of
/// their own.
[[nodiscard]] std::vector<std::string>
usedNames(const std::vector<std::vector<std::uint32_t>*>& columns,
          const std::vector<const std::vector<std::string>*>& dictionaries);

/// A class was asked for that the rows do not have.
[[nodiscard]] Failure unknownClass(const std::string& name);

/// Task, classes, predictions and truths.
[[nodiscard]] Result<void> readOutcomes(const RecordTable& table, EvaluatedRows& rows,
                                        const CancelToken& cancel);
/// Confidences and the scores of the positive class. What the scores mean is decided first; the positive
/// class is chosen then, with the class that they are of (or noClass).
[[nodiscard]] Result<void>
readScores(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel,
           const std::function<Result<void>(std::uint32_t scoreOf)>& choosePositive);

} // namespace qd
