// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/faultscope.h"

#include <algorithm>

namespace qd {

namespace {

constexpr Duration marginBefore{300'000}; ///< an onset is found, and need not be the first sign
constexpr Duration marginAfter{600'000};  ///< values of long windows fall late

} // namespace

bool FaultScope::includes(const Alert& alert) const
{
    if (alert.id == alertId)
        return true;
    const bool sameModel = model.empty() || alert.model().empty() || alert.model() == model;
    return alert.endpoint() == endpoint && sameModel && began.contains(alert.pendingAt);
}

FaultScope faultScope(const Incident& incident)
{
    FaultScope scope{incident.alertId, incident.subject.endpoint, incident.subject.model, {}};
    scope.began = {incident.openedAt - marginBefore, incident.openedAt + marginAfter};
    if (const auto& location = incident.location) {
        scope.began.from = location->onset - marginBefore;
        scope.began.to = std::max(scope.began.to, location->affected.to + marginAfter);
    }
    for (const IncidentAction& action : incident.actions) {
        if (action.succeeded())
            scope.began.to = std::min(scope.began.to, action.at);
    }
    if (!incident.isOpen())
        scope.began.to = std::min(scope.began.to, incident.closedAt);
    return scope;
}

} // namespace qd
