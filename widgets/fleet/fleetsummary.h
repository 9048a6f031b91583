// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

namespace qd {

/// "3 healthy, 1 failing": how many rows of the overview are in which state, worst first; empty without rows.
[[nodiscard]] QString fleetSummary(const std::vector<EndpointState>& states);

} // namespace qd
