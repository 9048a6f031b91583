// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/detect/hang.h"
#include "models/detect/robust.h"
#include "models/incidents/analyse/facts.h"
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>

/// What the server's process did: its memory, and whether it still answers.
namespace qd {

namespace {

constexpr std::size_t fewestLatencies = 100; ///< the fewest latencies for a p99

TimeRange bothPeriods(const Location& location)
{
    const TimeRange& baseline = location.baseline; // may be empty
    return {baseline.from < baseline.to ? baseline.from : location.affected.from, location.affected.to};
}

Labels labelsOf(const Subject& subject)
{
    Labels labels;
    labels.set(label::endpoint, subject.endpoint); // empty values are left out
    labels.set(label::model, subject.model);
    return labels;
}

/// The newest limit in the range; NaN where none is known.
Result<double> limitOf(const HistoryReader& reader, const SeriesKey& memory, const std::string& host,
                       TimeRange range, const CancelToken& cancel)
{
    const bool ofProcessor = memory.metric == metric::memory;
    const std::string limit(ofProcessor ? metric::memoryLimit : metric::gpuMemoryLimit);
    std::vector<SeriesKey> candidates{{limit, memory.labels}, {limit, memory.labels}};
    candidates.back().labels.set(label::model, {}); // a model has what its endpoint has
    if (ofProcessor && !host.empty())
        candidates.push_back({limit, {{std::string(label::endpoint), host}}});
    for (const SeriesKey& candidate : candidates) {
        const auto trace = readTrace(reader, candidate, range, cancel);
        if (!trace)
            return Failure(trace.error());
        if (!trace->isEmpty() && trace->values.back() > 0)
            return trace->values.back();
    }
    return std::nan("");
}

/// A leak may be old: both periods count when they climb together, else the affected one alone.
std::optional<Climb> climbOf(const MetricChange& memory, double limit)
{
    const auto recent = climbOf(memory.after, limit);
    if (recent && recent->climbs)
        return recent;
    Trace whole = memory.before;
    for (std::size_t i = 0; i < memory.after.values.size(); ++i) {
        whole.seconds.push_back(whole.secondsAt(memory.after.timeAt(memory.after.seconds[i])));
        whole.values.push_back(memory.after.values[i]);
    }
    return climbOf(whole, limit);
}

/// p99 of the baseline in seconds, or what stands for it; NaN where nothing does.
Result<double> usualP99(const HistoryReader& reader, const Subject& subject, const Location& location,
                        const SubjectPredictions& predictions, const CancelToken& cancel)
{
    SeriesKey key{std::string(metric::latency), labelsOf(subject)};
    key.labels.set(label::quantile, "0.99");
    const auto measured = readTrace(reader, key, location.baseline, cancel);
    if (!measured)
        return Failure(measured.error());
    if (!measured->isEmpty())
        return median(measured->values);
    std::vector<double> latencies = latenciesOf(predictions.rows, predictions.baseline);
    if (latencies.size() >= fewestLatencies)
        return quantile(latencies, 0.99);
    const auto means =
        readTrace(reader, {std::string(metric::latencyMean), labelsOf(subject)}, location.baseline, cancel);
    if (!means)
        return Failure(means.error());
    return means->isEmpty() ? std::nan("") : *std::max_element(means->values.begin(), means->values.end());
}

/// Reads the requests in flight; the trace is empty where the platform tells neither.
Result<Trace> readInFlight(const HistoryReader& reader, const Subject& subject, TimeRange range,
                           const CancelToken& cancel)
{
    auto inFlight = readTrace(reader, {std::string(metric::inFlight), labelsOf(subject)}, range, cancel);
    if (!inFlight || !inFlight->isEmpty())
        return inFlight;
    return readTrace(reader, {std::string(metric::pending), labelsOf(subject)}, range, cancel);
}

} // namespace

Result<std::vector<MemoryFacts>> memoryFacts(const HistoryReader& reader, const Subject& subject,
                                             const Location& location,
                                             const std::vector<MetricChange>& changes,
                                             const CancelToken& cancel)
{
    const auto host = hostOf(reader, subject.endpoint);
    if (!host)
        return Failure(host.error());
    std::vector<MemoryFacts> facts;
    for (const MetricChange& candidate : changes) {
        if (candidate.change.metric != metric::memory && candidate.change.metric != metric::gpuMemory)
            continue;
        const SeriesKey key{candidate.change.metric, candidate.change.labels};
        const auto limit = limitOf(reader, key, *host, bothPeriods(location), cancel);
        if (!limit)
            return Failure(limit.error());
        if (const auto climb = climbOf(candidate, *limit))
            facts.push_back({key, *climb, *limit, candidate.after.timeAt(candidate.after.seconds.back())});
    }
    return facts;
}

Result<std::optional<HangFacts>> hangFacts(const HistoryReader& reader, const Subject& subject,
                                           const Location& location, const SubjectPredictions& predictions,
                                           const CancelToken& cancel)
{
    const TimeRange range = bothPeriods(location);
    const auto inFlight = readInFlight(reader, subject, range, cancel);
    if (!inFlight)
        return Failure(inFlight.error());
    if (inFlight->isEmpty())
        return std::optional<HangFacts>();
    const auto finished =
        readTrace(reader, {std::string(metric::requestRate), labelsOf(subject)}, range, cancel);
    if (!finished)
        return Failure(finished.error());
    if (finished->isEmpty())
        return std::optional<HangFacts>();
    const auto p99 = usualP99(reader, subject, location, predictions, cancel);
    if (!p99)
        return Failure(p99.error());
    if (std::isnan(*p99))
        return std::optional<HangFacts>();

    HangFacts facts;
    for (const Hang& hang :
         findHangs({inFlight->seconds, inFlight->values}, {finished->seconds, finished->values}, *p99)) {
        const TimeRange stretch{finished->timeAt(hang.from), finished->timeAt(hang.until)};
        if (stretch.to > location.affected.from && hang.length() > facts.longest)
            facts = {hang.length(), stretch, std::llround(hang.inFlight)};
    }
    // A server that nobody asks neither hangs nor proves that it would not.
    constexpr double next = 0.001; // the rate at the onset is of the time before it
    const Trace affected =
        finished->within(finished->secondsAt(location.affected.from) + next, finished->seconds.back());
    const bool answered = std::any_of(affected.values.begin(), affected.values.end(),
                                      [](double perSecond) { return perSecond > 0; });
    return facts.hangs() || answered ? std::optional(facts) : std::nullopt;
}

} // namespace qd
