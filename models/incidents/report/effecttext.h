// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

namespace qd {

/// Whole sentences on what came of a switch and how that is known, in the console's present language: as
/// little as was proven, and no more.
[[nodiscard]] QString effectText(const IncidentAction& action);

} // namespace qd
