// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/incidents/incident.h"
#include "models/operator/operatoractions.h"
#include "models/serving/storedendpoints.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace qd {

/// A draft is no incident yet: it is recorded with the first step that the operator completes.
enum class IncidentOrigin { Recorded, Draft };

/// The life of an incident from draft to closed: what may be done to it when, what is stored of it, and what
/// becomes of its switches. Held by a shared pointer, because a switch that is under way must be recorded
/// even when nobody shows it any more. Lives on the GUI thread; nothing here blocks.
class IncidentLife : public QObject, public std::enable_shared_from_this<IncidentLife>
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<IncidentAction>&)>;

    /// `alert`: the alert that the incident is about, nullptr to read it from the history.
    IncidentLife(Incident incident, const Alert* alert, const History& history, OperatorActions& actions,
                 const Clock& clock, IncidentOrigin origin = IncidentOrigin::Recorded);

    Incident incident;
    std::optional<Alert> alert;
    StoredEndpoints endpoints; ///< the endpoints; empty until they are loaded
    const History& history;
    OperatorActions& actions;
    const Clock& clock;

    /// Stores the incident as it is now; `frozen` also adds the step to the append-only record. A draft
    /// becomes a recorded incident with its first frozen step; until then nothing of it is stored. A closed
    /// incident stays as it was closed: saveFailed() says so.
    void save(bool frozen);
    [[nodiscard]] bool isDraft() const { return m_origin == IncidentOrigin::Draft; }
    /// Returns whether the incident is recorded, open, and nothing was done to any server: then it can be
    /// taken back.
    [[nodiscard]] bool canDiscard() const;
    /// Takes the incident back; saved() or saveFailed() tells what became of it.
    void discard();
    /// Notes why nothing is changed, or why the outcome of the last switch is not awaited; once per reason.
    void noteSkipped(const QString& reason);

    /// Reads the endpoints and the alert; emits loaded(), then saveFailed() where they cannot be read or the
    /// endpoint that the incident is about cannot be used.
    void load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    /// Records the intent in the incident, carries the plan out, records the answer; then `done`, if
    /// `context` still lives. `undoes` is the action that the plan takes back, empty for none. Fails with
    /// Conflict, sending nothing, when the incident is closed, and with the history's error when it refuses;
    /// the text tells whether anything can have been sent.
    void execute(const SwitchPlan& plan, const std::string& undoes, QObject* context, Answer done);
    /// Makes execute() answer at once, with an outcome that may be unknown; see
    /// OperatorActions::stopWaiting().
    void stopWaiting();
    /// Finds out what became of the action whose outcome is unknown, see OperatorActions::checkSwitch().
    void reconcile(QObject* context, std::function<void(const Result<void>&)> done);
    [[nodiscard]] bool isExecuting() const { return !m_executing.empty(); }
    /// When the switch under way was begun, and where it stands.
    [[nodiscard]] Timestamp executingSince() const { return m_executingSince; }
    [[nodiscard]] const SwitchProgress& progress() const { return m_progress; }
    /// Returns whether something was changed and the outcome of every switch is known.
    [[nodiscard]] bool isChangeSettled() const;

    /// Returns the endpoint's name for people, also of one that cannot be used.
    [[nodiscard]] QString endpointName(const std::string& id) const { return endpoints.nameOf(id); }
    /// Returns the endpoint; null when the fleet has none with this id that can be used.
    [[nodiscard]] const Endpoint* endpoint(const std::string& id) const;

signals:
    void saved(const qd::Incident& incident);
    void saveFailed(const qd::Error& error);
    void loaded();
    void executingChanged(bool executing);
    void progressed();
    /// The background found out more about an action; the incident has it.
    void actionSettled();

private:
    void store(bool frozen);
    [[nodiscard]] Error closedError() const;
    void finish(const IncidentAction& action, const Answer& answer);
    /// A storage failure: before the intention was recorded nothing was sent, and the action is dropped;
    /// after that its outcome is unknown.
    void findOutWhetherBegun(const std::string& actionId, const Error& error, const Answer& answer);
    void dropUnsent(const std::string& actionId);
    [[nodiscard]] static Error nothingSent(const Error& cause);
    void takeSettled(const std::string& incidentId, const IncidentAction& action);
    void setExecuting(const std::string& actionId);

    IncidentOrigin m_origin;
    bool m_closed;
    bool m_loaded = false;
    std::string m_executing; ///< id of the action under way
    Timestamp m_executingSince;
    SwitchProgress m_progress;
};

} // namespace qd
