// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/loggedprobabilities.h"

#include "models/logs/rows/recordbuilder.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qd {

std::string shortestNumber(double value)
{
    std::array<char, 32> buffer{};
    // Not 1e+05: the same number is a class or an id elsewhere, written as a whole one.
    constexpr double mostWhole = 1e15;
    const bool isWhole = std::abs(value) < mostWhole && value == std::trunc(value);
    const auto [end, failure] = isWhole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                        static_cast<std::int64_t>(value))
                                        : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

bool LoggedProbabilities::isDistribution(double whole) const
{
    constexpr double rounding = 0.01;
    double sum = 0;
    for (const Item& item : m_items) {
        if (!(item.second >= 0))
            return false;
        sum += item.second;
    }
    return m_items.size() >= 2 && std::abs(sum - whole) <= rounding * whole;
}

const LoggedProbabilities::Item& LoggedProbabilities::best() const
{
    return *std::max_element(m_items.begin(), m_items.end(),
                             [](const Item& a, const Item& b) { return a.second < b.second; });
}

std::optional<double> LoggedProbabilities::of(std::string_view name) const
{
    for (const Item& item : m_items) {
        if (item.first == name)
            return item.second;
    }
    return std::nullopt;
}

std::string LoggedProbabilities::json() const
{
    std::string text;
    for (const Item& item : m_items) {
        text += text.empty() ? '{' : ',';
        appendJsonString(text, item.first);
        text += ':';
        text += shortestNumber(item.second);
    }
    if (!text.empty())
        text += '}';
    return text;
}

} // namespace qd
