// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowvalue.h"

#include <limits>

namespace qd::decimals {

/// Any length, digit by digit.
const char* takeLong(const char* at, RowValue& value)
{
    constexpr std::uint64_t mostExact = static_cast<std::uint64_t>(1) << 53;
    const char* const begin = at;
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    const char* const first = at;
    std::uint64_t digits = 0;
    for (; isDigit(*at) && at - first < 20; ++at)
        digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    const std::ptrdiff_t whole = at - first;
    if (whole == 0 || whole > 19 || (whole > 1 && *first == '0'))
        return nullptr;
    std::ptrdiff_t fraction = 0;
    if (*at == '.') {
        const char* const point = at++;
        for (; isDigit(*at) && at - first < 21; ++at)
            digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
        fraction = at - point - 1;
        if (fraction == 0 || whole + fraction > 18)
            return nullptr;
    }
    const char next = *at;
    if (isDigit(next) || next == 'e' || next == 'E' || next == '.' || (fraction > 0 && digits > mostExact) ||
        digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) ||
        (negative && digits == 0))
        return nullptr;
    value.begin = begin;
    value.size = static_cast<std::uint32_t>(at - begin);
    value.kind = RowValue::Kind::Number;
    value.fraction = static_cast<std::uint16_t>(fraction);
    value.digits = negative ? -static_cast<std::int64_t>(digits) : static_cast<std::int64_t>(digits);
    return at;
}

} // namespace qd::decimals
