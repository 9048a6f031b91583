// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/findings.h"

namespace qd {

/// The change of a share below which a difference is of no use to anybody.
inline constexpr double clearChange = 0.01;

/// What the comparison of two versions, or (Kind::Period) of two periods, says.
[[nodiscard]] std::vector<Finding> comparisonFindings(const Evaluation& evaluation, Finding::Kind kind);
/// "95 % interval of the difference: 1.2 to 3.4 points."
[[nodiscard]] QString differenceIntervalText(Interval interval, MetricUnit unit);

} // namespace qd
