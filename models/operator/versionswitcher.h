// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "models/serving/servingplatform.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace qd {

class PlatformGuard;
class SwitchRecorder;
class SwitchVerifier;

/// Carries out switches of the served version through the endpoint's own management API. A switch is in the
/// audit trail before its first request is sent, and what came of it as soon as that is known; what stays
/// unknown is handed to the verifier. See OperatorActions for what each call promises.
class VersionSwitcher : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<IncidentAction>)>;

    VersionSwitcher(SwitchRecorder& recorder, SwitchVerifier& verifier, PlatformGuard& platforms,
                    const Clock& clock, QObject* parent = nullptr);
    ~VersionSwitcher() override;

    void setPace(const SwitchPace& pace) { m_pace = pace; }
    void execute(const IncidentAction& begun, const std::string& incident, const Done& done);
    void stopWaiting(const std::string& actionId);

signals:
    void progressed(const std::string& actionId, const qd::SwitchProgress& progress);

private:
    struct Running;

    void carryOut(const AuditRecord& intended, const IncidentAction& begun, const Done& done);
    void finished(const std::string& actionId, const Result<SwitchOutcome>& outcome);

    SwitchRecorder& m_recorder;
    SwitchVerifier& m_verifier;
    PlatformGuard& m_platforms;
    const Clock& m_clock;
    SwitchPace m_pace;
    std::map<std::string, std::unique_ptr<Running>> m_running; ///< the running switches by action
};

} // namespace qd
