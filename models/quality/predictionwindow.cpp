// SPDX-License-Identifier: Apache-2.0
#include "models/quality/predictionwindow.h"

#include <unordered_map>

namespace qd {

namespace {

using Groups = std::map<WindowKey, QualityTally>;

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
    Groups groups;
    Entries entries;
    std::unordered_map<std::string, Entries::iterator> byId;
    Waiting waiting;
    std::unordered_map<std::string, Waiting::iterator> waitingById;
    Timestamp newest;
    std::int64_t unmatched = 0;

    void setLabel(Entry& entry, const std::string& label)
    {
        if (entry.counts())
            entry.group->second.removeLabelled(*entry.label, entry.prediction);
        entry.label = label;
        if (entry.counts())
            entry.group->second.addLabelled(label, entry.prediction);
    }

    void takeWaitingLabel(Entry& entry)
    {
        const auto found = waitingById.find(entry.requestId);
        if (found == waitingById.end())
            return;
        setLabel(entry, found->second->second.label);
        waiting.erase(found->second);
        waitingById.erase(found);
    }

    void remove(Entries::iterator at)
    {
        const Entry& entry = at->second;
        QualityTally& tally = entry.group->second;
        tally.remove(entry.failed);
        if (entry.counts())
            tally.removeLabelled(*entry.label, entry.prediction);
        if (tally.isEmpty())
            groups.erase(entry.group);
        if (!entry.requestId.empty())
            byId.erase(entry.requestId);
        entries.erase(at);
    }
};

PredictionWindow::PredictionWindow(std::string positiveClass) : d(std::make_unique<Private>())
{
    d->positiveClass = std::move(positiveClass);
}

PredictionWindow::~PredictionWindow() = default;
PredictionWindow::PredictionWindow(PredictionWindow&& other) noexcept = default;
PredictionWindow& PredictionWindow::operator=(PredictionWindow&& other) noexcept = default;

void PredictionWindow::add(const PredictionRecord& record)
{
    if (!record.requestId.empty() && d->byId.contains(record.requestId))
        return;
    const auto group = d->groups.try_emplace({record.model, record.version}).first;
    group->second.add(record.failed());
    const auto at = d->entries.emplace(record.at, Entry{.group = group,
                                                        .requestId = record.requestId,
                                                        .prediction = record.prediction,
                                                        .label = std::nullopt,
                                                        .latencySeconds = record.latencySeconds,
                                                        .failed = record.failed()});
    d->newest = std::max(d->newest, record.at);
    if (record.label)
        d->setLabel(at->second, *record.label);
    if (record.requestId.empty())
        return;
    d->byId.emplace(record.requestId, at);
    d->takeWaitingLabel(at->second);
}

void PredictionWindow::addLabel(const LabelRecord& label)
{
    if (const auto found = d->byId.find(label.requestId); found != d->byId.end()) {
        d->setLabel(found->second->second, label.label);
        return;
    }
    // A label without a time of its own waits as long as a prediction that came just now.
    const Timestamp at = label.at.ms == 0 ? d->newest : label.at;
    if (const auto found = d->waitingById.find(label.requestId); found != d->waitingById.end())
        d->waiting.erase(found->second);
    d->waitingById[label.requestId] = d->waiting.emplace(at, WaitingLabel{label.requestId, label.label});
}

void PredictionWindow::expire(Timestamp before)
{
    while (!d->entries.empty() && d->entries.begin()->first < before)
        d->remove(d->entries.begin());
    while (!d->waiting.empty() && d->waiting.begin()->first < before) {
        d->waitingById.erase(d->waiting.begin()->second.requestId);
        d->waiting.erase(d->waiting.begin());
        ++d->unmatched;
    }
}

std::size_t PredictionWindow::size() const
{
    return d->entries.size();
}

std::int64_t PredictionWindow::unmatchedLabels() const
{
    return d->unmatched;
}

std::map<WindowKey, WindowQuality> PredictionWindow::summarise() const
{
    std::unordered_map<const QualityTally*, std::vector<double>> latenciesOf;
    for (const auto& [at, entry] : d->entries) {
        if (entry.latencySeconds)
            latenciesOf[&entry.group->second].push_back(*entry.latencySeconds);
    }
    std::map<WindowKey, QualityTally> tallies;
    std::map<WindowKey, std::vector<double>> latencies;
    const auto count = [&](const WindowKey& key, const QualityTally& tally) {
        tallies[key].merge(tally);
        const std::vector<double>& more = latenciesOf[&tally];
        latencies[key].insert(latencies[key].end(), more.begin(), more.end());
    };
    for (const auto& [key, tally] : d->groups) {
        count({key.model, {}}, tally);
        if (!key.version.empty())
            count(key, tally);
    }
    std::map<WindowKey, WindowQuality> result;
    for (const auto& [key, tally] : tallies) {
        WindowQuality& quality = result[key] = tally.quality(d->positiveClass);
        setLatencies(quality, latencies[key]);
    }
    return result;
}

} // namespace qd
