// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/endpointstate.h"

namespace qd {

EndpointState endpointState(const EndpointFacts& facts)
{
    const bool heardOnce = facts.lastSuccess.ms != 0;
    if (!heardOnce && !facts.lastScrapeFailed)
        return EndpointState::Unknown;
    if (!heardOnce)
        return EndpointState::Unreachable;
    const Duration silence = facts.now - facts.lastSuccess;
    if (silence >= facts.unreachableAfter)
        return EndpointState::Unreachable;
    if (silence >= facts.staleAfter)
        return EndpointState::Stale;
    if (facts.criticalFiring > 0 || !facts.ready.value_or(true))
        return EndpointState::Failing;
    if (facts.warningFiring > 0)
        return EndpointState::Degraded;
    return facts.givesMetrics ? EndpointState::Healthy : EndpointState::NoMetrics;
}

} // namespace qd
