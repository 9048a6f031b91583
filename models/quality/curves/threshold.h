// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"

namespace qd {

struct BinaryCounts
{
    std::int64_t truePositives = 0;
    std::int64_t falsePositives = 0;
    std::int64_t falseNegatives = 0;
    std::int64_t trueNegatives = 0;

    friend bool operator==(const BinaryCounts&, const BinaryCounts&) = default;
};

/// What one row costs, in any unit; gains are negative.
struct DecisionCosts
{
    double truePositive = 0;
    double falsePositive = 1;
    double falseNegative = 1;
    double trueNegative = 0;
};

/// Returns the mean cost of a row; 0 without rows.
[[nodiscard]] double meanCost(const BinaryCounts& counts, const DecisionCosts& costs);

/// The threshold from which on "positive" costs less than "negative" when the scores are true probabilities:
/// (c_fp − c_tn) / (c_fp − c_tn + c_fn − c_tp) (Elkan 2001, "The foundations of cost-sensitive learning").
/// Only for costs in which being wrong costs more than being right.
[[nodiscard]] double elkanThreshold(const DecisionCosts& costs);

struct ThresholdChoice
{
    double threshold = 0; ///< the threshold; infinite when it is best to predict nothing as positive
    double cost = 0;      ///< per row
    BinaryCounts counts;
};

/// Answers "what if the threshold were …" while a slider moves: one sort at first, then O(log n) per
/// question. Rows with score ≥ threshold are positive. Immutable, so usable from any thread.
class ThresholdExplorer
{
public:
    explicit ThresholdExplorer(std::span<const Scored> rows);

    [[nodiscard]] std::int64_t size() const { return m_positives + m_negatives; }
    [[nodiscard]] BinaryCounts at(double threshold) const;
    /// Returns the threshold with the smallest mean cost; the highest such. O(distinct scores).
    [[nodiscard]] Defined<ThresholdChoice> best(const DecisionCosts& costs) const;

private:
    /// Counts of the rows with this score or a higher one.
    struct Step
    {
        double score = 0;
        std::int64_t positives = 0;
        std::int64_t negatives = 0;
    };
    [[nodiscard]] BinaryCounts countsAt(std::int64_t positives, std::int64_t negatives) const;

    std::vector<Step> m_steps; ///< highest score first
    std::int64_t m_positives = 0;
    std::int64_t m_negatives = 0;
};

} // namespace qd
