// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/items/charts/chartcurves.h"
#include "models/items/charts/chartmarkers.h"

namespace qd {

/// A figure of a window; nothing where it is undefined.
using WindowFigure = std::optional<double> (*)(const EvaluationWindow& window, Duration length);
using WindowEstimate = const std::optional<EstimatedValue>& (*)(const EvaluationWindow& window);

/// One curve for each of these versions. Points stand in the middle of their windows; a window without a
/// value, or none at all, is a gap.
[[nodiscard]] std::vector<ChartCurve>
curvesOverTime(const Evaluation& evaluation, std::span<const std::size_t> versions, WindowFigure figure);
/// The estimate of the same figure for one version, dashed with its band; nothing where there is none.
[[nodiscard]] std::optional<ChartCurve> estimateOverTime(const Evaluation& evaluation, std::size_t version,
                                                         WindowEstimate estimate);
/// Shares of the predictions of a version that ended with each of the most frequent statuses from 400 on.
[[nodiscard]] std::vector<ChartCurve> failureCurves(const Evaluation& evaluation, std::size_t version);
[[nodiscard]] bool hasValues(const std::vector<ChartCurve>& curves);
/// Returns the range from the first window to the end of the last one; empty without windows.
[[nodiscard]] TimeRange extentOf(const Evaluation& evaluation);
/// Where each of these versions begins.
[[nodiscard]] std::vector<ChartMarker> versionMarkers(const Evaluation& evaluation,
                                                      std::span<const std::size_t> versions);
/// Where the quality of a version changed, over the time that 95 % confidence cannot exclude.
[[nodiscard]] std::vector<ChartMarker> changeMarkers(const Evaluation& evaluation, std::size_t version);

} // namespace qd
