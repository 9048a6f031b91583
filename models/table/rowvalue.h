// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/text.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace qd {

/// One value of a row as it stands in the log.
struct RowValue
{
    // Not of one byte: such may alias anything, and all else would be read again at each value.
    enum class Kind : std::uint16_t { Missing, Text, Number, Word };

    const char* begin = nullptr;
    std::uint32_t size = 0;
    Kind kind = Kind::Missing;
    std::uint16_t fraction = 0; ///< digits behind the point of a number
    std::int64_t digits = 0;    ///< the digits of a number, without the point

    [[nodiscard]] std::string_view text() const { return {begin, size}; }
    [[nodiscard]] bool isWhole() const { return fraction == 0; }
    [[nodiscard]] double number() const;
};

namespace decimals {

inline constexpr std::array<double, 19> powers{1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                               1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

inline constexpr auto wholePowers = [] {
    std::array<std::int64_t, 19> values{1};
    for (std::size_t i = 1; i < values.size(); ++i)
        values[i] = values[i - 1] * 10;
    return values;
}();

/// The value of the digits among the first eight bytes, the first `count` of which they are.
[[nodiscard]] inline std::uint64_t fromEight(std::uint64_t bytes, unsigned count)
{
    if constexpr (std::endian::native == std::endian::big)
        bytes = __builtin_bswap64(bytes);
    bytes = (bytes & 0x0f0f0f0f0f0f0f0f) << (64 - 8 * count); // zeros come before them
    bytes = bytes * 10 + (bytes >> 8);
    return (((bytes & 0x000000ff000000ff) * 0x000f424000000064 +
             ((bytes >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >>
            32);
}

/// The bytes of the eight that are no digits, by their highest bits.
[[nodiscard]] inline std::uint64_t othersOfEight(std::uint64_t bytes)
{
    const std::uint64_t from0 = bytes ^ 0x3030303030303030;
    return (((from0 & 0x7f7f7f7f7f7f7f7f) + 0x7676767676767676) | from0) & 0x8080808080808080;
}

[[nodiscard]] const char* takeLong(const char* at, RowValue& value);

} // namespace decimals

inline double RowValue::number() const
{
    return fraction == 0 ? static_cast<double>(digits)
                         : static_cast<double>(digits) / decimals::powers[fraction];
}

/// A decimal number as JSON has it, without an exponent and exactly readable as a double by one division;
/// that is, nearly all numbers of logs. Nothing else is taken: null then, else its end. Up to 32 bytes may be
/// read. Eight bytes are looked at as one number, after Lemire & Mula, "Number Parsing at a Gigabyte per
/// Second", 2021.
[[nodiscard]] inline const char* takeNumber(const char* at, RowValue& value)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    if constexpr (std::endian::native == std::endian::big)
        return decimals::takeLong(at, value);
    const std::uint64_t others = decimals::othersOfEight(bytes);
    const unsigned whole = static_cast<unsigned>(std::countr_zero(others)) / 8;
    if (whole == 0 || whole >= 7) // with a sign, or long
        return decimals::takeLong(at, value);
    if (whole > 1 && *at == '0')
        return nullptr;
    unsigned size = whole;
    unsigned count = whole;
    unsigned fraction = 0;
    if (at[whole] == '.') {
        const std::uint64_t behind = others & (others - 1);
        size = static_cast<unsigned>(std::countr_zero(behind)) / 8;
        if (size >= 8)
            return decimals::takeLong(at, value);
        fraction = size - whole - 1;
        if (fraction == 0)
            return nullptr;
        // Closes the gap of the point.
        const std::uint64_t below = (static_cast<std::uint64_t>(1) << (8 * whole)) - 1;
        bytes = (bytes & below) | ((bytes >> 8) & ~below);
        count = size - 1;
    }
    const char next = at[size];
    if (next == 'e' || next == 'E' || next == '.')
        return nullptr;
    value.begin = at;
    value.size = size;
    value.kind = RowValue::Kind::Number;
    value.fraction = static_cast<std::uint16_t>(fraction);
    value.digits = static_cast<std::int64_t>(decimals::fromEight(bytes, count));
    return at + size;
}

} // namespace qd
