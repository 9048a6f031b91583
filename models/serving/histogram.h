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

} // namespace qd
