// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

namespace qd {

/// Which alerts tell of the fault that an incident is about: one fault is seen by several rules.
struct FaultScope
{
    std::string alertId;  ///< the incident was opened from it
    std::string endpoint; ///< the endpoint of the subject
    std::string model;    ///< the model; empty: the endpoint itself, and whatever it serves
    TimeRange began;      ///< when alerts of the fault became pending

    /// The incident's own alert, and those of the same endpoint that name no other model and began with the
    /// fault.
    [[nodiscard]] bool includes(const Alert& alert) const;

    friend bool operator==(const FaultScope&, const FaultScope&) = default;
};

/// Returns the scope of an incident: from shortly before the onset to shortly after it was found, but no
/// longer than to the change that took effect: what begins after that is news.
[[nodiscard]] FaultScope faultScope(const Incident& incident);

} // namespace qd
