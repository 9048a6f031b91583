// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/timecurves.h"

#include "models/items/evaluation/evaluationfigures.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct TimeCurvesWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeCurvesWords)
};

/// Calls `take` with the windows of one version that have a value, and whether a gap lies before.
template <typename Value, typename Take>
void walk(const Evaluation& evaluation, const std::string& version, Value value, Take take)
{
    const Duration length = evaluation.question.window;
    std::optional<Timestamp> previous;
    for (const EvaluationWindow& window : evaluation.windows) {
        if (window.version != version)
            continue;
        const auto found = value(window);
        if (!found)
            continue;
        take(window.from + length / 2, *found, !previous || window.from - *previous > length);
        previous = window.from;
    }
}

/// `value` gives an optional number of each window of one version.
template <typename Value>
ChartCurve curveOf(const Evaluation& evaluation, const std::string& version, QString name, Value value)
{
    ChartCurve curve{std::move(name), {}};
    walk(evaluation, version, value, [&](Timestamp at, double number, bool isGap) {
        if (isGap)
            curve.segments.emplace_back();
        curve.segments.back().push_back({at, number});
    });
    return curve;
}

} // namespace

std::vector<ChartCurve> curvesOverTime(const Evaluation& evaluation, std::span<const std::size_t> versions,
                                       WindowFigure figure)
{
    std::vector<ChartCurve> curves;
    for (const std::size_t version : versions) {
        const std::string& name = evaluation.versions[version].version;
        curves.push_back(curveOf(evaluation, name, versionName(name), [&](const EvaluationWindow& window) {
            return figure(window, evaluation.question.window);
        }));
        curves.back().key = QStringLiteral("version:") + QString::fromStdString(name);
    }
    return curves;
}

std::optional<ChartCurve> estimateOverTime(const Evaluation& evaluation, std::size_t version,
                                           WindowEstimate estimate)
{
    // Of a single version, all and that one are the same; their name must be that of the curve.
    const std::size_t shown = version == 0 && evaluation.versions.size() == 2 ? 1 : version;
    const std::string& name = evaluation.versions[shown].version;
    ChartCurve curve{TimeCurvesWords::tr("%1, estimated").arg(versionName(name)), {}, versionName(name)};
    walk(evaluation, name, estimate, [&](Timestamp at, const EstimatedValue& value, bool isGap) {
        if (isGap) {
            curve.segments.emplace_back();
            curve.spreads.emplace_back();
        }
        curve.segments.back().push_back({at, value.value});
        curve.spreads.back().push_back({at, value.low, value.high});
    });
    return curve.segments.empty() ? std::nullopt : std::optional(std::move(curve));
}

std::vector<ChartCurve> failureCurves(const Evaluation& evaluation, std::size_t version)
{
    constexpr std::size_t mostStatuses = 8;
    std::vector<ChartCurve> curves;
    for (const int status : frequentFailures(evaluation, mostStatuses)) {
        curves.push_back(curveOf(evaluation, evaluation.versions.at(version).version, QString::number(status),
                                 [status](const EvaluationWindow& window) {
                                     return std::optional(failureShare(window, status));
                                 }));
    }
    return curves;
}

bool hasValues(const std::vector<ChartCurve>& curves)
{
    return std::any_of(curves.begin(), curves.end(),
                       [](const ChartCurve& curve) { return !curve.segments.empty(); });
}

TimeRange extentOf(const Evaluation& evaluation)
{
    TimeRange extent;
    for (const EvaluationWindow& window : evaluation.windows) {
        extent.from = extent.isEmpty() ? window.from : std::min(extent.from, window.from);
        extent.to = std::max(extent.to, window.from + evaluation.question.window);
    }
    return extent;
}

std::vector<ChartMarker> versionMarkers(const Evaluation& evaluation, std::span<const std::size_t> versions)
{
    std::vector<ChartMarker> markers;
    for (const std::size_t index : versions) {
        const VersionEvaluation& version = evaluation.versions[index];
        if (version.version.empty() || evaluation.versions.size() == 2)
            continue;
        markers.push_back({ChartMarker::Kind::Version,
                           version.extent.from,
                           version.extent.from,
                           {},
                           TimeCurvesWords::tr("%1 starts serving").arg(versionName(version.version))});
    }
    return markers;
}

std::vector<ChartMarker> changeMarkers(const Evaluation& evaluation, std::size_t version)
{
    const std::optional<QualityChange>& change = evaluation.versions[version].change;
    if (!change)
        return {};
    const bool isShare = evaluation.task == TaskKind::Classification;
    const auto text = [isShare](double value) {
        return isShare ? formatValue(value, MetricUnit::Ratio) : plainNumber(value);
    };
    const bool isWorse = isShare ? change->after < change->before : change->after > change->before;
    return {{ChartMarker::Kind::Alert, change->range.from, change->range.to, isWorse ? "warning" : "info",
             TimeCurvesWords::tr("Quality changed from %1 to %2")
                 .arg(text(change->before), text(change->after))}};
}

} // namespace qd
