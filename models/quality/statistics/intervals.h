// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace qd {

struct Interval
{
    double low = 0;
    double high = 0;
};

/// Wilson's score interval for successes / n, two-sided. {0, 1} for n = 0.
[[nodiscard]] Interval wilson(std::int64_t successes, std::int64_t n, double confidence = 0.95);
/// Newcombe (1998), method 10: interval of p1 − p2 for independent samples, from two Wilson intervals.
[[nodiscard]] Interval newcombe(std::int64_t successes1, std::int64_t n1, std::int64_t successes2,
                                std::int64_t n2, double confidence = 0.95);
/// Quantile function of the standard normal distribution, |error| < 1e-9 (Acklam's rational start, one Halley
/// step).
[[nodiscard]] double normalQuantile(double p);
/// P(|Z| ≥ |z|) of the standard normal distribution.
[[nodiscard]] double normalTwoSided(double z);

} // namespace qd
