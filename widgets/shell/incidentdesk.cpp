// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/incidentdesk.h"

#include "models/base/metrics.h"
#include "models/history/query.h"
#include "models/incidents/evidencetext.h"
#include "models/incidents/operatoractions.h"
#include "widgets/shell/alertstrip.h"

#include <QUuid>

namespace qd {

struct IncidentDesk::FromHistory
{
    Unfinished unfinished;
    std::optional<Error> unreadable; ///< of an incident that cannot be read; the others are listed
};

Result<IncidentDesk::FromHistory> IncidentDesk::readUnfinished(const HistoryReader& reader)
{
    const auto records = reader.incidents();
    if (!records)
        return tl::make_unexpected(records.error());
    FromHistory found;
    for (const IncidentRecord& record : *records) {
        auto incident = fromRecord(record);
        if (!incident)
            found.unreadable = incident.error();
        else if (incident->isOpen())
            found.unfinished.incidents.push_back(std::move(*incident));
    }
    auto actions = OperatorActions::interruptedActions(reader);
    if (!actions)
        return tl::make_unexpected(actions.error());
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
            for (const Incident& incident : read->unfinished.incidents)
                m_incidentOfAlert[incident.alertId] = incident.id;
            if (read->unreadable)
                emit failed(*read->unreadable);
            else
                found(read->unfinished);
        });
}

void IncidentDesk::startTriage(const Alert& alert)
{
    const auto known = m_incidentOfAlert.find(alert.id);
    if (known == m_incidentOfAlert.end()) {
        Incident incident;
        incident.alertId = alert.id;
        incident.title = ruleTitle(alert.rule);
        incident.subject = subjectOf(alert);
        openIncident(incident, &alert);
    } else if (const auto& wizard = m_wizards[known->second]) {
        wizard->show();
        wizard->raise();
        wizard->activateWindow();
    } else {
        continueFromHistory(known->second, alert);
    }
}

void IncidentDesk::continueFromHistory(const std::string& id, const Alert& alert)
{
    queryHistory(
        m_history, this,
        [id](const HistoryReader& reader, const CancelToken&) { return reader.incident(id); },
        [this, alert](const Result<std::optional<IncidentRecord>>& record) {
            if (!record) {
                emit failed(record.error());
                return;
            }
            const auto incident =
                *record ? fromRecord(**record)
                        : Result<Incident>(fail(ErrorKind::NotFound, QString::fromStdString(alert.id),
                                                tr("The incident of this alert is not in the history.")));
            if (!incident) {
                emit failed(incident.error());
            } else if (incident->isOpen()) {
                continueIncident(*incident, &alert);
            } else { // A closed incident stays as it was; the alert gets a new one.
                m_incidentOfAlert.erase(alert.id);
                startTriage(alert);
            }
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
    openIncident(incident, nullptr);
}

void IncidentDesk::openIncident(const Incident& draft, const Alert* alert)
{
    Incident incident = draft;
    incident.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    incident.openedAt = m_clock.now();
    const QString subject = incident.subject.model.empty()
                                ? endpointName(m_snapshot, incident.subject.endpoint)
                                : QString::fromStdString(incident.subject.model);
    incident.title = tr("%1: %2", "incident title: model, what is wrong").arg(subject, draft.title);
    if (alert)
        m_incidentOfAlert[alert->id] = incident.id;
    const std::optional<Alert> origin = alert ? std::optional(*alert) : std::nullopt;
    m_actions.saveIncident(incident, false,
                           [desk = QPointer(this), incident, origin](const Result<void>& saved) {
                               if (!desk)
                                   return;
                               if (saved)
                                   desk->continueIncident(incident, origin ? &*origin : nullptr);
                               else
                                   emit desk->failed(saved.error());
                           });
}

void IncidentDesk::continueIncident(const Incident& incident, const Alert* alert)
{
    QPointer<TriageWizard>& wizard = m_wizards[incident.id];
    if (!wizard) {
        wizard = new TriageWizard(incident, alert, m_history, m_actions, m_clock, m_triage, m_window);
        wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(wizard, &TriageWizard::incidentChanged, this, [this](const Incident& changed) {
            if (!changed.isOpen())
                m_incidentOfAlert.erase(changed.alertId);
            emit incidentChanged();
        });
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
