// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/decimals.h"

#include <cmath>

namespace qd {

namespace {

constexpr double largestNear = 0x1p41; // with 4,096 doubles and more between a decimal and the next
constexpr std::int64_t mostUlps = 512;

} // namespace

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
    const std::int64_t integer = roundedToWhole(scaled);
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
