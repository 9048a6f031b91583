// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/distances.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>
#include <vector>

namespace qd {

namespace {

/// Walks through the distinct values of two ascending samples; `visit(value, i, j)` is told how many values
/// of each are at most `value`.
template <typename Visit>
void walk(std::span<const double> first, std::span<const double> second, Visit visit)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() || j < second.size()) {
        const double value =
            j == second.size() || (i < first.size() && first[i] <= second[j]) ? first[i] : second[j];
        while (i < first.size() && first[i] == value)
            ++i;
        while (j < second.size() && second[j] == value)
            ++j;
        visit(value, i, j);
    }
}

/// |i/n − j/m| in units of 1 / (n m), so that comparisons are exact.
struct Deviation
{
    std::int64_t n = 0;
    std::int64_t m = 0;

    [[nodiscard]] std::int64_t operator()(std::size_t i, std::size_t j) const
    {
        return std::abs(static_cast<std::int64_t>(i) * m - static_cast<std::int64_t>(j) * n);
    }
};

/// Probability that a random order of the pooled values deviates at least as far, by recursion over how many
/// values of each sample have been passed. Only the ends of ties count.
double exactTail(const Deviation& deviation, std::int64_t reached, const std::vector<bool>& endsTie)
{
    const auto n = static_cast<std::size_t>(deviation.n);
    const auto m = static_cast<std::size_t>(deviation.m);
    std::vector<double> crossed(m + 1);
    for (std::size_t i = 0; i <= n; ++i) {
        for (std::size_t j = 0; j <= m; ++j) {
            if (i + j == 0)
                continue;
            if (endsTie[i + j] && deviation(i, j) >= reached) {
                crossed[j] = 1;
                continue;
            }
            const double passed = static_cast<double>(i + j);
            const double byFirst = i > 0 ? static_cast<double>(i) / passed * crossed[j] : 0;
            const double bySecond = j > 0 ? static_cast<double>(j) / passed * crossed[j - 1] : 0;
            crossed[j] = byFirst + bySecond;
        }
    }
    return crossed[m];
}

/// What one cell adds to the stability index on average, when its rows are dealt out by chance.
class ChanceTerm
{
public:
    ChanceTerm(std::int64_t before, std::int64_t after, double smoothing, double added)
        : m_before(static_cast<double>(before)),
          m_after(static_cast<double>(after)),
          m_smoothing(smoothing),
          m_added(added)
    {
    }

    [[nodiscard]] double operator()(std::int64_t rows) const
    {
        constexpr double many = 25; // rows on the smaller side, from which on the limit is near enough
        const auto here = static_cast<double>(rows);
        const double all = m_before + m_after;
        if (here * std::min(m_before, m_after) / all >= many)
            return (1 - here / all) * (1 / m_before + 1 / m_after);
        // By the hypergeometric number of rows on the smaller side, whose probabilities follow from each
        // other.
        const double small = std::min(m_before, m_after);
        const double large = all - small;
        double k = std::max(0.0, here - large);
        double probability =
            std::exp(logChoose(small, k) + logChoose(large, here - k) - logChoose(all, here));
        double sum = 0;
        for (; k <= std::min(here, small); ++k) {
            sum += probability * difference(k, here - k, small, large);
            probability *= (here - k) / (k + 1) * (small - k) / (large - here + k + 1);
        }
        return sum;
    }

private:
    static double logChoose(double n, double k)
    {
        return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
    }
    [[nodiscard]] double difference(double onSmall, double onLarge, double small, double large) const
    {
        const double p = (onSmall + m_smoothing) / (small + m_added);
        const double q = (onLarge + m_smoothing) / (large + m_added);
        return (q - p) * std::log(q / p);
    }

    double m_before;
    double m_after;
    double m_smoothing;
    double m_added;
};

/// x ln(2x / (x + y)) / ln 2, 0 for x = 0.
double divergenceTerm(double x, double y)
{
    return x > 0 ? x * std::log2(2 * x / (x + y)) : 0;
}

} // namespace

