// SPDX-License-Identifier: Apache-2.0
#include "models/quality/predictionwindow.h"

#include "models/quality/statistics/ddsketch.h"

#include <cmath>
#include <iterator>
#include <set>
#include <unordered_map>

namespace qd {

namespace {

/// The number of a model's newest answers that say which version serves.
constexpr int answersThatTell = 10;

/// What a model's version did within the window.
struct Group
{
    QualityTally tally;
    DDSketch latencies{};

    void merge(const Group& other)
    {
        tally.merge(other.tally);
        std::ignore = latencies.merge(other.latencies); // all have the usual accuracy
    }
};

using Groups = std::map<WindowKey, Group>;

struct Entry
{
    Groups::iterator group;
    std::string requestId;
    std::string prediction;
    std::optional<std::string> label;
    std::optional<double> latencySeconds;
    bool failed = false;

    [[nodiscard]] bool counts() const { return label && !failed; }
};

struct WaitingLabel
{
    std::string requestId;
    std::string label;
};

} // namespace

struct PredictionWindow::Private
{
    using Entries = std::multimap<Timestamp, Entry>;
    using Waiting = std::multimap<Timestamp, WaitingLabel>;

    std::string positiveClass;
    std::size_t most = 0;
    Groups groups;
    Entries entries;
    std::unordered_map<std::string, Entries::iterator> byId;
    Waiting waiting;
    std::unordered_map<std::string, Waiting::iterator> waitingById;
    Timestamp newest;
    std::int64_t matched = 0;
    std::int64_t unmatched = 0;

    void setLabel(Entry& entry, const std::string& label)
    {
        if (entry.counts())
            entry.group->second.tally.removeLabelled(*entry.label, entry.prediction);
        entry.label = label;
        if (entry.counts())
            entry.group->second.tally.addLabelled(label, entry.prediction);
    }

    void takeWaitingLabel(Entry& entry)
    {
        const auto found = waitingById.find(entry.requestId);
        if (found == waitingById.end())
            return;
        setLabel(entry, found->second->second.label);
        ++matched;
        waiting.erase(found->second);
        waitingById.erase(found);
    }

    void remove(Entries::iterator at)
    {
        const Entry& entry = at->second;
        auto& [tally, latencies] = entry.group->second;
        tally.remove(entry.failed);
        if (entry.latencySeconds)
            latencies.remove(*entry.latencySeconds);
        if (entry.counts())
            tally.removeLabelled(*entry.label, entry.prediction);
        if (tally.isEmpty())
            groups.erase(entry.group);
        if (!entry.requestId.empty())
            byId.erase(entry.requestId);
        entries.erase(at);
    }

