// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/comparison.h"

#include "models/detect/ranktest.h"
#include "models/detect/robust.h"
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct Limits
{
    double estimate = 0;
    double low = 0;
    double high = 0;
};

/// The count of values below a quantile is binomial; the normal approximation gives the ranks of its limits.
Limits quantileLimits(std::span<const double> sample, double at, double confidence)
{
    std::vector<double> sorted(sample.begin(), sample.end());
    std::sort(sorted.begin(), sorted.end());
    const double n = static_cast<double>(sorted.size());
    const double z = normalQuantile(0.5 + confidence / 2);
    const double reach = z * std::sqrt(n * at * (1 - at));
    const double lowRank = std::floor(n * at - reach);
    const double highRank = std::ceil(n * at + reach);
    const auto value = [&](double rank) { return sorted[static_cast<std::size_t>(rank) - 1]; };
    Limits limits;
    limits.estimate = quantile(sorted, at);
    const bool enough = std::ssize(sorted) >= fewestForQuantile(at, confidence);
    limits.low = enough && lowRank >= 1 ? value(lowRank) : -infinite;
    limits.high = enough && highRank <= n ? value(highRank) : infinite;
    return limits;
}

} // namespace

Improvement oriented(double difference, Interval interval, double sign)
{
    return sign > 0 ? Improvement{difference, interval.low, interval.high}
                    : Improvement{-difference, -interval.high, -interval.low};
}

Improvement compareLocations(std::span<const double> first, std::span<const double> second, double sign,
                             double confidence)
{
    const Shift shift = hodgesLehmann(first, second, confidence);
    const double widening =
        std::sqrt(serialInflation(std::max(autocorrelation(first), autocorrelation(second))));
    return oriented(shift.estimate,
                    {shift.estimate - widening * (shift.estimate - shift.low),
                     shift.estimate + widening * (shift.high - shift.estimate)},
                    sign);
}

std::int64_t fewestForQuantile(double quantile, double confidence)
{
    // The extreme value must lie beyond the quantile with the probability of one tail.
    const double tail = (1 - confidence) / 2;
    const double extreme = std::max(quantile, 1 - quantile);
    return static_cast<std::int64_t>(std::ceil(std::log(tail) / std::log(extreme)));
}

Improvement compareQuantiles(std::span<const double> first, std::span<const double> second, double quantile,
                             double sign, double confidence)
{
    const Limits a = quantileLimits(first, quantile, confidence);
    const Limits b = quantileLimits(second, quantile, confidence);
    const double difference = b.estimate - a.estimate;
    return oriented(difference,
                    {difference - std::hypot(b.estimate - b.low, a.high - a.estimate),
                     difference + std::hypot(b.high - b.estimate, a.estimate - a.low)},
                    sign);
}

} // namespace qd
