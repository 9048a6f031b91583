// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// What the one score per row of a log is, decided over all rows.
struct ScoreMeaning
{
    ScoreKind kind = ScoreKind::Confidence;
    std::uint32_t ofClass = noClass; ///< an index of a class, for Probability and Score
    double scale = 1;                ///< the score of certainty: 1, or 100 for percentages
    Assumption assumption;
};

/// Decides what the scores are by their range and by how they go with the predicted classes: with two classes
/// the confidence in the predicted one is never below ½. A few odd values do not decide. What the question
/// says about the score is taken as it is. `scores` has one entry per row, NaN where missing; `column` is its
/// name. O(n).
[[nodiscard]] ScoreMeaning scoreMeaning(const EvaluatedRows& rows, std::span<const double> scores,
                                        const std::string& column);

} // namespace qd
