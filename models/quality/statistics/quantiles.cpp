// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace qd {

std::vector<double> quantiles(std::span<double> values, std::span<const double> at)
{
    std::vector<double> result(at.size(), std::numeric_limits<double>::quiet_NaN());
    if (values.empty())
        return result;
    // In ascending order each selection narrows the range that the next one has to look at.
    std::vector<std::size_t> order(at.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&at](std::size_t a, std::size_t b) { return at[a] < at[b]; });
    auto from = values.begin();
    for (const std::size_t index : order) {
        const double position = std::clamp(at[index], 0.0, 1.0) * static_cast<double>(values.size() - 1);
        const auto low = values.begin() + static_cast<std::ptrdiff_t>(position);
        std::nth_element(from, low, values.end());
        from = low;
        const double fraction = position - std::floor(position);
        result[index] = *low;
        if (fraction > 0)
            result[index] += fraction * (*std::min_element(low + 1, values.end()) - *low);
    }
    return result;
}

double quantile(std::span<double> values, double at)
{
    return quantiles(values, std::span<const double>(&at, 1)).front();
}

} // namespace qd
