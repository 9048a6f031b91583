// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyreader.h"
#include "models/incidents/analyse/facts.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr Duration longestMemory{std::chrono::hours(7 * 24)};
/// The share of the affected predictions below which a version is a probe or a straggler.
constexpr double newcomerShare = 0.05;
/// The share of the baseline below which a version was not really serving then.
constexpr double strangerShare = 0.01;

/// The version that serves in the affected period and did not before, with the time of its first prediction.
std::optional<VersionSwitch> newcomer(const SubjectPredictions& predictions)
{
    const EvaluatedRows& rows = predictions.rows;
    const auto before = versionCounts(rows, predictions.baseline);
    auto after = versionCounts(rows, predictions.affected);
    std::erase_if(after, [&](const auto& entry) {
        const auto known = before.find(entry.first);
        const double earlier = known == before.end() ? 0.0 : static_cast<double>(known->second);
        return static_cast<double>(entry.second) <
                   newcomerShare * static_cast<double>(predictions.affected.size()) ||
               earlier > strangerShare * static_cast<double>(predictions.baseline.size());
    });
    const std::string to = mostFrequent(after);
    if (to.empty() || before.empty())
        return std::nullopt;
    std::uint32_t first = predictions.baseline.back() + 1;
    while (!rows.isOf(first, to))
        ++first;
    return VersionSwitch{{rows.times[first]}, mostFrequent(before), to};
}

std::vector<std::uint32_t> ofVersion(const EvaluatedRows& rows, std::vector<std::uint32_t> chosen,
                                     const std::string& version)
{
    std::erase_if(chosen, [&](std::uint32_t row) { return !rows.isOf(row, version); });
    return chosen;
}

/// Seconds between a moment and the range; 0 inside.
double distance(Timestamp at, TimeRange range)
{
    if (range.contains(at))
        return 0.0;
    return static_cast<double>(at < range.from ? (range.from - at).count() : (at - range.to).count()) /
           1000.0;
}

const VersionSwitch* nearest(const std::vector<VersionSwitch>& switches, TimeRange onset)
{
    const auto closer = [&](const VersionSwitch& a, const VersionSwitch& b) {
        return distance(a.at, onset) < distance(b.at, onset);
    };
    const auto found = std::min_element(switches.begin(), switches.end(), closer);
    return found == switches.end() ? nullptr : &*found;
}

/// A Poisson process with the rate at which this model was switched, hitting a window as wide as the distance
/// found.
double chanceOf(std::size_t switches, double memorySeconds, double distanceSeconds, TimeRange onset)
{
    const double rangeSeconds = static_cast<double>(onset.length().count()) / 1000.0;
    const double window = rangeSeconds + 2.0 * (distanceSeconds + 1.0);
    const double rate =
        static_cast<double>(std::max<std::size_t>(switches, 1)) / std::max(memorySeconds, window);
    return 1.0 - std::exp(-rate * window);
}

} // namespace

Result<VersionFacts> versionFacts(const HistoryReader& reader, const Subject& subject,
                                  const Location& location, const SubjectPredictions& predictions)
{
    const auto extent = reader.extent();
    if (!extent)
        return Failure(extent.error());
    const Timestamp end = location.affected.to;
    const Timestamp begin = std::max(*extent ? (*extent)->from : location.baseline.from, end - longestMemory);
    const auto switches = versionSwitches(reader, subject, {begin, end});
    if (!switches)
        return Failure(switches.error());

    VersionFacts facts;
    const EvaluatedRows& rows = predictions.rows;
    const std::vector<std::uint32_t>& before = predictions.baseline;
    const std::vector<std::uint32_t>& after = predictions.affected;
    facts.byPredictions = !versionCounts(rows, before).empty() && !versionCounts(rows, after).empty();
    facts.known = facts.byPredictions || !switches->empty();
    if (facts.byPredictions) {
        facts.change = newcomer(predictions);
    } else if (const VersionSwitch* event = nearest(*switches, location.onsetRange)) {
        // An event older than the baseline, or after the affected period has begun, changed nothing here.
        if (event->at >= location.baseline.to - Duration(5'000))
            facts.change = *event;
    }
    if (!facts.change)
        return facts;
    const double memory = static_cast<double>((end - begin).count()) / 1000.0;
    facts.secondsFromOnset = static_cast<double>((facts.change->at - location.onset).count()) / 1000.0;
    facts.chance = chanceOf(switches->size(), memory, distance(facts.change->at, location.onsetRange),
                            location.onsetRange);
    const OutcomeKind kind = outcomeKind(subject.series.metric);
    const auto fresh = ofVersion(rows, after, facts.change->to);
    facts.sequential = contrast(rows, ofVersion(rows, before, facts.change->from), fresh, kind);
    facts.concurrent = contrast(rows, ofVersion(rows, after, facts.change->from), fresh, kind);
    return facts;
}

} // namespace qd
