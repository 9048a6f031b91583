// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/findings/findings.h"

namespace qd {

/// The change of a share below which a difference is of no use to anybody.
inline constexpr double clearChange = 0.01;

/// Whether the comparison is of how good predictions are, not of speed or failures.
[[nodiscard]] bool isAboutQuality(const VersionComparison& one);
/// What the comparison of two versions, or (Kind::Period) of two periods, says; not of the quality of periods
/// where that is explained already.
[[nodiscard]] std::vector<Finding> comparisonFindings(const Evaluation& evaluation, Finding::Kind kind);
/// "95 % interval of the difference: 1.2 to 3.4 points."
[[nodiscard]] QString differenceIntervalText(Interval interval, MetricUnit unit);
/// A value of either side: "94.1 %", "26.9 ms", and "0.904" of an AUC.
[[nodiscard]] QString comparedText(const VersionComparison& comparison, double value);
/// "1.2 points", "6.8 ms", "0.012".
[[nodiscard]] QString comparedDifferenceText(const VersionComparison& comparison, double difference);
/// "large (h = +0.85)", "small (δ = −0.21)", "medium (−12.0 points)": how large the difference is beside the
/// usual scatter. The comparison is defined.
[[nodiscard]] QString effectText(const VersionComparison& comparison);

} // namespace qd
