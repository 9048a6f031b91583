// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/locate.h"

#include "models/base/metrics.h"
#include "models/detect/changepoint.h"
#include "models/detect/robust.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/onset.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/locate/predictionvalue.h"
#include "models/incidents/locate/subjectpredictions.h"
#include "models/incidents/locate/trace.h"
#include "models/incidents/locate/versionhistory.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace qd {

namespace {

constexpr Duration lookBack{30 * 60'000};
constexpr Duration longestBaseline{10 * 60'000};
constexpr Duration longestGuard{5'000}; ///< kept free between baseline and onset
constexpr Duration assumedRamp{60'000}; ///< uncertainty of an onset that no change point supports
constexpr std::size_t fewestBaselineSamples = 5;
constexpr std::size_t fewestLocatedOutcomes = 40;

/// The onset with its surroundings as times.
struct Found
{
    Timestamp at;
    TimeRange range;
    Timestamp healthyFrom;
    Timestamp affectedTo;
    bool byChangePoint = false;
};

BadSide badSide(const Subject& subject, const Alert* alert)
{
    if (alert)
        return alert->rule.condition.side == LimitSide::Above ? BadSide::Above : BadSide::Below;
    return badSideOf(subject.series.metric);
}

/// The version whose own series this is; empty for the series of the whole model. Subject::version is what an
/// earlier search found: only its answers would leave no before to compare with.
const std::string& seriesVersion(const Subject& subject)
{
    return subject.series.labels.get(label::version);
}

Result<std::string> versionOf(const HistoryReader& reader, const Subject& subject, const Location& location,
                              const CancelToken& cancel)
{
    if (!seriesVersion(subject).empty())
        return seriesVersion(subject);
    return versionServing(reader, subject, location.affected,
                          std::max(location.onsetRange.to, location.onset), cancel);
}

/// A resolved alert has seen the recovery begin `resolveFor` before it resolved.
Timestamp endOfInterest(const Alert* alert, Timestamp now)
{
    if (!alert || alert->resolvedAt.ms == 0)
        return now;
    return std::clamp(alert->resolvedAt - alert->rule.resolveFor, std::min(alert->pendingAt, now), now);
}

Found fromOnset(const Trace& trace, const Onset& onset, Timestamp end)
{
    Found found;
    found.at = trace.timeAt(onset.at);
    found.range = {trace.timeAt(onset.low), trace.timeAt(onset.high) + Duration(1)};
    found.healthyFrom = trace.timeAt(onset.healthyFrom);
    found.affectedTo = onset.affectedTo >= trace.seconds.back() ? end : trace.timeAt(onset.affectedTo);
    found.byChangePoint = true;
    return found;
}

/// Returns the onset without a change point: since the alert became pending, or without alert the later half,
/// at most five minutes.
Found withoutChange(const Trace& trace, const Alert* alert, Timestamp end)
{
    const Timestamp first = trace.timeAt(trace.seconds.front());
    Found found;
    found.at = alert ? alert->pendingAt : end - std::min(Duration(5 * 60'000), (end - first) / 2);
    found.range = {std::max(found.at - assumedRamp, std::min(first, found.at)), found.at + Duration(1)};
    found.healthyFrom = first;
    found.affectedTo = end;
    return found;
}

/// Outcomes of single predictions around the onset, and when they were made.
struct Outcomes
{
    std::vector<Timestamp> at;
    std::vector<double> values;
};

Outcomes timedOutcomes(const EvaluatedRows& rows, OutcomeKind kind)
{
    Outcomes outcomes;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        const auto value = outcomeOf(rows, row, kind);
        if (!value)
            continue;
        outcomes.at.push_back({rows.times[row]});
        // Latencies are nearer to log-normal; the change point then compares medians, not tails.
        outcomes.values.push_back(kind == OutcomeKind::Latency ? std::log(std::max(*value, 1e-6)) : *value);
    }
    return outcomes;
}

bool changesForWorse(const Outcomes& outcomes, std::size_t index, BadSide side)
{
    const auto middle = outcomes.values.begin() + static_cast<std::ptrdiff_t>(index);
    const auto mean = [](auto from, auto to) {
        return std::accumulate(from, to, 0.0) / static_cast<double>(to - from);
    };
    const bool rises = mean(middle, outcomes.values.end()) > mean(outcomes.values.begin(), middle);
    return rises == (side == BadSide::Above);
}

/// Single predictions know no window: their change point is the onset itself.
Result<void> sharpen(Found& found, const HistoryReader& reader, const Subject& subject, BadSide side,
                     const CancelToken& cancel)
{
    const OutcomeKind kind = outcomeKind(subject.series.metric);
    if (kind == OutcomeKind::None || subject.model.empty())
        return {};
    const TimeRange around{std::max(found.healthyFrom, found.range.from - assumedRamp),
                           std::min(found.affectedTo, found.range.to + assumedRamp)};
    const auto predictions =
        readPredictions(reader, subject, {.affected = around, .version = seriesVersion(subject)}, cancel);
    if (!predictions)
        return Failure(predictions.error());
    const Outcomes outcomes = timedOutcomes(predictions->rows, kind);
    if (outcomes.values.size() < fewestLocatedOutcomes)
        return {};
    const ChangeCost cost = kind == OutcomeKind::Latency ? ChangeCost::Mean : ChangeCost::Proportion;
    const auto change = singleChange(outcomes.values, cost, 10);
    if (!change || !changesForWorse(outcomes, change->index, side))
        return {};
    found.at = outcomes.at[change->index];
    found.range = {outcomes.at[change->low - 1], outcomes.at[change->high] + Duration(1)};
    return {};
}

TimeRange baselineBefore(const Found& found, const Trace& trace)
{
    const Timestamp end = found.range.from;
    const Duration healthy = std::max(end - found.healthyFrom, Duration(0));
    const Duration guard = std::min(longestGuard, healthy / 10);
    const TimeRange guarded{std::max(found.healthyFrom, end - guard - longestBaseline), end - guard};
    const auto samples =
        trace.within(trace.secondsAt(guarded.from), trace.secondsAt(guarded.to)).values.size();
    return samples >= fewestBaselineSamples ? guarded : TimeRange{std::min(found.healthyFrom, end), end};
}

double medianWithin(const Trace& trace, TimeRange range)
{
    return median(trace.within(trace.secondsAt(range.from), trace.secondsAt(range.to - Duration(1))).values);
}

/// Computes the values of the predictions rather than of windows that slide over them, in both periods or in
/// neither.
Result<void> valueByPredictions(Location& location, const HistoryReader& reader, const Subject& subject,
                                const CancelToken& cancel)
{
    if (outcomeKind(subject.series.metric) == OutcomeKind::None || subject.model.empty())
        return {};
    const auto predictions = readPredictions(
        reader, subject,
        {.baseline = location.baseline, .affected = location.affected, .version = seriesVersion(subject)},
        cancel);
    if (!predictions)
        return Failure(predictions.error());
    const auto baseline = predictionValue(subject.series, predictions->rows, predictions->baseline);
    const auto affected = predictionValue(subject.series, predictions->rows, predictions->affected);
    if (!affected || !(baseline || location.baseline.isEmpty()))
        return {};
    location.baselineValue = baseline.value_or(location.baselineValue);
    location.affectedValue = *affected;
    return {};
}

Failure noSamples(const Subject& subject)
{
    return fail(ErrorKind::NotFound, QString::fromStdString(subject.endpoint),
                QCoreApplication::translate("Locate", "The history has no samples of %1 around the alert.")
                    .arg(QString::fromStdString(subject.series.metric + subject.series.labels.toString())),
                QCoreApplication::translate(
                    "Locate", "Choose another series, or wait until the endpoint is collected again."));
}

Failure noSamplesThere(const Subject& subject)
{
    return fail(ErrorKind::NotFound, QString::fromStdString(subject.endpoint),
                QCoreApplication::translate(
                    "Locate", "The history has no samples of %1 in the healthy or in the affected period.")
                    .arg(QString::fromStdString(subject.series.metric + subject.series.labels.toString())),
                QCoreApplication::translate("Locate", "Choose times inside the recorded period."));
}

} // namespace

Subject subjectOf(const Alert& alert)
{
    return {
        alert.endpoint(), alert.model(), alert.series.get(label::version), {alert.rule.metric, alert.series}};
}

Result<Location> locate(const HistoryReader& reader, const Subject& subject, const Alert* alert,
                        Timestamp now, const CancelToken& cancel)
{
    const Timestamp end = endOfInterest(alert, now);
    const TimeRange looked{(alert ? alert->pendingAt : end) - lookBack, end + Duration(1)};
    const auto trace = readTrace(reader, subject.series, looked, cancel);
    if (!trace)
        return Failure(trace.error());
    if (trace->isEmpty())
        return noSamples(subject);

    std::optional<double> anchor;
    if (alert)
        anchor = trace->secondsAt(alert->pendingAt);
    const auto onset = findOnset(*trace, badSide(subject, alert), anchor);
    Found found = onset ? fromOnset(*trace, *onset, end) : withoutChange(*trace, alert, end);
    if (onset) {
        if (const auto done = sharpen(found, reader, subject, badSide(subject, alert), cancel); !done)
            return Failure(done.error());
    }

    Location location;
    location.onset = found.at;
    location.onsetRange = found.range;
    location.baseline = baselineBefore(found, *trace);
    location.affected = {found.at, std::max(found.affectedTo, found.at + Duration(1))};
    location.baselineValue = medianWithin(*trace, location.baseline);
    location.affectedValue = medianWithin(*trace, location.affected);
    if (const auto done = valueByPredictions(location, reader, subject, cancel); !done)
        return Failure(done.error());
    location.threshold = alert ? alert->rule.condition.threshold : std::numeric_limits<double>::quiet_NaN();
    location.foundChangePoint = found.byChangePoint;
    auto version = versionOf(reader, subject, location, cancel);
    if (!version)
        return Failure(version.error());
    location.version = std::move(*version);
    return location;
}

Result<Location> moveOnset(const HistoryReader& reader, const Subject& subject, const Location& location,
                           Timestamp onset, Timestamp affectedUntil, const CancelToken& cancel)
{
    if (affectedUntil <= onset)
        return fail(ErrorKind::Invalid, QString::fromStdString(subject.endpoint),
                    QCoreApplication::translate("Locate", "The affected period would end before it begins."),
                    QCoreApplication::translate("Locate", "Choose an end after the onset."));
    Location moved = location;
    moved.affected = {onset, affectedUntil};
    if (onset != location.onset) {
        moved.onset = onset;
        moved.onsetRange = {onset, onset};
        const Duration healthy =
            location.baseline.isEmpty() ? affectedUntil - onset : location.baseline.length();
        moved.baseline = {onset - healthy, onset};
        moved.foundChangePoint = true;
    }
    const auto before = readTrace(reader, subject.series, moved.baseline, cancel);
    if (!before)
        return Failure(before.error());
    const auto after = readTrace(reader, subject.series, moved.affected, cancel);
    if (!after)
        return Failure(after.error());
    if (after->isEmpty() || (before->isEmpty() && onset != location.onset))
        return noSamplesThere(subject);
    moved.baselineValue = median(before->values);
    moved.affectedValue = median(after->values);
    if (const auto done = valueByPredictions(moved, reader, subject, cancel); !done)
        return Failure(done.error());
    auto version = versionOf(reader, subject, moved, cancel);
    if (!version)
        return Failure(version.error());
    moved.version = std::move(*version);
    return moved;
}

} // namespace qd
