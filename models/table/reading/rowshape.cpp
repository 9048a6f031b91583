// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/rowshape.h"

#include "models/base/text.h"
#include "models/logs/rows/logclock.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/recordbuilder.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

using Kind = RowValue::Kind;

/// "10:00" + ":SS.fff" in UTC: the milliseconds behind the minute.
std::optional<std::int64_t> secondsOf(std::string_view text)
{
    if (text.size() < 3 || text[0] != ':' || !isDigit(text[1]) || !isDigit(text[2]) || text[1] > '5')
        return std::nullopt;
    std::int64_t ms = ((text[1] - '0') * 10 + (text[2] - '0')) * 1000;
    text.remove_prefix(3);
    if (text.size() >= 4 && text[0] == '.' && isDigit(text[1]) && isDigit(text[2]) && isDigit(text[3])) {
        ms += (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
        text.remove_prefix(4);
    }
    return text == "Z" ? std::optional(ms) : std::nullopt;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isAscii(std::string_view text)
{
    std::uint64_t bits = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, 8);
        bits |= bytes;
    }
    for (; at < text.size(); ++at)
        bits |= static_cast<unsigned char>(text[at]);
    return (bits & 0x8080808080808080) == 0;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

/// ":SS.mmmZ".
bool RowClock::takeSeconds(const char* at, std::int64_t& ms)
{
    const auto digit = [at](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(at[i] - '0'));
    };
    const std::array parts{digit(1), digit(2), digit(4), digit(5), digit(6)};
    const bool isTime = at[0] == ':' && at[3] == '.' && at[7] == 'Z' && parts[0] <= 5 && parts[1] <= 9 &&
                        parts[2] <= 9 && parts[3] <= 9 && parts[4] <= 9;
    ms = parts[0] * 10'000 + parts[1] * 1'000 + parts[2] * 100 + parts[3] * 10 + parts[4];
    return isTime;
}

std::optional<std::int64_t> RowClock::readSlowly(std::string_view text)
{
    const bool isCached = text.size() > minuteSize && std::memcmp(text.data(), m_minute, minuteSize) == 0;
    if (isCached) {
        if (const auto seconds = secondsOf(text.substr(minuteSize)))
            return m_minuteMs + *seconds;
    }
    const auto at = parseLogTime(text, m_zoneMinutes);
    if (!at)
        return std::nullopt;
    const auto seconds = text.size() > minuteSize ? secondsOf(text.substr(minuteSize)) : std::nullopt;
    if (seconds && text[minuteSize - 3] == ':') {
        std::memcpy(m_minute, text.data(), minuteSize);
        m_minuteMs = at->ms - *seconds;
    }
    return at->ms;
}

std::optional<RowShape> RowShape::of(const std::vector<Named>& names, const ColumnMapping& mapping,
                                     BlockBuilder& builder)
{
    RowShape shape;
    std::map<LogField, std::pair<std::size_t, int>> holders; ///< the places and ranks of the fields
    std::vector<bool> gaveWay(names.size(), false);
    std::vector<FieldMatch> matches(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].isAttribute || names[i].className)
            continue;
        matches[i] = mapping.match(names[i].name);
        if (matches[i].field == LogField::Other || matches[i].field == LogField::ClassProbability)
            continue;
        const auto [held, isFirst] = holders.emplace(matches[i].field, std::pair(i, matches[i].rank));
        if (isFirst)
            continue;
        const bool isBetter = matches[i].rank < held->second.second;
        gaveWay[isBetter ? held->second.first : i] = true;
        if (isBetter)
            held->second = {i, matches[i].rank};
        shape.m_checked.push_back({held->second.first, Check::Present});
    }
    std::vector<int> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        LogField field = gaveWay[i] ? LogField::Other : matches[i].field;
        std::string name = names[i].name;
        if (names[i].className) {
            field = LogField::ClassProbability;
            name = className(*names[i].className);
        } else if (field == LogField::ClassProbability) {
            if (matches[i].classAt == 0)
                return std::nullopt;
            name = className(std::string_view(names[i].name).substr(matches[i].classAt));
        }
        if (field == LogField::Timestamp)
            shape.m_time = i;
        if (field == LogField::Prediction)
            shape.m_prediction = i;
        shape.m_uses.push_back(useOf(field, name, matches[i].unitSeconds, builder));
        if (shape.m_uses.back().filling)
            columns.push_back(shape.m_uses.back().filling->column);
        if (const auto check = checkOf(field))
            shape.m_checked.push_back({i, *check});
    }
    std::sort(columns.begin(), columns.end());
    const bool repeats = std::adjacent_find(columns.begin(), columns.end()) != columns.end();
    if (repeats || shape.m_prediction == npos)
        return std::nullopt;
    return shape;
}

