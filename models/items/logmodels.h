// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/rowsmodel.h"
#include "models/logs/logfile.h"
#include "models/quality/logsummary.h"

/// Tables of the page that shows a log from disk.
namespace qd {

struct ClassRow
{
    std::string name;
    ClassScores scores;
};

using ClassModel = RowsModel<ClassRow>;
using LogVersionModel = RowsModel<LogGroup>;
using RejectedModel = RowsModel<RejectedRow>;

/// Class, precision, recall, F1, support; a score that is undefined says why in its tooltip.
[[nodiscard]] ClassModel* makeClassModel(QObject* parent);
[[nodiscard]] std::vector<ClassRow> classRows(const LogGroup& group);
/// One row per model and version, for comparison.
[[nodiscard]] LogVersionModel* makeLogVersionModel(QObject* parent);
/// Line and reason of rows that could not be read.
[[nodiscard]] RejectedModel* makeRejectedModel(QObject* parent);

/// "fraud, version 2", "fraud, all versions", "All predictions".
[[nodiscard]] QString groupName(const WindowKey& key);
/// "JSON lines", "CSV", "CSV with semicolons", "TSV".
[[nodiscard]] QString formatName(const LogFile& log);

} // namespace qd
