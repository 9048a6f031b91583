// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/undefined.h"

#include <cstdint>
#include <span>
#include <vector>

namespace qd {

/// One row of a regression model; neither value is NaN.
struct Estimated
{
    double truth = 0;
    double prediction = 0;
};

/// In the unit of the target unless stated. Definitions: scikit-learn's model evaluation guide.
struct RegressionScores
{
    std::int64_t rows = 0;
    double meanAbsoluteError = 0;
    double rootMeanSquaredError = 0;
    double medianAbsoluteError = 0;
    double bias = 0; ///< mean of prediction − truth: positive when the model predicts too much
    /// A share, not percent, of the rows whose target is not zero; the others are counted in zeroTargets.
    Defined<double> meanAbsolutePercentageError = undefined(Undefined::NoData);
    std::int64_t zeroTargets = 0;
    Defined<double> r2 = undefined(Undefined::NoData); ///< ConstantTarget where all true values are the same
};

/// Returns the scores; NoData without rows. O(n).
[[nodiscard]] Defined<RegressionScores> regressionScores(std::span<const Estimated> rows);

/// prediction − truth, in the order of the rows.
[[nodiscard]] std::vector<double> residuals(std::span<const Estimated> rows);

/// Equal bins over [low, high]; as NumPy's histogram: each bin without its upper end but the last.
struct ValueHistogram
{
    double low = 0;
    double high = 0;
    std::vector<std::int64_t> counts;

    [[nodiscard]] double binWidth() const
    {
        return counts.empty() ? 0 : (high - low) / static_cast<double>(counts.size());
    }
};

/// Returns a histogram over the range of the values; all equal: one bin around them. `bins` = 0 chooses by
/// Freedman & Diaconis (1981), width 2 IQR / ∛n, at most 200. Empty for no values.
[[nodiscard]] ValueHistogram histogramOf(std::span<const double> values, std::size_t bins = 0);

} // namespace qd
