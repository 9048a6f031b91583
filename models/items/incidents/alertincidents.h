// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/faultscope.h"

#include <map>
#include <span>
#include <string>
#include <vector>

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

/// Tells which alerts have an incident. Finding it takes as long as the incidents of one endpoint are many.
class AlertIncidents
{
public:
    AlertIncidents() = default;
    /// Takes the incidents as readIncidents() gives them.
    explicit AlertIncidents(std::span<const Incident> newestFirst);

    /// Returns the newest that was opened from the alert, else the newest of whose fault the alert tells;
    /// nullptr when there is none.
    [[nodiscard]] const AlertIncident* of(const Alert& alert) const;

    friend bool operator==(const AlertIncidents&, const AlertIncidents&) = default;

private:
    std::vector<AlertIncident> m_newestFirst;
    std::map<std::string, std::size_t> m_byAlert;                 ///< the newest that was opened from it
    std::map<std::string, std::vector<std::size_t>> m_byEndpoint; ///< the newest first
};

/// "Incident #3, under way: Analyse", "Incident #3, verified" or "Incident #3, closed unverified".
[[nodiscard]] QString alertIncidentText(const AlertIncident& incident);

} // namespace qd
