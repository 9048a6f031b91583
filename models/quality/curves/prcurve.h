// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"

namespace qd {

/// Recall and precision of the rule "positive when score ≥ threshold".
struct PrPoint
{
    double threshold = 0; ///< the threshold; infinite for the first point
    double recall = 0;
    double precision = 0;
};

struct PrCurve
{
    /// One per distinct score, recall ascending; begins with recall 0 and precision 1 by convention.
    std::vector<PrPoint> points;
    double averagePrecision = 0; ///< Σ (Rₙ − Rₙ₋₁) Pₙ, not a trapezoid, which would be too optimistic
    double prevalence = 0;       ///< precision of guessing: the share of positives
};

/// Definition: scikit-learn's precision_recall_curve and average_precision_score. Undefined without rows or
/// with one class only. O(n log n).
[[nodiscard]] Defined<PrCurve> prCurve(std::span<const Scored> rows);

} // namespace qd
