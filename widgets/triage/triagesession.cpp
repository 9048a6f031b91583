// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/triagesession.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/items/incidenttexts.h"

#include <QPointer>

#include <algorithm>

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
    const auto documents = reader.documents("endpoint");
    if (!documents)
        return tl::make_unexpected(documents.error());
    for (const DocumentRecord& document : *documents) {
        auto endpoint = endpointFromJson(document.body);
        if (!endpoint)
            return tl::make_unexpected(endpoint.error());
        background.endpoints.push_back(std::move(*endpoint));
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

} // namespace

TriageSession::TriageSession(Incident i, const Alert* a, const History& h, OperatorActions& o, const Clock& c,
                             TriageSettings s)
    : incident(std::move(i)), history(h), actions(o), clock(c), settings(s)
{
    if (a)
        alert = *a;
}

void TriageSession::save(bool frozen)
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
    // Saved before anything is sent: after a crash the incident tells that its outcome is unknown.
    const std::size_t index = incident.actions.size();
    incident.actions.push_back({{}, clock.now(), plan, {}, {}, !undoes.empty(), undoes});
    save(false);
    setExecuting(true);
    actions.executeSwitch(plan, incident.id, undoes,
                          [self = shared_from_this(), index, undoes, context = QPointer<QObject>(context),
                           done = std::move(done)](const Result<IncidentAction>& result) {
                              self->finish(index, result, undoes);
                              if (context)
                                  done(result);
                          });
}

void TriageSession::finish(std::size_t index, const Result<IncidentAction>& result, const std::string& undoes)
{
    if (result) {
        incident.actions[index] = *result;
        incident.actions[index].isUndo = !undoes.empty();
        incident.actions[index].undoes = undoes;
    }
    // A storage failure leaves the outcome unknown: the platform may have switched all the same.
    save(true);
    setExecuting(false);
}

void TriageSession::reconcile(QObject* context, std::function<void(const Result<void>&)> done)
{
    const IncidentAction* pending = pendingAction(incident);
    if (!pending || m_executing)
        return;
    const auto index = static_cast<std::size_t>(pending - incident.actions.data());
    const QPointer<QObject> guard(context);
    queryHistory(
        history, this,
        [incident = incident](const HistoryReader& reader, const CancelToken&) {
            return unknownSwitchId(reader, incident);
        },
        [this, index, guard, done](const Result<std::string>& actionId) {
            if (!actionId) {
                if (guard)
                    done(tl::make_unexpected(actionId.error()));
                return;
            }
            actions.fetchModels(incident.actions[index].plan.endpoint,
                                [self = shared_from_this(), index, guard, done,
                                 id = *actionId](const Result<std::vector<ServedModel>>& models) {
                                    if (models)
                                        self->settle(index, id, models);
                                    if (guard)
                                        done(models ? Result<void>() : tl::make_unexpected(models.error()));
                                });
        });
}

void TriageSession::settle(std::size_t index, const std::string& actionId,
                           const Result<std::vector<ServedModel>>& models)
{
    IncidentAction& action = incident.actions[index];
    std::string active;
    for (const ServedModel& model : *models) {
        if (model.name == action.plan.model)
            active = model.activeVersion();
    }
    action.actionId = actionId;
    if (active == action.plan.toVersion)
        action.outcome = SwitchOutcome{{}, active};
    else
        action.error = active.empty() ? tr("No version of the model serves now.")
                                      : tr("Version %1 serves now.").arg(QString::fromStdString(active));
    save(true);
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
