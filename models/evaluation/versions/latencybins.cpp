// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/latencybins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

int LatencyBins::binOf(double seconds)
{
    if (!(seconds > lowerEdge(lowest)))
        return lowest;
    if (seconds > lowerEdge(highest))
        return highest;
    int bin = static_cast<int>(std::ceil(std::log10(seconds) * perDecade)) - 1;
    // The logarithm may have rounded across an edge.
    if (seconds <= lowerEdge(bin))
        --bin;
    else if (seconds > upperEdge(bin))
        ++bin;
    return std::clamp(bin, lowest, highest);
}

double LatencyBins::lowerEdge(int bin)
{
    return std::pow(10.0, static_cast<double>(bin) / perDecade);
}

void LatencyBins::add(int bin)
{
    if (m_counts.empty())
        m_first = bin;
    if (bin < m_first) {
        m_counts.insert(m_counts.begin(), static_cast<std::size_t>(m_first - bin), 0);
        m_first = bin;
    }
    if (bin >= end())
        m_counts.resize(static_cast<std::size_t>(bin - m_first) + 1);
    ++m_counts[static_cast<std::size_t>(bin - m_first)];
}

std::int64_t LatencyBins::count(int bin) const
{
    return bin < begin() || bin >= end() ? 0 : m_counts[static_cast<std::size_t>(bin - m_first)];
}

std::int64_t LatencyBins::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t{0});
}

} // namespace qd
