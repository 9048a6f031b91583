// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace qd {

struct MannKendall
{
    double s = 0;      ///< pairs that rise minus pairs that fall
    double tau = 0;    ///< s / (n(n−1)/2), −1 to 1
    double z = 0;      ///< with tie and continuity correction
    double pValue = 1; ///< two-sided, normal approximation
};

/// Is there a monotone trend? Mann (1945), Kendall (1975); variance corrected for ties (Gilbert 1987,
/// §16.4.2). Assumes independent values apart from the trend. O(n²); no NaN.
[[nodiscard]] MannKendall mannKendall(std::span<const double> values);

struct TheilSen
{
    double slope = 0;     ///< value units per time unit: the median of all pairwise slopes
    double intercept = 0; ///< median(value) − slope · median(time)
};

/// Theil (1950), Sen (1968). Pairs at equal times are left out; NaN for fewer than two distinct times.
/// O(n²) time and memory: thin to about a thousand values.
[[nodiscard]] TheilSen theilSen(std::span<const double> times, std::span<const double> values);

} // namespace qd
