// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/audittrail.h"
#include "models/incidents/incident.h"
#include "models/incidents/platformaccess.h"

namespace qd {

/// Reads and switches the served versions through the endpoint's own management API. A switch is in the audit
/// trail before its first request is sent. See OperatorActions for what each call promises.
class VersionSwitcher
{
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    VersionSwitcher(AuditTrail& audit, PlatformAccess& platforms, const Clock& clock)
        : m_audit(audit), m_platforms(platforms), m_clock(clock)
    {
    }

    void fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done);
    void plan(const std::string& endpointId, const std::string& model, const std::string& toVersion,
              Done<SwitchPlan> done);
    void execute(const SwitchPlan& plan, const std::string& incident, const std::string& undoes,
                 Done<IncidentAction> done);

private:
    void carryOut(const AuditRecord& intended, const IncidentAction& begun, const Done<IncidentAction>& done);
    void conclude(const AuditRecord& intended, IncidentAction action, const Result<SwitchOutcome>& outcome,
                  const Done<IncidentAction>& done);

    AuditTrail& m_audit;
    PlatformAccess& m_platforms;
    const Clock& m_clock;
};

} // namespace qd
