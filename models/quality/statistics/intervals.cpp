// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace qd {

namespace {

/// Horner's rule, highest power first.
double polynomial(std::span<const double> coefficients, double x)
{
    double value = 0;
    for (const double coefficient : coefficients)
        value = value * x + coefficient;
    return value;
}

/// Acklam's rational approximation, relative error below 1.15e-9.
double acklam(double p)
{
    static constexpr std::array a{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                  1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr std::array b{-5.447609879822406e+01, 1.615858368580409e+02,  -1.556989798598866e+02,
                                  6.680131188771972e+01,  -1.328068155288572e+01, 1.0};
    static constexpr std::array c{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                  -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    static constexpr std::array d{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                  3.754408661907416e+00, 1.0};
    constexpr double tail = 0.02425;
    if (p < tail) {
        const double q = std::sqrt(-2.0 * std::log(p));
        return polynomial(c, q) / polynomial(d, q);
    }
    if (p > 1.0 - tail) {
        const double q = std::sqrt(-2.0 * std::log1p(-p));
        return -polynomial(c, q) / polynomial(d, q);
    }
    const double q = p - 0.5;
    const double r = q * q;
    return polynomial(a, r) * q / polynomial(b, r);
}

} // namespace

double normalQuantile(double p)
{
    if (std::isnan(p) || p < 0.0 || p > 1.0)
        return std::numeric_limits<double>::quiet_NaN();
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    const double x = acklam(p);
    const double error = 0.5 * std::erfc(-x / std::numbers::sqrt2) - p;
    const double u = error * std::sqrt(2.0 * std::numbers::pi) * std::exp(x * x / 2.0);
    return x - u / (1.0 + x * u / 2.0);
}

Interval wilson(std::int64_t successes, std::int64_t n, double confidence)
{
    if (n <= 0)
        return {0.0, 1.0};
    const double count = static_cast<double>(n);
    const double p = static_cast<double>(successes) / count;
    const double z = normalQuantile(0.5 + confidence / 2.0);
    const double z2 = z * z;
    const double centre = p + z2 / (2.0 * count);
    const double half = z * std::sqrt(p * (1.0 - p) / count + z2 / (4.0 * count * count));
    const double scale = 1.0 + z2 / count;
    // The bounds at the edges are exactly 0 and 1; rounding must not say otherwise.
    return {successes == 0 ? 0.0 : std::max(0.0, (centre - half) / scale),
            successes == n ? 1.0 : std::min(1.0, (centre + half) / scale)};
}

Interval newcombe(std::int64_t successes1, std::int64_t n1, std::int64_t successes2, std::int64_t n2,
                  double confidence)
{
    if (n1 <= 0 || n2 <= 0)
        return {-1.0, 1.0};
    const double p1 = static_cast<double>(successes1) / static_cast<double>(n1);
    const double p2 = static_cast<double>(successes2) / static_cast<double>(n2);
    const Interval first = wilson(successes1, n1, confidence);
    const Interval second = wilson(successes2, n2, confidence);
    const double difference = p1 - p2;
    return {difference - std::hypot(p1 - first.low, second.high - p2),
            difference + std::hypot(first.high - p1, p2 - second.low)};
}

double normalTwoSided(double z)
{
    return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

} // namespace qd
