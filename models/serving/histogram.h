// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

namespace qd {

/// Upper bound -> number of observations at or below it; the last bound is +Inf.
using CumulativeBuckets = std::map<double, double>;

/// Prometheus' histogram_quantile for q in [0, 1]: linear within the bucket that holds the rank, from 0 in
/// the first bucket unless its bound is not positive; the highest finite bound when the rank lies beyond it.
/// Counts that fall from one bucket to the next (buckets read at different moments) are levelled first. NaN
/// without observations, without a +Inf bucket or with that one only.
[[nodiscard]] double histogramQuantile(const CumulativeBuckets& buckets, double q);

/// histogramQuantile(), but NaN where it would be a guess that nothing should rest on. The first bucket has
/// no lower bound of its own: interpolated from 0, the p99 of a hundred answers within 4 ms is 99 ms when
/// that bucket ends at 100 ms. So a quantile in it counts only when its bound is at most twice the `mean` of
/// the same observations (their _sum through their number; NaN: unknown, and then none counts), which leaves
/// an error of a factor of two. A bound that is not positive is an upper limit as it stands, and counts.
[[nodiscard]] double resolvedQuantile(const CumulativeBuckets& buckets, double q, double mean);

} // namespace qd
