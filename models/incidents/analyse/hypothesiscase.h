// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/analysis.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace qd {

/// The scale of hypotheses.h.
namespace evidenceweight {

inline constexpr double faint = 0.7;
inline constexpr double slight = 1.1;
inline constexpr double positive = 2.3;
inline constexpr double strong = 3.0;
inline constexpr double veryStrong = 4.6;

} // namespace evidenceweight

/// Collects the evidence of one hypothesis; weights of nothing are not written down.
class HypothesisCase
{
public:
    explicit HypothesisCase(std::string id) { m_hypothesis.id = std::move(id); }

    void add(bool supports, double weight, std::string kind, std::map<std::string, double> number = {},
             std::map<std::string, std::string> text = {})
    {
        const double held = std::clamp(weight, 0.0, evidenceweight::veryStrong);
        if (held < 0.05)
            return;
        m_hypothesis.evidence.push_back(
            {std::move(kind), supports, held, std::move(text), std::move(number)});
    }
    void title(const std::string& name, const std::string& value) { m_hypothesis.text[name] = value; }

    /// The heaviest evidence first.
    [[nodiscard]] Hypothesis take()
    {
        std::stable_sort(m_hypothesis.evidence.begin(), m_hypothesis.evidence.end(),
                         [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
        return std::move(m_hypothesis);
    }

private:
    Hypothesis m_hypothesis;
};

/// Gives each hypothesis the probability that its evidence leaves it beside the others and beside a cause
/// that is not on the list, and puts the likeliest first.
[[nodiscard]] inline std::vector<Hypothesis> rankedByEvidence(std::vector<Hypothesis> hypotheses)
{
    double total = 1.0; // exp(0) of the cause that is not on the list
    for (Hypothesis& hypothesis : hypotheses) {
        double sum = 0;
        for (const Evidence& evidence : hypothesis.evidence)
            sum += evidence.supports ? evidence.weight : -evidence.weight;
        hypothesis.probability = std::exp(sum);
        total += hypothesis.probability;
    }
    for (Hypothesis& hypothesis : hypotheses)
        hypothesis.probability /= total;
    std::stable_sort(hypotheses.begin(), hypotheses.end(),
                     [](const Hypothesis& a, const Hypothesis& b) { return a.probability > b.probability; });
    return hypotheses;
}

} // namespace qd
