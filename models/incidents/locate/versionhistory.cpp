// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/versionhistory.h"

#include "models/history/eventkinds.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/subjectpredictions.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace qd {

namespace {

constexpr Duration firstMinute{60'000};

VersionSwitch switchOf(const EventRecord& event)
{
    const QJsonObject detail = QJsonDocument::fromJson(QByteArray::fromStdString(event.detail)).object();
    return {event.at, detail.value(QLatin1String("from")).toString().toStdString(),
            detail.value(QLatin1String("to")).toString().toStdString()};
}

} // namespace

Result<std::vector<VersionSwitch>> versionSwitches(const HistoryReader& reader, const Subject& subject,
                                                   TimeRange range)
{
    const auto events = reader.events(range, eventkind::version, subject.endpoint);
    if (!events)
        return Failure(events.error());
    std::vector<VersionSwitch> switches;
    for (const EventRecord& event : *events) {
        if (event.model != subject.model)
            continue;
        VersionSwitch change = switchOf(event);
        // The first sight of a model is stored as a change from nothing; that is no switch.
        if (!change.from.empty() && !change.to.empty() && change.from != change.to)
            switches.push_back(std::move(change));
    }
    return switches;
}

Result<std::string> versionServing(const HistoryReader& reader, const Subject& subject, TimeRange affected,
                                   Timestamp noticedBy, const CancelToken& cancel)
{
    const TimeRange start{affected.from, std::min(affected.to, affected.from + firstMinute)};
    const auto predictions = readPredictions(reader, subject, {.affected = start}, cancel);
    if (!predictions)
        return Failure(predictions.error());
    if (std::string most = mostFrequent(versionCounts(predictions->rows, predictions->affected));
        !most.empty())
        return most;

    const auto switches = versionSwitches(reader, subject, {Timestamp{0}, noticedBy + Duration(1)});
    if (!switches)
        return Failure(switches.error());
    return switches->empty() ? std::string() : switches->back().to;
}

} // namespace qd
