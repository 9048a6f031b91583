// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qd {

/// How the numbers of a column are written. An underscore, an apostrophe or a blank between groups of three
/// digits is understood in every style.
struct NumberStyle
{
    char decimal = '.';
    char thousands = 0; ///< 0: a comma or point between digits is none of these

    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// The finite number that a text is from end to end, as programs write it.
[[nodiscard]] std::optional<double> wholeNumber(std::string_view text);
/// The finite number that a text is, all of it, with or without a sign.
[[nodiscard]] std::optional<double> writtenNumber(std::string_view text, NumberStyle style);
/// Returns whether a text stands for "no value" among numbers: NA, N/A, #N/A, <NA>, NaT, null, None, ?, -…
[[nodiscard]] bool isMissingWord(std::string_view text);

/// What the texts of a column are, decided over all of its different values.
struct WrittenNumbers
{
    /// All are numbers, but for words for "no value" and for one in twenty that may be anything.
    bool areNumbers = false;
    NumberStyle style;
    bool isStyleCertain = true;   ///< whether 123,456 could not be of the other style
    std::size_t numbers = 0;      ///< different values that are numbers
    std::size_t missingWords = 0; ///< different values that stand for none
    std::size_t others = 0;       ///< different values that are neither
    std::string example;          ///< one of the others
};

/// Decides what the different values of a column are. Codes with leading zeros (01, 00123) are no numbers.
/// `decimal`: the decimal mark, where it is known; else 0.
[[nodiscard]] WrittenNumbers writtenNumbers(std::span<const std::string> values, char decimal = 0);

} // namespace qd
