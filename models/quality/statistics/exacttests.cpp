// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/exacttests.h"

#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace qd {

namespace {

double logChoose(std::int64_t n, std::int64_t k)
{
    return std::lgamma(static_cast<double>(n + 1)) - std::lgamma(static_cast<double>(k + 1)) -
           std::lgamma(static_cast<double>(n - k + 1));
}

/// The number of successes on the first side, given all margins.
struct FixedMargins
{
    std::int64_t n1 = 0;
    std::int64_t n2 = 0;
    std::int64_t successes = 0;

    [[nodiscard]] std::int64_t least() const { return std::max<std::int64_t>(0, successes - n2); }
    [[nodiscard]] std::int64_t most() const { return std::min(n1, successes); }
    [[nodiscard]] double probability(std::int64_t onFirst) const
    {
        return std::exp(logChoose(n1, onFirst) + logChoose(n2, successes - onFirst) -
                        logChoose(n1 + n2, successes));
    }
};

/// Sum of binomial probabilities from `from` on, in steps of 1 or −1, until they vanish.
double binomialTail(std::int64_t from, std::int64_t step, std::int64_t n, double p)
{
    const double logOdds = std::log(p) - std::log1p(-p);
    double term = std::exp(logChoose(n, from) + static_cast<double>(from) * logOdds +
                           static_cast<double>(n) * std::log1p(-p));
    double sum = 0;
    const double odds = p / (1 - p);
    const double mode = static_cast<double>(n) * p;
    for (std::int64_t k = from; k >= 0 && k <= n; k += step) {
        sum += term;
        const bool isPastMode = (static_cast<double>(k) - mode) * static_cast<double>(step) > 0;
        if (isPastMode && term <= sum * 1e-17)
            break;
        const auto at = static_cast<double>(k);
        const auto left = static_cast<double>(n - k);
        term *= step > 0 ? left / (at + 1) * odds : at / (left + 1) / odds;
    }
    return std::min(sum, 1.0);
}

/// Rows that are dealt out anew to two sides.
class Exchange
{
public:
    Exchange(std::span<const std::int64_t> first, std::span<const std::int64_t> second)
        : m_inFirst(first.size())
    {
        for (std::size_t i = 0; i < first.size(); ++i) {
            m_totals.push_back(static_cast<double>(first[i] + second[i]));
            m_rows.insert(m_rows.end(), static_cast<std::size_t>(first[i] + second[i]),
                          static_cast<std::uint32_t>(i));
        }
    }

    /// Returns Pearson's statistic, but for constants, of a random deal of so many rows to the first side.
    [[nodiscard]] double deal(std::size_t rows, std::mt19937_64& random)
    {
        double statistic = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            std::swap(m_rows[i], m_rows[i + random() % (m_rows.size() - i)]);
            const std::uint32_t category = m_rows[i];
            statistic += (2 * m_inFirst[category] + 1) / m_totals[category];
            ++m_inFirst[category];
        }
        for (std::size_t i = 0; i < rows; ++i)
            m_inFirst[m_rows[i]] = 0;
        return statistic;
    }

private:
    std::vector<std::uint32_t> m_rows; ///< the category of each row
    std::vector<double> m_totals;
    std::vector<double> m_inFirst;
};

} // namespace

double fisherTwoSided(std::int64_t successes1, std::int64_t n1, std::int64_t successes2, std::int64_t n2)
{
    if (n1 <= 0 || n2 <= 0)
        return 1;
    const FixedMargins margins{n1, n2, successes1 + successes2};
    constexpr double rounding = 1 + 1e-7; // as R: tables that are equally likely are not told apart by bits
    const double observed = margins.probability(successes1) * rounding;
    double p = 0;
    for (std::int64_t k = margins.least(); k <= margins.most(); ++k) {
        if (const double one = margins.probability(k); one <= observed)
            p += one;
    }
    return std::min(p, 1.0);
}

double fisherGreater(std::int64_t successes1, std::int64_t n1, std::int64_t successes2, std::int64_t n2)
{
    if (n1 <= 0 || n2 <= 0)
        return 1;
    const FixedMargins margins{n1, n2, successes1 + successes2};
    double p = 0;
    for (std::int64_t k = successes1; k <= margins.most(); ++k)
        p += margins.probability(k);
    return std::min(p, 1.0);
}

bool isSmallTable(std::int64_t successes1, std::int64_t n1, std::int64_t successes2, std::int64_t n2)
{
    constexpr double fewest = 5;
    const auto successes = static_cast<double>(successes1 + successes2);
    const auto rows = static_cast<double>(n1 + n2);
    const double share = static_cast<double>(std::min(n1, n2)) / rows;
    return std::min(successes, rows - successes) * share < fewest;
}

double sharesPValue(std::int64_t successes1, std::int64_t n1, std::int64_t successes2, std::int64_t n2)
{
    if (n1 <= 0 || n2 <= 0)
        return 1;
    if (isSmallTable(successes1, n1, successes2, n2))
        return fisherTwoSided(successes1, n1, successes2, n2);
    const auto n = static_cast<double>(n1);
    const auto m = static_cast<double>(n2);
    const double pooled = static_cast<double>(successes1 + successes2) / (n + m);
    const double difference = static_cast<double>(successes1) / n - static_cast<double>(successes2) / m;
    return normalTwoSided(difference / std::sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)));
}

double binomialTwoSided(std::int64_t successes, std::int64_t n, double p)
{
    if (n <= 0)
        return 1;
    if (!(p > 0) || !(p < 1))
        return static_cast<double>(successes) == (p > 0 ? static_cast<double>(n) : 0) ? 1 : 0;
    const double below = binomialTail(successes, -1, n, p);
    const double above = binomialTail(successes, 1, n, p);
    return std::min(2 * std::min(below, above), 1.0);
}

double permutationHomogeneity(std::span<const std::int64_t> first, std::span<const std::int64_t> second)
{
    const std::int64_t n = std::reduce(first.begin(), first.end());
    const std::int64_t m = std::reduce(second.begin(), second.end());
    const auto categories = std::count_if(first.begin(), first.end(), [&, i = std::size_t{0}](auto) mutable {
        ++i;
        return first[i - 1] + second[i - 1] > 0;
    });
    if (n == 0 || m == 0 || categories < 2)
        return 1;
    const std::span<const std::int64_t> smaller = n <= m ? first : second;
    double observed = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const auto rows = static_cast<double>(smaller[i]);
        if (rows > 0)
            observed += rows * rows / static_cast<double>(first[i] + second[i]);
    }
    constexpr int exchanges = 9'999;
    constexpr int enough = 50; // a p-value that is plainly large need not be known well
    constexpr std::uint64_t seed = 20210;
    std::mt19937_64 random(seed);
    Exchange exchange(first, second);
    int reached = 0;
    for (int i = 1; i <= exchanges; ++i) {
        reached +=
            exchange.deal(static_cast<std::size_t>(std::min(n, m)), random) >= observed * (1 - 1e-9) ? 1 : 0;
        if (reached == enough)
            return static_cast<double>(enough) / i;
    }
    return static_cast<double>(reached + 1) / (exchanges + 1);
}

} // namespace qd
