// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/records.h"
#include "models/history/tidy.h"

#include <array>
#include <optional>

namespace qd {

class Database;

/// What the last pass of tidying went by. A document of the history, written with what the pass did.
struct TidyTime
{
    static constexpr Timestamp never{INT64_MIN};

    Timestamp at;       ///< the time that was trusted
    Duration uptime{0}; ///< the uptime of the machine then
    std::string boot{};
    /// The times before which samples, predictions and events were dropped.
    std::array<Timestamp, 3> dropped{never, never, never};

    friend bool operator==(const TidyTime&, const TidyTime&) = default;
};

[[nodiscard]] DocumentRecord toDocument(const TidyTime& time);
/// Returns the time; nothing when the document cannot be read.
[[nodiscard]] std::optional<TidyTime> tidyTimeFrom(const std::string& body);
/// Returns the time of the last pass; nothing before the first.
[[nodiscard]] Result<std::optional<TidyTime>> readTidyTime(const Database& database);

/// The newest times at which a console recorded anything into the file, for one that no pass has gone by. To
/// be read before this run has written anything. Samples and predictions say nothing here: they may be
/// imported, and dated as somebody else pleased.
[[nodiscard]] Result<std::vector<Timestamp>> newestRecorded(const Database& database);
/// The first of them that the clock has reached; without one the clock's own.
[[nodiscard]] TidyTime firstTidyTime(const std::vector<Timestamp>& newest, Timestamp now);

/// The time from which age may be counted, and the next TidyTime (with the same `dropped`).
///
/// The clock is believed up to a day beyond the last trusted time and what has passed since by the machine's
/// uptime, which nobody can set and which counts while it is suspended. Up to a week beyond (a machine that
/// was off), the trusted time catches up, five times as fast as time passes. Further ahead it only goes on
/// with the uptime, until somebody agrees to the clock. A clock that is behind is always believed: by it less
/// is too old. The trusted time does not go back with it, because such a clock (one that has lost its
/// battery) is soon put right.
struct TrustedTime
{
    Timestamp now;
    Duration passed{0}; ///< since the last pass for certain
    TidyTime next;
};
[[nodiscard]] TrustedTime trustedTime(const TidyTime& last, const TidyRequest& request);

} // namespace qd
