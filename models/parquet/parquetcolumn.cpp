// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetcolumn.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr std::array<double, 19> tens{1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                      1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

/// 0.1 of 0.1f, as programs that write floats as text do.
double shortestDouble(float value)
{
    // Nearly all floats of logs have few digits, which a rounding finds faster than a text.
    constexpr double mostDigits = 1e7;
    for (std::size_t digits = 0; digits <= 7; ++digits) {
        const double scaled = std::round(static_cast<double>(value) * tens[digits]);
        if (std::abs(scaled) >= mostDigits)
            break;
        const double decimal = scaled / tens[digits];
        if (static_cast<float>(decimal) == value)
            return decimal;
    }
    std::array<char, 32> text{};
    const auto [end, failure] = std::to_chars(text.data(), text.data() + text.size(), value);
    double result = static_cast<double>(value);
    std::from_chars(text.data(), end, result);
    return result;
}

std::string quoted(std::string_view text, char mark)
{
    std::string sql(1, mark);
    for (const char c : text) {
        if (c == mark)
            sql += mark;
        sql += c;
    }
    return sql + mark;
}

} // namespace

std::string ParquetColumn::name() const
{
    std::string name;
    for (const std::string& part : path) {
        if (!name.empty())
            name += '.';
        name += part;
    }
    return name;
}

ReadAs naturalReading(ParquetColumn::Type type)
{
    using Type = ParquetColumn::Type;
    switch (type) {
    case Type::Bool:
        return ReadAs::Bool;
    case Type::Whole:
        return ReadAs::Whole;
    case Type::Float:
        return ReadAs::Float;
    case Type::BigWhole:
    case Type::BigDecimal:
    case Type::Double:
        return ReadAs::Double;
    case Type::Decimal:
        return ReadAs::Digits;
    case Type::Json:
        return ReadAs::Json;
    case Type::Time:
    case Type::LocalTime:
    case Type::Text:
        break;
    }
    return ReadAs::Text;
}

std::string readingSql(const ParquetColumn& column, ReadAs as)
{
    const std::string& value = column.expression;
    switch (as) {
    case ReadAs::Bool:
    case ReadAs::Float:
        return value;
    case ReadAs::Whole:
        return "CAST(" + value + " AS BIGINT)";
    case ReadAs::Double:
        return "CAST(" + value + " AS DOUBLE)";
    case ReadAs::Digits:
        return "CAST(" + value + " AS DECIMAL(18," + std::to_string(column.scale) + "))";
    case ReadAs::Milliseconds:
        return "epoch_ms(" + value + ")";
    case ReadAs::Json:
        return "CAST(to_json(" + value + ") AS VARCHAR)";
    case ReadAs::Text:
    case ReadAs::Code:
        break;
    }
    return "CAST(" + value + " AS VARCHAR)";
}

std::string sqlName(std::string_view name)
{
    return quoted(name, '"');
}

std::string sqlText(std::string_view text)
{
    return quoted(text, '\'');
}

double ParquetValues::numberAt(std::size_t row) const
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (!has(row))
        return none;
    double value = none;
    switch (as) {
    case ReadAs::Whole:
        return static_cast<double>(wholeAt(row));
    case ReadAs::Digits:
        return static_cast<double>(wholeAt(row)) / tens[static_cast<std::size_t>(scale)];
    case ReadAs::Double:
        value = static_cast<const double*>(data)[row];
        break;
    case ReadAs::Float:
        value = shortestDouble(static_cast<const float*>(data)[row]);
        break;
    default:
        break;
    }
    return std::isfinite(value) ? value : none;
}

void ParquetValues::numbers(std::span<double> out) const
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto fill = [&]<typename Value>(const Value* from, const auto& toNumber) {
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = toNumber(from[i]);
        for (std::size_t i = 0; validity && i < out.size(); ++i)
            out[i] = has(i) ? out[i] : none;
    };
    switch (as) {
    case ReadAs::Whole:
        return fill(static_cast<const std::int64_t*>(data),
                    [](std::int64_t value) { return static_cast<double>(value); });
    case ReadAs::Digits:
        return fill(static_cast<const std::int64_t*>(data),
                    [power = tens[static_cast<std::size_t>(scale)]](std::int64_t value) {
                        return static_cast<double>(value) / power;
                    });
    case ReadAs::Double:
        // A number less itself is 0, if it is finite.
        return fill(static_cast<const double*>(data),
                    [](double value) { return value - value == 0 ? value : none; });
    case ReadAs::Float:
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = numberAt(i);
        return;
    default:
        std::fill(out.begin(), out.end(), none);
    }
}

} // namespace qd
