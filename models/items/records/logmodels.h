// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/items/rowsmodel.h"
#include "models/quality/classification.h"

/// Tables of the page that shows a log from disk.
namespace qd {

struct ClassRow
{
    std::string name;
    ClassScores scores;
};

using ClassModel = RowsModel<ClassRow>;

/// Class, precision, recall, F1, support; a score that is undefined says why in its tooltip.
[[nodiscard]] ClassModel* makeClassModel(QObject* parent);
/// Returns a row for each class; none without scores of each class.
[[nodiscard]] std::vector<ClassRow> classRows(const std::vector<std::string>& classes,
                                              const ClassificationScores& scores);

using MistakeModel = RowsModel<Mistake>;
/// True class, what it was taken for, how often, share of the true class.
[[nodiscard]] MistakeModel* makeMistakeModel(QObject* parent);

} // namespace qd
