// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

/// Location and scale that a few wild values cannot move. NaN values are left out.
namespace qd {

/// Returns the median; NaN for an empty input.
[[nodiscard]] double median(std::vector<double> values);
/// Median absolute deviation from the median, unscaled; NaN for an empty input.
[[nodiscard]] double medianAbsoluteDeviation(std::vector<double> values);

struct RobustCentre
{
    double median = 0;
    double scale = 0; ///< 1.4826 · MAD: estimates the standard deviation of normal data
};

[[nodiscard]] RobustCentre robustCentre(std::span<const double> values);
/// |x − median| / scale; infinite when the scale is 0 and x is elsewhere (Iglewicz & Hoaglin 1993).
[[nodiscard]] double robustScore(double x, const RobustCentre& centre);

/// Lag-1 autocorrelation of the values in their order; 0 for fewer than three or constant values.
[[nodiscard]] double autocorrelation(std::span<const double> values);
/// How many times fewer independent values an AR(1) series with this autocorrelation is worth, ≥ 1:
/// (1 + ρ) / (1 − ρ), with ρ held in [0, 0.95].
[[nodiscard]] double serialInflation(double autocorrelation);

} // namespace qd
