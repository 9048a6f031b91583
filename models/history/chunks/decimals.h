// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace qd {

inline constexpr std::array powersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// Neither NaN, nor infinite, nor −0.0.
[[nodiscard]] bool isPlain(double value);

/// The k of which k / 10^exponent is this very double. Of plain values, as all of these.
[[nodiscard]] std::optional<std::int64_t> asDecimal(double value, std::size_t exponent);
/// The fewest decimals, at least `from`, with which it has one.
[[nodiscard]] std::optional<std::size_t> decimalsOf(double value, std::size_t from);

/// What a program makes of a decimal that it multiplies by 0.001 or divides twice, and what it makes of many
/// that it adds up: some units in the last place beside k / 10^exponent.
struct NearDecimal
{
    std::int64_t integer;
    std::int64_t ulps;
};

/// Nothing when it is farther off than rounding explains, or so large that any double would be near.
[[nodiscard]] std::optional<NearDecimal> asNearDecimal(double value, std::size_t exponent);
/// The fewest decimals, at least `from` and at most nine, with which it is one.
[[nodiscard]] std::optional<std::size_t> nearDecimalsOf(double value, std::size_t from);

inline constexpr std::size_t mostNearDecimals = 9; ///< nanoseconds

} // namespace qd
