// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/audittrail.h"
#include "models/operator/switchwatch.h"

#include <QObject>

namespace qd {

/// Reads and switches the served versions through the endpoint's own management API. A switch is in the audit
/// trail before its first request is sent, and what came of it as soon as that is known: at once, or after
/// the row "unconfirmed". See OperatorActions for what each call promises.
class VersionSwitcher : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    VersionSwitcher(History& history, AuditTrail& audit, PlatformAccess& platforms, const Clock& clock,
                    QObject* parent);
    ~VersionSwitcher() override;

    void setPace(const SwitchPace& pace);
    void fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done);
    void plan(const std::string& endpointId, const std::string& model, const std::string& toVersion,
              Done<SwitchPlan> done);
    void execute(const IncidentAction& begun, const std::string& incident, Done<IncidentAction> done);
    void stopWaiting(const std::string& actionId);
    void check(const std::string& incident, const IncidentAction& action, Done<IncidentAction> done);
    void takeUp();

signals:
    void progressed(const std::string& actionId, const qd::SwitchProgress& progress);
    /// What became of a switch after its outcome had been called unknown; `action` is recorded.
    void settled(const std::string& incident, const qd::IncidentAction& action);

private:
    struct Running;

    void carryOut(const AuditRecord& intended, const IncidentAction& begun, const Done<IncidentAction>& done);
    void finished(const std::string& actionId, const Result<SwitchOutcome>& outcome);
    /// Writes the outcome of an action down; the answer has the action in every case but a storage failure.
    void conclude(const AuditRecord& intended, const IncidentAction& action, bool wasOpen,
                  const Done<IncidentAction>& done);
    /// Settles an open switch, and tells everybody.
    void settle(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting);
    void found(const OpenSwitch& open, const std::vector<SwitchWatch::Answer>& waiting);
    void checkTraced(const SwitchTrace& trace, IncidentAction action, const Done<IncidentAction>& done);
    void overtake(const std::string& target);

    History& m_history;
    AuditTrail& m_audit;
    PlatformAccess& m_platforms;
    const Clock& m_clock;
    SwitchPace m_pace;
    SwitchWatch m_watch;
    std::map<std::string, std::unique_ptr<Running>> m_running; ///< the running switches by action
};

} // namespace qd
