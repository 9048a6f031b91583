// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace qd {

struct RankTest
{
    double u = 0;      ///< pairs in which `first` is the larger, ties counted half
    double z = 0;      ///< z with tie and continuity correction; positive when `first` is the larger
    double pValue = 1; ///< two-sided, normal approximation; 1 when either sample is empty or all values tie
};

/// Mann–Whitney U (Mann & Whitney 1947), variance corrected for ties. The approximation is good from about
/// eight values a side. NaN is not allowed. O(N log N).
[[nodiscard]] RankTest mannWhitney(std::span<const double> first, std::span<const double> second);

/// Van der Waerden's (1952) normal scores: the normal quantile of rank / (n + 1), mid-ranks where values tie,
/// in the order of the values. No NaN. O(n log n).
[[nodiscard]] std::vector<double> normalScores(std::span<const double> values);

/// How far `second` lies above `first`.
struct Shift
{
    double estimate = 0;
    double low = 0; ///< the lower bound; infinite when the samples are too small for the confidence asked for
    double high = 0;
};

/// Hodges–Lehmann: the median of all differences second − first, with the interval that inverts the
/// Mann–Whitney test (Hollander & Wolfe, Nonparametric Statistical Methods, §4.2–4.3, normal approximation:
/// the C-th smallest and largest difference, C = ⌊nm/2 − z √(nm(n+m+1)/12)⌋; ties make it conservative).
/// Differences are selected, not stored: O((n+m) log(n+m)) time, O(n+m) memory. Both samples non-empty, no
/// NaN.
[[nodiscard]] Shift hodgesLehmann(std::span<const double> first, std::span<const double> second,
                                  double confidence = 0.95);

} // namespace qd
