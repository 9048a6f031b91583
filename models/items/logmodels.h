// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/rowsmodel.h"
#include "models/quality/logsummary.h"

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
[[nodiscard]] std::vector<ClassRow> classRows(const LogGroup& group);

} // namespace qd
