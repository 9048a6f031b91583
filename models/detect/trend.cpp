// SPDX-License-Identifier: Apache-2.0
#include "models/detect/trend.h"

#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace qd {

namespace {

/// Σ t(t−1)(2t+5) over groups of equal values.
double tieTerm(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    double term = 0.0;
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end = std::upper_bound(begin, sorted.end(), *begin);
        const double t = static_cast<double>(end - begin);
        term += t * (t - 1.0) * (2.0 * t + 5.0);
        begin = end;
    }
    return term;
}

std::vector<double> pairSlopes(std::span<const double> times, std::span<const double> values)
{
    std::vector<double> slopes;
    slopes.reserve(times.size() * (times.size() + 1) / 2);
    for (std::size_t i = 0; i < times.size(); ++i) {
        for (std::size_t j = i + 1; j < times.size(); ++j) {
            if (times[j] != times[i])
                slopes.push_back((values[j] - values[i]) / (times[j] - times[i]));
        }
    }
    return slopes;
}

} // namespace

MannKendall mannKendall(std::span<const double> values)
{
    MannKendall test;
    const double n = static_cast<double>(values.size());
    if (values.size() < 2)
        return test;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j)
            test.s += static_cast<double>((values[j] > values[i]) - (values[j] < values[i]));
    }
    test.tau = test.s / (n * (n - 1.0) / 2.0);
    test.variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tieTerm(values)) / 18.0;
    if (!(test.variance > 0.0) || test.s == 0.0)
        return test;
    test.z = (test.s - std::copysign(1.0, test.s)) / std::sqrt(test.variance);
    test.pValue = normalTwoSided(test.z);
    return test;
}

TheilSen theilSen(std::span<const double> times, std::span<const double> values)
{
    TheilSen line;
    line.slope = median(pairSlopes(times, values));
    line.intercept =
        median({values.begin(), values.end()}) - line.slope * median({times.begin(), times.end()});
    return line;
}

Interval theilSenInterval(std::span<const double> times, std::span<const double> values, double variance,
                          double confidence)
{
    std::vector<double> slopes = pairSlopes(times, values);
    if (slopes.empty())
        return {std::nan(""), std::nan("")};
    std::sort(slopes.begin(), slopes.end());
    const double pairs = static_cast<double>(slopes.size());
    const double spread = normalQuantile((1.0 + confidence) / 2.0) * std::sqrt(variance);
    const auto ranked = [&](double rank) { // from 1
        return slopes[static_cast<std::size_t>(std::clamp(rank, 1.0, pairs)) - 1];
    };
    return {ranked(std::round((pairs - spread) / 2.0)), ranked(std::round((pairs + spread) / 2.0) + 1.0)};
}

} // namespace qd
