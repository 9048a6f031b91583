// SPDX-License-Identifier: Apache-2.0
#include "models/operator/incidentlife.h"

#include "models/history/auditkinds.h"
#include "models/history/query.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>

namespace qd {

namespace {

struct Background
{
    StoredEndpoints endpoints;
    std::optional<Alert> alert;
};

Result<Background> readBackground(const HistoryReader& reader, const Incident& incident)
{
    auto endpoints = storedEndpoints(reader);
    if (!endpoints)
        return Failure(endpoints.error());
    Background background{std::move(*endpoints), std::nullopt};
    if (incident.alertId.empty())
        return background;
    // The alert began before the incident was opened; its life overlaps that moment unless it resolved early.
    constexpr Duration day{86'400'000};
    const auto alerts = reader.alerts({incident.openedAt - day, incident.openedAt + Duration{1}});
    if (!alerts)
        return Failure(alerts.error());
    for (const AlertRecord& record : *alerts) {
        if (record.id != incident.alertId)
            continue;
        auto alert = fromRecord(record);
        if (!alert)
            return Failure(alert.error());
        background.alert = std::move(*alert);
    }
    return background;
}

/// Nothing is sent without an intention in the trail.
Result<bool> wasIntended(const HistoryReader& reader, const std::string& incident,
                         const std::string& actionId)
{
    return reader.audit(incident).map([actionId](const std::vector<AuditRecord>& trail) {
        return std::any_of(trail.begin(), trail.end(), [actionId](const AuditRecord& record) {
            return record.phase == auditphase::intended && record.actionId == actionId;
        });
    });
}

} // namespace

IncidentLife::IncidentLife(Incident i, const Alert* a, const History& h, OperatorActions& o, const Clock& c,
                           IncidentOrigin origin)
    : incident(std::move(i)), history(h), actions(o), clock(c), m_origin(origin), m_closed(!incident.isOpen())
{
    if (a)
        alert = *a;
    actions.bringUpToDate(incident);
    connect(&actions, &OperatorActions::switchProgressed, this,
            [this](const std::string& actionId, const SwitchProgress& progress) {
                if (actionId != m_executing)
                    return;
                m_progress = progress;
                emit progressed();
            });
    connect(&actions, &OperatorActions::switchSettled, this, &IncidentLife::takeSettled);
}

Error IncidentLife::closedError() const
{
    return {ErrorKind::Conflict, incident.title,
            tr("This incident is closed and cannot be changed any more."),
            tr("Start triage from the alert again; this opens a new incident.")};
}

void IncidentLife::save(bool frozen)
{
    if (m_closed) {
        emit saveFailed(closedError());
        return;
    }
    if (isDraft() && !frozen)
        return;
    m_origin = IncidentOrigin::Recorded;
    m_closed = !incident.isOpen();
    store(frozen);
}

bool IncidentLife::canDiscard() const
{
    return !isDraft() && !m_closed && !isExecuting() && incident.actions.empty();
}

void IncidentLife::discard()
{
    if (!canDiscard())
        return;
    m_closed = true;
    actions.discardIncident(incident, [self = weak_from_this()](const Result<Incident>& result) {
        const auto life = self.lock();
        if (!life)
            return;
        life->m_closed = result.has_value();
        if (!result) {
            emit life->saveFailed(result.error());
            return;
        }
        life->incident = *result;
        emit life->saved(life->incident);
    });
}

void IncidentLife::noteSkipped(const QString& reason)
{
    const QString line = incident.pendingAction() ? tr("The outcome of the last switch was not awaited: %1")
                                                  : tr("No change was made: %1");
    const QString note = line.arg(reason);
    if (!incident.notes.contains(note))
        incident.notes += incident.notes.isEmpty() ? note : QLatin1Char('\n') + note;
}

void IncidentLife::store(bool frozen)
{
    actions.saveIncident(incident, frozen, [self = weak_from_this()](const Result<void>& result) {
        const auto life = self.lock();
        if (life && !result)
            emit life->saveFailed(result.error());
    });
    emit saved(incident);
}

void IncidentLife::load()
{
    queryHistory(
        history, this,
        [incident = incident](const HistoryReader& reader, const CancelToken&) {
            return readBackground(reader, incident);
        },
        [this](Result<Background> background) {
            if (background) {
                endpoints = std::move(background->endpoints);
                if (!alert)
                    alert = std::move(background->alert);
            }
            m_loaded = true;
            emit loaded();
            const StoredEndpoint* subject = endpoints.find(incident.subject.endpoint);
            if (!background)
                emit saveFailed(background.error());
            else if (subject && !subject->endpoint)
                emit saveFailed(subject->endpoint.error());
        });
}

void IncidentLife::setExecuting(const std::string& actionId)
{
    m_executing = actionId;
    m_executingSince = clock.now();
    m_progress = {};
    emit executingChanged(isExecuting());
}

void IncidentLife::execute(const SwitchPlan& plan, const std::string& undoes, QObject* context, Answer done)
{
    if (m_closed) {
        done(Failure(closedError()));
        return;
    }
    // Saved before anything is sent: after a crash the incident tells that its outcome is unknown.
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const IncidentAction begun{id, clock.now(), plan, {}, {}, !undoes.empty(), undoes};
    incident.actions.push_back(begun);
    save(false);
    setExecuting(id);
    actions.executeSwitch(begun, incident.id,
                          [self = shared_from_this(), id, context = QPointer<QObject>(context),
                           done = std::move(done)](const Result<IncidentAction>& result) {
                              const auto answer = [context, done](const Result<IncidentAction>& action) {
                                  if (context)
                                      done(action);
                              };
                              if (result)
                                  self->finish(*result, answer);
                              else
                                  self->findOutWhetherBegun(id, result.error(), answer);
                          });
}

void IncidentLife::stopWaiting()
{
    if (isExecuting())
        actions.stopWaiting(m_executing);
}

void IncidentLife::finish(const IncidentAction& action, const Answer& answer)
{
    for (IncidentAction& known : incident.actions) {
        if (known.actionId == action.actionId)
            known = action;
    }
    // What was done is recorded even of an incident that was closed meanwhile.
    store(true);
    setExecuting({});
    answer(action);
}

void IncidentLife::takeSettled(const std::string& incidentId, const IncidentAction& action)
{
    if (incidentId != incident.id)
        return;
    actions.bringUpToDate(incident);
    // OperatorActions stores it; whoever lists incidents reads them again.
    emit saved(incident);
    if (action.actionId != m_executing)
        emit actionSettled();
}

void IncidentLife::findOutWhetherBegun(const std::string& actionId, const Error& error, const Answer& answer)
{
    queryHistory(
        history, this,
        [incident = incident.id, actionId](const HistoryReader& reader, const CancelToken&) {
            return wasIntended(reader, incident, actionId);
        },
        [self = shared_from_this(), actionId, error, answer](const Result<bool>& intended) {
            // Once the intention is recorded the platform may have switched all the same: the outcome is
            // unknown.
            if (!intended || *intended) {
                self->store(true);
                self->setExecuting({});
                answer(Failure(error));
                return;
            }
            self->dropUnsent(actionId);
            self->setExecuting({});
            answer(Failure(nothingSent(error)));
        });
}

void IncidentLife::dropUnsent(const std::string& actionId)
{
    std::erase_if(incident.actions,
                  [&](const IncidentAction& action) { return action.actionId == actionId; });
    // The answer says that the history refuses; a second message about it would only hide that.
    actions.saveIncident(incident, false, [](const Result<void>&) {});
    emit saved(incident);
}

Error IncidentLife::nothingSent(const Error& cause)
{
    Error error = cause;
    error.what =
        tr("Nothing was sent, because the intention could not be recorded first: %1").arg(cause.what);
    return error;
}

void IncidentLife::reconcile(QObject* context, std::function<void(const Result<void>&)> done)
{
    const IncidentAction* pending = incident.pendingAction();
    if (!pending || isExecuting())
        return;
    const auto index = static_cast<std::size_t>(pending - incident.actions.data());
    const QPointer<QObject> guard(context);
    const auto answer = [guard, done](const Result<void>& result) {
        if (guard)
            done(result);
    };
    if (m_closed) {
        answer(Failure(closedError()));
        return;
    }
    actions.checkSwitch(incident.id, *pending,
                        [self = shared_from_this(), index, answer](const Result<IncidentAction>& found) {
                            if (found && index < self->incident.actions.size()) {
                                self->incident.actions[index] = *found;
                                self->store(true);
                            }
                            answer(found.map([](const auto&) {}));
                        });
}

bool IncidentLife::isChangeSettled() const
{
    return incident.lastEffectiveAction() != nullptr && !incident.pendingAction();
}

const Endpoint* IncidentLife::endpoint(const std::string& id) const
{
    const StoredEndpoint* stored = endpoints.find(id);
    return stored && stored->endpoint ? &*stored->endpoint : nullptr;
}

} // namespace qd
