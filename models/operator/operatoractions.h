// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/clock.h"
#include "models/history/records.h"
#include "models/incidents/incident.h"
#include "models/serving/servingplatform.h"

#include <QObject>

#include <functional>
#include <memory>

namespace qd {

class ConsentRegister;
class History;
class HistoryReader;
class HttpClient;
class Monitor;
class SecretStore;

/// The one door through which the operator changes anything. Each call first writes "intended" to the audit
/// trail, acts only after that is committed, and writes the outcome; an action whose outcome is missing after
/// a crash is shown as such. What came of a switch may stay unknown: then it goes on asking in the
/// background, also after a restart, and records what it finds. Lives on the GUI thread; nothing here blocks.
class OperatorActions : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    /// `consents`: what this user has agreed to; without it, only what is saved or agreed to here counts.
    OperatorActions(History& history, HttpClient& http, SecretStore& secrets, Monitor& monitor,
                    const Clock& clock, std::shared_ptr<ConsentRegister> consents = {},
                    QObject* parent = nullptr);
    ~OperatorActions() override;

    /// The intentions in the audit trail that neither succeeded nor failed: the console died while it carried
    /// them out, or their answer never came, so nobody knows whether they took effect. Switches that a later
    /// one has overtaken are left out. Ask before the first action of this run; on a pool thread.
    [[nodiscard]] static Result<std::vector<AuditRecord>> interruptedActions(const HistoryReader& reader);

    // Fleet
    /// Saving is agreeing: the endpoint is watched from now on. An empty secret leaves the stored one as it
    /// is, unless the endpoint needs none any more or has moved to another origin: then it is removed.
    void saveEndpoint(const Endpoint& endpoint, const QString& secret, Done<void> done);
    /// The operator has seen what an endpoint of the history wants, exactly as given here, and agrees that it
    /// is collected from and acted on. Fails with Conflict when the history has something else by now.
    void agreeToEndpoint(const Endpoint& shown, Done<void> done);
    void removeEndpoint(const std::string& endpointId, Done<void> done);
    /// Takes back a removal of this run: the history has the document again as it was, also one that cannot
    /// be watched, and it is watched if the user had agreed to it. Its secret is gone.
    void restoreEndpoint(const std::string& endpointId, Done<void> done);

    // Alerts
    void saveRule(const AlertRule& rule, Done<void> done);
    void removeRule(const std::string& ruleId, Done<void> done);
    /// Acknowledges an alert; fails with NotFound when it is not open (any more).
    void acknowledge(const std::string& alertId, const QString& reason, Done<void> done);
    /// The alert is unhandled again. Fails as acknowledge() does.
    void withdrawAcknowledgement(const std::string& alertId, Done<void> done);
    void addSilence(const Silence& silence, Done<void> done);
    void expireSilence(const std::string& silenceId, Done<void> done);

    // Serving: reading needs no audit
    void fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done);
    void planSwitch(const std::string& endpointId, const std::string& model, const std::string& toVersion,
                    Done<SwitchPlan> done);
    /// Carries out `begun.plan`; of `begun`, the id (empty: a new one) and `undoes` count as well. `incident`
    /// may be empty. The result is an action in every case but a storage failure: what the platform refused
    /// comes back with `error` set, and one that cannot be told as unknown. A switch that took effect is an
    /// event of kind "rollback" too, so that charts mark it.
    void executeSwitch(const IncidentAction& begun, const std::string& incident, Done<IncidentAction> done);
    /// Answers executeSwitch() at once, with what is known; the answers to requests that are on their way are
    /// recorded when they come.
    void stopWaiting(const std::string& actionId);
    /// Asks the audit trail and the platform what became of an action whose outcome is unknown, and records
    /// what is found. The time of the action becomes the one at which the version was seen to change; when
    /// nobody saw it, now. The result may still be unknown; it has what was seen.
    void checkSwitch(const std::string& incident, const IncidentAction& action, Done<IncidentAction> done);
    /// Goes on asking about the switches that earlier runs left open. Call once, when the history is open for
    /// writing.
    void takeUpSwitches();
    void setSwitchPace(const SwitchPace& pace);

    // Incidents: saved whole at every change; `frozen` adds a step to the append-only record.
    // What the background has found out about a switch meanwhile goes in as well.
    void saveIncident(const Incident& incident, bool frozen, Done<void> done);
    /// Closes an incident that nobody wanted, so that lists leave it out; an alert that was acknowledged for
    /// it is unhandled again. Fails with Conflict when something was changed on a server: that stays on
    /// record.
    void discardIncident(const Incident& incident, Done<Incident> done);
    /// Takes over what this run has found out about its actions.
    void bringUpToDate(Incident& incident) const;

signals:
    /// Reports that the incident is in the history now, as it was saved or discarded.
    void incidentStored(const qd::Incident& incident);
    /// Reports the progress of a switch under way.
    void switchProgressed(const std::string& actionId, const qd::SwitchProgress& progress);
    /// More is known about a switch whose outcome had been called unknown. It is recorded, and stored in its
    /// incident.
    void switchSettled(const std::string& incident, const qd::IncidentAction& action);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
