// SPDX-License-Identifier: Apache-2.0
#include "models/detect/tails.h"

#include <cmath>

namespace qd {

namespace {

constexpr int maximumTerms = 1000;
constexpr double precision = 1e-12;

/// x^a e^−x / Γ(a), without overflow.
double gammaFactor(double a, double x)
{
    return std::exp(a * std::log(x) - x - std::lgamma(a));
}

double lowerBySeries(double a, double x)
{
    double term = 1.0 / a;
    double sum = term;
    for (int n = 1; n < maximumTerms && term > sum * precision; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * gammaFactor(a, x);
}

double upperByFraction(double a, double x)
{
    constexpr double tiny = 1e-300;
    double b = x + 1.0 - a;
    double c = 1.0 / tiny;
    double d = 1.0 / b;
    double fraction = d;
    for (int n = 1; n < maximumTerms; ++n) {
        const double numerator = -n * (n - a);
        b += 2.0;
        d = numerator * d + b;
        d = 1.0 / (std::abs(d) < tiny ? tiny : d);
        c = b + numerator / c;
        c = std::abs(c) < tiny ? tiny : c;
        fraction *= d * c;
        if (std::abs(d * c - 1.0) < precision)
            break;
    }
    return fraction * gammaFactor(a, x);
}

} // namespace

double chiSquareTail(double x, int degrees)
{
    if (!(x > 0.0) || degrees < 1)
        return 1.0;
    const double a = degrees / 2.0;
    const double half = x / 2.0;
    return half < a + 1.0 ? 1.0 - lowerBySeries(a, half) : upperByFraction(a, half);
}

} // namespace qd
