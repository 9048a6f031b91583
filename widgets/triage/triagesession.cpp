// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/triagesession.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/items/incidenttexts.h"
#include "models/serving/storedendpoints.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>
#include <limits>

namespace qd {

namespace {

struct Background
{
    std::vector<Endpoint> endpoints;
    std::optional<Alert> alert;
};

Result<Background> readBackground(const HistoryReader& reader, const Incident& incident)
{
    Background background;
    const auto endpoints = storedEndpoints(reader);
    if (!endpoints)
        return tl::make_unexpected(endpoints.error());
    for (const StoredEndpoint& stored : *endpoints) {
        if (stored.endpoint) // the monitor tells of the others
            background.endpoints.push_back(*stored.endpoint);
    }
    if (incident.alertId.empty())
        return background;
    // The alert began before the incident was opened; its life overlaps that moment unless it resolved early.
    constexpr Duration day{86'400'000};
    const auto alerts = reader.alerts({incident.openedAt - day, incident.openedAt + Duration{1}});
    if (!alerts)
        return tl::make_unexpected(alerts.error());
    for (const AlertRecord& record : *alerts) {
        if (record.id != incident.alertId)
            continue;
        auto alert = fromRecord(record);
        if (!alert)
            return tl::make_unexpected(alert.error());
        background.alert = std::move(*alert);
    }
    return background;
}

/// The id of the newest switch in the audit trail that the incident does not know yet; empty when none was
/// begun.
Result<std::string> unknownSwitchId(const HistoryReader& reader, const Incident& incident)
{
    const auto trail = reader.audit(incident.id);
    if (!trail)
        return tl::make_unexpected(trail.error());
    std::string id;
    for (const AuditRecord& record : *trail) {
        const bool known =
            std::any_of(incident.actions.begin(), incident.actions.end(),
                        [&](const auto& action) { return action.actionId == record.actionId; });
        if (!known && record.phase == "intended")
            id = record.actionId;
    }
    return id;
}

/// The first event since the action was begun that tells of its target version.
Result<std::optional<Timestamp>> switchTime(const HistoryReader& reader, const IncidentAction& action)
{
    std::optional<Timestamp> first;
    for (const char* kind : {"version", "rollback"}) {
        const auto events = reader.events({action.at, {std::numeric_limits<std::int64_t>::max()}}, kind,
                                          action.plan.endpoint);
        if (!events)
            return tl::make_unexpected(events.error());
        for (const EventRecord& event : *events) {
            const QJsonObject detail =
                QJsonDocument::fromJson(QByteArray::fromStdString(event.detail)).object();
            const bool isOurs = event.model == action.plan.model &&
                                detail[QLatin1String("to")].toString().toStdString() == action.plan.toVersion;
            if (isOurs && (!first || event.at < *first))
                first = event.at;
        }
    }
    return first;
}

Result<SwitchTrace> traceOf(const HistoryReader& reader, const Incident& incident,
                            const IncidentAction& action)
{
    const auto id = unknownSwitchId(reader, incident);
    if (!id)
        return tl::make_unexpected(id.error());
    const auto at = switchTime(reader, action);
    if (!at)
        return tl::make_unexpected(at.error());
    return SwitchTrace{*id, *at};
}

/// An intention that the trail has of the incident since then. Nothing is sent without one.
Result<bool> wasIntended(const HistoryReader& reader, const std::string& incident, Timestamp since)
{
    return reader.audit(incident).map([since](const std::vector<AuditRecord>& trail) {
        return std::any_of(trail.begin(), trail.end(), [since](const AuditRecord& record) {
            return record.phase == "intended" && !(record.at < since);
        });
    });
}

} // namespace

TriageSession::TriageSession(Incident i, const Alert* a, const History& h, OperatorActions& o, const Clock& c,
                             TriageSettings s, IncidentOrigin origin)
    : incident(std::move(i)),
      history(h),
      actions(o),
      clock(c),
      settings(s),
      m_origin(origin),
      m_closed(!incident.isOpen())
{
    if (a)
        alert = *a;
}

Error TriageSession::closedError() const
{
    return {ErrorKind::Conflict, incident.title,
            tr("This incident is closed and cannot be changed any more."),
            tr("Start triage from the alert again; this opens a new incident.")};
}

void TriageSession::save(bool frozen)
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

bool TriageSession::canDiscard() const
{
    return !isDraft() && !m_closed && !m_executing && incident.actions.empty();
}

void TriageSession::discard()
{
    if (!canDiscard())
        return;
    m_closed = true;
    actions.discardIncident(incident, [self = weak_from_this()](const Result<Incident>& result) {
        const auto session = self.lock();
        if (!session)
            return;
        session->m_closed = result.has_value();
        if (!result) {
            emit session->saveFailed(result.error());
            return;
        }
        session->incident = *result;
        emit session->saved(session->incident);
    });
}

void TriageSession::store(bool frozen)
{
    actions.saveIncident(incident, frozen, [self = weak_from_this()](const Result<void>& result) {
        const auto session = self.lock();
        if (session && !result)
            emit session->saveFailed(result.error());
    });
    emit saved(incident);
}

void TriageSession::load()
{
    queryHistory(
        history, this,
        [incident = incident](const HistoryReader& reader, const CancelToken&) {
            return readBackground(reader, incident);
        },
        [this](Result<Background> background) {
            if (!background) {
                emit saveFailed(background.error());
            } else {
                endpoints = std::move(background->endpoints);
                if (!alert)
                    alert = std::move(background->alert);
            }
            m_loaded = true;
            emit loaded();
        });
}

void TriageSession::setExecuting(bool executing)
{
    m_executing = executing;
    emit executingChanged(executing);
}

void TriageSession::execute(const SwitchPlan& plan, const std::string& undoes, QObject* context,
                            std::function<void(const Result<IncidentAction>&)> done)
{
    if (m_closed) {
        done(tl::make_unexpected(closedError()));
        return;
    }
    // Saved before anything is sent: after a crash the incident tells that its outcome is unknown.
    const std::size_t index = incident.actions.size();
    incident.actions.push_back({{}, clock.now(), plan, {}, {}, !undoes.empty(), undoes});
    save(false);
    setExecuting(true);
    actions.executeSwitch(plan, incident.id, undoes,
                          [self = shared_from_this(), index, undoes, context = QPointer<QObject>(context),
                           done = std::move(done)](const Result<IncidentAction>& result) {
                              const auto answer = [context, done](const Result<IncidentAction>& action) {
                                  if (context)
                                      done(action);
                              };
                              if (result)
                                  self->finish(index, *result, undoes, answer);
                              else
                                  self->findOutWhetherBegun(index, result.error(), answer);
                          });
}

void TriageSession::finish(std::size_t index, const IncidentAction& action, const std::string& undoes,
                           const Answer& answer)
{
    incident.actions[index] = action;
    incident.actions[index].isUndo = !undoes.empty();
    incident.actions[index].undoes = undoes;
    // What was done is recorded even of an incident that was closed meanwhile.
    store(true);
    setExecuting(false);
    answer(action);
}

void TriageSession::findOutWhetherBegun(std::size_t index, const Error& error, const Answer& answer)
{
    queryHistory(
        history, this,
        [incident = incident.id, since = incident.actions[index].at](
            const HistoryReader& reader, const CancelToken&) { return wasIntended(reader, incident, since); },
        [self = shared_from_this(), index, error, answer](const Result<bool>& intended) {
            // Once the intention is recorded the platform may have switched all the same: the outcome is
            // unknown.
            if (!intended || *intended) {
                self->store(true);
                self->setExecuting(false);
                answer(tl::make_unexpected(error));
                return;
            }
            self->dropUnsent(index);
            self->setExecuting(false);
            answer(tl::make_unexpected(nothingSent(error)));
        });
}

void TriageSession::dropUnsent(std::size_t index)
{
    incident.actions.erase(incident.actions.begin() + static_cast<std::ptrdiff_t>(index));
    // The answer says that the history refuses; a second message about it would only hide that.
    actions.saveIncident(incident, false, [](const Result<void>&) {});
    emit saved(incident);
}

Error TriageSession::nothingSent(const Error& cause)
{
    Error error = cause;
    error.what =
        tr("Nothing was sent, because the intention could not be recorded first: %1").arg(cause.what);
    return error;
}

void TriageSession::reconcile(QObject* context, std::function<void(const Result<void>&)> done)
{
    const IncidentAction* pending = pendingAction(incident);
    if (!pending || m_executing)
        return;
    const auto index = static_cast<std::size_t>(pending - incident.actions.data());
    const QPointer<QObject> guard(context);
    const auto answer = [guard, done](const Result<void>& result) {
        if (guard)
            done(result);
    };
    if (m_closed) {
        answer(tl::make_unexpected(closedError()));
        return;
    }
    queryHistory(
        history, this,
        [incident = incident, action = *pending](const HistoryReader& reader, const CancelToken&) {
            return traceOf(reader, incident, action);
        },
        [this, index, answer](const Result<SwitchTrace>& trace) {
            if (!trace) {
                answer(tl::make_unexpected(trace.error()));
                return;
            }
            actions.fetchModels(incident.actions[index].plan.endpoint,
                                [self = shared_from_this(), index, answer,
                                 trace = *trace](const Result<std::vector<ServedModel>>& models) {
                                    if (models)
                                        self->settle(index, trace, *models);
                                    answer(models.map([](const auto&) {}));
                                });
        });
}

void TriageSession::settle(std::size_t index, const SwitchTrace& trace,
                           const std::vector<ServedModel>& models)
{
    IncidentAction& action = incident.actions[index];
    std::string active;
    for (const ServedModel& model : models) {
        if (model.name == action.plan.model)
            active = model.activeVersion();
    }
    action.actionId = trace.actionId;
    if (active == action.plan.toVersion) {
        action.outcome = SwitchOutcome{{}, active};
        action.at = trace.switchedAt.value_or(clock.now());
    } else {
        action.error = active.empty() ? tr("No version of the model serves now.")
                                      : tr("Version %1 serves now.").arg(QString::fromStdString(active));
    }
    store(true);
}

const Endpoint* TriageSession::endpoint(const std::string& id) const
{
    const auto found =
        std::find_if(endpoints.begin(), endpoints.end(), [&](const auto& e) { return e.id == id; });
    return found == endpoints.end() ? nullptr : &*found;
}

QString TriageSession::endpointName(const std::string& id) const
{
    const Endpoint* found = endpoint(id);
    return found ? found->name : QString::fromStdString(id);
}

QString TriageSession::subjectName() const
{
    return subjectText(incident.subject, endpointName(incident.subject.endpoint));
}

std::vector<ChartPanel> TriageSession::panels() const
{
    const Subject& subject = incident.subject;
    const Endpoint* found = endpoint(subject.endpoint);
    auto panels =
        standardPanels(subject.endpoint, subject.model, found ? found->hostEndpoint : std::string());
    if (!subject.series.metric.empty() && !findMetric(subject.series.metric))
        panels.insert(panels.begin(), panelFor(subject.series));
    return panels;
}

} // namespace qd
