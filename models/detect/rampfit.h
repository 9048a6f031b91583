// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

namespace qd {

/// A change of level as a sliding-window metric shows it: level, a straight ramp that begins at `onset` and
/// is as long as the window, another level. A step is a ramp of length 0. Times in the caller's unit.
struct RampChange
{
    double onset = 0; ///< when the value begins to leave its old level
    double onsetLow = 0;
    double onsetHigh = 0;
    double rampLength = 0;
    double before = 0;
    double after = 0;
    double statistic = 0; ///< −2 log likelihood ratio against a constant, for the effective number of values
};

/// Least squares over onset and ramp length (0 to `maximumRamp`); the range of the onset is its
/// profile-likelihood set with the bound of changeRangeBound(). Sliding windows make residuals serially
/// correlated, so likelihoods count n / serialInflation(residuals) values. Nothing when the fit does not beat
/// a constant by 5 log n, or for fewer than eight values. Times ascend; no NaN. O(n²): thin to a few hundred
/// values.
[[nodiscard]] std::optional<RampChange> fitRamp(std::span<const double> times, std::span<const double> values,
                                                double maximumRamp, double confidence = 0.95);

} // namespace qd
