// SPDX-License-Identifier: Apache-2.0
#include "models/base/logticks.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// The given factors times every `stride`-th power of ten, within the limits but for rounding.
std::vector<double> ticksOf(double low, double high, const std::vector<double>& factors, int stride)
{
    constexpr double slack = 1e-9;
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    for (int power = first; power <= last; ++power) {
        if (power % stride != 0)
            continue;
        for (const double factor : factors) {
            const double tick = factor * std::pow(10.0, power);
            if (tick >= low * (1 - slack) && tick <= high * (1 + slack))
                ticks.push_back(tick);
        }
    }
    return ticks;
}

} // namespace

std::vector<double> logTicks(double low, double high, int most)
{
    if (!(low > 0) || !(high >= low) || !std::isfinite(high) || most < 1)
        return {};
    std::vector<double> ticks = ticksOf(low, high, {1, 2, 5}, 1);
    for (int stride = 1; static_cast<int>(ticks.size()) > most; ++stride)
        ticks = ticksOf(low, high, {1}, stride);
    return ticks;
}

} // namespace qd
