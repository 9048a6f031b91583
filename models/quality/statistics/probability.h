// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"

namespace qd {

/// Mean of −log of the probability that was given to the truth, probabilities clipped to [ε, 1 − ε] with
/// double's machine epsilon. Natural logarithm. `score` is the probability of the positive class, in [0, 1].
/// Definition: scikit-learn's log_loss.
[[nodiscard]] Defined<double> logLoss(std::span<const Scored> rows);
/// Mean of (probability − truth)², in [0, 1]. Definition: scikit-learn's brier_score_loss; Brier (1950)
/// halved.
[[nodiscard]] Defined<double> brierScore(std::span<const Scored> rows);

/// Probabilities of all classes, row after row; each row sums to 1.
struct ClassProbabilities
{
    std::span<const double> values;     ///< truth.size() · classes
    std::span<const std::size_t> truth; ///< index of the true class, per row
    std::size_t classes = 0;

    [[nodiscard]] std::span<const double> row(std::size_t index) const
    {
        return values.subspan(index * classes, classes);
    }
};

/// Returns the log loss of many classes.
[[nodiscard]] Defined<double> logLoss(const ClassProbabilities& rows);
/// Brier (1950): mean of the sum over all classes of (probability − truth)², in [0, 2]; for two classes twice
/// brierScore() of either.
[[nodiscard]] Defined<double> brierScore(const ClassProbabilities& rows);

} // namespace qd
