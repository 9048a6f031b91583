// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"
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
        std::optional<Timestamp> since; ///< of the oldest
    };

    std::int64_t fileBytes = 0; ///< with its write-ahead log
    std::int64_t freeBytes = 0; ///< within the file, for new data
    std::int64_t series = 0;
    Kind samples; ///< without those that wait for a chunk
    Kind predictions;
    Kind events;
    RetentionLimits limits;
    std::vector<Pin> pins; ///< by time
};

/// On a connection of its own; pool thread. Counts rows of chunks, not samples: a second for a large file.
[[nodiscard]] Result<HistoryFacts> historyFacts(const QString& path, const CancelToken& cancel);

} // namespace qd
