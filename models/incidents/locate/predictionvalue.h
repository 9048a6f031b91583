// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"
#include "models/evaluation/figures.h"

#include <optional>

/// What single predictions say about a metric of quality or speed. The series of such a metric look back over
/// a sliding window, so that neighbouring samples are the same predictions over again: a test on them knows
/// neither how much was seen nor how sure it is. So locating, analysing and verifying ask the evaluation,
/// and tell the figures that the views of quality tell of the same periods.
namespace qd {

/// The quantile that the labels of a latency name; the median where they name none.
[[nodiscard]] double quantileOf(const SeriesKey& series);

/// The value of the series' metric over the rows: a share, a score, or a quantile of the latencies. Nothing
/// where the rows do not tell it.
[[nodiscard]] std::optional<double> predictionValue(const SeriesKey& series, const EvaluatedRows& rows,
                                                    RowSpan chosen);

/// Returns both values and the test of compareFigure(). Nothing where either side does not tell the metric.
[[nodiscard]] std::optional<Compared> comparePredictions(const SeriesKey& series, const EvaluatedRows& rows,
                                                         RowSpan before, RowSpan after);

} // namespace qd
