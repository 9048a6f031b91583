// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/figures.h"

/// How the inputs of the current period differ from those of the reference period, and what became of the
/// predictions in each part of them.
namespace qd {

/// What became of the rows of one period that lie in one cell of a column.
struct CellOutcomes
{
    std::int64_t rows = 0;
    std::int64_t failed = 0;
    std::int64_t labelled = 0; ///< rows with a class and its truth that did not fail
    std::int64_t correct = 0;
};

struct InputChange
{
    ColumnDrift drift;
    std::vector<CellOutcomes> reference; ///< one for each of `drift.cells`, over all rows of the period
    std::vector<CellOutcomes> current;

    /// Returns the fall of accuracy that the new mix of cells alone would cause, at the reference's accuracy
    /// per cell.
    [[nodiscard]] double explainedFall() const;
};

/// Compares all segments and numeric features, as evaluateDrift() does, ranked by drift; empty where either
/// period has no rows. One column after the other is in memory.
[[nodiscard]] Result<std::vector<InputChange>>
inputChanges(const EvaluatedRows& rows, const RecordTable& table, const CancelToken& cancel);

/// Drift among the labelled rows, of the truth and of what was predicted.
struct AnswerDrift
{
    ColumnDrift labels;
    ColumnDrift predictions;
};
[[nodiscard]] AnswerDrift answerDrift(const EvaluatedRows& rows);

} // namespace qd
