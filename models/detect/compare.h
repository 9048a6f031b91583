// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/roc.h"
#include "models/quality/statistics/bootstrap.h"

#include <span>

/// Two versions, or two periods: how far the second lies from the first, with an interval and a test. Rows
/// are independent. Stands in qd_detect for the rank test.
namespace qd {

enum class CompareMethod { Newcombe, MannWhitney, DeLong, Bootstrap };

/// The scale on which `effect` lies.
enum class EffectScale {
    CohensH,     ///< 2 asin √p₂ − 2 asin √p₁; 0.2 is small, 0.5 medium, 0.8 large (Cohen 1988)
    CliffsDelta, ///< P(second > first) − P(second < first), −1 to 1; 0.147, 0.33, 0.474 (Romano 2006)
    Difference,  ///< in the unit of the value
};

enum class EffectSize { Negligible, Small, Medium, Large };

struct Compared
{
    double effect = 0;
    EffectScale scale = EffectScale::Difference;
    double first = 0;
    double second = 0;
    /// second − first; for samples the Hodges–Lehmann shift, which need not be the difference of the medians.
    double difference = 0;
    Interval interval;
    double pValue = 1; ///< two-sided
    CompareMethod method = CompareMethod::Newcombe;
};

/// Returns the size by the bounds of the effect's scale; a difference is of scores from 0 to 1 and has the
/// size that it would have between shares.
[[nodiscard]] EffectSize sizeOf(const Compared& compared);
/// How large the effect is, so that effects on different scales can be ranked together: from 0 to 1 while it
/// is negligible, to 2 while it is small, to 3 while it is medium, and on.
[[nodiscard]] double rankOf(const Compared& compared);

/// Shares such as accuracy, recall or the error rate. Newcombe's interval (method 10) and the test of
/// sharesPValue(). NoData when either side has no rows.
[[nodiscard]] Defined<Compared> compareShares(std::int64_t successes1, std::int64_t rows1,
                                              std::int64_t successes2, std::int64_t rows2,
                                              double confidence = 0.95);
/// Latencies or errors: medians, Hodges–Lehmann shift with its interval, Mann–Whitney's test (see
/// models/detect/ranktest.h). The interval is infinite for very small samples. No NaN.
[[nodiscard]] Defined<Compared> compareSamples(std::span<const double> first, std::span<const double> second,
                                               double confidence = 0.95);
/// Compares two AUCs by DeLong's variance.
[[nodiscard]] Defined<Compared> compareAuc(std::span<const Scored> first, std::span<const Scored> second,
                                           double confidence = 0.95);
/// F1 of one class. It depends on the share of true positives among the rows that are of the class or are
/// predicted as it, and is compared by it: Newcombe's square-and-add of Wilson's bounds, carried over, and
/// sharesPValue(). OneClass where a side has no such rows.
[[nodiscard]] Defined<Compared> compareF1(const ClassTally& first, const ClassTally& second,
                                          double confidence = 0.95);
/// Compares two scores of `positiveClass`, or their macro averages: F1 of one class by compareF1(), others by
/// percentiles of a bootstrap that thinks unseen mistakes possible, and by exchangedScorePValue(); the same
/// seed gives the same answer.
[[nodiscard]] Defined<Compared> compareScores(const ConfusionMatrix& first, const ConfusionMatrix& second,
                                              std::optional<double> ClassScores::*score,
                                              const std::string& positiveClass = {},
                                              const BootstrapOptions& options = {});

} // namespace qd
