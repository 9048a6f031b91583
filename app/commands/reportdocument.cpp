// SPDX-License-Identifier: Apache-2.0
#include "app/commands/reportdocument.h"

#include "models/evaluation/findings.h"

#include <QJsonArray>

namespace qd {

namespace {

const char* idOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::Slice:
        return "slice";
    case Finding::Kind::Version:
        return "version";
    case Finding::Kind::Change:
        return "change";
    case Finding::Kind::Period:
        return "period";
    case Finding::Kind::Drift:
        return "drift";
    case Finding::Kind::Calibration:
        return "calibration";
    case Finding::Kind::Estimate:
        break;
    }
    return "estimate";
}

const char* idOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Bad:
        return "bad";
    case Finding::Weight::Notice:
        return "notice";
    case Finding::Weight::Good:
        break;
    }
    return "good";
}

QJsonValue sentenceOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QJsonObject reportDocument(const QualityReport& report, const QString& file)
{
    QJsonArray findings;
    for (const Finding& finding : findingsOf(*report.evaluation))
        findings.append(QJsonObject{{"kind", idOf(finding.kind)},
                                    {"weight", idOf(finding.weight)},
                                    {"what", finding.what},
                                    {"since", sentenceOrNull(finding.since)},
                                    {"howSure", sentenceOrNull(finding.howSure)}});
    QJsonArray problems;
    for (const QString& problem : report.problems)
        problems.append(problem);
    return {{"file", file},
            {"model", QString::fromStdString(report.evaluation->question.model)},
            {"rows", static_cast<qint64>(report.rows)},
            {"rejected", static_cast<qint64>(report.rejected)},
            {"problems", problems},
            {"findings", findings}};
}

} // namespace qd
