// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <map>
#include <span>

namespace qd {

/// What is told of an incident where its alert is shown.
struct AlertIncident
{
    std::string id;
    int number = 0;
    bool isOpen = true;
    IncidentStep step = IncidentStep::Locate;
    std::optional<Verdict> verdict; ///< the verdict of the last verification

    friend bool operator==(const AlertIncident&, const AlertIncident&) = default;
};

/// Incidents by alert; of several incidents about one alert the newest.
using AlertIncidents = std::map<std::string, AlertIncident>;

/// `newestFirst` as readIncidents() gives them; those opened by hand belong to no alert.
[[nodiscard]] AlertIncidents alertIncidents(std::span<const Incident> newestFirst);
/// "Incident #3, under way: Analyse", "Incident #3, verified" or "Incident #3, closed unverified".
[[nodiscard]] QString alertIncidentText(const AlertIncident& incident);

} // namespace qd
