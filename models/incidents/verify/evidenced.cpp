// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/evidenced.h"

#include "models/base/metrics.h"
#include "models/detect/robust.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/locate/predictionvalue.h"
#include "models/incidents/locate/trace.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace qd {

namespace {

constexpr std::int64_t fewestBefore = 30; ///< outcomes of the baseline
constexpr std::int64_t fewestSamples = 5; ///< the fewest samples of a plain series in either period
/// Goutte & Gaussier (2005): a mistake that nobody has seen yet must stay possible.
constexpr double pseudoRows = 2;

void setCounts(Evidenced& row, std::int64_t baseline, std::int64_t affected, std::int64_t after,
               std::int64_t needed)
{
    row.comparison.baselineCount = baseline;
    row.comparison.affectedCount = affected;
    row.comparison.afterCount = after;
    row.dataProgress =
        needed > 0 ? std::min(1.0, static_cast<double>(after) / static_cast<double>(needed)) : 1.0;
}

/// The name of the method by which compareFigure() compares.
const char* methodOf(const EvaluatedRows& rows, Figure figure)
{
    switch (figure) {
    case Figure::Accuracy:
    case Figure::ErrorRate:
        return "newcombe";
    case Figure::Precision:
    case Figure::Recall:
        return rows.question.positiveClass.empty() ? "bootstrap" : "newcombe";
    case Figure::F1:
        return "bootstrap";
    case Figure::Latency:
        break;
    }
    return "mann-whitney";
}

/// Returns the margin relative to the baseline, but never nothing: a baseline of 0 would ask for equality to
/// the last bit. The least is what no operator would call a difference.
double magnitudeMargin(const VerificationSpec& spec, const MetricComparison& comparison, MetricUnit unit)
{
    const double relative = spec.latencyMargin * std::abs(comparison.baselineValue);
    switch (unit) {
    case MetricUnit::Seconds:
        return std::max(relative, 0.000'1);
    case MetricUnit::PerSecond:
        return std::max(relative, 0.1);
    case MetricUnit::Bytes:
        return std::max(relative, 1'048'576.0);
    case MetricUnit::BytesPerSecond:
        return std::max(relative, 1'024.0);
    case MetricUnit::Ratio:
        return spec.ratioMargin;
    case MetricUnit::Count:
        break;
    }
    return std::max({relative, spec.latencyMargin * 0.1 * std::abs(comparison.affectedValue), 1e-9});
}

/// The quantile that the incident is about when there are records enough for its interval, else 0: the
/// location.
double comparedQuantile(const VerificationSpec& spec, const MetricComparison& comparison)
{
    const double at = quantileOf(spec.subject.series);
    if (!(at > 0.5))
        return 0;
    const std::int64_t fewest = std::min(comparison.baselineCount, comparison.afterCount);
    return fewest >= fewestForQuantile(at, spec.confidence) ? at : 0;
}

/// What the predictions say about one figure of theirs.
Evidenced compareFigures(const VerificationSpec& spec, const PeriodPredictions& predictions, Figure figure,
                         bool primary)
{
    const EvaluatedRows& rows = predictions.rows();
    const RowSpan baseline = predictions.before.baseline;
    const RowSpan affected = predictions.before.affected;
    const RowSpan after = predictions.after;
    const bool isLatency = figure == Figure::Latency;
    Evidenced row;
    MetricComparison& comparison = row.comparison;
    setCounts(row, tellingRows(rows, figure, baseline), tellingRows(rows, figure, affected),
              tellingRows(rows, figure, after), spec.minimumPredictions);
    const double at = primary && isLatency ? comparedQuantile(spec, comparison) : 0;
    const auto valueOf = [&](RowSpan chosen) {
        return figureOf(rows, figure, chosen, at > 0 ? at : 0.5).value_or(std::nan(""));
    };
    comparison.baselineValue = valueOf(baseline);
    comparison.affectedValue = valueOf(affected);
    comparison.afterValue = valueOf(after);
    comparison.margin = isLatency ? magnitudeMargin(spec, comparison, MetricUnit::Seconds) : spec.ratioMargin;
    comparison.method = at > 0 ? "order-statistics" : methodOf(rows, figure);
    const auto improvement = [&](RowSpan before) -> std::optional<Improvement> {
        const double sign = isLatency || figure == Figure::ErrorRate ? -1 : 1;
        if (at > 0)
            return compareQuantiles(latenciesOf(rows, before), latenciesOf(rows, after), at, sign,
                                    spec.confidence);
        const auto compared = compareFigure(rows, figure, before, after,
                                            {.confidence = spec.confidence, .pseudoRows = pseudoRows});
        return compared ? std::optional(oriented(compared->difference, compared->interval, sign))
                        : std::nullopt;
    };
    if (comparison.afterCount < spec.minimumPredictions)
        return row;
    if (comparison.baselineCount >= fewestBefore)
        row.overBaseline = improvement(baseline);
    if (comparison.affectedCount > 0)
        row.overAffected = improvement(affected);
    return row;
}

/// Better is the side on which the baseline lies of the affected period: that is what was breached, whatever
/// the metric.
double signOf(const SeriesKey& key, double baseline, double affected)
{
    if (baseline != affected)
        return baseline > affected ? 1.0 : -1.0;
    return badSideOf(key.metric) == BadSide::Below ? 1.0 : -1.0;
}

Result<Evidenced> compareTraces(const HistoryReader& reader, const VerificationSpec& spec,
                                const Periods& periods, const CancelToken& cancel)
{
    const SeriesKey& key = spec.subject.series;
    std::vector<std::vector<double>> values;
    for (const TimeRange& period : {periods.baseline, periods.affected, periods.after}) {
        auto trace = readTrace(reader, key, period, cancel);
        if (!trace)
            return Failure(trace.error());
        values.push_back(std::move(trace->values));
    }
    const auto& [baseline, affected, after] = std::tie(values[0], values[1], values[2]);
    const MetricInfo* info = findMetric(key.metric);
    Evidenced row;
    row.comparison.metric = key.metric;
    row.comparison.method = "mann-whitney";
    row.comparison.baselineValue = median(baseline);
    row.comparison.affectedValue = median(affected);
    row.comparison.afterValue = median(after);
    row.comparison.margin = magnitudeMargin(spec, row.comparison, info ? info->unit : MetricUnit::Count);
    setCounts(row, std::ssize(baseline), std::ssize(affected), std::ssize(after), fewestSamples);
    const double sign = signOf(key, row.comparison.baselineValue, row.comparison.affectedValue);
    if (std::min(std::ssize(baseline), std::ssize(after)) >= fewestSamples)
        row.overBaseline = compareLocations(baseline, after, sign, spec.confidence);
    if (std::ssize(after) >= fewestSamples && !affected.empty())
        row.overAffected = compareLocations(affected, after, sign, spec.confidence);
    return row;
}

} // namespace

Result<PeriodPredictions> readPeriods(const HistoryReader& reader, const VerificationSpec& spec,
                                      const Periods& periods, const CancelToken& cancel)
{
    auto before = readPredictions(
        reader, spec.subject,
        {.baseline = periods.baseline, .affected = periods.affected, .after = periods.after}, cancel);
    if (!before)
        return Failure(before.error());
    std::vector<std::uint32_t> after = before->within(periods.after);
    return PeriodPredictions{std::move(*before), std::move(after)};
}

bool isToldByPredictions(const std::string& name, const PeriodPredictions& predictions)
{
    const auto figure = figureOfOutcomes(outcomeKind(name));
    return figure && tellingRows(predictions.rows(), *figure, predictions.before.baseline) > 0;
}

bool isWindowed(std::string_view name)
{
    return outcomeKind(name) != OutcomeKind::None || name == metric::requestRate || name == metric::labelled;
}

Result<std::vector<Evidenced>> compareAll(const HistoryReader& reader, const VerificationSpec& spec,
                                          const Periods& periods, const PeriodPredictions& predictions,
                                          const CancelToken& cancel)
{
    const std::string& breached = spec.subject.series.metric;
    const auto primary = isToldByPredictions(breached, predictions) ? figureOfMetric(breached) : std::nullopt;
    std::vector<Evidenced> rows;
    if (primary) {
        rows.push_back(compareFigures(spec, predictions, *primary, true));
        rows.front().comparison.metric = breached;
    } else {
        auto row = compareTraces(reader, spec, periods, cancel);
        if (!row)
            return Failure(row.error());
        rows.push_back(std::move(*row));
    }
    rows.front().comparison.primary = true;
    for (const auto& [other, name] :
         {std::pair(Figure::Accuracy, metric::accuracy), std::pair(Figure::ErrorRate, metric::errorRatio),
          std::pair(Figure::Latency, metric::latency)}) {
        if (other == primary || !isToldByPredictions(std::string(name), predictions))
            continue;
        rows.push_back(compareFigures(spec, predictions, other, false));
        rows.back().comparison.metric = name;
    }
    return rows;
}

} // namespace qd
