// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qd {

/// The probabilities, or scores on another scale, that a model gave to the classes, for one prediction.
class LoggedProbabilities
{
public:
    using Item = std::pair<std::string, double>; ///< class and score

    void clear() { m_items.clear(); }
    void add(std::string_view name, double score) { m_items.emplace_back(name, score); }

    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    /// At least two classes, none below 0, together `whole` (to within a hundredth, for rounded logs): 1, or
    /// 100 for percentages.
    [[nodiscard]] bool isDistribution(double whole = 1) const;
    /// The likeliest class, the first of equals. There must be one.
    [[nodiscard]] const Item& best() const;
    [[nodiscard]] std::optional<double> of(std::string_view name) const;
    /// {"cat":0.9,"dog":0.1}, in the order of add(); empty when there are none.
    [[nodiscard]] std::string json() const;

private:
    std::vector<Item> m_items;
};

/// The shortest text that reads back as `value`; whole numbers below 10¹⁵ without an exponent.
[[nodiscard]] std::string shortestNumber(double value);

} // namespace qd
