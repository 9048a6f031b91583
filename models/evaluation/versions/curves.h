// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/prcurve.h"
#include "models/quality/curves/roc.h"
#include "models/quality/curves/threshold.h"

#include <memory>

/// Curves of millions of rows, thinned for the eye.
namespace qd {

inline constexpr std::size_t mostCurvePoints = 2'000;

/// Leaves out points between which the curve is straight, then those that lie closest together along it; both
/// ends stay. The curve's area and the like are left as they were.
void thin(RocCurve& curve, std::size_t most = mostCurvePoints);
void thin(PrCurve& curve, std::size_t most = mostCurvePoints);

/// As described at VersionEvaluation::thresholds.
[[nodiscard]] std::shared_ptr<const ThresholdExplorer> thresholdsOf(std::span<const Scored> rows);

} // namespace qd
