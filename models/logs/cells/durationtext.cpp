// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/durationtext.h"

#include "models/base/text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

constexpr double daySeconds = 86'400;

/// A number at the beginning of the text, which loses it.
std::optional<double> takeFront(std::string_view& text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || !std::isfinite(value) || std::signbit(value))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// "h:mm:ss.fff"
std::optional<double> clockSeconds(std::string_view text)
{
    double seconds = 0;
    for (int part = 0; part < 3; ++part) {
        const auto number = takeFront(text);
        if (!number || (part > 0 && *number >= 60) || (part < 2 && !text.starts_with(':')))
            return std::nullopt;
        seconds = seconds * 60 + *number;
        if (part < 2)
            text.remove_prefix(1);
    }
    return text.empty() ? std::optional(seconds) : std::nullopt;
}

/// "1 day, 0:00:05", "0 days 00:00:05"
std::optional<double> daysAndClock(std::string_view text)
{
    const auto days = takeFront(text);
    if (!days)
        return std::nullopt;
    for (const std::string_view word : {" days, ", " day, ", " days ", " day "}) {
        if (!text.starts_with(word))
            continue;
        const auto seconds = clockSeconds(text.substr(word.size()));
        return seconds ? std::optional(*days * daySeconds + *seconds) : std::nullopt;
    }
    return std::nullopt;
}

struct PartUnit
{
    std::string_view name;
    double seconds;
};

/// Numbers with units, one behind the other. The longer names of units stand first.
template <std::size_t count>
std::optional<double> sumOfParts(std::string_view text, const std::array<PartUnit, count>& units)
{
    double sum = 0;
    int parts = 0;
    for (; !text.empty(); ++parts) {
        if (text.starts_with('T'))
            text.remove_prefix(1);
        const auto number = takeFront(text);
        if (!number)
            return std::nullopt;
        const PartUnit* found = nullptr;
        for (const PartUnit& unit : units) {
            if (!found && text.starts_with(unit.name))
                found = &unit;
        }
        if (!found)
            return std::nullopt;
        text.remove_prefix(found->name.size());
        sum += *number * found->seconds;
    }
    return parts > 0 ? std::optional(sum) : std::nullopt;
}

} // namespace

std::optional<double> durationSeconds(std::string_view text)
{
    static constexpr std::array isoUnits{PartUnit{"D", daySeconds}, PartUnit{"H", 3'600}, PartUnit{"M", 60},
                                         PartUnit{"S", 1}};
    static constexpr std::array goUnits{
        PartUnit{"ms", 1e-3}, PartUnit{"us", 1e-6}, PartUnit{"\xc2\xb5s", 1e-6}, PartUnit{"\xce\xbcs", 1e-6},
        PartUnit{"ns", 1e-9}, PartUnit{"h", 3'600}, PartUnit{"m", 60},           PartUnit{"s", 1}};
    if (text.empty())
        return std::nullopt;
    if (text.starts_with("P"))
        return sumOfParts(text.substr(1), isoUnits);
    if (const auto clock = clockSeconds(text))
        return clock;
    if (const auto days = daysAndClock(text))
        return days;
    return isDigit(text.front()) && text.find(' ') == std::string_view::npos ? sumOfParts(text, goUnits)
                                                                             : std::nullopt;
}

} // namespace qd
