// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace qd::fleet {

/// Binary logistic regression on standardized features with a little L2, fitted by full-batch gradient
/// descent with Nesterov's momentum. Deterministic. Immutable after fit(), so any thread may ask it.
class LogisticModel
{
public:
    /// All rows have one length; constant columns are harmless. `rows` must not be empty.
    static LogisticModel fit(const std::vector<std::vector<double>>& rows, const std::vector<bool>& labels);

    /// Probability of the positive class, 0 to 1. `features` has the length of the fitted rows.
    [[nodiscard]] double probability(std::span<const double> features) const;

private:
    [[nodiscard]] std::vector<double> standardize(const std::vector<std::vector<double>>& rows);

    std::vector<double> m_mean;
    std::vector<double> m_scale;
    std::vector<double> m_weights;
    double m_bias = 0;
};

} // namespace qd::fleet
