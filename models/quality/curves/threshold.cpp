// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/threshold.h"

#include <algorithm>
#include <limits>

namespace qd {

double meanCost(const BinaryCounts& counts, const DecisionCosts& costs)
{
    const std::int64_t rows =
        counts.truePositives + counts.falsePositives + counts.falseNegatives + counts.trueNegatives;
    if (rows == 0)
        return 0;
    return (static_cast<double>(counts.truePositives) * costs.truePositive +
            static_cast<double>(counts.falsePositives) * costs.falsePositive +
            static_cast<double>(counts.falseNegatives) * costs.falseNegative +
            static_cast<double>(counts.trueNegatives) * costs.trueNegative) /
           static_cast<double>(rows);
}

double elkanThreshold(const DecisionCosts& costs)
{
    const double ofNegatives = costs.falsePositive - costs.trueNegative;
    const double ofPositives = costs.falseNegative - costs.truePositive;
    return ofNegatives / (ofNegatives + ofPositives);
}

ThresholdExplorer::ThresholdExplorer(std::span<const Scored> rows)
{
    const ScoreGroups scores = groupByScore(rows);
    m_steps.reserve(scores.groups.size());
    for (const ScoreGroup& group : scores.groups) {
        m_positives += group.positives;
        m_negatives += group.negatives;
        m_steps.push_back({group.score, m_positives, m_negatives});
    }
}

BinaryCounts ThresholdExplorer::countsAt(std::int64_t positives, std::int64_t negatives) const
{
    return {.truePositives = positives,
            .falsePositives = negatives,
            .falseNegatives = m_positives - positives,
            .trueNegatives = m_negatives - negatives};
}

BinaryCounts ThresholdExplorer::at(double threshold) const
{
    const auto below = std::partition_point(
        m_steps.begin(), m_steps.end(), [threshold](const Step& step) { return step.score >= threshold; });
    if (below == m_steps.begin())
        return countsAt(0, 0);
    return countsAt(std::prev(below)->positives, std::prev(below)->negatives);
}

Defined<ThresholdChoice> ThresholdExplorer::best(const DecisionCosts& costs) const
{
    if (m_steps.empty())
        return undefined(Undefined::NoData);
    ThresholdChoice choice;
    choice.threshold = std::numeric_limits<double>::infinity();
    choice.counts = countsAt(0, 0);
    choice.cost = meanCost(choice.counts, costs);
    for (const Step& step : m_steps) {
        const BinaryCounts counts = countsAt(step.positives, step.negatives);
        const double cost = meanCost(counts, costs);
        if (cost < choice.cost)
            choice = {step.score, cost, counts};
    }
    return choice;
}

} // namespace qd
