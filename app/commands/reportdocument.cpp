// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportdocument.h"

#include "app/commands/findingsdocument.h"

namespace qd {

QJsonObject reportDocument(const QualityReport& report, const QString& file)
{
    QJsonArray problems;
    for (const QString& problem : report.problems)
        problems.append(problem);
    return {{"file", file},
            {"model", QString::fromStdString(report.evaluation->question.model)},
            {"rows", static_cast<qint64>(report.rows)},
            {"rejected", static_cast<qint64>(report.rejected)},
            {"problems", problems},
            {"findings", findingsDocument(*report.evaluation)}};
}

} // namespace qd
