// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/ddsketch.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

DDSketch::DDSketch(double relativeAccuracy, std::size_t maximumBins)
    : m_gamma((1 + relativeAccuracy) / (1 - relativeAccuracy)),
      m_logGamma(std::log(m_gamma)),
      m_maximumBins(std::max<std::size_t>(maximumBins, 1)),
      m_minimum(std::numeric_limits<double>::quiet_NaN()),
      m_maximum(m_minimum)
{
}

int DDSketch::indexOf(double magnitude) const
{
    return static_cast<int>(std::ceil(std::log(magnitude) / m_logGamma));
}

double DDSketch::valueOf(int index) const
{
    // The point whose relative distance to both ends of (γ^(i−1), γ^i] is the same.
    return 2 * std::exp(static_cast<double>(index) * m_logGamma) / (m_gamma + 1);
}

void DDSketch::put(double value, std::int64_t times)
{
    if (value > 0)
        m_positive.add(indexOf(value), times, m_maximumBins);
    else if (value < 0)
        m_negative.add(indexOf(-value), times, m_maximumBins);
    else
        m_zeros += times;
    m_sum += value * static_cast<double>(times);
    m_count += times;
}

void DDSketch::add(double value, std::int64_t times)
{
    m_minimum = m_count == 0 ? value : std::min(m_minimum, value);
    m_maximum = m_count == 0 ? value : std::max(m_maximum, value);
    put(value, times);
}

void DDSketch::remove(double value)
{
    put(value, -1);
    m_isExact = m_count == 0;
    if (m_count == 0) {
        m_sum = 0; // without what rounding left
        m_minimum = m_maximum = std::numeric_limits<double>::quiet_NaN();
    }
}

bool DDSketch::merge(const DDSketch& other)
{
    if (other.m_gamma != m_gamma)
        return false;
    if (other.m_count == 0)
        return true;
    m_positive.merge(other.m_positive, m_maximumBins);
    m_negative.merge(other.m_negative, m_maximumBins);
    m_minimum = m_count == 0 ? other.m_minimum : std::min(m_minimum, other.m_minimum);
    m_maximum = m_count == 0 ? other.m_maximum : std::max(m_maximum, other.m_maximum);
    m_isExact = m_isExact && other.m_isExact;
    m_zeros += other.m_zeros;
    m_sum += other.m_sum;
    m_count += other.m_count;
    return true;
}

double DDSketch::quantile(double at) const
{
    if (m_count == 0)
        return std::numeric_limits<double>::quiet_NaN();
    const auto rank =
        static_cast<std::int64_t>(std::floor(std::clamp(at, 0.0, 1.0) * static_cast<double>(m_count - 1)));
    if (!m_isExact)
        return valueAt(rank); // which ascends with the rank, and has no extremes to honour
    if (rank == 0)
        return m_minimum;
    if (rank == m_count - 1)
        return m_maximum;
    return std::clamp(valueAt(rank), m_minimum, m_maximum);
}

double DDSketch::valueAt(std::int64_t rank) const
{
    if (rank < m_negative.total())
        return -valueOf(m_negative.indexOfRank(rank, true));
    if (rank < m_negative.total() + m_zeros)
        return 0;
    return valueOf(m_positive.indexOfRank(rank - m_negative.total() - m_zeros, false));
}

void DDSketch::Store::widen(int index, std::size_t maximumBins)
{
    if (m_counts.empty()) {
        m_first = index;
        m_counts.assign(1, 0);
        return;
    }
    const int last = std::max(index, m_first + static_cast<int>(m_counts.size()) - 1);
    const int lowest = last - static_cast<int>(maximumBins) + 1; // what lies below shares this bin
    if (lowest > m_first) {
        const auto dropped = std::min(m_counts.size(), static_cast<std::size_t>(lowest - m_first));
        std::int64_t collapsed = 0;
        for (std::size_t i = 0; i < dropped; ++i)
            collapsed += m_counts[i];
        m_counts.erase(m_counts.begin(), m_counts.begin() + static_cast<std::ptrdiff_t>(dropped));
        m_first = lowest;
        if (m_counts.empty())
            m_counts.assign(1, 0);
        m_counts.front() += collapsed;
    } else if (const int first = std::max(index, lowest); first < m_first) {
        m_counts.insert(m_counts.begin(), static_cast<std::size_t>(m_first - first), 0);
        m_first = first;
    }
    m_counts.resize(static_cast<std::size_t>(last - m_first) + 1, 0);
}

void DDSketch::Store::add(int index, std::int64_t count, std::size_t maximumBins)
{
    if (m_counts.empty() || index < m_first || index >= m_first + static_cast<int>(m_counts.size()))
        widen(index, maximumBins);
    m_counts[static_cast<std::size_t>(std::max(index, m_first) - m_first)] += count;
    m_total += count;
}

void DDSketch::Store::merge(const Store& other, std::size_t maximumBins)
{
    // From the top, so that the widest range is known before anything is collapsed.
    for (std::size_t i = other.m_counts.size(); i-- > 0;) {
        if (other.m_counts[i] > 0)
            add(other.m_first + static_cast<int>(i), other.m_counts[i], maximumBins);
    }
}

int DDSketch::Store::indexOfRank(std::int64_t rank, bool fromLargest) const
{
    // From the largest magnitude, rank r is rank total − 1 − r from the smallest.
    const std::int64_t ascending = fromLargest ? m_total - 1 - rank : rank;
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (seen > ascending)
            return m_first + static_cast<int>(i);
    }
    return m_first + static_cast<int>(m_counts.size()) - 1;
}

} // namespace qd
