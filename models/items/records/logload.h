// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/table/reading/recordimport.h"

#include <atomic>

namespace qd {

/// What the user opened, and how its columns are to be read.
struct LogRequest
{
    QStringList paths; ///< files and folders
    LogPreview preview{};
    ColumnMapping mapping{};
    EvaluationQuestion question{};
    /// Where the `paths` of a log that is being written lie now (see GrowingLog). Then a last line that is
    /// not finished is none yet. Empty: `paths` themselves are read.
    QStringList grown{};
};

/// Logs as the page shows them. Immutable, shared between threads.
struct LoadedLog
{
    LogRequest request;
    ImportedLogs logs;
    EvaluationPtr evaluation;
};

using LoadedLogPtr = std::shared_ptr<const LoadedLog>;

/// How far a load on the pool has come; written there, read by the GUI thread.
struct LoadProgress
{
    std::atomic<std::int64_t> bytesRead{0};
    std::atomic<std::int64_t> bytesTotal{0};
    std::atomic<std::int64_t> rows{0};
    std::atomic<bool> isEvaluating{false};
};

/// Imports and evaluates; blocking, for the pool.
[[nodiscard]] Result<LoadedLogPtr> loadLogs(const LogRequest& request, LoadProgress& progress,
                                            const CancelToken& cancel);

/// Returns whether the columns say too little for an import: nothing is known to be the prediction.
[[nodiscard]] bool needsMapping(const LogPreview& preview, const ColumnMapping& mapping);

} // namespace qd
