// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/account/logaccount.h"

#include <QByteArray>
#include <QStringList>

namespace qd {

/// What a report on the quality of a model says besides its evaluation.
struct QualityReport
{
    EvaluationPtr evaluation;
    QStringList logs;        ///< paths, as people know them
    QString endpoint = {};   ///< instead of logs: its recorded predictions
    LogAccount account = {}; ///< what the figures rest on
    Timestamp made;
};

/// Returns the report for a review meeting, in the console's present language: findings first, then charts,
/// then tables. One self-contained file.
[[nodiscard]] QByteArray qualityReportHtml(const QualityReport& report);
[[nodiscard]] QByteArray qualityReportMarkdown(const QualityReport& report);

/// Checks whether writeQualityReport() knows the ending of the path: .html, .htm, .pdf or .md. Errors:
/// Invalid.
[[nodiscard]] Result<void> checkReportPath(const QString& path);
/// Checks whether a report of these logs may be written there, see OutputTarget.
[[nodiscard]] Result<void> checkReportTarget(const QStringList& logs, const QString& path, bool mayReplace);
/// The format follows from the ending. The file is replaced only when all of it has been written, and only
/// with `mayReplace`. PDF needs a QGuiApplication; any thread. Errors: Invalid (the ending), Storage, and
/// those of OutputTarget.
[[nodiscard]] Result<void> writeQualityReport(const QualityReport& report, const QString& path,
                                              bool mayReplace, const CancelToken& cancel = {});

} // namespace qd
