// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace qd {

/// Latencies counted in bins of equal width on a logarithmic axis, twenty to a power of ten. The edges are
/// the same for every log, so that versions and segments compare. Bin i holds what lies above lowerEdge(i)
/// and not above upperEdge(i).
class LatencyBins
{
public:
    static constexpr int perDecade = 20;
    static constexpr int lowest = -7 * perDecade;     ///< holds everything up to 112 ns, 0 s too
    static constexpr int highest = 7 * perDecade - 1; ///< and this one what is longer than 103 days

    [[nodiscard]] static int binOf(double seconds);
    [[nodiscard]] static double lowerEdge(int bin);
    [[nodiscard]] static double upperEdge(int bin) { return lowerEdge(bin + 1); }

    void add(int bin);

    [[nodiscard]] bool isEmpty() const { return m_counts.empty(); }
    /// The first bin that has rows; end() is just after the last one.
    [[nodiscard]] int begin() const { return m_first; }
    [[nodiscard]] int end() const { return m_first + static_cast<int>(m_counts.size()); }
    /// 0 for a bin outside of begin() to end().
    [[nodiscard]] std::int64_t count(int bin) const;
    [[nodiscard]] std::int64_t total() const;

private:
    int m_first = 0;
    std::vector<std::int64_t> m_counts;
};

} // namespace qd
