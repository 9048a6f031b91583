// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/bootstrap.h"

#include "models/quality/curves/roc.h"
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <optional>
#include <random>

namespace qd {

namespace {

using Random = std::mt19937_64;

/// Runs the replicates; `draw(random)` gives the replicate of one side, or nothing where it is undefined.
template <typename DrawFirst, typename DrawSecond>
void resample(BootstrapDifference& result, const BootstrapOptions& options, DrawFirst drawFirst,
              DrawSecond drawSecond)
{
    Random random(options.seed);
    std::vector<double> differences;
    differences.reserve(static_cast<std::size_t>(options.replicates));
    for (int i = 0; i < options.replicates; ++i) {
        const std::optional<double> first = drawFirst(random);
        const std::optional<double> second = drawSecond(random);
        if (first && second)
            differences.push_back(*second - *first);
    }
    result.replicates = static_cast<int>(differences.size());
    result.difference = result.second - result.first;
    if (differences.empty())
        return;
    const auto below = std::count_if(differences.begin(), differences.end(), [](double d) { return d <= 0; });
    const auto above = std::count_if(differences.begin(), differences.end(), [](double d) { return d >= 0; });
    // One more on both sides of the fraction: a p of 0 cannot be learnt from finitely many replicates.
    result.pValue = std::min(1.0, 2 * static_cast<double>(std::min(below, above) + 1) /
                                      static_cast<double>(differences.size() + 1));
    const double tail = (1 - options.confidence) / 2;
    const std::vector<double> bounds = quantiles(differences, std::array{tail, 1 - tail});
    result.interval = {bounds[0], bounds[1]};
}

std::optional<double> scoreOf(const ConfusionMatrix& matrix, std::optional<double> ClassScores::*score,
                              const std::string& positiveClass)
{
    const ClassificationScores all = scores(matrix);
    if (positiveClass.empty())
        return all.macro.*score;
    const auto at = std::find(matrix.classes.begin(), matrix.classes.end(), positiveClass);
    if (at == matrix.classes.end())
        return std::nullopt;
    return all.perClass[static_cast<std::size_t>(at - matrix.classes.begin())].*score;
}

/// The weight of each cell: its rows, and what smoothing adds.
std::vector<double> weightsOf(const ConfusionMatrix& matrix, double pseudoRows)
{
    std::vector<double> weights(matrix.counts.begin(), matrix.counts.end());
    const bool seenOnly = matrix.classes.size() > mostSmoothedClasses;
    const auto isSmoothed = [seenOnly](double rows) { return rows > 0 || !seenOnly; };
    const auto smoothed = std::count_if(weights.begin(), weights.end(), isSmoothed);
    for (double& weight : weights)
        weight += isSmoothed(weight) ? pseudoRows / static_cast<double>(smoothed) : 0;
    return weights;
}

/// Multinomial counts of so many rows in the proportions of the weights, drawn cell by cell.
ConfusionMatrix redrawn(const std::vector<std::string>& classes, std::int64_t rows,
                        const std::vector<double>& weights, Random& random)
{
    ConfusionMatrix drawn{classes, std::vector<std::int64_t>(weights.size())};
    std::int64_t rowsLeft = rows;
    double weightLeft = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t cell = 0; cell < weights.size() && rowsLeft > 0; ++cell) {
        const double weight = weights[cell];
        if (weight >= weightLeft)
            drawn.counts[cell] = rowsLeft;
        else if (weight > 0)
            drawn.counts[cell] =
                std::binomial_distribution<std::int64_t>(rowsLeft, weight / weightLeft)(random);
        rowsLeft -= drawn.counts[cell];
        weightLeft -= weight;
    }
    return drawn;
}

/// Redraws rows and computes AUC without sorting again.
class AucReplicates
{
public:
    explicit AucReplicates(std::span<const Scored> rows)
    {
        std::vector<Scored> sorted(rows.begin(), rows.end());
        std::sort(sorted.begin(), sorted.end(),
                  [](const Scored& a, const Scored& b) { return a.score > b.score; });
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (i == 0 || sorted[i].score != sorted[i - 1].score)
                ++m_groups;
            m_cellOfRow.push_back(2 * (m_groups - 1) + (sorted[i].positive ? 1 : 0));
        }
        m_counts.resize(2 * m_groups);
    }

