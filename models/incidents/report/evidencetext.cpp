// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/evidencetext.h"

#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/incidents/report/evidencewords.h"

#include <cmath>
#include <string_view>

namespace qd {

namespace {

QString parameter(const Hypothesis& hypothesis, const char* name)
{
    const auto found = hypothesis.text.find(name);
    return found == hypothesis.text.end() ? QString() : QString::fromStdString(found->second);
}

QString methodName(const std::string& method)
{
    if (method == "newcombe")
        return EvidenceWords::tr("Newcombe's interval");
    if (method == "mann-whitney")
        return EvidenceWords::tr("Hodges–Lehmann shift with the Mann–Whitney interval");
    if (method == "order-statistics")
        return EvidenceWords::tr("interval of the quantile by order statistics");
    if (method == "bootstrap" || method == "dirichlet") // the latter in older incidents
        return EvidenceWords::tr("interval of the score from the counts of labels and predictions");
    return QString::fromStdString(method);
}

/// A percentage point is not a per cent, but the unit is the same.
QString signedValue(double value, MetricUnit unit)
{
    return signedText(value, formatValue(std::abs(value), unit));
}

} // namespace

QString hypothesisTitle(const Hypothesis& hypothesis)
{
    const QString attribute = parameter(hypothesis, "attribute");
    if (hypothesis.id == "new-version") {
        const QString to = parameter(hypothesis, "to");
        return to.isEmpty() ? EvidenceWords::tr("A new model version")
                            : EvidenceWords::tr("The new version %1 is worse").arg(to);
    }
    if (hypothesis.id == "input-drift")
        return attribute.isEmpty() ? EvidenceWords::tr("The inputs drifted")
                                   : EvidenceWords::tr("The inputs drifted: %1").arg(attribute);
    if (hypothesis.id == "segment")
        return attribute.isEmpty() ? EvidenceWords::tr("One segment is broken")
                                   : EvidenceWords::tr("One segment is broken: %1 “%2”")
                                         .arg(attribute, parameter(hypothesis, "value"));
    if (hypothesis.id == "traffic-change")
        return EvidenceWords::tr("The traffic changed");
    if (hypothesis.id == "error-burst") {
        const QString code = parameter(hypothesis, "code");
        return code.isEmpty() ? EvidenceWords::tr("A burst of failed requests")
                              : EvidenceWords::tr("A burst of failed requests with status %1").arg(code);
    }
    if (hypothesis.id == "memory-leak")
        return EvidenceWords::tr("A memory leak");
    if (hypothesis.id == "hang")
        return EvidenceWords::tr("The server hangs");
    if (hypothesis.id == "resource-exhaustion")
        return EvidenceWords::tr("CPU or disk is saturated");
    if (hypothesis.id == "server-down")
        return EvidenceWords::tr("The server is down or failing");
    if (hypothesis.id == "address-wrong")
        return EvidenceWords::tr("The address is wrong");
    if (hypothesis.id == "sign-in")
        return EvidenceWords::tr("The server rejects the sign-in");
    if (hypothesis.id == "certificate")
        return EvidenceWords::tr("The certificate is not trusted");
    if (hypothesis.id == "hangs")
        return EvidenceWords::tr("The server accepts requests but does not answer them");
    if (hypothesis.id == "not-metrics")
        return EvidenceWords::tr("The address serves no metrics");
    if (hypothesis.id == "label-problem")
        return EvidenceWords::tr("The labels are wrong or missing");
    return QString::fromStdString(hypothesis.id);
}

QString seriesTitle(const std::string& metric, const Labels& labels)
{
    constexpr std::string_view attributePrefix = "attribute:";
    if (metric.starts_with(attributePrefix)) {
        const QString name = QString::fromStdString(metric.substr(attributePrefix.size()));
        const std::string& value = labels.get("value");
        return value.empty() ? EvidenceWords::tr("Attribute %1").arg(name)
                             : EvidenceWords::tr("Attribute %1, share of “%2”")
                                   .arg(name, QString::fromStdString(value));
    }
    const MetricInfo* info = findMetric(metric);
    QString title = info ? info->displayName() : QString::fromStdString(metric);
    bool isNumber = false;
    const double quantile = QString::fromStdString(labels.get(label::quantile)).toDouble(&isNumber);
    if (isNumber)
        title = EvidenceWords::tr("%1 p%2", "metric and percentile, as in Latency p99")
                    .arg(title, shortNumberText(quantile * 100, 4));
    if (labels.has(label::device))
        title = EvidenceWords::tr("%1 (%2)", "metric and device")
                    .arg(title, QString::fromStdString(labels.get(label::device)));
    return title;
}

QString changeTitle(const Change& change)
{
    const QString title = seriesTitle(change.metric, change.labels);
    return change.place.empty() ? title
                                : EvidenceWords::tr("%1 (%2)", "metric and the endpoint it belongs to")
                                      .arg(title, QString::fromStdString(change.place));
}

QString changeEffectText(const Change& change)
{
    if (std::isnan(change.before) || std::isnan(change.after))
        return dash;
    const double difference = change.after - change.before;
    const MetricInfo* info = findMetric(change.metric);
    const bool isShare =
        info ? info->unit == MetricUnit::Ratio : change.scale == "root-psi" && change.labels.has("value");
    if (isShare)
        return EvidenceWords::tr("%1 points", "a difference of percentages")
            .arg(signedText(difference, numberText(std::abs(difference) * 100, 1)));
    if (difference == 0)
        return EvidenceWords::tr("unchanged");
    if (change.before > 0 && change.after > 0) {
        const double factor = change.after / change.before;
        const bool isLarge = factor >= 10;
        return EvidenceWords::tr("× %1", "by what factor something grew")
            .arg(isLarge ? shortNumberText(factor, 4) : numberText(factor, 2));
    }
    return signedText(difference, info ? formatValue(std::abs(difference), info->unit)
                                       : shortNumberText(std::abs(difference), 4));
}

QString standardisedEffectText(const Change& change)
{
    const QString value = numberText(change.effect, 2);
    if (change.scale == "cohens-h")
        return EvidenceWords::tr("Tested on the predictions. Cohen's h is %1 (0.2 is small, 0.8 is large).")
            .arg(value);
    if (change.scale == "cliffs-delta")
        return EvidenceWords::tr(
                   "Tested on the predictions. Cliff's delta is %1 (0.15 is small, 0.47 is large).")
            .arg(value);
    if (change.scale == "difference")
        return EvidenceWords::tr("Tested on the predictions.");
    if (change.scale == "root-psi")
        return EvidenceWords::tr("The root of the stability index is %1 (0.5 is alarming).").arg(value);
    return EvidenceWords::tr("%1 robust standard deviations of the series (3 is clear).").arg(value);
}

QString onsetPrecisionText(const Location& location)
{
    const Duration farthest =
        std::max(location.onset - location.onsetRange.from, location.onsetRange.to - location.onset);
    const double seconds = static_cast<double>(farthest.count()) / 1'000.0;
    if (seconds < 10)
        return EvidenceWords::tr("±%1 s", "a time is known so closely")
            .arg(numberText(std::max(seconds, 0.1), 1));
    if (seconds < 120)
        return EvidenceWords::tr("±%1 s", "a time is known so closely").arg(numberText(seconds, 0));
    return EvidenceWords::tr("±%1 min", "a time is known so closely").arg(numberText(seconds / 60, 0));
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pending:
        return EvidenceWords::tr("Watching", "verdict not reached yet");
    case Verdict::Passed:
        return EvidenceWords::tr("Passed", "verdict");
    case Verdict::Failed:
        return EvidenceWords::tr("Failed", "verdict");
    case Verdict::NotEnoughData:
        return EvidenceWords::tr("Not enough data", "verdict");
    }
    return {};
}

QString comparisonText(const MetricComparison& comparison)
{
    const MetricInfo* info = findMetric(comparison.metric);
    const MetricUnit unit = info ? info->unit : MetricUnit::Count;
    const QString title = seriesTitle(comparison.metric, {});
    const QString baseline = formatValue(comparison.baselineValue, unit);
    const QString affected = formatValue(comparison.affectedValue, unit);
    const QString after = formatValue(comparison.afterValue, unit);
    if (std::isnan(comparison.low))
        return EvidenceWords::tr("%1: %2 in the baseline, %3 while affected, %4 after the action; too few "
                                 "records to compare yet.")
            .arg(title, baseline, affected, after);
    return EvidenceWords::tr("%1: %2 in the baseline, %3 while affected, %4 after the action; against the "
                             "baseline the improvement lies "
                             "between %5 and %6, with a margin of %7 (%8).")
        .arg(title, baseline, affected, after, signedValue(comparison.low, unit),
             signedValue(comparison.high, unit), formatValue(comparison.margin, unit),
             methodName(comparison.method));
}

} // namespace qd
