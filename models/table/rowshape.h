// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/text.h"
#include "models/logs/columnmapping.h"
#include "models/table/blockbuilder.h"

#include <array>

namespace qd {

/// One value of a row as it stands in the log.
struct RowValue
{
    enum class Kind : std::uint8_t { Missing, Text, Number, Word };

    Kind kind = Kind::Missing;
    bool isWhole = false; ///< a number without a fraction
    std::string_view text;
    double number = 0;
};

/// A decimal number as JSON has it, without an exponent and exactly readable as a double by one division;
/// that is, nearly all numbers of logs. Nothing else is taken: `end` stays null then. Up to 32 bytes may be
/// read.
[[nodiscard]] inline RowValue takeNumber(const char* at, const char*& end)
{
    static constexpr std::array<double, 19> powers{1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    constexpr std::uint64_t mostExact = std::uint64_t(1) << 53;
    end = nullptr;
    const char* const begin = at;
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    const char* const first = at;
    std::uint64_t digits = 0;
    for (; isDigit(*at); ++at)
        digits = digits * 10 + std::uint64_t(*at - '0');
    const std::ptrdiff_t whole = at - first;
    if (whole == 0 || whole > 19 || (whole > 1 && *first == '0'))
        return {};
    std::ptrdiff_t fraction = 0;
    if (*at == '.') {
        const char* const point = at++;
        for (; isDigit(*at) && at - first < 21; ++at)
            digits = digits * 10 + std::uint64_t(*at - '0');
        fraction = at - point - 1;
        if (fraction == 0 || whole + fraction > 18)
            return {};
    }
    const char next = *at;
    if (isDigit(next) || next == 'e' || next == 'E' || next == '.' || (fraction > 0 && digits > mostExact) ||
        (negative && digits == 0))
        return {};
    end = at;
    RowValue value;
    value.kind = RowValue::Kind::Number;
    value.isWhole = fraction == 0;
    value.text = {begin, std::size_t(at - begin)};
    const double magnitude = fraction == 0 ? double(digits) : double(digits) / powers[std::size_t(fraction)];
    value.number = negative ? -magnitude : magnitude;
    return value;
}

/// Times of one log mostly share all but their seconds with the one before.
class RowClock
{
public:
    explicit RowClock(int zoneMinutes) : m_zoneMinutes(zoneMinutes) {}
    /// As parseTimestamp().
    [[nodiscard]] std::optional<std::int64_t> read(std::string_view text);

private:
    static constexpr std::size_t minuteSize = 16; ///< "2026-01-31T10:00"

    int m_zoneMinutes;
    char m_minute[minuteSize] = {};
    std::int64_t m_minuteMs = 0;
};

/// What the values of the rows of one shape (the same columns in the same order) mean, so that they go
/// straight into the columns of a table. Means the same as RecordParser with BlockBuilder::add() wherever it
/// means anything at all; where it does not, they must be asked.
class RowShape
{
public:
    struct Named
    {
        std::string name;
        bool isAttribute = false;             ///< below "features": has no other meaning
        std::optional<std::string> className; ///< a member of an object of probabilities
    };

    /// Nothing when columns contradict each other.
    [[nodiscard]] static std::optional<RowShape> of(const std::vector<Named>& names,
                                                    const ColumnMapping& mapping, BlockBuilder& builder);

    [[nodiscard]] std::size_t size() const { return m_uses.size(); }
    enum class Expected { Text, Number, Either };
    [[nodiscard]] Expected expected(std::size_t value) const;
    /// Adds a row to the builder, except for its end. False, and nothing is added, when RecordParser must be
    /// asked. `raw`: numbers that are texts elsewhere stay as they are written.
    [[nodiscard]] bool add(std::span<const RowValue> values, bool raw, RowClock& clock,
                           BlockBuilder& builder) const;

private:
    struct Use
    {
        LogField field = LogField::Other;
        bool isChecked = false; ///< does not take any value
        int column = noColumn;
        double unit = 1;
        std::string className;
    };

    [[nodiscard]] bool isUsable(const Use& use, const RowValue& value) const;
    void addAnswer(const Use& use, const RowValue& value, bool raw, BlockBuilder& builder) const;

    std::vector<Use> m_uses;
    std::size_t m_time = npos;
    std::size_t m_prediction = npos;
    std::size_t m_probability = npos;
    std::vector<std::size_t> m_scores;
    std::vector<std::size_t> m_needed; ///< that another column takes the place of when they are missing
    int m_probabilityColumn = noColumn;

    static constexpr std::size_t npos = std::size_t(-1);
};

} // namespace qd