double populationStability(std::span<const std::int64_t> reference, std::span<const std::int64_t> current,
                           double smoothing)
{
    const std::int64_t before = std::reduce(reference.begin(), reference.end());
    const std::int64_t after = std::reduce(current.begin(), current.end());
    if (before <= 0 || after <= 0)
        return 0;
    const double added = smoothing * static_cast<double>(reference.size());
    double index = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const double p =
            (static_cast<double>(reference[i]) + smoothing) / (static_cast<double>(before) + added);
        const double q = (static_cast<double>(current[i]) + smoothing) / (static_cast<double>(after) + added);
        index += p == q ? 0 : (q - p) * std::log(q / p);
    }
    return index;
}

double populationStabilityByChance(std::span<const std::int64_t> reference,
                                   std::span<const std::int64_t> current, double smoothing)
{
    const std::int64_t before = std::reduce(reference.begin(), reference.end());
    const std::int64_t after = std::reduce(current.begin(), current.end());
    if (before <= 0 || after <= 0)
        return 0;
    const ChanceTerm term(before, after, smoothing, smoothing * static_cast<double>(reference.size()));
    std::map<std::int64_t, double> known;
    double index = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const std::int64_t rows = reference[i] + current[i];
        const auto [at, isNew] = known.try_emplace(rows);
        if (isNew)
            at->second = term(rows);
        index += at->second;
    }
    return index;
}

double jensenShannonDistance(std::span<const double> first, std::span<const double> second)
{
    const double total1 = std::accumulate(first.begin(), first.end(), 0.0);
    const double total2 = std::accumulate(second.begin(), second.end(), 0.0);
    if (!(total1 > 0) || !(total2 > 0))
        return 0;
    double divergence = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double p = first[i] / total1;
        const double q = second[i] / total2;
        divergence += (divergenceTerm(p, q) + divergenceTerm(q, p)) / 2;
    }
    return std::sqrt(std::clamp(divergence, 0.0, 1.0));
}

double kolmogorovTail(double x)
{
    if (!(x > 0))
        return 1;
    double sum = 0;
    if (x < 1) { // the series for large x would alternate for long
        for (int k = 1; k < 20; k += 2)
            sum += std::exp(-k * k * std::numbers::pi * std::numbers::pi / (8 * x * x));
        return 1 - std::sqrt(2 * std::numbers::pi) / x * sum;
    }
    for (int k = 1; k < 20; ++k)
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * x * x);
    return sum;
}

KsTest kolmogorovSmirnov(std::span<const double> first, std::span<const double> second)
{
    KsTest test;
    if (first.empty() || second.empty())
        return test;
    const Deviation deviation{std::ssize(first), std::ssize(second)};
    std::int64_t reached = 0;
    std::vector<bool> endsTie(first.size() + second.size() + 1);
    walk(first, second, [&](double value, std::size_t i, std::size_t j) {
        endsTie[i + j] = true;
        if (const std::int64_t here = deviation(i, j); here > reached) {
            reached = here;
            test.at = value;
        }
    });
    const auto n = static_cast<double>(first.size());
    const auto m = static_cast<double>(second.size());
    test.statistic = static_cast<double>(reached) / n / m;
    constexpr double exactBelow = 10000;
    test.exact = n * m < exactBelow;
    if (reached > 0)
        test.pValue = test.exact ? exactTail(deviation, reached, endsTie)
                                 : kolmogorovTail(std::sqrt(n * m / (n + m)) * test.statistic);
    return test;
}

double wassersteinDistance(std::span<const double> first, std::span<const double> second)
{
    double work = 0;
    double before = std::numeric_limits<double>::quiet_NaN();
    double gap = 0;
    walk(first, second, [&](double value, std::size_t i, std::size_t j) {
        if (gap > 0)
            work += gap * (value - before);
        gap = std::abs(static_cast<double>(i) / static_cast<double>(first.size()) -
                       static_cast<double>(j) / static_cast<double>(second.size()));
        before = value;
    });
    return work;
}

} // namespace qd
