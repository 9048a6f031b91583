// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/table/recordtable.h"

namespace qd {

struct EvaluatedRows;

/// The columns that hold the probability of each class.
struct ClassColumns
{
    std::vector<int> ofClass; ///< the column of each class of the rows, or noColumn; empty for none at all
    std::vector<int> others;  ///< columns of classes that no row has
    double scale = 1;         ///< the value that stands for certainty: 1, or 100 for percentages

    /// Returns whether each class has a column.
    [[nodiscard]] bool areComplete() const
    {
        return !ofClass.empty() && std::find(ofClass.begin(), ofClass.end(), noColumn) == ofClass.end();
    }
};

/// Finds the columns of the classes of `rows` by their names (1, 1.0 and true are one class). Columns that
/// only have numbers, as the places of a list, belong to other classes when the largest one shows it; what
/// was found out so, or not, is added to the assumptions. One pass over the columns. Errors: Cancelled, or of
/// reading.
[[nodiscard]] Result<ClassColumns> classColumnsOf(const RecordTable& table, EvaluatedRows& rows,
                                                  const CancelToken& cancel);

/// Returns a column of `rows.classColumns` as shares from 0 to 1; NaN where missing or out of range.
[[nodiscard]] Result<std::vector<double>> classShares(const RecordTable& table, const EvaluatedRows& rows,
                                                      int column, const CancelToken& cancel);

} // namespace qd
