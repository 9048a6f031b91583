// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verification.h"

#include "models/base/metrics.h"
#include "models/detect/robust.h"
#include "models/history/historyreader.h"
#include "models/incidents/comparison.h"
#include "models/incidents/predictionoutcome.h"
#include "models/incidents/trace.h"
#include "models/quality/quantiles.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <tuple>

namespace qd {

namespace {

constexpr Duration labelGrace{15'000};    ///< how long late labels are waited for after the window
constexpr double enoughLabelled = 0.9;    ///< share of the window's predictions; more are not waited for
constexpr std::int64_t fewestBefore = 30; ///< outcomes of the baseline
constexpr std::size_t fewestSamples = 5;  ///< of a plain series in either period

struct Periods
{
    TimeRange baseline;
    TimeRange affected;
    TimeRange after;
};

/// What the three periods say about one metric, and how much there is of it.
struct Evidenced
{
    MetricComparison comparison;
    std::optional<Improvement> overBaseline;
    std::optional<Improvement> overAffected; ///< has the bad state been left?
    double dataProgress = 0;                 ///< of what a verdict needs after the action, 0 to 1
};

struct PeriodRecords
{
    std::vector<StoredPrediction> baseline;
    std::vector<StoredPrediction> affected;
    std::vector<StoredPrediction> after;
};

std::vector<double> outcomesOf(const std::vector<StoredPrediction>& rows, OutcomeKind kind)
{
    std::vector<double> values;
    for (const StoredPrediction& row : rows) {
        if (const auto value = outcomeOf(row.record, kind))
            values.push_back(*value);
    }
    return values;
}

Proportion proportionOf(const std::vector<double>& values)
{
    return {std::count_if(values.begin(), values.end(), [](double value) { return value > 0.5; }),
            static_cast<std::int64_t>(values.size())};
}

double shareOf(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 1.0;
}

void setCounts(Evidenced& row, std::size_t baseline, std::size_t affected, std::size_t after,
               std::int64_t needed)
{
    row.comparison.baselineCount = static_cast<std::int64_t>(baseline);
    row.comparison.affectedCount = static_cast<std::int64_t>(affected);
    row.comparison.afterCount = static_cast<std::int64_t>(after);
    row.dataProgress = shareOf(static_cast<double>(after), static_cast<double>(needed));
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

/// The quantile that the incident is about when there are records enough for its interval, else 0: the
/// location.
double comparedQuantile(const VerificationSpec& spec, std::size_t baseline, std::size_t after)
{
    const std::string& text = spec.subject.series.labels.get(label::quantile);
    const double at = text.empty() ? 0.0 : std::strtod(text.c_str(), nullptr);
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
    row.comparison.margin = spec.latencyMargin * row.comparison.baselineValue;
    if (static_cast<std::int64_t>(after.size()) < spec.minimumPredictions)
        return row;
    const auto compare = [&](const std::vector<double>& before) {
        return at > 0 ? compareQuantiles(before, after, at, -1, spec.confidence)
                      : compareLocations(before, after, -1, spec.confidence, false);
    };
    if (static_cast<std::int64_t>(baseline.size()) >= fewestBefore)
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
            return tl::make_unexpected(trace.error());
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
    row.comparison.margin = info && info->unit == MetricUnit::Ratio
                                ? spec.ratioMargin
                                : spec.latencyMargin * std::abs(row.comparison.baselineValue);
    setCounts(row, baseline.size(), affected.size(), after.size(), static_cast<std::int64_t>(fewestSamples));
    const double sign = signOf(key, row.comparison.baselineValue, row.comparison.affectedValue);
    if (std::min(baseline.size(), after.size()) >= fewestSamples)
        row.overBaseline = compareLocations(baseline, after, sign, spec.confidence, true);
    if (after.size() >= fewestSamples && !affected.empty())
        row.overAffected = compareLocations(affected, after, sign, spec.confidence, true);
    return row;
}

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
            return tl::make_unexpected(rows.error());
        target = std::move(*rows);
        return {};
    };
    for (const auto& [range, target] :
         {std::pair(periods.baseline, &records.baseline), std::pair(periods.affected, &records.affected),
          std::pair(periods.after, &records.after)}) {
        if (const auto done = read(range, *target); !done)
            return tl::make_unexpected(done.error());
    }
    return records;
}

/// Precision, recall and F1 are no means of single outcomes: their own series is compared.
bool comparesOutcomes(const std::string& name, const PeriodRecords& records)
{
    if (name == metric::precision || name == metric::recall || name == metric::f1)
        return false;
    const OutcomeKind kind = outcomeKind(name);
    return kind != OutcomeKind::None && !outcomesOf(records.baseline, kind).empty();
}

/// Primary first.
Result<std::vector<Evidenced>> compareAll(const HistoryReader& reader, const VerificationSpec& spec,
                                          const Periods& periods, const PeriodRecords& records,
                                          const CancelToken& cancel)
{
    const std::string& primary = spec.subject.series.metric;
    const OutcomeKind primaryKind =
        comparesOutcomes(primary, records) ? outcomeKind(primary) : OutcomeKind::None;
    std::vector<Evidenced> rows;
    if (primaryKind == OutcomeKind::None) {
        auto row = compareSamples(reader, spec, periods, cancel);
        if (!row)
            return tl::make_unexpected(row.error());
        rows.push_back(std::move(*row));
    }
    std::vector<Evidenced> others;
    for (const OutcomeKind kind : {OutcomeKind::Correctness, OutcomeKind::Failure, OutcomeKind::Latency}) {
        if (outcomesOf(records.baseline, kind).empty() && kind != primaryKind)
            continue;
        Evidenced row =
            kind == OutcomeKind::Latency
                ? compareLatencies(spec, records, kind == primaryKind)
                : compareShares(spec, records,
                                kind == OutcomeKind::Failure ? metric::errorRatio : metric::accuracy, kind);
        if (kind == primaryKind)
            row.comparison.metric = primary;
        (kind == primaryKind ? rows : others).push_back(std::move(row));
    }
    rows.front().comparison.primary = true;
    std::move(others.begin(), others.end(), std::back_inserter(rows));
    return rows;
}

void judge(Evidenced& row)
{
    MetricComparison& comparison = row.comparison;
    if (!row.overBaseline) {
        comparison.improvement = comparison.low = comparison.high = std::numeric_limits<double>::quiet_NaN();
        comparison.verdict = Verdict::NotEnoughData;
        return;
    }
    comparison.improvement = row.overBaseline->estimate;
    comparison.low = row.overBaseline->low;
    comparison.high = row.overBaseline->high;
    if (comparison.low > -comparison.margin)
        comparison.verdict = Verdict::Passed;
    else if (comparison.high < -comparison.margin)
        comparison.verdict = Verdict::Failed;
    else
        comparison.verdict = Verdict::NotEnoughData;
}

/// Undecided against the baseline and not demonstrably better than the bad state: the action has not helped.
bool isStillAffected(const Evidenced& primary)
{
    return primary.overBaseline && primary.overAffected && !(primary.overAffected->low > 0);
}

Verdict verdictOf(const std::vector<Evidenced>& rows)
{
    const Evidenced& primary = rows.front();
    if (primary.comparison.verdict == Verdict::Failed)
        return Verdict::Failed;
    if (primary.comparison.verdict == Verdict::NotEnoughData)
        return isStillAffected(primary) ? Verdict::Failed : Verdict::NotEnoughData;
    // A secondary metric without records is not compared; one that is compared must hold.
    const bool holds = std::all_of(rows.begin(), rows.end(), [](const Evidenced& row) {
        return !row.overBaseline || row.comparison.verdict == Verdict::Passed;
    });
    return holds ? Verdict::Passed : Verdict::NotEnoughData;
}

/// Labels of the window may still be on their way.
bool awaitsLabels(const VerificationSpec& spec, const std::vector<StoredPrediction>& after,
                  const Evidenced& primary, Timestamp now)
{
    if (outcomeKind(spec.subject.series.metric) != OutcomeKind::Correctness ||
        primary.comparison.method != "newcombe")
        return false;
    if (now >= spec.start + spec.window + labelGrace)
        return false;
    const auto answered = std::count_if(after.begin(), after.end(),
                                        [](const StoredPrediction& row) { return !row.record.failed(); });
    return static_cast<double>(primary.comparison.afterCount) <
           enoughLabelled * static_cast<double>(answered);
}

Duration remaining(const VerificationSpec& spec, Timestamp now, double dataProgress)
{
    const Timestamp end = spec.start + spec.window;
    if (now >= end)
        return std::max(end + labelGrace - now, Duration(0));
    const Duration ofWindow = end - std::max(now, spec.start);
    const Duration until = end - now;
    if (now <= spec.start || dataProgress <= 0 || dataProgress >= 1)
        return until;
    // At this pace the data would be complete later; the window ends all the same, labels included.
    const double elapsed = static_cast<double>((now - spec.start).count());
    const Duration ofData(std::llround(elapsed * (1 - dataProgress) / dataProgress));
    return std::clamp(ofData, ofWindow, ofWindow + labelGrace);
}

} // namespace

Result<Verification> verify(const HistoryReader& reader, const VerificationSpec& spec, Timestamp now,
                            const CancelToken& cancel)
{
    const Timestamp end = spec.start + spec.window;
    // Nothing after the action may count as the affected period.
    const TimeRange affected{spec.affected.from, std::min(spec.affected.to, spec.start)};
    const Periods periods{spec.baseline, affected, {spec.start, std::max(std::min(end, now), spec.start)}};
    const auto records = readRecords(reader, spec, periods, cancel);
    if (!records)
        return tl::make_unexpected(records.error());
    auto rows = compareAll(reader, spec, periods, *records, cancel);
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {},
                    QCoreApplication::translate("Verification", "The verification was cancelled."));

    const bool pending = now < end || awaitsLabels(spec, records->after, rows->front(), now);
    Verification verification;
    verification.spec = spec;
    verification.at = now;
    for (Evidenced& row : *rows)
        judge(row);
    verification.verdict = pending ? Verdict::Pending : verdictOf(*rows);
    const double time =
        shareOf(static_cast<double>((now - spec.start).count()), static_cast<double>(spec.window.count()));
    verification.progress = pending ? std::min({time, rows->front().dataProgress, 0.99}) : 1.0;
    verification.estimatedRemaining =
        pending ? remaining(spec, now, rows->front().dataProgress) : Duration(0);
    for (Evidenced& row : *rows) {
        if (pending)
            row.comparison.verdict = Verdict::Pending;
        verification.comparisons.push_back(std::move(row.comparison));
    }
    return verification;
}

} // namespace qd
