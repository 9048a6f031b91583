// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluatedrows.h"

namespace qd {

/// What the one score per row of a log is, decided over all rows.
struct ScoreMeaning
{
    enum class Kind {
        Confidence,  ///< the probability of the predicted class
        Probability, ///< the probability of `ofClass`, whatever was predicted
        Score,       ///< no probability: higher values speak for `ofClass`
        Unknown      ///< nothing that figures could rest on
    };
    Kind kind = Kind::Confidence;
    std::uint32_t ofClass = noClass;
    double scale = 1; ///< the score of certainty: 1, or 100 for percentages
    Assumption assumption;
};

/// Decides what the scores are by their range and by how they go with the predicted classes: with two classes
/// the confidence in the predicted one is never below ½. A few odd values do not decide. `scores` has one
/// entry per row, NaN where missing; `column` is its name. O(n).
[[nodiscard]] ScoreMeaning scoreMeaning(const EvaluatedRows& rows, std::span<const double> scores,
                                        const std::string& column);

} // namespace qd
