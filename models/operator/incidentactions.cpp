// SPDX-License-Identifier: Apache-2.0
#include "models/operator/incidentactions.h"

#include "models/history/auditkinds.h"
#include "models/history/pins.h"
#include "models/history/query.h"
#include "models/operator/operatorwords.h"

#include <algorithm>

namespace qd {

namespace {

/// Earlier versions stored an action before it had an id.
bool isAbout(const IncidentAction& found, const IncidentAction& action)
{
    return action.actionId.empty()
               ? found.plan.endpoint == action.plan.endpoint && found.plan.model == action.plan.model &&
                     found.plan.toVersion == action.plan.toVersion
               : found.actionId == action.actionId;
}

// What was found out about an action; what is known of its plan stays.
void takeOver(IncidentAction& action, const IncidentAction& found)
{
    action.actionId = found.actionId;
    action.at = found.at;
    action.outcome = found.outcome;
    action.error = found.error;
}

} // namespace

IncidentActions::IncidentActions(History& history, AuditTrail& audit, const Clock& clock, QObject* parent)
    : QObject(parent), m_history(history), m_audit(audit), m_clock(clock)
{
}

void IncidentActions::bringUpToDate(Incident& incident) const
{
    for (IncidentAction& action : incident.actions) {
        if (action.effect() != SwitchEffect::Unknown)
            continue;
        const auto found = std::find_if(m_settled.begin(), m_settled.end(),
                                        [&](const auto& entry) { return isAbout(entry.second, action); });
        if (found != m_settled.end())
            takeOver(action, found->second);
    }
}

void IncidentActions::keepSettled(const std::string& incident, const IncidentAction& action)
{
    m_settled[action.actionId] = action;
    emit settled(incident, action);
    const auto store = [this](const Incident& known) {
        // A refusal of the history is told by whoever writes to it next.
        save(known, true, [](const Result<void>&) {});
    };
    if (const auto known = m_pending.find(incident); known != m_pending.end()) {
        const Incident copy = known->second;
        store(copy);
        return;
    }
    queryHistory(
        m_history, this,
        [incident](const HistoryReader& reader, const CancelToken&) { return reader.incident(incident); },
        [this, incident, store,
         saved = m_saves[incident]](const Result<std::optional<IncidentRecord>>& record) {
            // Whoever saved it meanwhile has stored the action with it; what was read is older.
            if (!record || !*record || saved != m_saves[incident])
                return;
            if (const auto read = fromRecord(**record))
                store(*read);
        });
}

void IncidentActions::save(const Incident& incident, bool frozen, const Done<void>& done)
{
    Incident saved = incident;
    bringUpToDate(saved);
    const IncidentRecord record = toRecord(saved);
    ++m_saves[record.id];
    WriteBatch batch{.documents = {toDocument(incidentPin(record, saved.title, periodsOf(saved)))},
                     .incidents = {record}};
    if (frozen)
        batch.incidentSteps.push_back({0, record.id, m_clock.now(), record.step, record.body});
    m_history.write(std::move(batch), this, [this, saved, done](const Result<void>& written) {
        if (written)
            emit stored(saved);
        done(written);
    });
    if (std::any_of(saved.actions.begin(), saved.actions.end(),
                    [](const IncidentAction& action) { return action.effect() == SwitchEffect::Unknown; }))
        m_pending[saved.id] = std::move(saved);
    else
        m_pending.erase(record.id);
}

void IncidentActions::discard(const Incident& incident, const Done<Incident>& done)
{
    if (!incident.actions.empty()) {
        done(fail(ErrorKind::Conflict, incident.title,
                  OperatorActionsWords::tr("A change was made for this incident, so it stays on record."),
                  OperatorActionsWords::tr("Close it on the Report page.")));
        return;
    }
    Incident discarded = incident;
    discarded.discarded = true;
    discarded.closedAt = m_clock.now();
    discarded.step = IncidentStep::Closed;
    m_audit.begin(
        {auditaction::discardIncident, incident.id, incident.id, {{QStringLiteral("title"), incident.title}}},
        done, [this, discarded, done](const AuditRecord& intended) {
            const IncidentRecord record = toRecord(discarded);
            const Pin pin = incidentPin(record, discarded.title, {});
            m_audit.succeed(intended, {}, {.documents = {unpin(pin.id)}, .incidents = {record}},
                            [this, discarded, done](const Result<void>& written) {
                                if (written)
                                    emit stored(discarded);
                                done(written.map([&] { return discarded; }));
                            });
        });
}

} // namespace qd
