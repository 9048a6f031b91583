// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/celltext.h"

#include "models/base/sample.h"
#include "models/base/text.h"
#include "models/exposition/number.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t firstIsoMs = -62'167'219'200'000; ///< 0000-01-01
constexpr std::int64_t endOfIsoMs = 253'402'300'800'000; ///< 10000-01-01
constexpr std::uint64_t plainNan = 0x7ff8'0000'0000'0000ULL;
constexpr std::string_view staleWord = "stale";
constexpr std::string_view nanOpening = "NaN(0x";
constexpr std::size_t isoLength = 24;

void putDigits(char* end, int digits, std::int64_t number)
{
    for (; digits > 0; --digits, number /= 10)
        *--end = static_cast<char>('0' + number % 10);
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

// All digits, or -1.
int takeDigits(std::string_view text, std::size_t from, std::size_t count)
{
    int number = 0;
    for (const char c : text.substr(from, count)) {
        if (!isDigit(c))
            return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<Timestamp> readIso(std::string_view text)
{
    static constexpr std::string_view pattern = "dddd-dd-ddTdd:dd:dd.dddZ";
    if (text.size() != isoLength)
        return std::nullopt;
    for (std::size_t i = 0; i < isoLength; ++i) {
        if (pattern[i] == 'd' ? !isDigit(text[i]) : text[i] != pattern[i])
            return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(takeDigits(text, 0, 4)),
                                           std::chrono::month(static_cast<unsigned>(takeDigits(text, 5, 2))),
                                           std::chrono::day(static_cast<unsigned>(takeDigits(text, 8, 2)))};
    const int hour = takeDigits(text, 11, 2);
    const int minute = takeDigits(text, 14, 2);
    const int second = takeDigits(text, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::int64_t day = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = (std::int64_t{hour} * 60 + minute) * 60 + second;
    return Timestamp{day * dayMs + seconds * 1'000 + takeDigits(text, 20, 3)};
}

template <typename Number>
std::optional<Number> whole(std::string_view text, int base = 10)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        ++i;
        plain += text[i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

// The quotation mark that ends the value which begins at `from`, or npos.
std::size_t endOfValue(std::string_view text, std::size_t from)
{
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i;
    }
    return std::string_view::npos;
}

} // namespace

void TimeSpeller::append(std::string& text, Timestamp at)
{
    if (at.ms < firstIsoMs || at.ms >= endOfIsoMs) {
        text += std::to_string(at.ms);
        text += "ms";
        return;
    }
    const std::int64_t day = floorDiv(at.ms, dayMs);
    if (day != m_day) {
        m_day = day;
        const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
        putDigits(m_date + 4, 4, static_cast<int>(date.year()));
        putDigits(m_date + 7, 2, static_cast<unsigned>(date.month()));
        putDigits(m_date + 10, 2, static_cast<unsigned>(date.day()));
        m_date[4] = m_date[7] = '-';
    }
    const std::int64_t inDay = at.ms - day * dayMs;
    char clock[] = "Thh:mm:ss.mmmZ";
    putDigits(clock + 3, 2, inDay / 3'600'000);
    putDigits(clock + 6, 2, inDay / 60'000 % 60);
    putDigits(clock + 9, 2, inDay / 1'000 % 60);
    putDigits(clock + 13, 3, inDay % 1'000);
    text.append(m_date, 10);
    text.append(clock, sizeof clock - 1);
}

std::optional<Timestamp> readTime(std::string_view text)
{
    if (const auto iso = readIso(text))
        return iso;
    if (text.ends_with("ms")) {
        const auto ms = whole<std::int64_t>(text.substr(0, text.size() - 2));
        return ms ? std::optional(Timestamp{*ms}) : std::nullopt;
    }
    return parseTimestamp(text);
}

void appendNumber(std::string& text, double value)
{
    std::array<char, 40> digits{};
    if (std::isfinite(value)) {
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        text.append(digits.data(), end);
        return;
    }
    if (std::isinf(value)) {
        text += value > 0 ? "+Inf" : "-Inf";
        return;
    }
    const auto bits = std::bit_cast<std::uint64_t>(value);
    if (bits == staleMarkerBits) {
        text += staleWord;
    } else if (bits == plainNan) {
        text += "NaN";
    } else {
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), bits, 16).ptr;
        text += nanOpening;
        text.append(digits.data(), end);
        text += ')';
    }
}

std::optional<double> readNumber(std::string_view text)
{
    if (text == staleWord)
        return std::bit_cast<double>(staleMarkerBits);
    if (!text.starts_with(nanOpening) || !text.ends_with(')'))
        return parseNumber(text);
    text.remove_prefix(nanOpening.size());
    text.remove_suffix(1);
    const auto bits = whole<std::uint64_t>(text, 16);
    if (!bits || !std::isnan(std::bit_cast<double>(*bits)))
        return std::nullopt;
    return std::bit_cast<double>(*bits);
}

std::optional<Labels> readLabels(std::string_view text)
{
    if (text.empty() || text == "{}")
        return Labels();
    if (text.front() != '{' || text.back() != '}')
        return std::nullopt;
    std::vector<Labels::Pair> pairs;
    for (std::size_t at = 1;;) {
        const std::size_t name = text.find("=\"", at);
        if (name == std::string_view::npos || name == at)
            return std::nullopt;
        const std::size_t end = endOfValue(text, name + 2);
        if (end == std::string_view::npos)
            return std::nullopt;
        pairs.emplace_back(text.substr(at, name - at), unescaped(text.substr(name + 2, end - name - 2)));
        at = end + 1;
        if (at + 1 == text.size())
            return Labels(std::move(pairs));
        if (text[at++] != ',')
            return std::nullopt;
    }
}

} // namespace qd
