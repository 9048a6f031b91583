// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/sample.h"
#include "models/detect/compare.h"
#include "models/history/records.h"

#include <optional>
#include <span>
#include <string>

/// What single predictions say about a metric of quality or speed. The series of such a metric look back over
/// a sliding window, so that neighbouring samples are the same predictions over again: a test on them knows
/// neither how much was seen nor how sure it is. Locating, analysing, verifying and the views of quality all
/// compute such metrics from the predictions, by the same functions, and so tell the same figures of the same
/// periods.
namespace qd {

class HistoryReader;

/// The value of the series' metric over all rows: a share, a score, or a quantile of the latencies (the
/// median, where the labels name none). NaN where the score is undefined; nothing where the rows do not tell
/// the metric.
[[nodiscard]] std::optional<double> predictionValue(const SeriesKey& series,
                                                    std::span<const StoredPrediction> rows,
                                                    const std::string& positiveClass);

/// Returns both values and the test of models/detect/compare.h that suits the metric: the pooled score test
/// for shares, the bootstrap for F1, Mann–Whitney for latencies; for macro precision and recall the posterior
/// of scorecomparison.h. Nothing where either side does not tell the metric.
[[nodiscard]] std::optional<Compared> comparePredictions(const SeriesKey& series,
                                                         std::span<const StoredPrediction> before,
                                                         std::span<const StoredPrediction> after,
                                                         const std::string& positiveClass);

/// Returns the positive class as the monitor uses it for the series of the endpoint; empty for none, and for
/// an endpoint that was removed.
[[nodiscard]] Result<std::string> positiveClassOf(const HistoryReader& reader, const std::string& endpointId);

} // namespace qd
