// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

#include <map>

namespace qd {

/// A window and a version; `noClass` for all versions.
using WindowPlace = std::pair<std::int64_t, std::uint32_t>;

struct WindowEstimate
{
    std::optional<EstimatedValue> accuracy;
    std::optional<EstimatedValue> error; ///< regression
    std::optional<double> realisedError; ///< regression: MAE of the labelled rows
};

/// Estimates quality per window by the confidences (QualityEstimator) or, for regression, by direct loss
/// estimation over the prediction and all numeric features (LossEstimator), learnt from at most 50,000
/// labelled rows of the reference period, all versions together, and estimated from at most 2,000 rows per
/// window and version. Rows that failed are left out.
[[nodiscard]] Result<std::map<WindowPlace, WindowEstimate>> estimateWindows(const EvaluatedRows& rows,
                                                                            const RecordTable& table,
                                                                            std::vector<QString>& notes,
                                                                            const CancelToken& cancel);

} // namespace qd
