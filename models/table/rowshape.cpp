// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowshape.h"

#include "models/base/text.h"
#include "models/logs/loggedprobabilities.h"
#include "models/logs/recordbuilder.h"

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

} // namespace

std::optional<std::int64_t> RowClock::read(std::string_view text)
{
    const bool isCached = text.size() > minuteSize && std::memcmp(text.data(), m_minute, minuteSize) == 0;
    if (isCached) {
        if (const auto seconds = secondsOf(text.substr(minuteSize)))
            return m_minuteMs + *seconds;
    }
    const auto at = parseTimestamp(text, m_zoneMinutes);
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
    std::map<LogField, std::pair<std::size_t, int>> holders; ///< of the fields: place and rank
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
        shape.m_needed.push_back(held->second.first);
    }
    std::vector<int> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const FieldMatch& match = matches[i];
        Use use;
        use.field = gaveWay[i] ? LogField::Other : match.field;
        use.unit = match.unitSeconds;
        if (names[i].className) {
            use.field = LogField::ClassProbability;
            use.className = *names[i].className;
        } else if (use.field == LogField::ClassProbability) {
            if (match.classAt == 0)
                return std::nullopt;
            use.className = names[i].name.substr(match.classAt);
        }
        const bool isNamed = use.field == LogField::Other || use.field == LogField::ClassProbability;
        if (use.field == LogField::Timestamp)
            shape.m_time = i;
        else
            use.column = builder.column(use.field, !isNamed                       ? std::string_view()
                                                   : use.field == LogField::Other ? names[i].name
                                                                                  : use.className);
        if (use.field == LogField::Prediction)
            shape.m_prediction = i;
        if (use.field == LogField::Probability)
            shape.m_probability = i;
        if (use.field == LogField::ClassProbability)
            shape.m_scores.push_back(i);
        use.isChecked = use.field == LogField::Prediction || use.field == LogField::Latency ||
                        use.field == LogField::Probability || use.field == LogField::ClassProbability ||
                        use.field == LogField::Status;
        columns.push_back(use.column);
        shape.m_uses.push_back(std::move(use));
    }
    std::sort(columns.begin(), columns.end());
    const bool repeats = std::adjacent_find(columns.begin(), columns.end(), [](int a, int b) {
                             return a == b && a != noColumn;
                         }) != columns.end();
    if (repeats || shape.m_prediction == npos)
        return std::nullopt;
    shape.m_probabilityColumn = builder.column(LogField::Probability);
    return shape;
}

RowShape::Expected RowShape::expected(std::size_t value) const
{
    switch (m_uses[value].field) {
    case LogField::Latency:
    case LogField::Probability:
    case LogField::ClassProbability:
    case LogField::Status:
        return Expected::Number;
    case LogField::Other:
        return Expected::Either;
    default:
        return Expected::Text;
    }
}

bool RowShape::isUsable(const Use& use, const RowValue& value) const
{
    if (value.kind == Kind::Missing)
        return use.field != LogField::Prediction;
    switch (use.field) {
    case LogField::Latency:
        return value.kind == Kind::Number && value.number >= 0;
    case LogField::Probability:
    case LogField::ClassProbability:
        return value.kind == Kind::Number && value.number >= 0 && value.number <= 1;
    case LogField::Status:
        return value.kind == Kind::Number && value.isWhole && value.number >= 0 && value.number <= 999;
    default:
        return true;
    }
}

/// Texts, and numbers that stand for texts.
void RowShape::addAnswer(const Use& use, const RowValue& value, bool raw, BlockBuilder& builder) const
{
    std::string rewritten;
    std::string_view text = value.text;
    if (value.kind == Kind::Number && !raw && !value.isWhole) {
        rewritten = shortestNumber(value.number);
        text = rewritten;
    }
    if (use.field == LogField::RequestId)
        return builder.addId(text);
    const bool isClass = use.field == LogField::Prediction || use.field == LogField::Label;
    builder.addText(use.column, isClass && text.back() == '0' ? className(text) : text);
}

bool RowShape::add(std::span<const RowValue> values, bool raw, RowClock& clock, BlockBuilder& builder) const
{
    for (std::size_t i = 0; i < m_uses.size(); ++i) {
        // Texts and attributes take any value.
        if (m_uses[i].isChecked && !isUsable(m_uses[i], values[i]))
            return false;
    }
    for (const std::size_t i : m_needed) {
        if (values[i].kind == Kind::Missing)
            return false;
    }
    std::int64_t ms = 0;
    if (m_time != npos && values[m_time].kind != Kind::Missing) {
        const auto at = clock.read(values[m_time].text);
        if (!at)
            return false;
        ms = *at;
    }
    builder.addTime(ms);
    for (std::size_t i = 0; i < m_uses.size(); ++i) {
        const Use& use = m_uses[i];
        const RowValue& value = values[i];
        if (value.kind == Kind::Missing)
            continue;
        switch (use.field) {
        case LogField::Timestamp:
            break;
        case LogField::Latency:
            builder.addNumber(use.column, value.number * use.unit);
            break;
        case LogField::Probability:
        case LogField::ClassProbability:
            builder.addNumber(use.column, value.number);
            break;
        case LogField::Status:
            if (value.number != 0)
                builder.addNumber(use.column, value.number);
            break;
        case LogField::Other:
            if (value.kind == Kind::Number)
                builder.addNumber(use.column, value.number);
            else
                builder.addText(use.column, value.text);
            break;
        default:
            addAnswer(use, value, raw, builder);
        }
    }
    if (m_scores.empty() || (m_probability != npos && values[m_probability].kind != Kind::Missing))
        return true;
    // The probability of the predicted class, when the log does not say it itself.
    const RowValue& prediction = values[m_prediction];
    const std::string written = prediction.kind == Kind::Number && !raw && !prediction.isWhole
                                    ? shortestNumber(prediction.number)
                                    : std::string(prediction.text);
    for (const std::size_t i : m_scores) {
        if (values[i].kind != Kind::Missing && m_uses[i].className == className(written))
            builder.addNumber(m_probabilityColumn, values[i].number);
    }
    return true;
}

} // namespace qd
