// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/timeforms.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace qd {

namespace {

struct ZoneName
{
    std::string_view name;
    std::string_view offset;
};

constexpr std::array zoneNames{
    ZoneName{"utc", "Z"},       ZoneName{"gmt", "Z"},      ZoneName{"z", "Z"},
    ZoneName{"est", "-05:00"},  ZoneName{"edt", "-04:00"}, ZoneName{"cst", "-06:00"},
    ZoneName{"cdt", "-05:00"},  ZoneName{"mst", "-07:00"}, ZoneName{"mdt", "-06:00"},
    ZoneName{"pst", "-08:00"},  ZoneName{"pdt", "-07:00"}, ZoneName{"cet", "+01:00"},
    ZoneName{"cest", "+02:00"}, ZoneName{"eet", "+02:00"}, ZoneName{"eest", "+03:00"},
    ZoneName{"jst", "+09:00"},  ZoneName{"kst", "+09:00"}};

constexpr std::array<std::string_view, 12> monthNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> wholeOf(std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = failure == std::errc{} && end == text.data() + text.size() && isDigit(text.front());
    return isWhole ? std::optional(value) : std::nullopt;
}

/// 1 for "Jan" and "January"; 0 for other words.
int monthOf(std::string_view word)
{
    const std::string name = toLower(word);
    const auto found = std::find_if(monthNames.begin(), monthNames.end(),
                                    [&](std::string_view month) { return name.starts_with(month); });
    const bool isName = name.size() >= 3 && name.size() <= 9 && found != monthNames.end();
    return isName ? static_cast<int>(found - monthNames.begin()) + 1 : 0;
}

bool isWeekday(std::string_view word)
{
    const std::string name = toLower(word);
    return name.size() >= 3 && std::any_of(dayNames.begin(), dayNames.end(),
                                           [&](std::string_view day) { return name.starts_with(day); });
}

std::vector<std::string_view> partsOf(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// What has been found of a time.
struct TimeParts
{
    int year = 0;
    int month = 0;
    int day = 0;
    std::string clock; ///< hh:mm:ss with fraction
    std::string zone;
    bool isMorning = false;
    bool isAfternoon = false;
    bool isMonthFirst = false; ///< 3/14/2026, which only AM or PM shows to be American

    bool take(std::string_view word);
    bool takeClock(std::string_view word);
    bool takeDate(std::string_view word);
    bool takeZone(std::string_view word);
    bool takeHalf(std::string_view word);
    [[nodiscard]] std::string text() const;
};

bool TimeParts::takeHalf(std::string_view word)
{
    std::string half = toLower(word);
    std::erase(half, '.');
    isMorning = isMorning || half == "am";
    isAfternoon = isAfternoon || half == "pm";
    return half == "am" || half == "pm";
}

bool TimeParts::takeZone(std::string_view word)
{
    const std::string name = toLower(word);
    for (const ZoneName& known : zoneNames) {
        if (known.name == name)
            zone = known.offset;
    }
    const bool isOffset =
        (word.starts_with('+') || word.starts_with('-')) && word.size() >= 3 && zone.empty();
    if (isOffset) {
        std::string digits(word.substr(1));
        std::erase(digits, ':');
        digits.resize(4, '0');
        if (!std::all_of(digits.begin(), digits.end(), isDigit))
            return false;
        zone = word.substr(0, 1);
        zone += digits.substr(0, 2) + ':' + digits.substr(2);
    }
    return !zone.empty();
}

bool TimeParts::takeClock(std::string_view word)
{
    const std::size_t end = word.find_first_not_of("0123456789:.,");
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : word.substr(end);
    if (!rest.empty() && !takeHalf(rest) && !takeZone(rest))
        return false;
    std::string digits(word.substr(0, end));
    if (digits.find(':') == 1)
        digits.insert(0, "0");
    if (std::count(digits.begin(), digits.end(), ':') == 1)
        digits += ":00";
    clock = digits;
    return digits.size() >= 8;
}

bool TimeParts::takeDate(std::string_view word)
{
    // 01/Mar/2026:10:00:00
    if (const std::size_t colon = word.find(':'); colon != std::string_view::npos) {
        if (!takeClock(word.substr(colon + 1)))
            return false;
        word = word.substr(0, colon);
    }
    const char separator = word[word.find_first_of("/.-")];
    const std::vector<std::string_view> parts = partsOf(word, "/.-");
    if (parts.size() != 3)
        return false;
    const auto first = wholeOf(parts[0]);
    const auto second = wholeOf(parts[1]);
    const auto third = wholeOf(parts[2]);
    month = second ? *second : monthOf(parts[1]);
    if (!first || !third || month == 0)
        return false;
    if (parts[0].size() == 4) {
        year = *first;
        day = *third;
        return true;
    }
    if (parts[2].size() != 4)
        return false;
    year = *third;
    day = *first;
    if (second && separator != '.') {
        isMonthFirst = true;
        std::swap(day, month);
    }
    return true;
}

bool TimeParts::take(std::string_view word)
{
    if (isDigit(word.front())) {
        const std::size_t colon = word.find(':');
        const bool hasPoints =
            colon == std::string_view::npos && std::count(word.begin(), word.end(), '.') == 2;
        if (hasPoints || word.find_first_of("/-") < colon)
            return takeDate(word);
        if (colon != std::string_view::npos)
            return takeClock(word);
        const auto number = wholeOf(word);
        if (number && word.size() == 4 && year == 0)
            year = *number;
        else if (number && word.size() <= 2 && day == 0)
            day = *number;
        else
            return false;
        return true;
    }
    if (takeHalf(word) || takeZone(word))
        return true;
    if (const int named = monthOf(word); named != 0 && month == 0) {
        month = named;
        return true;
    }
    return isWeekday(word);
}

std::string TimeParts::text() const
{
    if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31)
        return {};
    const bool hasHalf = isMorning || isAfternoon;
    if (isMonthFirst && !hasHalf)
        return {};
    std::string time = clock.empty() ? "00:00:00" : clock;
    if (hasHalf) {
        const auto hour = wholeOf(std::string_view(time).substr(0, 2));
        if (!hour || *hour < 1 || *hour > 12)
            return {};
        const int full = *hour % 12 + (isAfternoon ? 12 : 0);
        time = std::to_string(100 + full).substr(1) + time.substr(2);
    }
    return std::to_string(year) + '-' + std::to_string(100 + month).substr(1) + '-' +
           std::to_string(100 + day).substr(1) + 'T' + time + zone;
}

/// 20260314T100000Z, 20260314 100000, 20260314100000.
std::string fromDigits(std::string_view text)
{
    std::string zone;
    if (text.ends_with('Z')) {
        zone = "Z";
        text.remove_suffix(1);
    }
    std::string digits(text);
    if (digits.size() == 15 && (digits[8] == 'T' || digits[8] == ' ' || digits[8] == '_' || digits[8] == '-'))
        digits.erase(8, 1);
    if (digits.size() != 14 || !std::all_of(digits.begin(), digits.end(), isDigit))
        return {};
    const std::string iso = digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 2) +
                            'T' + digits.substr(8, 2) + ':' + digits.substr(10, 2) + ':' +
                            digits.substr(12, 2) + zone;
    return iso >= "1970" && iso < "2101" ? iso : std::string();
}

} // namespace

std::string isoTimeOf(std::string_view text)
{
    constexpr std::size_t longest = 50;
    if (text.size() < 8 || text.size() > longest)
        return {};
    if (std::string compact = fromDigits(text); !compact.empty())
        return compact;
    // Java writes the name of the zone behind its offset.
    if (text.ends_with(']') && text.find('[') != std::string_view::npos)
        text = text.substr(0, text.find('['));
    // An ISO date and its time are two words.
    std::string words(text);
    if (words.size() > 11 && words[4] == '-' && (words[10] == 'T' || words[10] == 't'))
        words[10] = ' ';
    TimeParts parts;
    for (const std::string_view word : partsOf(words, ", \t")) {
        if (!parts.take(word))
            return {};
    }
    return parts.text();
}

} // namespace qd
