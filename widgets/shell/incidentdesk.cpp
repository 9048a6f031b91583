// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/incidentdesk.h"

#include "models/base/metrics.h"
#include "models/history/query.h"
#include "models/incidents/incidentlist.h"
#include "models/incidents/report/evidencetext.h"
#include "models/operator/operatoractions.h"
#include "widgets/shell/alertstrip.h"

#include <QUuid>

#include <algorithm>

namespace qd {

namespace {

/// Earlier consoles recorded an incident with the first click. Of those that nobody went on with nobody wants
/// to be reminded; they stay in the list.
bool isWanted(const Incident& incident)
{
    return incident.isOpen() && (incident.step != IncidentStep::Locate || incident.analysis.has_value());
}

} // namespace

struct IncidentDesk::FromHistory
{
    Unfinished unfinished;
    std::optional<Error> unreadable; ///< the error of an incident that cannot be read; the others are listed
};

Result<IncidentDesk::FromHistory> IncidentDesk::readUnfinished(const HistoryReader& reader)
{
    auto list = readIncidents(reader);
    if (!list)
        return Failure(list.error());
    FromHistory found;
    found.unreadable = std::move(list->unreadable);
    std::copy_if(list->incidents.begin(), list->incidents.end(),
                 std::back_inserter(found.unfinished.incidents), isWanted);
    auto actions = OperatorActions::interruptedActions(reader);
    if (!actions)
        return Failure(actions.error());
    found.unfinished.actions = std::move(*actions);
    return found;
}

IncidentDesk::IncidentDesk(const History& history, OperatorActions& actions, const Clock& clock,
                           TriageSettings triage, QWidget* window)
    : QObject(window),
      m_history(history),
      m_actions(actions),
      m_clock(clock),
      m_triage(triage),
      m_window(window)
{
    connect(&actions, &OperatorActions::incidentStored, this, &IncidentDesk::incidentStored);
}

void IncidentDesk::refresh()
{
    queryHistory(
        m_history, this,
        [](const HistoryReader& reader, const CancelToken&) { return readIncidents(reader); },
        [this, generation = ++m_generation](const Result<IncidentList>& list) {
            if (generation != m_generation)
                return;
            if (!list) {
                emit failed(list.error());
                return;
            }
            m_incidents = AlertIncidents(list->incidents);
            emit incidentsKnown(m_incidents);
        });
}

void IncidentDesk::incidentStored(const Incident& incident)
{
    if (incident.discarded)
        giveBackAlertsOf(incident);
    else if (incident.isOpen())
        acknowledgeAlertsOf(incident);
    refresh();
    emit incidentChanged();
}

std::vector<Alert> IncidentDesk::openAlertsOf(const Incident& incident) const
{
    std::vector<Alert> alerts;
    if (m_snapshot) {
        std::copy_if(m_snapshot->openAlerts.begin(), m_snapshot->openAlerts.end(), std::back_inserter(alerts),
                     [fault = faultScope(incident)](const Alert& alert) { return fault.includes(alert); });
    }
    return alerts;
}

void IncidentDesk::acknowledgeAlertsOf(const Incident& incident)
{
    for (const Alert& alert : openAlertsOf(incident)) {
        if (alert.acknowledged || !m_acknowledged.insert(alert.id).second)
            continue;
        m_actions.acknowledge(alert.id, tr("In triage"), [desk = QPointer(this)](const Result<void>& done) {
            if (desk && !done && done.error().kind != ErrorKind::NotFound) // it may have ended meanwhile
                emit desk->failed(done.error());
        });
    }
}

void IncidentDesk::giveBackAlertsOf(const Incident& incident)
{
    for (const Alert& alert : openAlertsOf(incident)) {
        const bool isOurs = m_acknowledged.erase(alert.id) > 0 ||
                            (alert.acknowledged && alert.acknowledged->reason == tr("In triage"));
        if (!isOurs)
            continue;
        m_actions.withdrawAcknowledgement(alert.id, [desk = QPointer(this)](const Result<void>& done) {
            if (desk && !done && done.error().kind != ErrorKind::NotFound)
                emit desk->failed(done.error());
        });
    }
}

void IncidentDesk::findUnfinished(std::function<void(const Unfinished&)> found)
{
    queryHistory(
        m_history, this,
        [](const HistoryReader& reader, const CancelToken&) { return readUnfinished(reader); },
        [this, found = std::move(found)](const Result<FromHistory>& read) {
            if (!read) {
                emit failed(read.error());
                return;
            }
            if (read->unreadable)
                emit failed(*read->unreadable);
            else
                found(read->unfinished);
        });
}

TriageWizard* IncidentDesk::openWizard(const std::string& alertId, const Subject& subject) const
{
    for (const auto& [id, wizard] : m_wizards) {
        if (!wizard || !wizard->isVisible() || wizard->incident().alertId != alertId)
            continue;
        const Subject& of = wizard->incident().subject;
        if (!alertId.empty() || (of.endpoint == subject.endpoint && of.model == subject.model))
            return wizard;
    }
    return nullptr;
}

void IncidentDesk::startTriage(const Alert& alert)
{
    queryHistory(
        m_history, this,
        [](const HistoryReader& reader, const CancelToken&) { return readIncidents(reader); },
        [this, alert](const Result<IncidentList>& list) {
            if (!list) {
                emit failed(list.error());
                return;
            }
            const std::vector<Incident>& incidents = list->incidents;
            const AlertIncidents told(incidents);
            if (const AlertIncident* known = told.of(alert); known && known->isOpen) {
                const auto incident = std::find_if(incidents.begin(), incidents.end(),
                                                   [&](const Incident& one) { return one.id == known->id; });
                continueIncident(*incident, incident->alertId == alert.id ? &alert : nullptr);
                return;
            }
            Incident draft; // a closed incident stays as it was; the alert gets a new one
            draft.alertId = alert.id;
            draft.title = ruleTitle(alert.rule);
            draft.subject = subjectOf(alert);
            startDraft(draft, &alert);
        });
}

void IncidentDesk::startTriageOf(const std::string& endpoint, const std::string& model)
{
    Incident incident;
    incident.subject.endpoint = endpoint;
    incident.subject.model = model;
    Labels labels{{std::string(label::endpoint), endpoint}, {std::string(label::model), model}};
    std::string_view metric = model.empty() ? metric::cpu : metric::latency;
    if (m_snapshot) {
        for (const EndpointStatus& status : m_snapshot->endpoints) {
            for (const ModelStatus& served : status.models) {
                if (status.endpoint.id != endpoint || served.model != model)
                    continue;
                incident.subject.version = served.servingVersion;
                if (served.accuracy)
                    metric = metric::accuracy;
            }
        }
    }
    if (metric == metric::latency)
        labels.set(label::quantile, "0.99");
    incident.subject.series = {std::string(metric), labels};
    incident.title = seriesTitle(incident.subject.series.metric, labels);
    startDraft(incident, nullptr);
}

void IncidentDesk::startDraft(const Incident& draft, const Alert* alert)
{
    if (TriageWizard* open = openWizard(draft.alertId, draft.subject)) {
        open->show();
        open->raise();
        open->activateWindow();
        return;
    }
    Incident incident = draft;
    incident.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    incident.openedAt = m_clock.now();
    const QString subject = incident.subject.model.empty()
                                ? endpointName(m_snapshot, incident.subject.endpoint)
                                : QString::fromStdString(incident.subject.model);
    incident.title = tr("%1: %2", "incident title: model, what is wrong").arg(subject, draft.title);
    show(incident, alert, IncidentOrigin::Draft);
}

void IncidentDesk::continueIncident(const Incident& incident, const Alert* alert)
{
    show(incident, alert, IncidentOrigin::Recorded);
}

void IncidentDesk::show(const Incident& incident, const Alert* alert, IncidentOrigin origin)
{
    QPointer<TriageWizard>& wizard = m_wizards[incident.id];
    if (!wizard) {
        wizard = new TriageWizard(incident, alert, m_history, m_actions, m_clock, m_triage, m_window, origin);
        wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(wizard, &TriageWizard::endpointEditRequested, this, &IncidentDesk::endpointEditRequested);
    }
    wizard->show();
    wizard->raise();
    wizard->activateWindow();
}

bool IncidentDesk::closeWizards()
{
    bool allClosed = true;
    for (const auto& [id, wizard] : m_wizards) {
        if (!wizard || !wizard->isVisible() || wizard->close())
            continue;
        allClosed = false;
        connect(wizard, &QWizard::finished, this, &IncidentDesk::switchFinished,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
    }
    return allClosed;
}

} // namespace qd
