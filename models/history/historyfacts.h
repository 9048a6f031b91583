// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/pins.h"
#include "models/history/retention.h"

#include <optional>
#include <vector>

namespace qd {

/// What a history holds, for people.
struct HistoryFacts
{
    struct Kind
    {
        std::int64_t count = 0;
        std::optional<Timestamp> since; ///< the time of the oldest
    };

    std::int64_t fileBytes = 0; ///< the bytes of the file with its write-ahead log
    std::int64_t freeBytes = 0; ///< the bytes within the file that are free for new data
    std::int64_t series = 0;
    Kind samples; ///< the samples, without those that wait for a chunk
    Kind predictions;
    Kind events;
    RetentionLimits limits;
    std::vector<Pin> pins; ///< the pins by time
};

/// Collects the facts on a connection of its own; pool thread. Counts rows of chunks, not samples: a second
/// for a large file.
[[nodiscard]] Result<HistoryFacts> historyFacts(const QString& path, const CancelToken& cancel);

} // namespace qd
