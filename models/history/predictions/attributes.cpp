// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/attributes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostAttributes = 256;
constexpr std::size_t usualAttributes = 16;
constexpr double smallestPlain = 1e-4;
constexpr double largestPlain = 1e16;
constexpr std::size_t npos = std::string_view::npos;

// The place just after the string that begins at `from`.
std::size_t endOfString(std::string_view text, std::size_t from)
{
    for (std::size_t at = from + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
        else if (static_cast<unsigned char>(text[at]) < 0x20)
            return npos;
    }
    return npos;
}

// The place of the comma or brace that ends the value at `from`.
std::size_t endOfValue(std::string_view text, std::size_t from)
{
    int depth = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        switch (text[at]) {
        case '"':
            at = endOfString(text, at);
            if (at == npos)
                return npos;
            --at;
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (depth-- == 0)
                return at;
            break;
        case ',':
            if (depth == 0)
                return at;
            break;
        default:
            break;
        }
    }
    return npos;
}

bool isRepeated(const std::vector<AttributeText>& members, std::string_view key)
{
    return std::any_of(members.begin(), members.end(),
                       [&](const AttributeText& member) { return member.key == key; });
}

} // namespace

std::optional<std::vector<AttributeText>> splitAttributes(std::string_view text)
{
    std::vector<AttributeText> members;
    if (text == "{}")
        return members;
    if (text.size() < 2 || text.front() != '{' || text.back() != '}')
        return std::nullopt;
    members.reserve(usualAttributes);
    for (std::size_t at = 1;;) {
        if (at >= text.size() || text[at] != '"')
            return std::nullopt;
        const std::size_t keyEnd = endOfString(text, at);
        if (keyEnd == npos || keyEnd >= text.size() || text[keyEnd] != ':')
            return std::nullopt;
        const std::size_t end = endOfValue(text, keyEnd + 1);
        if (end == npos || end == keyEnd + 1 || text[end] == ']')
            return std::nullopt;
        const std::string_view key = text.substr(at + 1, keyEnd - at - 2);
        if (members.size() == mostAttributes || isRepeated(members, key))
            return std::nullopt;
        members.push_back({key, text.substr(keyEnd + 1, end - keyEnd - 1)});
        if (text[end] == '}')
            return end + 1 == text.size() ? std::optional(std::move(members)) : std::nullopt;
        at = end + 1;
    }
}

void appendNumber(std::string& text, double value, NumberStyle style)
{
    std::array<char, 64> digits;
    const double size = std::abs(value);
    const bool isPlain = value == 0 || (size >= smallestPlain && size < largestPlain);
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value,
                      isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    text.append(digits.data(), end);
    if (style == NumberStyle::PointedWhole && isPlain && std::find(digits.data(), end, '.') == end)
        text += ".0";
}

std::optional<double> styledNumber(std::string_view text, NumberStyle style)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    std::string again;
    appendNumber(again, value, style);
    return again == text ? std::optional(value) : std::nullopt;
}

std::string plainValue(std::string_view json)
{
    if (json.size() < 2 || json.front() != '"')
        return std::string(json);
    const std::string_view inner = json.substr(1, json.size() - 2);
    if (inner.find('\\') == npos)
        return std::string(inner);
    const QByteArray list = '[' + QByteArray(json.data(), std::ssize(json)) + ']';
    return QJsonDocument::fromJson(list).array().at(0).toString().toStdString();
}

} // namespace qd
