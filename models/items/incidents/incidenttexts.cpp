// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/incidenttexts.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"

#include "models/incidents/report/effecttext.h"
#include "models/incidents/report/evidencetext.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct IncidentTexts
{
    Q_DECLARE_TR_FUNCTIONS(IncidentTexts)
};

QString comparedTitle(const MetricComparison& comparison)
{
    return seriesTitle(comparison.metric, {});
}

/// Why the verdict is neither good nor bad, worded from the comparisons.
QString undecidedExplanation(const Verification& verification)
{
    const auto& all = verification.comparisons;
    const MetricComparison* worse = worsenedMetric(verification);
    const bool primaryHolds = !all.empty() && all.front().verdict == Verdict::Passed;
    if (worse) {
        const QString before = metricValueText(worse->metric, worse->baselineValue);
        const QString after = metricValueText(worse->metric, worse->afterValue);
        if (primaryHolds)
            return IncidentTexts::tr(
                       "%1 is as before, but %2 got worse: %3 before the fault, %4 now. Undo the "
                       "rollback, or continue if this is acceptable.",
                       "metric, metric, values")
                .arg(comparedTitle(all.front()), comparedTitle(*worse), before, after);
        return IncidentTexts::tr(
                   "There is not enough data on %1 yet, and %2 got worse: %3 before the fault, %4 now. "
                   "Undo the rollback, or continue if this is acceptable.",
                   "metric, metric, values")
            .arg(all.empty() ? QString() : comparedTitle(all.front()), comparedTitle(*worse), before, after);
    }
    const auto open = std::find_if(all.begin(), all.end(), [](const MetricComparison& comparison) {
        return comparison.verdict == Verdict::NotEnoughData && !std::isnan(comparison.low);
    });
    if (open != all.end() && !std::isnan(all.front().low))
        return (comparesSamples(verification)
                    ? IncidentTexts::tr(
                          "The samples in the window do not show whether %1 is as good as before. "
                          "Extend the window and keep watching.",
                          "metric")
                    : IncidentTexts::tr(
                          "The predictions in the window do not show whether %1 is as good as before. "
                          "Extend the window and keep watching.",
                          "metric"))
            .arg(comparedTitle(*open));
    return comparesSamples(verification)
               ? IncidentTexts::tr("Too few samples arrived in the window. Extend it and keep watching.")
               : IncidentTexts::tr("Too few predictions arrived in the window. Extend it and keep watching.");
}

} // namespace

QString timeText(Timestamp at)
{
    return dateTimeText(at);
}

