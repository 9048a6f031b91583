// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/monitor/snapshot.h"
#include "widgets/triage/triagewizard.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <vector>

namespace qd {

class HistoryReader;

/// The incidents that are worked on in one window: which alert has which, and the wizard of each.
class IncidentDesk : public QObject
{
    Q_OBJECT

public:
    /// What the last run left unfinished.
    struct Unfinished
    {
        std::vector<Incident> incidents;  ///< open ones, newest first
        std::vector<AuditRecord> actions; ///< without an outcome
    };

    /// `window` owns the desk and its wizards.
    IncidentDesk(const History& history, OperatorActions& actions, const Clock& clock, TriageSettings triage,
                 QWidget* window);

    void setSnapshot(const FleetSnapshotPtr& snapshot) { m_snapshot = snapshot; }
    /// Reads it on the pool; ask once, before the first action of this run.
    void findUnfinished(std::function<void(const Unfinished&)> found);

    /// Opens an incident from an alert, or continues the one that this alert already has.
    void startTriage(const Alert& alert);
    /// Opens an incident without an alert.
    void startTriageOf(const std::string& endpoint, const std::string& model);
    /// Shows the wizard of this incident, made when there is none yet.
    void continueIncident(const Incident& incident, const Alert* alert = nullptr);

    /// What the wizards know is in the history, so they can be closed at any time; only a switch under way is
    /// waited for, because half of its requests would be worse than all or none. False while one is:
    /// switchFinished() follows.
    [[nodiscard]] bool closeWizards();

signals:
    void failed(const qd::Error& error);
    void incidentChanged();
    void switchFinished();

private:
    struct FromHistory;
    [[nodiscard]] static Result<FromHistory> readUnfinished(const HistoryReader& reader);
    void continueFromHistory(const std::string& id, const Alert& alert);
    void openIncident(const Incident& draft, const Alert* alert);

    const History& m_history;
    OperatorActions& m_actions;
    const Clock& m_clock;
    const TriageSettings m_triage;
    QWidget* const m_window;
    FleetSnapshotPtr m_snapshot;
    std::map<std::string, QPointer<TriageWizard>> m_wizards; ///< by incident
    std::map<std::string, std::string> m_incidentOfAlert;    ///< of this run and of open incidents
};

} // namespace qd
