// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/studenttail.h"

#include <cmath>

namespace qd {

namespace {

double betaFraction(double x, double a, double b)
{
    constexpr double tiny = 1e-300;
    constexpr double precision = 1e-15;
    constexpr int maximumTerms = 10000;
    const auto safe = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / safe(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < maximumTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / safe(1 + even * d);
        c = safe(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / safe(1 + odd * d);
        c = safe(1 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1) < precision)
            break;
    }
    return fraction;
}

/// I_x(a, b), with y = 1 − x given apart since rounding may have lost it.
double incompleteBeta(double x, double y, double a, double b)
{
    if (!(x > 0))
        return 0;
    if (!(y > 0))
        return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(y));
    if (x < (a + 1) / (a + b + 2)) // where the fraction converges fast
        return front * betaFraction(x, a, b) / a;
    return 1 - front * betaFraction(y, b, a) / b;
}

} // namespace

double studentTail(double t, double degrees)
{
    const double square = t * t;
    if (std::isinf(square))
        return t > 0 ? 0 : 1;
    const double oneSided =
        incompleteBeta(degrees / (degrees + square), square / (degrees + square), degrees / 2, 0.5) / 2;
    return t >= 0 ? oneSided : 1 - oneSided;
}

} // namespace qd
