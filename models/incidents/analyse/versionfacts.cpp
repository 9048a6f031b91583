// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyreader.h"
#include "models/incidents/analyse/facts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

constexpr Duration longestMemory{std::chrono::hours(7 * 24)};
/// The share of the affected predictions below which a version is a probe or a straggler.
constexpr double newcomerShare = 0.05;
/// The share of the baseline below which a version was not really serving then.
constexpr double strangerShare = 0.01;

std::map<std::string, std::int64_t> countVersions(std::span<const StoredPrediction> rows)
{
    std::map<std::string, std::int64_t> counts;
    for (const StoredPrediction& row : rows) {
        if (!row.record.version.empty())
            ++counts[row.record.version];
    }
    return counts;
}

std::string mostFrequent(const std::map<std::string, std::int64_t>& counts)
{
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

/// The version that serves in the affected period and did not before, with the time of its first prediction.
std::optional<VersionSwitch> newcomer(const PredictionFrame& frame)
{
    const auto before = countVersions(frame.before());
    auto after = countVersions(frame.after());
    std::erase_if(after, [&](const auto& entry) {
        const auto known = before.find(entry.first);
        const double earlier = known == before.end() ? 0.0 : static_cast<double>(known->second);
        return static_cast<double>(entry.second) <
                   newcomerShare * static_cast<double>(frame.after().size()) ||
               earlier > strangerShare * static_cast<double>(frame.before().size());
    });
    const std::string to = mostFrequent(after);
    if (to.empty() || before.empty())
        return std::nullopt;
    const auto first =
        std::find_if(frame.rows.begin() + static_cast<std::ptrdiff_t>(frame.beforeEnd), frame.rows.end(),
                     [&](const StoredPrediction& row) { return row.record.version == to; });
    return VersionSwitch{first->record.at, mostFrequent(before), to};
}

std::vector<const PredictionRecord*> recordsOf(std::span<const StoredPrediction> rows,
                                               const std::string& version)
{
    std::vector<const PredictionRecord*> records;
    for (const StoredPrediction& row : rows) {
        if (row.record.version == version)
            records.push_back(&row.record);
    }
    return records;
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
                                  const Location& location, const PredictionFrame& frame)
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
    facts.byPredictions = !countVersions(frame.before()).empty() && !countVersions(frame.after()).empty();
    facts.known = facts.byPredictions || !switches->empty();
    if (facts.byPredictions) {
        facts.change = newcomer(frame);
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
    const auto fresh = recordsOf(frame.after(), facts.change->to);
    facts.sequential = contrast(recordsOf(frame.before(), facts.change->from), fresh, kind);
    facts.concurrent = contrast(recordsOf(frame.after(), facts.change->from), fresh, kind);
    return facts;
}

} // namespace qd
