// SPDX-License-Identifier: Apache-2.0
#include "models/serving/histogram.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace qd {

namespace {

constexpr double coarsestFirstBucket = 2; ///< the bound of the first bucket, in means of the observations

}

double histogramQuantile(const CumulativeBuckets& buckets, double q)
{
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    if (buckets.size() < 2 || !std::isinf(buckets.rbegin()->first) || buckets.rbegin()->first < 0)
        return nothing;
    CumulativeBuckets level = buckets;
    double highest = 0;
    for (auto& [bound, count] : level)
        count = highest = std::max(highest, count);
    if (highest <= 0)
        return nothing;

    const double rank = q * highest;
    const auto holder =
        std::find_if(level.begin(), level.end(), [&](const auto& bucket) { return bucket.second >= rank; });
    if (std::next(holder) == level.end())
        return std::prev(holder)->first;
    if (holder == level.begin() && holder->first <= 0)
        return holder->first;
    const double start = holder == level.begin() ? 0.0 : std::prev(holder)->first;
    const double below = holder == level.begin() ? 0.0 : std::prev(holder)->second;
    const double inside = holder->second - below;
    return inside <= 0 ? holder->first : start + (holder->first - start) * (rank - below) / inside;
}

double resolvedQuantile(const CumulativeBuckets& buckets, double q, double mean)
{
    const double value = histogramQuantile(buckets, q);
    if (std::isnan(value))
        return value;
    // The interpolation reaches the first bound only at its own end, or jumps over it.
    const double first = buckets.begin()->first;
    const bool fine = first <= coarsestFirstBucket * mean; // false for an unknown mean
    return value > first || first <= 0 || fine ? value : std::numeric_limits<double>::quiet_NaN();
}

} // namespace qd
