// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/logs/rows/columnmapping.h"

#include <string_view>

namespace qd {

/// As parseTimestamp(), and what logs write besides: 20260301, "… UTC", "… GMT", "+0000", "+00". Nothing for
/// times that nothing was served at: before 1970, and numbers that would be epochs before 1973, which are
/// days, durations or counters. With a unit a number is what the unit says.
[[nodiscard]] std::optional<Timestamp> parseLogTime(std::string_view text, int zoneMinutes,
                                                    TimeUnit unit = TimeUnit::Decide);

/// Reads the times with which servers begin their lines:
///     2025-04-06T07:01:42.634Z …            ISO 8601, also of container runtimes before any other time
///     I0901 06:48:57.689372 …               Triton, by glog: no year
///     INFO 04-10 03:35:27 …                 vLLM, with any level: no year
/// Times without a zone are taken for UTC. A missing year is that of `modified`, or the one before when the
/// day would lie more than a day behind it.
class LogClock
{
public:
    explicit LogClock(Timestamp modified) : m_modified(modified) {}

    /// The time at the beginning of `line`, removed from it together with the blanks behind; or nothing.
    [[nodiscard]] std::optional<Timestamp> take(std::string_view& line) const;
    /// "10/Oct/2000:13:55:36 -0700", as web servers write it.
    [[nodiscard]] static std::optional<Timestamp> fromCommonLog(std::string_view text);

private:
    [[nodiscard]] std::optional<Timestamp> withoutYear(std::string_view monthAndDay,
                                                       std::string_view time) const;

    Timestamp m_modified;
};

} // namespace qd
