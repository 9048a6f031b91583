// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <numeric>

namespace qd {

std::vector<double> benjaminiHochberg(std::span<const double> pValues)
{
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return pValues[a] > pValues[b]; });
    std::vector<double> adjusted(pValues.size());
    double smallest = 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto rank = static_cast<double>(order.size() - i);
        smallest = std::min(smallest, pValues[order[i]] * static_cast<double>(order.size()) / rank);
        adjusted[order[i]] = smallest;
    }
    return adjusted;
}

std::vector<double> familyFactors(std::span<const double> smallest)
{
    const std::vector<double> together = benjaminiHochberg(smallest);
    std::vector<double> factors;
    for (std::size_t i = 0; i < smallest.size(); ++i)
        factors.push_back(smallest[i] > 0 ? together[i] / smallest[i] : 1);
    return factors;
}

} // namespace qd
