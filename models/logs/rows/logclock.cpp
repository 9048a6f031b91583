// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/logclock.h"

#include "models/logs/cells/timeforms.h"
#include "models/logs/rows/writtennumbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace qd {

namespace {

/// The first word of `line`, which it loses together with the blanks behind.
std::string_view takeWord(std::string_view& line)
{
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(' ', end), line.size()));
    return word;
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Timestamp> takeIso(std::string_view& line)
{
    std::string_view rest = line;
    const std::string_view first = takeWord(rest);
    if (first.size() < 10 || !isDigits(first.substr(0, 4)) || first[4] != '-')
        return std::nullopt;
    std::optional<Timestamp> at;
    if (first.size() > 10) {
        at = parseTimestamp(first);
    } else {
        const std::string_view time = takeWord(rest);
        at =
            parseTimestamp(line.substr(0, static_cast<std::size_t>(time.data() + time.size() - line.data())));
    }
    if (at)
        line = rest;
    return at;
}

/// 20260301: a day, which is no epoch.
std::optional<Timestamp> fromDay(std::string_view text)
{
    if (text.size() != 8 || !isDigits(text))
        return std::nullopt;
    const auto part = [text](std::size_t at, std::size_t size) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + size, value);
        return value;
    };
    const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(part(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(part(6, 2))));
    if (!date.ok() || part(0, 4) < 1970 || part(0, 4) > 2100)
        return std::nullopt;
    return Timestamp{std::chrono::sys_days(date).time_since_epoch().count() * 86'400'000};
}

std::optional<Timestamp> fromNumber(double number, TimeUnit unit, int zoneMinutes)
{
    constexpr double msPerDay = 86'400'000;
    constexpr double excelDaysTo1970 = 25'569;
    constexpr double latest = 253'402'300'799'999; // the end of the year 9999, in milliseconds
    double ms = number;
    switch (unit) {
    case TimeUnit::Seconds:
        ms = number * 1e3;
        break;
    case TimeUnit::Microseconds:
        ms = number / 1e3;
        break;
    case TimeUnit::Nanoseconds:
        ms = number / 1e6;
        break;
    case TimeUnit::ExcelDays: // a local time
        ms = (number - excelDaysTo1970) * msPerDay - zoneMinutes * 60e3;
        break;
    case TimeUnit::Milliseconds:
    case TimeUnit::Decide:
        break;
    }
    if (!(ms >= 0 && ms <= latest))
        return std::nullopt;
    return Timestamp{std::llround(ms)};
}

/// Writes the zone at the end of an ISO time as RFC 3339 does.
std::string withPlainZone(std::string_view text)
{
    constexpr std::size_t shortest = 19; // 2026-03-01 10:00:00
    for (const std::string_view word : {" UTC", "UTC", " GMT", " Z"}) {
        if (text.size() > shortest && text.ends_with(word))
            return std::string(text.substr(0, text.size() - word.size())) + 'Z';
    }
    const std::size_t sign = text.size() > shortest ? text.find_first_of("+-", shortest) : std::string::npos;
    if (sign == std::string::npos)
        return std::string(text);
    const std::string_view zone = text.substr(sign + 1);
    std::string plain(text.substr(0, text.find_last_not_of(' ', sign - 1) + 1));
    plain += text[sign];
    plain += zone.substr(0, 2);
    if (isDigits(zone) && zone.size() == 2)
        return plain + ":00";
    if (isDigits(zone) && zone.size() == 4)
        return plain + ':' + std::string(zone.substr(2));
    return plain + std::string(zone.substr(std::min<std::size_t>(2, zone.size())));
}

} // namespace

std::optional<Timestamp> parseLogTime(std::string_view text, int zoneMinutes, TimeUnit unit)
{
    constexpr double firstEpoch = 1e8; // 3 March 1973
    if (unit != TimeUnit::Decide) {
        if (const auto number = wholeNumber(text))
            return fromNumber(*number, unit, zoneMinutes);
    }
    if (const auto day = fromDay(text))
        return *day - std::chrono::minutes(zoneMinutes);
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = failure == std::errc{} && end == text.data() + text.size();
    if (isNumber && number < firstEpoch)
        return std::nullopt;
    // 20260301100000 would be an epoch in the year 2612.
    constexpr std::size_t daySecond = 14;
    const std::string iso = isNumber && text.size() == daySecond ? isoTimeOf(text) : std::string();
    auto at = parseTimestamp(iso.empty() ? text : iso, zoneMinutes);
    if (!at)
        at = parseTimestamp(withPlainZone(text), zoneMinutes);
    if (!at)
        at = parseTimestamp(isoTimeOf(text), zoneMinutes);
    return at && at->ms >= 0 ? at : std::nullopt;
}

std::optional<Timestamp> LogClock::withoutYear(std::string_view monthAndDay, std::string_view time) const
{
    const auto year = std::chrono::year_month_day(
        std::chrono::floor<std::chrono::days>(std::chrono::sys_time<Duration>(Duration(m_modified.ms))));
    const std::string month(monthAndDay.substr(0, 2));
    const std::string day(monthAndDay.substr(monthAndDay.size() - 2));
    const auto in = [&](int y) {
        return parseTimestamp(std::to_string(y) + "-" + month + "-" + day + "T" + std::string(time));
    };
    const auto at = in(static_cast<int>(year.year()));
    return at && *at <= m_modified + std::chrono::hours(24) ? at : in(static_cast<int>(year.year()) - 1);
}

std::optional<Timestamp> LogClock::take(std::string_view& line) const
{
    auto at = takeIso(line);
    std::string_view rest = line;
    const std::string_view first = takeWord(rest);
    if (first.size() == 5 && first[0] >= 'A' && first[0] <= 'Z' && isDigits(first.substr(1))) {
        if (const auto own = withoutYear(first.substr(1), takeWord(rest))) {
            line = rest;
            return at ? at : own;
        }
        return at;
    }
    const std::string_view day = takeWord(rest);
    if (day.size() == 5 && day[2] == '-' && isDigits(day.substr(0, 2)) && isDigits(day.substr(3))) {
        if (const auto own = withoutYear(day, takeWord(rest))) {
            line = rest;
            // The time of a container runtime is UTC and has a year; the server's own may be local.
            return at ? at : own;
        }
    }
    return at;
}

std::optional<Timestamp> LogClock::fromCommonLog(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 26 || text[2] != '/' || text[6] != '/' || text[11] != ':' || text[20] != ' ')
        return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), text.substr(3, 3));
    if (month == months.end())
        return std::nullopt;
    const std::string number = std::to_string(101 + (month - months.begin())).substr(1);
    std::string iso(text.substr(7, 4));
    iso.append("-")
        .append(number)
        .append("-")
        .append(text.substr(0, 2))
        .append("T")
        .append(text.substr(12, 8));
    iso.append(text.substr(21, 3)).append(":").append(text.substr(24, 2));
    return parseTimestamp(iso);
}

} // namespace qd
