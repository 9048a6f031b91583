// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/incident.h"

#include <QString>

namespace qd {

/// The requests of a plan as they will go on the wire: purpose, method and URL, headers, and the body byte
/// for byte, but with signs for what acts (see visibleText()).
[[nodiscard]] QString planText(const SwitchPlan& plan);
/// What is known to have been sent for an action, when, and what came back; what was not sent, or of which it
/// is not known; and how the platform was asked what serves.
[[nodiscard]] QString exchangeText(const IncidentAction& action);

} // namespace qd
