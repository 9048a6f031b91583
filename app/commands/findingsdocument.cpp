// SPDX-License-Identifier: Apache-2.0
#include "app/commands/findingsdocument.h"

#include <QJsonObject>

#include <cmath>

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

QJsonValue numberOrNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

QJsonValue intervalOrNull(const std::optional<Interval>& interval)
{
    const bool isFinite = interval && std::isfinite(interval->low) && std::isfinite(interval->high);
    return isFinite ? QJsonValue(QJsonArray{interval->low, interval->high}) : QJsonValue();
}

} // namespace

QJsonArray findingsDocument(const Evaluation& evaluation)
{
    QJsonArray findings;
    for (const Finding& finding : findingsOf(evaluation))
        findings.append(QJsonObject{{"kind", idOf(finding.kind)},
                                    {"weight", idOf(finding.weight)},
                                    {"subject", finding.subject},
                                    {"effect", numberOrNull(finding.effect)},
                                    {"interval", intervalOrNull(finding.interval)},
                                    {"p", numberOrNull(finding.pValue)},
                                    {"text", finding.what},
                                    {"since", sentenceOrNull(finding.since)},
                                    {"how_sure", sentenceOrNull(finding.howSure)}});
    return findings;
}

} // namespace qd
