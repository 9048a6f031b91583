// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/monitor/fleetsnapshot.h"

#include <optional>

namespace qd {

/// What is known about an endpoint when its state is asked for.
struct EndpointFacts
{
    Timestamp now;
    Timestamp lastSuccess; ///< ms 0: never
    bool lastScrapeFailed = false;
    std::optional<bool> ready; ///< the platform's own word, when it gives one
    bool givesMetrics = true;  ///< the last success brought at least one sample
    int criticalFiring = 0;
    int warningFiring = 0;
    Duration staleAfter{0};
    Duration unreachableAfter{0};
};

/// Silence outweighs what was last heard: unreachable, then stale, then what platform and alerts say. Health
/// has to be shown: who answers without a single sample is not called healthy.
[[nodiscard]] EndpointState endpointState(const EndpointFacts& facts);

} // namespace qd
