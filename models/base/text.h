// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

/// ASCII as protocols mean it: independent of the locale, other bytes are left alone.
namespace qd {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string toLower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = toLower(c);
    return lower;
}

[[nodiscard]] inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), std::ssize(utf8));
}

} // namespace qd
