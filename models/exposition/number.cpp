// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/number.h"

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace qd {

namespace {

bool equalsNoCase(std::string_view text, std::string_view lowerCase)
{
    return std::equal(text.begin(), text.end(), lowerCase.begin(), lowerCase.end(), [](char have, char want) {
        return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have - 'A' + 'a') : have);
    });
}

/// A desktop may write decimals with a comma; documents of servers do not.
double readOutOfRange(std::string_view digits, std::chars_format format)
{
    static const locale_t plain = newlocale(LC_NUMERIC_MASK, "C", nullptr);
    const std::string text = (format == std::chars_format::hex ? "0x" : "") + std::string(digits);
    return strtod_l(text.c_str(), nullptr, plain);
}

std::optional<double> parseDigits(std::string_view text)
{
    auto format = std::chars_format::general;
    if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        format = std::chars_format::hex;
        text.remove_prefix(2);
    }
    const char first = text.empty() ? '\0' : text.front();
    const bool hexDigit =
        format == std::chars_format::hex && std::string_view("abcdefABCDEF").find(first) < 12;
    if (!(first >= '0' && first <= '9') && first != '.' && !hexDigit)
        return std::nullopt; // from_chars would take a sign or "nan(…)" here
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, format);
    if (end != text.data() + text.size() || failure == std::errc::invalid_argument)
        return std::nullopt;
    if (failure == std::errc::result_out_of_range) {
        // Too small becomes zero, as in Go; too large is an error.
        value = readOutOfRange(text, format);
        if (std::isinf(value))
            return std::nullopt;
    }
    return value;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    bool negative = false;
    if (text.front() == '+' || text.front() == '-') {
        negative = text.front() == '-';
        text.remove_prefix(1);
    } else if (equalsNoCase(text, "nan")) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    std::optional<double> value;
    if (equalsNoCase(text, "inf") || equalsNoCase(text, "infinity"))
        value = std::numeric_limits<double>::infinity();
    else
        value = parseDigits(text);
    return value && negative ? -*value : value;
}

} // namespace qd