    void removeWaiting(Waiting::iterator at)
    {
        waitingById.erase(at->second.requestId);
        waiting.erase(at);
        ++unmatched;
    }
};

PredictionWindow::PredictionWindow(std::string positiveClass, std::size_t most)
    : d(std::make_unique<Private>())
{
    d->positiveClass = std::move(positiveClass);
    d->most = most;
}

PredictionWindow::~PredictionWindow() = default;
PredictionWindow::PredictionWindow(PredictionWindow&& other) noexcept = default;
PredictionWindow& PredictionWindow::operator=(PredictionWindow&& other) noexcept = default;

void PredictionWindow::setPositiveClass(std::string positiveClass)
{
    d->positiveClass = std::move(positiveClass);
}

void PredictionWindow::add(const PredictionRecord& record)
{
    if (!record.requestId.empty() && d->byId.contains(record.requestId))
        return;
    const auto group = d->groups.try_emplace({record.model, record.version}).first;
    group->second.tally.add(record.failed());
    const bool hasLatency = record.latencySeconds && std::isfinite(*record.latencySeconds);
    if (hasLatency)
        group->second.latencies.add(*record.latencySeconds);
    const auto at = d->entries.emplace(
        record.at, Entry{.group = group,
                         .requestId = record.requestId,
                         .prediction = record.prediction,
                         .label = std::nullopt,
                         .latencySeconds = hasLatency ? record.latencySeconds : std::nullopt,
                         .failed = record.failed()});
    d->newest = std::max(d->newest, record.at);
    if (record.label) {
        d->setLabel(at->second, *record.label);
        ++d->matched;
    }
    if (!record.requestId.empty()) {
        d->byId.emplace(record.requestId, at);
        d->takeWaitingLabel(at->second);
    }
    if (d->entries.size() > d->most)
        d->remove(d->entries.begin());
}

void PredictionWindow::addLabel(const LabelRecord& label)
{
    if (const auto found = d->byId.find(label.requestId); found != d->byId.end()) {
        d->setLabel(found->second->second, label.label);
        ++d->matched;
        return;
    }
    // A label without a time of its own waits as long as a prediction that came just now.
    const Timestamp at = label.at.ms == 0 ? d->newest : label.at;
    if (const auto found = d->waitingById.find(label.requestId); found != d->waitingById.end())
        d->waiting.erase(found->second);
    d->waitingById[label.requestId] = d->waiting.emplace(at, WaitingLabel{label.requestId, label.label});
    if (d->waiting.size() > d->most)
        d->removeWaiting(d->waiting.begin());
}

void PredictionWindow::expire(Timestamp before, Timestamp after)
{
    while (!d->entries.empty() && d->entries.begin()->first < before)
        d->remove(d->entries.begin());
    while (!d->entries.empty() && d->entries.rbegin()->first > after)
        d->remove(std::prev(d->entries.end()));
    while (!d->waiting.empty() && d->waiting.begin()->first < before)
        d->removeWaiting(d->waiting.begin());
    while (!d->waiting.empty() && d->waiting.rbegin()->first > after)
        d->removeWaiting(std::prev(d->waiting.end()));
    d->newest = std::min(d->newest, after);
}

std::size_t PredictionWindow::size() const
{
    return d->entries.size();
}

std::int64_t PredictionWindow::unmatchedLabels() const
{
    return d->unmatched;
}

std::int64_t PredictionWindow::matchedLabels() const
{
    return d->matched;
}

std::map<std::string, std::string>
PredictionWindow::servingVersions(const std::map<std::string, std::string>& known) const
{
    struct Seen
    {
        std::string version;
        int answers = 0;
    };
    std::set<std::string> undecided;
    for (const auto& [key, group] : d->groups)
        undecided.insert(key.model);
    std::map<std::string, Seen> seen;
    for (auto entry = d->entries.rbegin(); entry != d->entries.rend() && !undecided.empty(); ++entry) {
        const WindowKey& key = entry->second.group->first;
        if (!undecided.contains(key.model))
            continue;
        Seen& model = seen[key.model];
        const auto before = known.find(key.model);
        const bool goesOn = before != known.end() && before->second == key.version;
        if (model.answers == 0 || goesOn)
            model.version = key.version;
        if (++model.answers == answersThatTell || goesOn)
            undecided.erase(key.model);
    }
    std::map<std::string, std::string> versions;
    for (auto& [model, newest] : seen)
        versions[model] = std::move(newest.version);
    return versions;
}

std::map<WindowKey, WindowQuality> PredictionWindow::summarise() const
{
    Groups groups;
    for (const auto& [key, group] : d->groups) {
        groups[{key.model, {}}].merge(group);
        if (!key.version.empty())
            groups[key].merge(group);
    }
    std::map<WindowKey, WindowQuality> result;
    for (const auto& [key, group] : groups) {
        WindowQuality& quality = result[key] = group.tally.quality(d->positiveClass);
        const DDSketch& latencies = group.latencies;
        quality.latencyP50 = latencies.quantile(0.5);
        quality.latencyP90 = latencies.quantile(0.9);
        quality.latencyP99 = latencies.quantile(0.99);
        quality.latencyMean = latencies.sum() / static_cast<double>(latencies.count()); // NaN without any
    }
    return result;
}

} // namespace qd
