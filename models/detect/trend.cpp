// SPDX-License-Identifier: Apache-2.0
#include "models/detect/trend.h"

#include "models/detect/robust.h"
#include "models/quality/intervals.h"

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
    const double variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tieTerm(values)) / 18.0;
    if (!(variance > 0.0) || test.s == 0.0)
        return test;
    test.z = (test.s - std::copysign(1.0, test.s)) / std::sqrt(variance);
    test.pValue = normalTwoSided(test.z);
    return test;
}

TheilSen theilSen(std::span<const double> times, std::span<const double> values)
{
    std::vector<double> slopes;
    slopes.reserve(times.size() * (times.size() + 1) / 2);
    for (std::size_t i = 0; i < times.size(); ++i) {
        for (std::size_t j = i + 1; j < times.size(); ++j) {
            if (times[j] != times[i])
                slopes.push_back((values[j] - values[i]) / (times[j] - times[i]));
        }
    }
    TheilSen line;
    line.slope = median(std::move(slopes));
    line.intercept =
        median({values.begin(), values.end()}) - line.slope * median({times.begin(), times.end()});
    return line;
}

} // namespace qd