QString durationText(Duration duration)
{
    const qint64 seconds = std::max<qint64>(0, (duration.count() + 500) / 1000);
    if (seconds < 60)
        return IncidentTexts::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return IncidentTexts::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (seconds < 86'400)
        return IncidentTexts::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
    return IncidentTexts::tr("%1 d %2 h").arg(seconds / 86'400).arg(seconds % 86'400 / 3600);
}

QString metricValueText(const std::string& metric, double value)
{
    if (std::isnan(value))
        return dash;
    if (const MetricInfo* info = findMetric(metric))
        return formatValue(value, info->unit);
    return shortNumberText(value, 4);
}

QString subjectText(const Subject& subject, const QString& endpointName)
{
    const QString model = QString::fromStdString(subject.model);
    if (model.isEmpty())
        return endpointName;
    if (subject.version.empty())
        return IncidentTexts::tr("%1 on %2", "model, endpoint").arg(model, endpointName);
    return IncidentTexts::tr("%1, version %2, on %3", "model, version, endpoint")
        .arg(model, QString::fromStdString(subject.version), endpointName);
}

QString locationText(const Subject& subject, const Location& location, const QString& endpointName)
{
    const std::string& metric = subject.series.metric;
    const QString title = seriesTitle(metric, subject.series.labels);
    const QString who = subjectText(subject, endpointName);
    const QString before = metricValueText(metric, location.baselineValue);
    const QString after = metricValueText(metric, location.affectedValue);
    const QString since = timeText(location.onset);
    const QString precision = onsetPrecisionText(location);
    const QString limit = metricValueText(metric, location.threshold);
    const bool hasThreshold = !std::isnan(location.threshold);
    if (metric == metric::up && location.affectedValue < 1)
        return IncidentTexts::tr("%1 has not answered since %2.", "endpoint, time").arg(endpointName, since);
    if (location.foundChangePoint && location.onsetRange.isEmpty()) {
        if (hasThreshold)
            return IncidentTexts::tr(
                       "%1 of %2 went from %3 to %4 at %5 (set by hand); the alert's threshold is %6.",
                       "metric, subject, values, time, threshold")
                .arg(title, who, before, after, since, limit);
        return IncidentTexts::tr("%1 of %2 went from %3 to %4 at %5 (set by hand).",
                                 "metric, subject, values, time")
            .arg(title, who, before, after, since);
    }
    if (location.foundChangePoint) {
        if (hasThreshold)
            return IncidentTexts::tr("%1 of %2 went from %3 to %4 at %5 (%6); the alert's threshold is %7.",
                                     "metric, subject, values, time, precision, threshold")
                .arg(title, who, before, after, since, precision, limit);
        return IncidentTexts::tr("%1 of %2 went from %3 to %4 at %5 (%6).",
                                 "metric, subject, values, time, precision")
            .arg(title, who, before, after, since, precision);
    }
    if (hasThreshold)
        return IncidentTexts::tr(
                   "%1 of %2 shows no clear change point; it was %3 before and %4 after the alert began "
                   "at %5. The alert's threshold is %6.")
            .arg(title, who, before, after, since, limit);
    return IncidentTexts::tr("%1 of %2 shows no clear change point; it was %3 before and %4 after %5.")
        .arg(title, who, before, after, since);
}

QString incidentVerdictText(const Incident& incident)
{
    if (incident.verifications.empty())
        return IncidentTexts::tr("Not verified");
    return verdictText(incident.verifications.back().verdict);
}

bool comparesSamples(const Verification& verification)
{
    const auto& all = verification.comparisons;
    if (verification.spec.subject.model.empty())
        return true;
    // Shares and scores of records have methods of their own. Latencies of records come with the log's other
    // metrics, those of a series alone.
    return !all.empty() && all.front().method == "mann-whitney" &&
           (all.front().metric != metric::latency || all.size() == 1);
}

const MetricComparison* worsenedMetric(const Verification& verification)
{
    const auto& all = verification.comparisons;
    const auto found = std::find_if(all.begin(), all.end(), [](const MetricComparison& comparison) {
        return !comparison.primary && comparison.verdict == Verdict::Failed;
    });
    return found == all.end() ? nullptr : &*found;
}

QString verdictExplanation(const Verification& verification, const QString& model)
{
    switch (verification.verdict) {
    case Verdict::Passed:
        return IncidentTexts::tr(
            "Every metric is as good as before the fault, within its margin. Continue to the report.");
    case Verdict::Failed:
        return IncidentTexts::tr(
                   "The fault is still there after the change of %1. Undo this rollback, then choose "
                   "another fix.")
            .arg(model);
    case Verdict::NotEnoughData:
        return undecidedExplanation(verification);
    case Verdict::Pending:
        break;
    }
    return IncidentTexts::tr(
        "The time after the change is compared with the healthy period before the fault. The "
        "criteria were set in advance.");
}

QString verdictGlyph(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return QStringLiteral("✔");
    case Verdict::Failed:
        return QStringLiteral("✖");
    case Verdict::NotEnoughData:
        return QStringLiteral("?");
    case Verdict::Pending:
        break;
    }
    return QStringLiteral("…");
}

QString actionText(const IncidentAction& action)
{
    const QString model = QString::fromStdString(action.plan.model);
    const QString from = QString::fromStdString(action.plan.fromVersion);
    const QString to = QString::fromStdString(action.plan.toVersion);
    switch (action.effect()) {
    case SwitchEffect::NoEffect:
        return IncidentTexts::tr("The switch of %1 from version %2 to version %3 failed. %4")
            .arg(model, from, to, effectText(action));
    case SwitchEffect::Unknown:
        return IncidentTexts::tr("The switch of %1 from version %2 to version %3 has started. %4")
            .arg(model, from, to, effectText(action));
    case SwitchEffect::TookEffect:
        break;
    }
    if (!action.outcome->isAccepted())
        return IncidentTexts::tr("%1 was to be switched from version %2 to version %3. %4")
            .arg(model, from, to, effectText(action));
    if (action.isUndo)
        return IncidentTexts::tr(
                   "The switch of %1 was undone: version %2 is serving again instead of version %3.")
            .arg(model, to, from);
    return IncidentTexts::tr("%1 was switched from version %2 to version %3.").arg(model, from, to);
}

} // namespace qd
