// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/faultscope.h"

#include <span>

namespace qd {

/// What is told of an incident where its alerts are shown.
struct AlertIncident
{
    std::string id;
    int number = 0;
    bool isOpen = true;
    IncidentStep step = IncidentStep::Locate;
    std::optional<Verdict> verdict; ///< the verdict of the last verification
    FaultScope fault;

    friend bool operator==(const AlertIncident&, const AlertIncident&) = default;
};

/// Which alerts have an incident.
class AlertIncidents
{
public:
    AlertIncidents() = default;
    /// As readIncidents() gives them.
    explicit AlertIncidents(std::span<const Incident> newestFirst);

    /// The newest that was opened from the alert, else the newest of whose fault the alert tells; nullptr
    /// when there is none.
    [[nodiscard]] const AlertIncident* of(const Alert& alert) const;

    friend bool operator==(const AlertIncidents&, const AlertIncidents&) = default;

private:
    std::vector<AlertIncident> m_newestFirst;
};

/// "Incident #3, under way: Analyse", "Incident #3, verified" or "Incident #3, closed unverified".
[[nodiscard]] QString alertIncidentText(const AlertIncident& incident);

} // namespace qd
