// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"
#include "models/quality/statistics/intervals.h"

namespace qd {

/// The rates of false and true positives by the rule "positive when score ≥ threshold".
struct RocPoint
{
    double threshold = 0; ///< the threshold; infinite for the first point, at which nothing is positive
    double falsePositiveRate = 0;
    double truePositiveRate = 0;
};

struct RocCurve
{
    std::vector<RocPoint>
        points; ///< one per distinct score, so that ties step diagonally; from (0, 0) to (1, 1)
    double auc = 0;
    std::int64_t positives = 0;
    std::int64_t negatives = 0;
};

/// Definition: scikit-learn's roc_curve with drop_intermediate=False; AUC = (wins + ½ ties) / (n₊ n₋), which
/// is also the trapezoid. Undefined without rows or with one class only. O(n log n).
[[nodiscard]] Defined<RocCurve> rocCurve(std::span<const Scored> rows);
/// Returns the AUC of the curve only, without its points.
[[nodiscard]] Defined<double> rocAuc(std::span<const Scored> rows);

struct AucEstimate
{
    double auc = 0;
    double variance = 0;
    Interval interval; ///< normal, cut to [0, 1], as pROC's ci.auc does
};

/// DeLong, DeLong & Clarke-Pearson (1988), by the mid-ranks of Sun & Xu (2014): O(n log n). Needs two rows of
/// each class. The variance of a perfect separation is 0; its interval is by Hanley & McNeil's (1982)
/// variance of an AUC half a row nearer to ½.
[[nodiscard]] Defined<AucEstimate> delong(std::span<const Scored> rows, double confidence = 0.95);

/// second − first.
struct AucDifference
{
    double difference = 0;
    double variance = 0;
    Interval interval; ///< normal, cut to [−1, 1]
    double z = 0;
    double pValue = 1; ///< two-sided
};

/// Two scores of the same rows: `first[i]` and `second[i]` are of one row and have one truth. DeLong's test
/// with the covariance of the two. Needs equal lengths.
[[nodiscard]] Defined<AucDifference> delongPaired(std::span<const Scored> first,
                                                  std::span<const Scored> second, double confidence = 0.95);
/// Scores of different rows: the variances add up. That of fewer than 30 rows of a class, or of a perfect
/// separation, is at least Hanley & McNeil's (1982) of an AUC half a row nearer to ½.
[[nodiscard]] Defined<AucDifference>
delongIndependent(std::span<const Scored> first, std::span<const Scored> second, double confidence = 0.95);

} // namespace qd
