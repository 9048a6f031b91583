// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace qd {

using Duration = std::chrono::milliseconds;

/// A point in time: milliseconds since the Unix epoch, UTC. The resolution of Prometheus samples.
struct Timestamp
{
    std::int64_t ms = 0;

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
    friend Timestamp operator+(Timestamp t, Duration d) { return {t.ms + d.count()}; }
    friend Timestamp operator-(Timestamp t, Duration d) { return {t.ms - d.count()}; }
    friend Duration operator-(Timestamp a, Timestamp b) { return Duration{a.ms - b.ms}; }
};

/// Half-open range [from, to).
struct TimeRange
{
    Timestamp from;
    Timestamp to;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
    [[nodiscard]] bool contains(Timestamp t) const { return from <= t && t < to; }
    [[nodiscard]] Duration length() const { return to - from; }
    [[nodiscard]] bool isEmpty() const { return to <= from; }
};

/// "2026-01-31T09:05:07.250Z"; always UTC, always milliseconds.
[[nodiscard]] QString toIso(Timestamp t);

/// Reads ISO 8601 ("2026-01-31T09:05:07.25+01:00", a space instead of T, no zone = UTC) or an epoch number,
/// whose unit (s, ms, µs, ns) follows from its magnitude. Nothing when it is neither.
[[nodiscard]] std::optional<Timestamp> parseTimestamp(std::string_view text);

/// Parses a time like parseTimestamp(text), of a log whose times without a zone are `zoneMinutes` east of
/// UTC.
[[nodiscard]] std::optional<Timestamp> parseTimestamp(std::string_view text, int zoneMinutes);

/// Epoch number in s, ms, µs or ns, told apart by magnitude; valid for the years 1973 to 5138.
[[nodiscard]] std::optional<Timestamp> timestampFromEpoch(double number);

} // namespace qd
