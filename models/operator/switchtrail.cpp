// SPDX-License-Identifier: Apache-2.0
#include "models/operator/switchtrail.h"

#include "models/history/auditkinds.h"
#include "models/history/eventkinds.h"
#include "models/incidents/incidentjson.h"
#include "models/operator/actionjson.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace qd {

namespace {

/// The action as the trail alone tells it: what was to be sent is not repeated, because it is never sent
/// again.
IncidentAction actionOf(const AuditRecord& intended)
{
    IncidentAction action;
    action.actionId = intended.actionId;
    action.at = intended.at;
    const std::size_t slash = intended.target.find('/');
    action.plan.endpoint = intended.target.substr(0, slash);
    action.plan.model = slash == std::string::npos ? std::string() : intended.target.substr(slash + 1);
    const QJsonObject plan = parsedObject(intended.body);
    action.plan.fromVersion = plan[u"from"].toString().toStdString();
    action.plan.toVersion = plan[u"to"].toString().toStdString();
    action.plan.origin = plan[u"origin"].toString().toStdString();
    action.undoes = plan[u"undoes"].toString().toStdString();
    action.isUndo = !action.undoes.empty();
    return action;
}

/// The answers that the row "unconfirmed" tells of, for judging by them.
std::vector<HttpExchange> repliesIn(const AuditRecord& leftOpen)
{
    std::vector<HttpExchange> exchanges;
    const QJsonArray stored = parsedObject(leftOpen.body)[u"exchanges"].toArray();
    for (const QJsonValue exchange : stored) {
        exchanges.emplace_back().reply =
            json::fromId<Reply>(exchange.toObject()[u"reply"].toString().toStdString()).value_or(Reply::Open);
    }
    return exchanges;
}

/// As its incident has it, requests and answers and all; unchanged when the incident does not know it.
Result<IncidentAction> completed(const HistoryReader& reader, const std::string& incident,
                                 const IncidentAction& told)
{
    const auto record = reader.incident(incident);
    if (!record)
        return Failure(record.error());
    const auto known = *record ? fromRecord(**record) : Result<Incident>(Incident());
    if (!known)
        return told; // its own reader says that the incident cannot be read
    const auto same = std::find_if(known->actions.begin(), known->actions.end(), [&](const auto& action) {
        return action.actionId == told.actionId ||
               (action.actionId.empty() && action.plan.toVersion == told.plan.toVersion);
    });
    if (same == known->actions.end())
        return told;
    IncidentAction action = *same;
    action.actionId = told.actionId;
    return action;
}

} // namespace

bool beginsSwitch(const AuditRecord& record)
{
    return record.phase == auditphase::intended &&
           (record.action == auditaction::rollback || record.action == auditaction::undoRollback);
}

bool settles(const AuditRecord& record)
{
    return record.phase == auditphase::succeeded || record.phase == auditphase::failed;
}

Result<std::vector<OpenSwitch>> openSwitches(const HistoryReader& reader, Timestamp since)
{
    const auto trail = reader.audit();
    if (!trail)
        return Failure(trail.error());
    std::map<std::string, const AuditRecord*> newestOf; ///< the newest rows by target
    std::set<std::string> settled;
    std::map<std::string, const AuditRecord*> leftOpen;
    for (const AuditRecord& record : *trail) {
        if (beginsSwitch(record))
            newestOf[record.target] = &record;
        else if (settles(record))
            settled.insert(record.actionId);
        else if (record.phase == auditphase::unconfirmed)
            leftOpen[record.actionId] = &record;
    }
    std::vector<OpenSwitch> open;
    for (const AuditRecord& record : *trail) {
        if (!beginsSwitch(record) || record.at < since || newestOf[record.target] != &record ||
            settled.contains(record.actionId))
            continue;
        const auto row = leftOpen.find(record.actionId);
        const bool told = row != leftOpen.end();
        const SwitchOutcome heard{told ? repliesIn(*row->second) : std::vector<HttpExchange>(), {}};
        if (!mayTakeEffect(heard))
            continue;
        auto action = completed(reader, record.incident, actionOf(record));
        if (!action)
            return Failure(action.error());
        open.push_back({record, std::move(*action), told});
    }
    return open;
}

Result<SwitchTrace> traceOf(const HistoryReader& reader, const std::string& incident,
                            const IncidentAction& action)
{
    const auto trail = reader.audit();
    if (!trail)
        return Failure(trail.error());
    SwitchTrace trace;
    for (const AuditRecord& record : *trail) {
        const bool isIt = action.actionId.empty()
                              ? record.incident == incident && !(record.at < action.at) &&
                                    record.target == action.plan.endpoint + '/' + action.plan.model
                              : record.actionId == action.actionId;
        if (isIt && beginsSwitch(record)) {
            trace = {record, {}, false, false};
        } else if (trace.intended && record.actionId == trace.intended->actionId) {
            if (settles(record))
                trace.settled = record;
            trace.leftOpen = trace.leftOpen || record.phase == auditphase::unconfirmed;
        } else if (trace.intended && beginsSwitch(record) && record.target == trace.intended->target) {
            trace.overtaken = true;
        }
    }
    return trace;
}

Result<std::optional<Timestamp>> switchTime(const HistoryReader& reader, const IncidentAction& action)
{
    const auto events = reader.events({action.at, {std::numeric_limits<std::int64_t>::max()}},
                                      eventkind::version, action.plan.endpoint);
    if (!events)
        return Failure(events.error());
    std::optional<Timestamp> first;
    for (const EventRecord& event : *events) {
        const bool isIt = event.model == action.plan.model &&
                          parsedObject(event.detail)[u"to"].toString().toStdString() == action.plan.toVersion;
        if (isIt && (!first || event.at < *first))
            first = event.at;
    }
    return first;
}

} // namespace qd
