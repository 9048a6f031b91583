// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/writtennumbers.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

/// The number of different numbers that shows what a column is, whatever else is in it.
constexpr std::size_t manyNumbers = 20;
constexpr std::size_t oneOtherIn = 20;

constexpr std::array<std::string_view, 14> missingWords{"nan", "null", "na",  "n/a", "#n/a", "#na", "<na>",
                                                        "nat", "none", "nil", "-",   "--",   "?",   "."};

bool isGroupMark(char c, NumberStyle style)
{
    return c == '_' || c == '\'' || c == ' ' || (c == style.thousands && c != 0);
}

/// Whether three digits and then no further one stand behind `at`, and digits that are no lone zero before.
bool isBetweenGroups(std::string_view text, std::size_t at, std::size_t first)
{
    const std::size_t group = at + 1;
    if (at == first || !isDigit(text[at - 1]) || text[first] == '0' || text.size() < group + 3)
        return false;
    return isDigit(text[group]) && isDigit(text[group + 1]) && isDigit(text[group + 2]) &&
           (text.size() == group + 3 || !isDigit(text[group + 3]));
}

bool hasLeadingZero(std::string_view text)
{
    return text.size() > 1 && text[0] == '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c); });
}

} // namespace

std::optional<double> wholeNumber(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = failure == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return isWhole ? std::optional(value) : std::nullopt;
}

std::optional<double> writtenNumber(std::string_view text, NumberStyle style)
{
    if (style == NumberStyle()) {
        if (const auto plain = wholeNumber(text))
            return plain;
    }
    std::string dotted;
    dotted.reserve(text.size());
    const std::size_t first = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    if (text.size() == first)
        return std::nullopt;
    if (first == 1 && text[0] == '-')
        dotted += '-';
    bool isWholePart = true;
    for (std::size_t i = first; i < text.size(); ++i) {
        const char c = text[i];
        if (c == style.decimal && isWholePart) {
            dotted += '.';
            isWholePart = false;
        } else if (isWholePart && isGroupMark(c, style)) {
            if (!isBetweenGroups(text, i, first))
                return std::nullopt;
        } else if (isDigit(c) || c == 'e' || c == 'E' || c == '-' || c == '+') {
            dotted += c;
            isWholePart = isWholePart && isDigit(c);
        } else {
            return std::nullopt;
        }
    }
    if (dotted.empty() || dotted[0] == '+')
        return std::nullopt;
    return wholeNumber(dotted);
}

bool isMissingWord(std::string_view text)
{
    if (text.size() > 4)
        return false;
    const std::string lower = toLower(text);
    return lower.empty() || std::find(missingWords.begin(), missingWords.end(), lower) != missingWords.end();
}

WrittenNumbers writtenNumbers(std::span<const std::string> values, char decimal)
{
    // Of equal styles the first is taken.
    static constexpr std::array styles{NumberStyle{}, NumberStyle{'.', ','}, NumberStyle{',', '.'}};
    std::array<std::size_t, styles.size()> counts{};
    std::size_t leadingZeros = 0;
    bool isWhole = true;
    WrittenNumbers result;
    for (const std::string& value : values) {
        if (isMissingWord(value)) {
            ++result.missingWords;
            continue;
        }
        leadingZeros += hasLeadingZero(value) ? 1 : 0;
        isWhole = isWhole && value.find_first_of(".,") == std::string::npos;
        for (std::size_t i = 0; i < styles.size(); ++i)
            counts[i] += writtenNumber(value, styles[i]) ? 1 : 0;
    }
    // With a comma that is known to be decimal only the last style is left, with a point the others.
    const auto from = counts.begin() + (decimal == ',' ? 2 : 0);
    const auto to = counts.end() - (decimal == '.' ? 1 : 0);
    const auto best = std::max_element(from, to);
    result.style = styles[static_cast<std::size_t>(best - counts.begin())];
    result.numbers = *best;
    result.isStyleCertain = decimal != 0 || counts[0] == *best || counts[1] != counts[2];
    for (const std::string& value : values) {
        if (isMissingWord(value) || writtenNumber(value, result.style))
            continue;
        ++result.others;
        result.example = value;
    }
    const std::size_t all = result.numbers + result.others;
    const bool isMostly =
        result.others == 0 || (result.numbers >= manyNumbers && result.others * oneOtherIn <= all);
    result.areNumbers = result.numbers > 0 && isMostly && !(leadingZeros > 0 && isWhole);
    return result;
}

} // namespace qd
