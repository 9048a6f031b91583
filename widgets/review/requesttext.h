// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/platform.h"

#include <QString>

namespace qd {

/// The requests of a plan as they will go on the wire: purpose, method and URL, and the body byte for byte.
[[nodiscard]] QString planText(const SwitchPlan& plan);
/// What was sent and what came back.
[[nodiscard]] QString outcomeText(const SwitchOutcome& outcome);

} // namespace qd
