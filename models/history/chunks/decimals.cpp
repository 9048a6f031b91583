// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/decimals.h"

#include <bit>
#include <cmath>

namespace qd {

namespace {

constexpr double largestExact = 9007199254740992.0; // 2^53
constexpr double largestNear = 0x1p41; // with 4,096 doubles and more between a decimal and the next
constexpr std::int64_t mostUlps = 512;

std::int64_t rounded(double value)
{
    return static_cast<std::int64_t>(value + (value < 0 ? -0.5 : 0.5));
}

// From k / 10^exponent to the value, in units of the last place.
std::int64_t ulpsBetween(std::int64_t integer, std::size_t exponent, double value)
{
    const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    return static_cast<std::int64_t>(bits(value) -
                                     bits(static_cast<double>(integer) / powersOfTen[exponent]));
}

} // namespace

bool isPlain(double value)
{
    return std::isfinite(value) && std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(-0.0);
}

std::optional<std::int64_t> asDecimal(double value, std::size_t exponent)
{
    const double scaled = value * powersOfTen[exponent];
    if (!(std::abs(scaled) < largestExact))
        return std::nullopt;
    const std::int64_t integer = rounded(scaled);
    if (ulpsBetween(integer, exponent, value) != 0)
        return std::nullopt;
    return integer;
}

std::optional<std::size_t> decimalsOf(double value, std::size_t from)
{
    for (std::size_t exponent = from; exponent < powersOfTen.size(); ++exponent) {
        if (asDecimal(value, exponent))
            return exponent;
    }
    return std::nullopt;
}

std::optional<NearDecimal> asNearDecimal(double value, std::size_t exponent)
{
    const double scaled = value * powersOfTen[exponent];
    if (!(std::abs(scaled) < largestNear))
        return std::nullopt;
    const std::int64_t integer = rounded(scaled);
    const std::int64_t ulps = ulpsBetween(integer, exponent, value);
    if (ulps < -mostUlps || ulps > mostUlps)
        return std::nullopt;
    return NearDecimal{integer, ulps};
}

std::optional<std::size_t> nearDecimalsOf(double value, std::size_t from)
{
    for (std::size_t exponent = from; exponent <= mostNearDecimals; ++exponent) {
        if (asNearDecimal(value, exponent))
            return exponent;
    }
    return std::nullopt;
}

} // namespace qd
