// SPDX-License-Identifier: Apache-2.0
#include "models/detect/changepoint.h"

#include "models/detect/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace qd {

namespace {

/// Segment costs in constant time from prefix sums of the centred values.
class SegmentCost
{
public:
    SegmentCost(std::span<const double> values, ChangeCost cost, double noise)
        : m_cost(cost), m_sum(values.size() + 1), m_squares(values.size() + 1)
    {
        const double mean = std::reduce(values.begin(), values.end()) / static_cast<double>(values.size());
        m_offset = cost == ChangeCost::Proportion ? 0.0 : mean;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double centred = values[i] - m_offset;
            m_sum[i + 1] = m_sum[i] + centred;
            m_squares[i + 1] = m_squares[i] + centred * centred;
        }
        // Rounding leaves a few ulps of spread in constant data; that must not look like information.
        m_floor =
            std::max(1e-9 * m_squares.back() / static_cast<double>(values.size()), 1e-24 * (1 + mean * mean));
        m_variance = std::max(noise * noise, m_floor);
    }

    /// Returns the cost of the values [from, to).
    [[nodiscard]] double operator()(std::size_t from, std::size_t to) const
    {
        const double n = static_cast<double>(to - from);
        switch (m_cost) {
        case ChangeCost::Mean:
            return residual(from, to) / m_variance;
        case ChangeCost::MeanAndVariance:
            return n * std::log(std::max(residual(from, to) / n, m_floor));
        case ChangeCost::Proportion:
            return bernoulli(m_sum[to] - m_sum[from], n);
        }
        return 0.0;
    }

    [[nodiscard]] double residual(std::size_t from, std::size_t to) const
    {
        const double sum = m_sum[to] - m_sum[from];
        return std::max(m_squares[to] - m_squares[from] - sum * sum / static_cast<double>(to - from), 0.0);
    }

    [[nodiscard]] double floor() const { return m_floor; }

private:
    static double bernoulli(double successes, double n)
    {
        const auto part = [n](double k) { return k > 0.0 ? k * std::log(k / n) : 0.0; };
        return -2.0 * (part(successes) + part(n - successes));
    }

    ChangeCost m_cost;
    double m_offset = 0;
    double m_floor = 0;
    double m_variance = 1;
    std::vector<double> m_sum;
    std::vector<double> m_squares;
};

double noiseOfNeighbours(std::span<const double> values)
{
    std::vector<double> differences(values.size());
    std::adjacent_difference(values.begin(), values.end(), differences.begin());
    differences.erase(differences.begin());
    return robustCentre(differences).scale / std::numbers::sqrt2;
}

/// A segment start that PELT still considers.
struct Candidate
{
    std::size_t start = 0;
    std::size_t usableUntil = std::numeric_limits<std::size_t>::max();
};

std::vector<std::size_t> traceBack(const std::vector<std::size_t>& previous)
{
    std::vector<std::size_t> points;
    for (std::size_t end = previous.size() - 1; previous[end] > 0; end = previous[end])
        points.push_back(previous[end]);
    std::reverse(points.begin(), points.end());
    return points;
}

} // namespace

double defaultPenalty(ChangeCost cost, std::size_t n)
{
    const double parameters = cost == ChangeCost::MeanAndVariance ? 3.0 : 2.0;
    return parameters * std::log(static_cast<double>(std::max<std::size_t>(n, 2)));
}

std::vector<std::size_t> changePoints(std::span<const double> values, const PeltOptions& options)
{
    const std::size_t n = values.size();
    const std::size_t shortest = std::max<std::size_t>(options.minimumSegment, 1);
    if (n < 2 * shortest)
        return {};
    const SegmentCost cost(values, options.cost,
                           options.noise > 0.0 ? options.noise : noiseOfNeighbours(values));
    const double penalty = options.penalty > 0.0 ? options.penalty : defaultPenalty(options.cost, n);

    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> previous(n + 1, 0);
    best[0] = -penalty;
    std::vector<Candidate> candidates{{0}};
    for (std::size_t end = shortest; end <= n; ++end) {
        if (end >= 2 * shortest)
            candidates.push_back({end - shortest});
        for (const Candidate& candidate : candidates) {
            const double total = best[candidate.start] + cost(candidate.start, end) + penalty;
            if (total < best[end]) {
                best[end] = total;
                previous[end] = candidate.start;
            }
        }
        // What loses to a change at `end` can win only until `end` itself may start a segment.
        for (Candidate& candidate : candidates) {
            if (best[candidate.start] + cost(candidate.start, end) > best[end])
                candidate.usableUntil = std::min(candidate.usableUntil, end + shortest);
        }
        std::erase_if(candidates,
                      [end](const Candidate& candidate) { return candidate.usableUntil <= end + 1; });
    }
    return traceBack(previous);
}

double changeRangeBound(double confidence)
{
    return -2.0 * std::log(1.0 - std::sqrt(confidence));
}

double searchedSplitPValue(double statistic, double edge)
{
    if (!(statistic > 1) || !(edge < 0.5))
        return 1;
    const double x = std::sqrt(statistic);
    const double splits = 2 * std::log((1 - edge) / edge);
    const double tail = x * std::exp(-statistic / 2) / std::sqrt(2 * std::numbers::pi) *
                        ((1 - 1 / statistic) * splits + 4 / statistic);
    return std::min(tail, 1.0);
}

std::optional<SingleChange> singleChange(std::span<const double> values, ChangeCost kind,
                                         std::size_t minimumSegment, double confidence)
{
    const auto change = likeliestChange(values, kind, minimumSegment, confidence);
    const std::size_t n = values.size();
    if (!change || !(change->statistic > defaultPenalty(kind, n) + std::log(static_cast<double>(n))))
        return std::nullopt;
    return change;
}

std::optional<SingleChange> likeliestChange(std::span<const double> values, ChangeCost kind,
                                            std::size_t minimumSegment, double confidence)
{
    const std::size_t n = values.size();
    const std::size_t shortest = std::max<std::size_t>(minimumSegment, 1);
    if (n < 2 * shortest)
        return std::nullopt;
    const SegmentCost cost(values, kind, 1.0);
    // With one unknown variance the likelihood of a split is a function of its residual sum of squares.
    const auto deviance = [&](double ofParts, double residual) {
        return kind == ChangeCost::Mean
                   ? static_cast<double>(n) *
                         std::log(std::max(residual / static_cast<double>(n), cost.floor()))
                   : ofParts;
    };
    std::vector<double> profile(n, std::numeric_limits<double>::infinity());
    for (std::size_t split = shortest; split + shortest <= n; ++split)
        profile[split] =
            deviance(cost(0, split) + cost(split, n), cost.residual(0, split) + cost.residual(split, n));

    const auto found = std::min_element(profile.begin(), profile.end());
    SingleChange change;
    change.index = static_cast<std::size_t>(found - profile.begin());
    change.statistic = deviance(cost(0, n), cost.residual(0, n)) - *found;
    change.pValue =
        searchedSplitPValue(change.statistic, static_cast<double>(shortest) / static_cast<double>(n));
    const auto possible = [bound = *found + changeRangeBound(confidence)](double value) {
        return value <= bound;
    };
    change.low =
        static_cast<std::size_t>(std::find_if(profile.begin(), profile.end(), possible) - profile.begin());
    change.high =
        n - 1 -
        static_cast<std::size_t>(std::find_if(profile.rbegin(), profile.rend(), possible) - profile.rbegin());
    return change;
}

} // namespace qd
