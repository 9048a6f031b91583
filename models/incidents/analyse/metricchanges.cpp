// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/metricchanges.h"

#include "models/base/metrics.h"
#include "models/detect/ranktest.h"
#include "models/detect/robust.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionvalue.h"
#include "models/quality/statistics/intervals.h"
#include "models/serving/storedendpoints.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace qd {

namespace {

constexpr std::size_t fewestSamplesOfSeries = 3;
constexpr std::size_t valuesForTrend = 200;
constexpr double longestHorizon = 24 * 3600; ///< seconds
constexpr double farthest = 24;              ///< times its own length a line is drawn on
constexpr double clearTau = 0.6;
constexpr double clearGrowth = 0.05;
constexpr std::array machineMetrics{metric::cpu,      metric::memory,      metric::gpu, metric::gpuMemory,
                                    metric::diskRead, metric::diskWritten, metric::up};

/// What the rows of other endpoints are told apart by; empty for the subject's own.
Result<std::string> placeOf(const HistoryReader& reader, const SeriesKey& key, const Subject& subject)
{
    const std::string& id = key.labels.get(label::endpoint);
    if (id.empty() || id == subject.endpoint)
        return std::string();
    return storedEndpointName(reader, id).map([](const QString& name) { return name.toStdString(); });
}

bool isMachineMetric(std::string_view name)
{
    return std::find(machineMetrics.begin(), machineMetrics.end(), name) != machineMetrics.end();
}

Result<std::set<SeriesKey>> keysOfInterest(const HistoryReader& reader, const Subject& subject)
{
    std::set<SeriesKey> keys;
    const auto collect = [&](const SeriesSelector& selector, bool machineOnly) -> Result<void> {
        const auto found = reader.series(selector);
        if (!found)
            return Failure(found.error());
        for (const SeriesInfo& info : *found) {
            if (machineOnly ? isMachineMetric(info.key.metric) : findMetric(info.key.metric) != nullptr)
                keys.insert(info.key);
        }
        return {};
    };
    const auto host = hostOf(reader, subject.endpoint);
    if (!host)
        return Failure(host.error());
    const std::string endpointLabel(label::endpoint);
    const std::string modelLabel(label::model);
    std::vector<std::pair<SeriesSelector, bool>> selectors;
    if (!subject.model.empty())
        selectors.push_back({{{},
                              {{endpointLabel, subject.endpoint}, {modelLabel, subject.model}},
                              {std::string(label::version)}},
                             false});
    selectors.push_back({{{}, {{endpointLabel, subject.endpoint}}, {modelLabel}}, true});
    if (!host->empty())
        selectors.push_back({{{}, {{endpointLabel, *host}}, {modelLabel}}, true});
    for (const auto& [selector, machineOnly] : selectors) {
        if (const auto done = collect(selector, machineOnly); !done)
            return Failure(done.error());
    }
    if (!subject.series.metric.empty())
        keys.insert(subject.series);
    return keys;
}

/// In robust standard deviations of both periods about their own medians. A gauge that stands still would
/// make every flicker infinite, so one per cent of the level counts as noise.
double effectOf(const Trace& before, const Trace& after)
{
    const RobustCentre a = robustCentre(before.values);
    const RobustCentre b = robustCentre(after.values);
    const double level = std::max(std::abs(a.median), std::abs(b.median));
    const double noise = std::max(std::hypot(a.scale, b.scale) / std::sqrt(2.0), 0.01 * level);
    return noise > 0 ? std::abs(b.median - a.median) / noise : 0.0;
}

Change compare(const SeriesKey& key, const Trace& before, const Trace& after)
{
    Change change{key.metric, key.labels, median(before.values), median(after.values), 0, 1};
    change.effect = effectOf(before, after);
    const double inflation =
        serialInflation(std::max(autocorrelation(before.values), autocorrelation(after.values)));
    change.pValue = normalTwoSided(mannWhitney(before.values, after.values).z / std::sqrt(inflation));
    return change;
}

/// The predictions are those of all versions together.
bool isOfModel(const SeriesKey& key, const Subject& subject)
{
    return !subject.model.empty() && key.labels.get(label::endpoint) == subject.endpoint &&
           key.labels.get(label::model) == subject.model && !key.labels.has(label::version);
}

std::string scaleOf(const Compared& compared)
{
    switch (compared.scale) {
    case EffectScale::CohensH:
        return "cohens-h";
    case EffectScale::CliffsDelta:
        return "cliffs-delta";
    case EffectScale::Difference:
        break;
    }
    return "difference";
}

void testOnPredictions(Change& change, const SubjectPredictions& predictions)
{
    const auto compared = comparePredictions({change.metric, change.labels}, predictions.rows,
                                             predictions.baseline, predictions.affected);
    if (!compared)
        return;
    change.before = compared->first;
    change.after = compared->second;
    change.effect = std::abs(compared->effect);
    change.pValue = compared->pValue;
    change.scale = scaleOf(*compared);
}

} // namespace

Result<std::string> hostOf(const HistoryReader& reader, const std::string& endpointId)
{
    return storedEndpoint(reader, endpointId).map([](const std::optional<StoredEndpoint>& stored) {
        return stored && stored->endpoint ? stored->endpoint->hostEndpoint : std::string();
    });
}

Result<std::vector<MetricChange>> metricChanges(const HistoryReader& reader, const Subject& subject,
                                                const Location& location,
                                                const SubjectPredictions& predictions,
                                                const CancelToken& cancel)
{
    const auto keys = keysOfInterest(reader, subject);
    if (!keys)
        return Failure(keys.error());
    std::vector<MetricChange> changes;
    for (const SeriesKey& key : *keys) {
        auto before = readTrace(reader, key, location.baseline, cancel);
        if (!before)
            return Failure(before.error());
        auto after = readTrace(reader, key, location.affected, cancel);
        if (!after)
            return Failure(after.error());
        if (std::min(before->values.size(), after->values.size()) < fewestSamplesOfSeries)
            continue;
        auto place = placeOf(reader, key, subject);
        if (!place)
            return Failure(place.error());
        MetricChange change{compare(key, *before, *after), std::move(*before), std::move(*after)};
        change.change.place = std::move(*place);
        if (isOfModel(key, subject))
            testOnPredictions(change.change, predictions);
        changes.push_back(std::move(change));
    }
    return changes;
}

std::optional<Climb> climbOf(const Trace& trace, double limit)
{
    if (trace.isEmpty())
        return std::nullopt;
    const std::size_t start = lastRestart(trace.values); // before thinning, which would smooth it
    const Trace run = trace.within(trace.seconds[start], trace.seconds.back()).thinned(valuesForTrend);
    Climb climb;
    const double length = run.seconds.back() - run.seconds.front();
    climb.leak = findLeak(run.seconds, run.values, {limit, std::min(longestHorizon, farthest * length)});
    const Leak& leak = climb.leak;
    if (leak.verdict == LeakVerdict::TooFewSamples)
        return std::nullopt;
    climb.growth = leak.startLevel > 0 ? leak.endLevel / leak.startLevel - 1 : 0.0;
    climb.climbs = leak.verdict != LeakVerdict::NoTrend && leak.tau >= clearTau &&
                   (leak.verdict == LeakVerdict::Leaks || climb.growth >= clearGrowth);
    return climb;
}

} // namespace qd
