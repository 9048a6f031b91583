// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"
#include "models/operator/audittrail.h"

#include <functional>

namespace qd {

/// Writes down in the audit trail what a switch is to do and what came of it. A switch that took effect is an
/// event as well, so that charts mark it.
class SwitchRecorder
{
public:
    using Done = std::function<void(Result<IncidentAction>)>;

    SwitchRecorder(AuditTrail& audit, const Clock& clock) : m_audit(audit), m_clock(clock) {}

    /// Records that the switch is intended, and carries it out after that.
    void begin(const IncidentAction& begun, const std::string& incident, const Done& done,
               AuditTrail::Act carryOut);
    /// Records the outcome of an action; the answer has the action in every case but a storage failure.
    /// `wasOpen`: the outcome had been called unknown before.
    void conclude(const AuditRecord& intended, const IncidentAction& action, bool wasOpen, const Done& done);
    /// Records that the console ended before the answer arrived.
    void noteEnd(const AuditRecord& intended);

private:
    AuditTrail& m_audit;
    const Clock& m_clock;
};

/// Says why a switch whose requests were begun did not take effect.
[[nodiscard]] QString switchFailure(const SwitchPlan& plan, const SwitchOutcome& outcome);

} // namespace qd
