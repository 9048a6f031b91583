// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/statistics/intervals.h"

#include <span>

namespace qd {

struct MannKendall
{
    double s = 0;        ///< pairs that rise minus pairs that fall
    double tau = 0;      ///< s / (n(n−1)/2), −1 to 1
    double variance = 0; ///< the variance of s where there is no trend, corrected for ties
    double z = 0;        ///< z with tie and continuity correction
    double pValue = 1;   ///< two-sided, normal approximation
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

/// Two-sided interval of the Theil–Sen slope: the slopes of the ranks (N ± C) / 2 among the N pairs, where C
/// = z · √variance (Sen 1968; Gilbert 1987, §16.5.1). `variance` is that of Mann–Kendall's s, larger where
/// the values depend on each other. The whole range of slopes where the pairs are too few; NaN without a
/// pair.
[[nodiscard]] Interval theilSenInterval(std::span<const double> times, std::span<const double> values,
                                        double variance, double confidence = 0.95);

} // namespace qd
