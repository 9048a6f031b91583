// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/slidingquantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd::fleet {

void SlidingQuantiles::add(Clock::time_point at, double value)
{
    forget(at);
    m_values.emplace_back(at, value);
}

std::vector<double> SlidingQuantiles::quantiles(Clock::time_point now, std::span<const double> asked)
{
    forget(now);
    if (m_values.empty()) {
        return std::vector<double>(asked.size(), std::numeric_limits<double>::quiet_NaN());
    }
    std::vector<double> sorted;
    sorted.reserve(m_values.size());
    for (const auto& [at, value] : m_values) {
        sorted.push_back(value);
    }
    std::ranges::sort(sorted);
    std::vector<double> answers;
    for (const double quantile : asked) {
        const double rank = std::ceil(quantile * static_cast<double>(sorted.size()));
        answers.push_back(sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1]);
    }
    return answers;
}

void SlidingQuantiles::forget(Clock::time_point now)
{
    while (!m_values.empty() && m_values.front().first + m_window < now) {
        m_values.pop_front();
    }
}

} // namespace qd::fleet
