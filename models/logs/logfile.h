// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"
#include "models/logs/recordparser.h"

#include <functional>
#include <vector>

namespace qd {

struct RejectedRow
{
    std::int64_t line = 0; ///< from 1; the first of a row that spans several
    Error reason;
};

/// A whole prediction log, read from disk.
struct LogFile
{
    QString path;
    LogFormat format = LogFormat::Unknown;
    char delimiter = 0; ///< of a table
    std::int64_t bytes = 0;
    std::int64_t rows = 0;                 ///< lines that are neither blank nor a header
    std::vector<PredictionRecord> records; ///< in the order of the file, with late labels joined
    std::int64_t labelRecords = 0;         ///< lines that brought a late label
    std::int64_t joinedLabels = 0;         ///< predictions that got theirs from such a line
    std::int64_t labelled = 0;             ///< predictions with a label, however it came
    std::int64_t rejectedCount = 0;
    std::vector<RejectedRow> rejected; ///< the first `ReadLogOptions::keptRejections`

    /// Predictions with a label / predictions; 0 for none.
    [[nodiscard]] double labelledShare() const;
};

struct ReadLogOptions
{
    bool keepAttributes = true;
    std::size_t keptRejections = 1000;
};

struct ReadProgress
{
    std::int64_t bytesRead = 0;
    std::int64_t bytesTotal = 0;
    std::int64_t rows = 0;
};

/// Reads `path`, JSON lines or a table, in chunks; blocking, for the pool. Rows that cannot be read are
/// listed with their reason and do not stop it; a log of which nothing can be read is an error, and so is a
/// file that is compressed or not text. Rows of more than RecordParser::longestLine bytes are rejected.
/// `progress` is called from the reading thread, about once per MiB.
[[nodiscard]] Result<LogFile> readLog(const QString& path, const ReadLogOptions& options = {},
                                      const std::function<void(const ReadProgress&)>& progress = {},
                                      const CancelToken& cancel = {});

} // namespace qd
