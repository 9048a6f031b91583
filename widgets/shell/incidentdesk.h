// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/items/incidents/alertincidents.h"
#include "models/monitor/fleetsnapshot.h"
#include "widgets/triage/triagewizard.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace qd {

class HistoryReader;

/// The incidents that are worked on in one window: which alert has which, and the wizard of each. An incident
/// acknowledges the alerts that tell of its fault, and gives them back when it is discarded.
class IncidentDesk : public QObject
{
    Q_OBJECT

public:
    /// What the last run left unfinished.
    struct Unfinished
    {
        std::vector<Incident> incidents;  ///< open ones, newest first
        std::vector<AuditRecord> actions; ///< the actions without an outcome
    };

    /// `window` owns the desk and its wizards.
    IncidentDesk(const History& history, OperatorActions& actions, const Clock& clock, TriageSettings triage,
                 QWidget* window);

    void setSnapshot(const FleetSnapshotPtr& snapshot) { m_snapshot = snapshot; }
    /// Reads which alerts have incidents (on the pool); incidentsKnown() follows.
    void refresh();
    /// Returns which alerts have incidents, as far as refresh() has read it.
    [[nodiscard]] const AlertIncidents& incidents() const { return m_incidents; }
    /// Reads it on the pool; ask once, before the first action of this run.
    void findUnfinished(std::function<void(const Unfinished&)> found);

    /// Continues the open incident of this alert's fault; without one the wizard begins with a draft.
    void startTriage(const Alert& alert);
    /// A draft without an alert.
    void startTriageOf(const std::string& endpoint, const std::string& model);
    /// Shows the wizard of this incident, made when there is none yet.
    void continueIncident(const Incident& incident, const Alert* alert = nullptr);

    /// What the wizards know is in the history, so they can be closed at any time; only a switch under way is
    /// waited for, because half of its requests would be worse than all or none. False while one is:
    /// switchFinished() follows.
    [[nodiscard]] bool closeWizards();

signals:
    void failed(const qd::Error& error);
    /// Emitted when a changed incident is in the history.
    void incidentChanged();
    void incidentsKnown(const qd::AlertIncidents& incidents);
    void switchFinished();
    void endpointEditRequested(const std::string& endpoint);

private:
    struct FromHistory;
    [[nodiscard]] static Result<FromHistory> readUnfinished(const HistoryReader& reader);
    void startDraft(const Incident& draft, const Alert* alert);
    void show(const Incident& incident, const Alert* alert, IncidentOrigin origin);
    /// The window that is open for this alert, or without one for this subject.
    [[nodiscard]] TriageWizard* openWizard(const std::string& alertId, const Subject& subject) const;
    void incidentStored(const Incident& incident);
    void acknowledgeAlertsOf(const Incident& incident);
    void giveBackAlertsOf(const Incident& incident);
    /// Returns the alerts that tell of its fault.
    [[nodiscard]] std::vector<Alert> openAlertsOf(const Incident& incident) const;

    const History& m_history;
    OperatorActions& m_actions;
    const Clock& m_clock;
    const TriageSettings m_triage;
    QWidget* const m_window;
    FleetSnapshotPtr m_snapshot;
    AlertIncidents m_incidents;
    std::map<std::string, QPointer<TriageWizard>> m_wizards; ///< the wizards by incident
    std::set<std::string> m_acknowledged;                    ///< alerts, for their incidents
    std::uint64_t m_generation = 0;                          ///< the generation of refresh()
};

} // namespace qd
