// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QMetaType>

#include <cstdint>
#include <string>

namespace qd {

struct TidyRequest
{
    Timestamp now; ///< the time by the machine's clock, which may be wrong
    /// Whether to bring samples into chunks of full size, too; without it only what is too old or too much is
    /// dropped.
    bool settle = true;
    /// Somebody was told what would be dropped and by which time, and wants it: the clock is right, and the
    /// share does not matter.
    bool isAgreed = false;
    Duration uptime{0};  ///< see Clock, likewise the next
    std::string boot{};  ///< the boot's identity; empty: not known
    std::string actor{}; ///< whoever asked for it; empty: the schedule
};

struct TidyProgress
{
    enum class Stage { Settling, Dropping, Measuring, Shrinking };

    Stage stage = Stage::Settling;
    double fraction = 0; ///< the share of the whole work that is done, 0 to 1
};

/// What was dropped.
struct TidyReport
{
    std::int64_t samples = 0;
    std::int64_t series = 0; ///< the series that have no samples left
    std::int64_t predictions = 0;
    std::int64_t labels = 0;
    std::int64_t events = 0;
    std::int64_t alerts = 0;
    std::int64_t bytesBefore = 0; ///< the bytes of pages in use before
    std::int64_t bytesAfter = 0;
    /// The limit of size could not be kept: what is left is pinned, or must never go.
    bool isStillTooLarge = false;
    bool droppedBySize = false; ///< and not only by age
    Timestamp now;              ///< the time of the request
    /// The time from which age was counted: `now`, or one that is earlier because the clock is far beyond all
    /// that was recorded.
    Timestamp countedFrom;
    /// The largest share of any one kind of data, or of the file, that the limits would have dropped at once.
    /// It stays until somebody agrees. 0: nothing was held back.
    double heldBack = 0;
    bool wasAgreed = false; ///< whether the user agreed to the request

    [[nodiscard]] bool droppedAnything() const
    {
        return samples + series + predictions + labels + events + alerts > 0;
    }
    /// The clock is so far ahead that nobody but the operator can tell whether it is right.
    [[nodiscard]] bool doubtsClock() const { return now - countedFrom > std::chrono::days(7); }
};

} // namespace qd

Q_DECLARE_METATYPE(qd::TidyProgress)
