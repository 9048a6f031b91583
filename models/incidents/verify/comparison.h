// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/verify/verification.h"
#include "models/quality/statistics/intervals.h"

#include <span>
#include <vector>

/// The statistics behind one row of a verification, apart from where the data come from.
namespace qd {

/// An interval of how much better the second group is than the first.
struct Improvement
{
    double estimate = 0;
    double low = 0;
    double high = 0;
};

/// What a difference means for the better. `sign` is +1 when more is better, −1 when less is.
[[nodiscard]] Improvement oriented(double difference, Interval interval, double sign);
/// Hodges–Lehmann shift of the samples of a gauge with the interval that inverts Mann–Whitney, widened by
/// √serialInflation because they are serially correlated.
[[nodiscard]] Improvement compareLocations(std::span<const double> first, std::span<const double> second,
                                           double sign, double confidence);
/// Difference of one quantile: distribution-free limits of either quantile from order statistics (Conover,
/// Practical Nonparametric Statistics, §3.2), joined as Newcombe joins Wilson's (MOVER, Zou & Donner 2008).
/// Infinite limits when a sample is too small for its quantile: 368 values for the 0.99 quantile at 95 %.
[[nodiscard]] Improvement compareQuantiles(std::span<const double> first, std::span<const double> second,
                                           double quantile, double sign, double confidence);
/// How many values compareQuantiles() needs in either group for finite limits.
[[nodiscard]] std::int64_t fewestForQuantile(double quantile, double confidence);

} // namespace qd
