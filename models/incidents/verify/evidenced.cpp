// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/evidenced.h"

#include "models/base/metrics.h"
#include "models/detect/robust.h"
#include "models/exposition/number.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/locate/predictionvalue.h"
#include "models/incidents/locate/trace.h"
#include "models/incidents/verify/scorecomparison.h"
#include "models/quality/statistics/quantiles.h"
#include "models/serving/storedendpoints.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace qd {

namespace {

constexpr std::int64_t fewestBefore = 30; ///< outcomes of the baseline
constexpr std::size_t fewestSamples = 5;  ///< the fewest samples of a plain series in either period

Proportion proportionOf(const std::vector<double>& values)
{
    return {std::count_if(values.begin(), values.end(), [](double value) { return value > 0.5; }),
            std::ssize(values)};
}

void setCounts(Evidenced& row, std::size_t baseline, std::size_t affected, std::size_t after,
               std::int64_t needed)
{
    row.comparison.baselineCount = static_cast<std::int64_t>(baseline);
    row.comparison.affectedCount = static_cast<std::int64_t>(affected);
    row.comparison.afterCount = static_cast<std::int64_t>(after);
    row.dataProgress =
        needed > 0 ? std::min(1.0, static_cast<double>(after) / static_cast<double>(needed)) : 1.0;
}

Evidenced compareShares(const VerificationSpec& spec, const PeriodRecords& records, std::string_view metric,
                        OutcomeKind kind)
{
    const double sign = kind == OutcomeKind::Correctness ? 1.0 : -1.0;
    const Proportion baseline = proportionOf(outcomesOf(records.baseline, kind));
    const Proportion affected = proportionOf(outcomesOf(records.affected, kind));
    const Proportion after = proportionOf(outcomesOf(records.after, kind));
    Evidenced row;
    row.comparison.metric = metric;
    row.comparison.method = "newcombe";
    row.comparison.baselineValue = baseline.share();
    row.comparison.affectedValue = affected.share();
    row.comparison.afterValue = after.share();
    row.comparison.margin = spec.ratioMargin;
    setCounts(row, static_cast<std::size_t>(baseline.count), static_cast<std::size_t>(affected.count),
              static_cast<std::size_t>(after.count), spec.minimumPredictions);
    if (after.count < spec.minimumPredictions)
        return row;
    if (baseline.count >= fewestBefore)
        row.overBaseline = compareProportions(baseline, after, sign, spec.confidence);
    if (affected.count > 0)
        row.overAffected = compareProportions(affected, after, sign, spec.confidence);
    return row;
}

Evidenced compareScore(const VerificationSpec& spec, const PeriodRecords& records, Score score,
                       const std::string& positive)
{
    const ScoreCounts baseline = scoreCounts(records.baseline);
    const ScoreCounts affected = scoreCounts(records.affected);
    const ScoreCounts after = scoreCounts(records.after);
    Evidenced row;
    row.comparison.metric = spec.subject.series.metric;
    row.comparison.method = "dirichlet";
    row.comparison.baselineValue = scoreValue(baseline, score, positive);
    row.comparison.affectedValue = scoreValue(affected, score, positive);
    row.comparison.afterValue = scoreValue(after, score, positive);
    row.comparison.margin = spec.ratioMargin;
    setCounts(row, static_cast<std::size_t>(baseline.total), static_cast<std::size_t>(affected.total),
              static_cast<std::size_t>(after.total), spec.minimumPredictions);
    if (after.total < spec.minimumPredictions)
        return row;
    if (baseline.total >= fewestBefore)
        row.overBaseline = compareScores(baseline, after, score, positive, spec.confidence);
    if (affected.total > 0)
        row.overAffected = compareScores(affected, after, score, positive, spec.confidence);
    return row;
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
double comparedQuantile(const VerificationSpec& spec, std::size_t baseline, std::size_t after)
{
    const double at = parseNumber(spec.subject.series.labels.get(label::quantile)).value_or(0);
    if (!(at > 0.5 && at < 1))
        return 0;
    const auto fewest = static_cast<std::int64_t>(std::min(baseline, after));
    return fewest >= fewestForQuantile(at, spec.confidence) ? at : 0;
}

Evidenced compareLatencies(const VerificationSpec& spec, const PeriodRecords& records, bool byQuantile)
{
    std::vector<double> baseline = outcomesOf(records.baseline, OutcomeKind::Latency);
    std::vector<double> affected = outcomesOf(records.affected, OutcomeKind::Latency);
    std::vector<double> after = outcomesOf(records.after, OutcomeKind::Latency);
    const double at = byQuantile ? comparedQuantile(spec, baseline.size(), after.size()) : 0;
    Evidenced row;
    row.comparison.metric = metric::latency;
    row.comparison.method = at > 0 ? "order-statistics" : "mann-whitney";
    setCounts(row, baseline.size(), affected.size(), after.size(), spec.minimumPredictions);
    const auto valueOf = [at](std::vector<double> values) {
        return at > 0 ? quantile(values, at) : median(std::move(values));
    };
    row.comparison.baselineValue = valueOf(baseline);
    row.comparison.affectedValue = valueOf(affected);
    row.comparison.afterValue = valueOf(after);
    row.comparison.margin = magnitudeMargin(spec, row.comparison, MetricUnit::Seconds);
    if (std::ssize(after) < spec.minimumPredictions)
        return row;
    const auto compare = [&](const std::vector<double>& before) {
        return at > 0 ? compareQuantiles(before, after, at, -1, spec.confidence)
                      : compareLocations(before, after, -1, spec.confidence, false);
    };
    if (std::ssize(baseline) >= fewestBefore)
        row.overBaseline = compare(baseline);
    if (!affected.empty())
        row.overAffected = compare(affected);
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

Result<Evidenced> compareSamples(const HistoryReader& reader, const VerificationSpec& spec,
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
    setCounts(row, baseline.size(), affected.size(), after.size(), static_cast<std::int64_t>(fewestSamples));
    const double sign = signOf(key, row.comparison.baselineValue, row.comparison.affectedValue);
    if (std::min(baseline.size(), after.size()) >= fewestSamples)
        row.overBaseline = compareLocations(baseline, after, sign, spec.confidence, true);
    if (after.size() >= fewestSamples && !affected.empty())
        row.overAffected = compareLocations(affected, after, sign, spec.confidence, true);
    return row;
}

} // namespace

Result<PeriodRecords> readRecords(const HistoryReader& reader, const VerificationSpec& spec,
                                  const Periods& periods, const CancelToken& cancel)
{
    PeriodRecords records;
    if (spec.subject.model.empty())
        return records;
    const auto read = [&](TimeRange range, std::vector<StoredPrediction>& target) -> Result<void> {
        if (range.isEmpty())
            return {};
        auto rows = reader.predictions({spec.subject.endpoint, spec.subject.model, {}, range, 0}, cancel);
        if (!rows)
            return Failure(rows.error());
        target = std::move(*rows);
        return {};
    };
    for (const auto& [range, target] :
         {std::pair(periods.baseline, &records.baseline), std::pair(periods.affected, &records.affected),
          std::pair(periods.after, &records.after)}) {
        if (const auto done = read(range, *target); !done)
            return Failure(done.error());
    }
    return records;
}

bool comparesRecords(const std::string& name, const PeriodRecords& records)
{
    const OutcomeKind kind = outcomeKind(name);
    return kind != OutcomeKind::None && !outcomesOf(records.baseline, kind).empty();
}

bool isWindowed(std::string_view name)
{
    return outcomeKind(name) != OutcomeKind::None || name == metric::requestRate || name == metric::labelled;
}

Result<std::vector<Evidenced>> compareAll(const HistoryReader& reader, const VerificationSpec& spec,
                                          const Periods& periods, const PeriodRecords& records,
                                          const CancelToken& cancel)
{
    const std::string& primary = spec.subject.series.metric;
    const OutcomeKind primaryKind =
        comparesRecords(primary, records) ? outcomeKind(primary) : OutcomeKind::None;
    std::vector<Evidenced> rows;
    if (primaryKind == OutcomeKind::None) {
        auto row = compareSamples(reader, spec, periods, cancel);
        if (!row)
            return Failure(row.error());
        rows.push_back(std::move(*row));
    }
    const std::optional<Score> score =
        primaryKind == OutcomeKind::Correctness ? scoreOf(primary) : std::nullopt;
    if (score) {
        const auto positive = positiveClassOf(reader, spec.subject.endpoint);
        if (!positive)
            return Failure(positive.error());
        rows.push_back(compareScore(spec, records, *score, *positive));
    }
    std::vector<Evidenced> others;
    for (const OutcomeKind kind : {OutcomeKind::Correctness, OutcomeKind::Failures, OutcomeKind::Latency}) {
        if (outcomesOf(records.baseline, kind).empty() && kind != primaryKind)
            continue;
        const bool isPrimary = kind == primaryKind && !score;
        Evidenced row =
            kind == OutcomeKind::Latency
                ? compareLatencies(spec, records, isPrimary)
                : compareShares(spec, records,
                                kind == OutcomeKind::Failures ? metric::errorRatio : metric::accuracy, kind);
        if (isPrimary)
            row.comparison.metric = primary;
        (isPrimary ? rows : others).push_back(std::move(row));
    }
    rows.front().comparison.primary = true;
    std::move(others.begin(), others.end(), std::back_inserter(rows));
    return rows;
}

} // namespace qd
