// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

namespace qd {

/// A text without the blanks with which databases fill columns of a fixed width.
[[nodiscard]] inline std::string_view trimmedWord(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    if (text.empty() || (!isBlank(text.front()) && !isBlank(text.back())))
        return text;
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Returns whether a text has characters that names of classes do not have.
[[nodiscard]] inline bool hasControls(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

} // namespace qd
