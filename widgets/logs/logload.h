// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/logfile.h"
#include "models/quality/logsummary.h"

#include <atomic>
#include <memory>

namespace qd {

/// A log as the page shows it: what was read, without the records themselves, and their summary.
struct LoadedLog
{
    LogFile file;
    LogSummary summary;
    std::int64_t predictions = 0;
    double labelledShare = 0; ///< of the predictions that did not fail
};

using LoadedLogPtr = std::shared_ptr<const LoadedLog>;

/// How far a load on the pool has come; written there, read by the GUI thread.
struct LoadProgress
{
    std::atomic<std::int64_t> bytesRead{0};
    std::atomic<std::int64_t> bytesTotal{0};
    std::atomic<std::int64_t> rows{0};
};

/// Reads and summarises; blocking, for the pool.
[[nodiscard]] Result<LoadedLogPtr> loadLog(const QString& path, LoadProgress& progress,
                                           const CancelToken& cancel);

} // namespace qd
