// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

namespace qd {

inline constexpr std::array powersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

inline constexpr double largestExact = 9007199254740992.0; // 2^53

/// Returns whether the value is neither NaN, nor infinite, nor −0.0.
[[nodiscard]] inline bool isPlain(double value)
{
    return std::isfinite(value) && std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(-0.0);
}

/// Halves away from zero; of less than 2^53.
[[nodiscard]] inline std::int64_t roundedToWhole(double value)
{
    return static_cast<std::int64_t>(value + (value < 0 ? -0.5 : 0.5));
}

/// Returns the distance from k / 10^exponent to the value, in units of the last place.
[[nodiscard]] inline std::int64_t ulpsBetween(std::int64_t integer, std::size_t exponent, double value)
{
    const double decimal = static_cast<double>(integer) / powersOfTen[exponent];
    return static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(value) -
                                     std::bit_cast<std::uint64_t>(decimal));
}

/// The k of which k / 10^exponent is this very double. Of plain values, as all of these. Every sample is
/// asked.
[[nodiscard]] inline std::optional<std::int64_t> asDecimal(double value, std::size_t exponent)
{
    const double scaled = value * powersOfTen[exponent];
    if (!(std::abs(scaled) < largestExact))
        return std::nullopt;
    const std::int64_t integer = roundedToWhole(scaled);
    if (ulpsBetween(integer, exponent, value) != 0)
        return std::nullopt;
    return integer;
}

/// The fewest decimals, at least `from`, with which it has one.
[[nodiscard]] std::optional<std::size_t> decimalsOf(double value, std::size_t from);

/// What a program makes of a decimal that it multiplies by 0.001 or divides twice, and what it makes of many
/// that it adds up: some units in the last place beside k / 10^exponent.
struct NearDecimal
{
    std::int64_t integer;
    std::int64_t ulps;
};

/// Returns nothing when the value is farther off than rounding explains, or so large that any double would be
/// near.
[[nodiscard]] std::optional<NearDecimal> asNearDecimal(double value, std::size_t exponent);
/// The fewest decimals, at least `from` and at most nine, with which it is one.
[[nodiscard]] std::optional<std::size_t> nearDecimalsOf(double value, std::size_t from);

inline constexpr std::size_t mostNearDecimals = 9; ///< nanoseconds

} // namespace qd
