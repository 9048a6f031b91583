// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/labels.h"
#include "models/base/time.h"

#include <optional>
#include <string>
#include <string_view>

/// How values are spelled in our own CSV files. Whatever is written is read back bit for bit.
namespace qd {

/// Writes times as "2026-01-31T09:05:07.250Z", always UTC and with milliseconds, and those outside of the
/// years 0000 to 9999 as a number of milliseconds since 1970 ("-62167219200001ms"). Remembers the last day:
/// the samples of a series lie close together.
class TimeSpeller
{
public:
    void append(std::string& text, Timestamp at);

private:
    std::int64_t m_day = INT64_MIN;
    char m_date[11]{};
};

/// Reads what TimeSpeller writes, and whatever parseTimestamp() understands.
[[nodiscard]] std::optional<Timestamp> readTime(std::string_view text);

/// The shortest text that is read as the same double; "+Inf" and "-Inf"; "NaN" for 0x7ff8000000000000,
/// "NaN(0x7ff8000000000001)" for others, "stale" for Prometheus' staleness marker.
void appendNumber(std::string& text, double value);
/// Reads what appendNumber() writes, and what the exposition formats allow.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

/// Reads {a="b",c="d"} as Labels::toString() writes it; "{}" and the empty text are no labels.
[[nodiscard]] std::optional<Labels> readLabels(std::string_view text);

} // namespace qd
