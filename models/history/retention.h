// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"

#include <cstdint>
#include <optional>

namespace qd {

/// How long each kind of data is kept, and how large the file may become. Kept as a document of the history,
/// because it belongs to the file: it goes with a copy and holds for whichever console opens it. The audit
/// trail, incidents and their steps, settings and pinned ranges are kept whatever the limits are.
struct RetentionLimits
{
    static constexpr Duration forEver{0};
    static constexpr std::int64_t anySize = 0;

    /// A year with a margin, so that this month can be compared with the same of last year.
    Duration samples = std::chrono::days(400);
    Duration predictions = std::chrono::days(400); ///< and their labels
    /// Events and alerts take little room.
    Duration events = std::chrono::days(1100);
    /// The limit of the file's pages in use, in bytes. Beyond it the oldest data goes first, of whichever
    /// kind it is.
    std::int64_t bytes = 20LL << 30;

    friend bool operator==(const RetentionLimits&, const RetentionLimits&) = default;
};

[[nodiscard]] DocumentRecord toDocument(const RetentionLimits& limits);
/// The defaults for what the document does not say; nothing when it cannot be read.
[[nodiscard]] std::optional<RetentionLimits> retentionFrom(const std::string& body);

} // namespace qd