std::optional<RowShape::Check> RowShape::checkOf(LogField field)
{
    switch (field) {
    case LogField::Prediction:
        return Check::Present;
    case LogField::Latency:
        return Check::Latency;
    case LogField::Probability:
    case LogField::ClassProbability:
        return Check::Number;
    case LogField::Status:
        return Check::Status;
    default:
        return std::nullopt;
    }
}

RowShape::Use RowShape::useOf(LogField field, std::string_view name, double unit, BlockBuilder& builder)
{
    Use use;
    if (field == LogField::Timestamp)
        return use;
    const bool isNamed = field == LogField::Other || field == LogField::ClassProbability;
    const int column = builder.column(field, isNamed ? name : std::string_view());
    if (column == noColumn)
        return use;
    use.filling = &builder.filling(column);
    use.action = actionOf(field);
    use.expectsNumber = use.action >= Action::Number;
    if (field == LogField::Latency)
        use.unit = static_cast<std::uint8_t>(std::find(std::begin(numberUnits), std::end(numberUnits), unit) -
                                             numberUnits);
    return use;
}

RowShape::Action RowShape::actionOf(LogField field)
{
    switch (field) {
    case LogField::RequestId:
        return Action::Id;
    case LogField::Prediction:
    case LogField::Label:
        return Action::Class;
    case LogField::Latency:
    case LogField::Probability:
    case LogField::ClassProbability:
        return Action::Number;
    case LogField::Status:
        return Action::Status;
    case LogField::Other:
        return Action::Any;
    default:
        return Action::Text;
    }
}

inline bool RowShape::isUsable(Check check, const RowValue& value)
{
    if (value.kind == Kind::Missing)
        return check != Check::Present;
    if (check == Check::Number)
        return value.kind == Kind::Number;
    const bool isNumber = value.kind == Kind::Number && value.digits >= 0;
    switch (check) {
    case Check::Present:
        return !isBlank(value.begin[0]) || !isBlank(value.begin[value.size - 1]); // else it may be blank
    case Check::Number:
        return true;
    case Check::Latency:
        return isNumber;
    case Check::Status:
        return isNumber && value.isWhole() && value.digits <= 999;
    }
    return false;
}

inline bool RowShape::areUsable(std::span<const RowValue> values) const
{
    bool usable = true;
    for (const Checked& one : m_checked)
        usable = usable && isUsable(one.check, values[one.value]);
    return usable;
}

/// Texts, and numbers that stand for texts.
inline void RowShape::addAnswer(const Use& use, const RowValue& value, bool raw, BlockBuilder& builder)
{
    if (value.kind == Kind::Number && !raw && !value.isWhole()) {
        const std::string text = shortestNumber(value.number());
        return use.action == Action::Id ? builder.addId(text) : builder.addText(use.filling->column, text);
    }
    std::string_view text = value.text();
    if (isBlank(text.front()) || isBlank(text.back()))
        text = trimmed(text);
    if (text.empty())
        return;
    if (use.action == Action::Text)
        return builder.addPaddedText(*use.filling, text);
    // Most ids and classes are written in one way only.
    const char first = text.front();
    if (use.action == Action::Id) {
        const bool mayBeNumber =
            first <= '9' && (text.back() == '0' || text.find('+') != std::string_view::npos);
        if (!mayBeNumber && isAscii(text))
            return builder.addId(text);
        std::string held;
        return builder.addId(idName(text, held));
    }
    if ((first > '9' && first != 'T' && first != 'F') || text.size() == 1)
        return builder.addPaddedText(*use.filling, text);
    std::string held;
    text = className(text, held);
    if (held.empty())
        builder.addPaddedText(*use.filling, text);
    else
        builder.addText(use.filling->column, text);
}

bool RowShape::add(std::span<const RowValue> values, bool raw, RowClock& clock, BlockBuilder& builder) const
{
    if (!areUsable(values))
        return false;
    std::int64_t ms = 0;
    if (m_time != npos && values[m_time].kind != Kind::Missing) {
        const auto at = clock.read(values[m_time].text());
        if (!at)
            return false;
        ms = *at;
    }
    builder.addTime(ms);
    const RowValue* value = values.data();
    for (const Use& use : m_uses) {
        const RowValue& its = *value++;
        if (its.kind == Kind::Missing)
            continue;
        switch (use.action) {
        case Action::Nothing:
            break;
        case Action::Status:
            if (its.digits != 0)
                builder.addDecimal(*use.filling, its.digits, 0, 0);
            break;
        case Action::Any:
            if (its.kind == Kind::Number)
                builder.addDecimal(*use.filling, its.digits, its.fraction, 0);
            else
                builder.addPaddedText(*use.filling, its.text());
            break;
        case Action::Number:
            builder.addDecimal(*use.filling, its.digits, its.fraction, use.unit);
            break;
        default:
            addAnswer(use, its, raw, builder);
        }
    }
    return true;
}

} // namespace qd
