// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/verification.h"

#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/verify/evidenced.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr double enoughLabelled = 0.9; ///< share of the window's predictions; more are not waited for

double shareOf(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 1.0;
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
bool awaitsLabels(const VerificationSpec& spec, const PeriodPredictions& predictions,
                  const Evidenced& primary, Timestamp now)
{
    const std::string& metric = spec.subject.series.metric;
    if (outcomeKind(metric) != OutcomeKind::Correctness || !isToldByPredictions(metric, predictions))
        return false;
    if (now >= spec.start + spec.window + labelGrace)
        return false;
    const std::vector<std::uint32_t>& after = predictions.after;
    const auto answered = std::count_if(after.begin(), after.end(),
                                        [&](std::uint32_t row) { return !predictions.rows().failed(row); });
    return static_cast<double>(primary.comparison.afterCount) <
           enoughLabelled * static_cast<double>(answered);
}

/// The first samples of a sliding window still look back on what was before the action.
TimeRange watched(const VerificationSpec& spec, const PeriodPredictions& predictions)
{
    const std::string& metric = spec.subject.series.metric;
    const bool looksBack =
        !spec.baseline.isEmpty() && !isToldByPredictions(metric, predictions) && isWindowed(metric);
    const Timestamp start = looksBack ? spec.start + spec.qualityWindow : spec.start;
    return {start, start + spec.window};
}

Duration remaining(TimeRange window, Timestamp now, double dataProgress)
{
    const Timestamp end = window.to;
    if (now >= end)
        return std::max(end + labelGrace - now, Duration(0));
    const Duration ofWindow = end - std::max(now, window.from);
    const Duration until = end - now;
    if (now <= window.from || dataProgress <= 0 || dataProgress >= 1)
        return until;
    // At this pace the data would be complete later; the window ends all the same, labels included.
    const double elapsed = static_cast<double>((now - window.from).count());
    const Duration ofData(std::llround(elapsed * (1 - dataProgress) / dataProgress));
    return std::clamp(ofData, ofWindow, ofWindow + labelGrace);
}

} // namespace

Result<Verification> verify(const HistoryReader& reader, const VerificationSpec& spec, Timestamp now,
                            const CancelToken& cancel)
{
    // Nothing after the action may count as the affected period.
    const TimeRange affected{spec.affected.from, std::min(spec.affected.to, spec.start)};
    const auto until = [now](TimeRange window) {
        return TimeRange{window.from, std::max(std::min(window.to, now), window.from)};
    };
    Periods periods{spec.baseline, affected, until({spec.start, spec.start + spec.window})};
    const auto predictions = readPeriods(reader, spec, periods, cancel);
    if (!predictions)
        return Failure(predictions.error());
    const TimeRange window = watched(spec, *predictions);
    periods.after = until(window);
    auto rows = compareAll(reader, spec, periods, *predictions, cancel);
    if (!rows)
        return Failure(rows.error());
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {},
                    QCoreApplication::translate("Verification", "The verification was cancelled."));

    const bool pending = now < window.to || awaitsLabels(spec, *predictions, rows->front(), now);
    Verification verification;
    verification.spec = spec;
    verification.at = now;
    for (Evidenced& row : *rows)
        judge(row);
    verification.verdict = pending ? Verdict::Pending : verdictOf(*rows);
    const double time =
        shareOf(static_cast<double>((now - window.from).count()), static_cast<double>(spec.window.count()));
    verification.progress = pending ? std::min({time, rows->front().dataProgress, 0.99}) : 1.0;
    verification.estimatedRemaining =
        pending ? remaining(window, now, rows->front().dataProgress) : Duration(0);
    for (Evidenced& row : *rows) {
        if (pending)
            row.comparison.verdict = Verdict::Pending;
        verification.comparisons.push_back(std::move(row.comparison));
    }
    return verification;
}

Result<bool> hasCaughtUp(const HistoryReader& reader, const VerificationSpec& spec)
{
    if (spec.subject.model.empty())
        return true;
    const Timestamp end = spec.start + spec.window;
    const auto any = [&](TimeRange range) {
        return reader.predictions({spec.subject.endpoint, spec.subject.model, {}, range, 1})
            .map([](const std::vector<StoredPrediction>& rows) { return !rows.empty(); });
    };
    const Result<bool> hasLog = any(spec.baseline);
    return hasLog && *hasLog ? any({end, {std::numeric_limits<std::int64_t>::max()}})
                             : hasLog.map([](bool) { return true; });
}

} // namespace qd
