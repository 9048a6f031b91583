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

std::vector<double> familyFactors(std::span<const double> smallest, std::span<const double> weights)
{
    const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(weights.size(), 1));
    std::vector<double> weighted;
    for (std::size_t i = 0; i < smallest.size(); ++i)
        weighted.push_back(weights.empty() ? smallest[i] : smallest[i] * mean / weights[i]);
    const std::vector<double> together = benjaminiHochberg(weighted);
    std::vector<double> factors;
    for (std::size_t i = 0; i < smallest.size(); ++i)
        factors.push_back(smallest[i] > 0 ? std::max(together[i] / smallest[i], 1.0) : 1);
    return factors;
}

} // namespace qd
