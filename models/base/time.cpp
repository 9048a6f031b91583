// SPDX-License-Identifier: Apache-2.0
#include "models/base/time.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace qd {

namespace {

/// The number that `count` digits from `at` make, -1 when one of them is no digit.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Milliseconds of a fraction's digits, as QDateTime rounds them: by four digits, never up to a whole second.
/// Removes the digits from `text`; -1 when there are none.
int takeFraction(std::string_view& text)
{
    int value = 0;
    std::size_t count = 0;
    for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count) {
        if (count < 4)
            value = value * 10 + (text[count] - '0');
    }
    if (count == 0)
        return -1;
    for (std::size_t i = count; i < 4; ++i)
        value *= 10;
    text.remove_prefix(count);
    return std::min((value + 5) / 10, 999);
}

/// Seconds east of Greenwich of "", "Z" or "+01:00".
std::optional<int> zoneSeconds(std::string_view zone)
{
    if (zone.empty() || zone == "Z")
        return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const int hours = digits(zone, 1, 2);
    const int minutes = digits(zone, 4, 2);
    if (hours < 0 || hours > 13 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
}

/// The form that nearly all logs have, "YYYY-MM-DDThh:mm:ss" with fraction and zone, some thirty times as
/// fast as QDateTime; nothing for any other form, valid or not.
std::optional<Timestamp> parseCommonIso(std::string_view text)
{
    if (text.size() < 19 || text.size() > 40 || text[4] != '-' || text[7] != '-' ||
        (text[10] != 'T' && text[10] != ' ') || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (year < 1 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 59)
        return std::nullopt;
    const auto date = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                      std::chrono::day{static_cast<unsigned>(day)};
    if (!date.ok())
        return std::nullopt;
    text.remove_prefix(19);
    int milliseconds = 0;
    if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
        text.remove_prefix(1);
        milliseconds = takeFraction(text);
    }
    const auto zone = zoneSeconds(text);
    if (milliseconds < 0 || !zone)
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - *zone;
    return Timestamp{seconds * 1000 + milliseconds};
}

} // namespace

QString toIso(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(t.ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> timestampFromEpoch(double number)
{
    // Epoch seconds stay below 1e11 until the year 5138; each finer unit is a factor of 1000 above.
    if (!std::isfinite(number) || number <= 0.0)
        return std::nullopt;
    double milliseconds = number;
    if (number < 1e11)
        milliseconds = number * 1e3;
    else if (number < 1e14)
        milliseconds = number;
    else if (number < 1e17)
        milliseconds = number / 1e3;
    else
        milliseconds = number / 1e6;
    return Timestamp{std::llround(milliseconds)};
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    if (const auto common = parseCommonIso(text))
        return common;
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc{} && end == text.data() + text.size())
        return timestampFromEpoch(number);

    if (text.size() < 10 || text.size() > 40 || text[4] != '-')
        return std::nullopt;
    QString iso = QString::fromLatin1(text.data(), std::ssize(text));
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime parsed = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    if (parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeSpec(Qt::UTC);
    return Timestamp{parsed.toMSecsSinceEpoch()};
}

std::optional<Timestamp> parseTimestamp(std::string_view text, int zoneMinutes)
{
    auto at = parseTimestamp(text);
    if (!at || zoneMinutes == 0 || text.size() < 10 || text[4] != '-')
        return at;
    const bool hasZone = text.substr(10).find_first_of("Zz+-") != std::string_view::npos;
    return hasZone ? at : std::optional(*at - std::chrono::minutes(zoneMinutes));
}

} // namespace qd