    std::optional<double> operator()(Random& random)
    {
        std::fill(m_counts.begin(), m_counts.end(), 0);
        std::uniform_int_distribution<std::size_t> pick(0, m_cellOfRow.size() - 1);
        for (std::size_t i = 0; i < m_cellOfRow.size(); ++i)
            ++m_counts[m_cellOfRow[pick(random)]];
        double positives = 0;
        double negatives = 0;
        double won = 0;
        for (std::size_t group = 0; group < m_groups; ++group) {
            const auto inNegatives = static_cast<double>(m_counts[2 * group]);
            const auto inPositives = static_cast<double>(m_counts[2 * group + 1]);
            won += inNegatives * (positives + inPositives / 2);
            positives += inPositives;
            negatives += inNegatives;
        }
        if (positives == 0 || negatives == 0)
            return std::nullopt;
        return won / positives / negatives;
    }

private:
    std::vector<std::size_t> m_cellOfRow; ///< 2 · group, plus 1 for a positive row
    std::vector<std::int64_t> m_counts;
    std::size_t m_groups = 0;
};

} // namespace

Defined<BootstrapDifference> bootstrapScore(const ConfusionMatrix& first, const ConfusionMatrix& second,
                                            std::optional<double> ClassScores::*score,
                                            const std::string& positiveClass, const BootstrapOptions& options)
{
    if (first.total() == 0 || second.total() == 0)
        return undefined(Undefined::NoData);
    const auto before = scoreOf(first, score, positiveClass);
    const auto after = scoreOf(second, score, positiveClass);
    if (!before || !after)
        return undefined(Undefined::OneClass);
    BootstrapDifference result{.first = *before, .second = *after};
    const auto draw = [&](const ConfusionMatrix& matrix) {
        return [&, weights = weightsOf(matrix, options.pseudoRows)](Random& random) {
            return scoreOf(redrawn(matrix.classes, matrix.total(), weights, random), score, positiveClass);
        };
    };
    resample(result, options, draw(first), draw(second));
    return result;
}

double exchangedScorePValue(const ConfusionMatrix& first, const ConfusionMatrix& second,
                            std::optional<double> ClassScores::*score, const std::string& positiveClass,
                            const BootstrapOptions& options)
{
    const auto before = scoreOf(first, score, positiveClass);
    const auto after = scoreOf(second, score, positiveClass);
    if (!before || !after || first.classes != second.classes)
        return 1;
    ConfusionMatrix both = first;
    for (std::size_t cell = 0; cell < both.counts.size(); ++cell)
        both.counts[cell] += second.counts[cell];
    const std::vector<double> weights = weightsOf(both, 0);
    constexpr double rounding = 1e-12; // equal differences of equal counts are ties
    const double observed = *after - *before;
    Random random(options.seed);
    std::int64_t defined = 0;
    std::int64_t below = 0;
    std::int64_t above = 0;
    for (int i = 0; i < options.replicates; ++i) {
        const auto one = scoreOf(redrawn(both.classes, first.total(), weights, random), score, positiveClass);
        const auto other =
            scoreOf(redrawn(both.classes, second.total(), weights, random), score, positiveClass);
        if (!one || !other)
            continue;
        ++defined;
        below += *other - *one <= observed + rounding ? 1 : 0;
        above += *other - *one >= observed - rounding ? 1 : 0;
    }
    return std::min(1.0,
                    2 * static_cast<double>(std::min(below, above) + 1) / static_cast<double>(defined + 1));
}

Defined<BootstrapDifference> bootstrapAuc(std::span<const Scored> first, std::span<const Scored> second,
                                          const BootstrapOptions& options)
{
    const auto before = rocAuc(first);
    const auto after = rocAuc(second);
    if (!before || !after)
        return undefined(before ? after.error() : before.error());
    AucReplicates drawFirst(first);
    AucReplicates drawSecond(second);
    BootstrapDifference result{.first = *before, .second = *after};
    resample(result, options, std::ref(drawFirst), std::ref(drawSecond));
    return result;
}

} // namespace qd
