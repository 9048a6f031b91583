// SPDX-License-Identifier: Apache-2.0
#include "models/detect/ranktest.h"

#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace qd {

namespace {

struct RankSum
{
    double ofFirst = 0;
    double ties = 0; ///< Σ (t³ − t) over groups of equal values
};

RankSum rankSum(std::span<const double> first, std::span<const double> second)
{
    std::vector<std::pair<double, bool>> pooled;
    pooled.reserve(first.size() + second.size());
    for (const double value : first)
        pooled.emplace_back(value, true);
    for (const double value : second)
        pooled.emplace_back(value, false);
    std::sort(pooled.begin(), pooled.end());

    RankSum result;
    for (std::size_t begin = 0; begin < pooled.size();) {
        std::size_t end = begin;
        double inFirst = 0.0;
        for (; end < pooled.size() && pooled[end].first == pooled[begin].first; ++end)
            inFirst += pooled[end].second ? 1.0 : 0.0;
        const double size = static_cast<double>(end - begin);
        const double midRank = static_cast<double>(begin) + (size + 1.0) / 2.0;
        result.ofFirst += inFirst * midRank;
        result.ties += size * size * size - size;
        begin = end;
    }
    return result;
}

/// All differences y − x, ordered without being stored. Both samples ascend, so the differences at most v
/// form a staircase that one walk counts; bisecting v over the bit patterns of doubles ends at the exact
/// difference.
class PairwiseDifferences
{
public:
    PairwiseDifferences(std::span<const double> x, std::span<const double> y)
        : m_x(x.begin(), x.end()), m_y(y.begin(), y.end())
    {
        std::sort(m_x.begin(), m_x.end());
        std::sort(m_y.begin(), m_y.end());
    }

    [[nodiscard]] std::int64_t count() const { return std::ssize(m_x) * std::ssize(m_y); }

    /// The k-th smallest, k from 1.
    [[nodiscard]] double select(std::int64_t k) const
    {
        std::int64_t low = toOrdered(m_y.front() - m_x.back());
        std::int64_t high = toOrdered(m_y.back() - m_x.front());
        while (low < high) {
            const std::int64_t middle = std::midpoint(low, high); // rounds down: low < high
            if (atMost(fromOrdered(middle)) >= k)
                high = middle;
            else
                low = middle + 1;
        }
        return fromOrdered(low);
    }

private:
    /// Integers that order as the doubles do; −0 and +0 coincide.
    static std::int64_t toOrdered(double value)
    {
        const auto bits = std::bit_cast<std::int64_t>(value + 0.0);
        return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
    }
    static double fromOrdered(std::int64_t key)
    {
        return std::bit_cast<double>(key >= 0 ? key : std::numeric_limits<std::int64_t>::min() - key);
    }

    [[nodiscard]] std::int64_t atMost(double limit) const
    {
        std::int64_t total = 0;
        std::size_t reached = 0;
        for (const double x : m_x) {
            while (reached < m_y.size() && m_y[reached] - x <= limit)
                ++reached;
            total += static_cast<std::int64_t>(reached);
        }
        return total;
    }

    std::vector<double> m_x;
    std::vector<double> m_y;
};

} // namespace

RankTest mannWhitney(std::span<const double> first, std::span<const double> second)
{
    RankTest test;
    if (first.empty() || second.empty())
        return test;
    const double n = static_cast<double>(first.size());
    const double m = static_cast<double>(second.size());
    const double total = n + m;
    const RankSum ranks = rankSum(first, second);
    test.u = ranks.ofFirst - n * (n + 1.0) / 2.0;
    const double variance = n * m / 12.0 * (total + 1.0 - ranks.ties / (total * (total - 1.0)));
    if (!(variance > 0.0))
        return test;
    const double distance = test.u - n * m / 2.0;
    const double corrected = std::max(std::abs(distance) - 0.5, 0.0);
    test.z = std::copysign(corrected / std::sqrt(variance), distance);
    test.pValue = normalTwoSided(test.z);
    return test;
}

std::vector<double> normalScores(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> scores(values.size());
    const double places = static_cast<double>(values.size()) + 1;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        const double score = normalQuantile(static_cast<double>(begin + end + 1) / 2 / places);
        for (; begin < end; ++begin)
            scores[order[begin]] = score;
    }
    return scores;
}

Shift hodgesLehmann(std::span<const double> first, std::span<const double> second, double confidence)
{
    const PairwiseDifferences differences(first, second);
    const std::int64_t count = differences.count();
    Shift shift;
    shift.estimate = count % 2 == 1
                         ? differences.select(count / 2 + 1)
                         : std::midpoint(differences.select(count / 2), differences.select(count / 2 + 1));
    const double pairs = static_cast<double>(count);
    const double spread = std::sqrt(pairs * static_cast<double>(first.size() + second.size() + 1) / 12.0);
    const double z = normalQuantile(0.5 + confidence / 2.0);
    const auto rank = static_cast<std::int64_t>(std::floor(pairs / 2.0 - z * spread));
    if (rank < 1) {
        shift.low = -std::numeric_limits<double>::infinity();
        shift.high = std::numeric_limits<double>::infinity();
        return shift;
    }
    shift.low = differences.select(rank);
    shift.high = differences.select(count + 1 - rank);
    return shift;
}

} // namespace qd
