// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/logstream.h"

namespace qd {

/// A whole prediction log, read from disk.
struct LogFile
{
    QString path;
    LogFormat format = LogFormat::Unknown;
    char delimiter = 0; ///< the delimiter of a table
    std::int64_t bytes = 0;
    std::int64_t rows = 0;                 ///< lines that are neither blank nor a header
    std::vector<PredictionRecord> records; ///< records in the order of the file, with late labels joined
    std::int64_t labelRecords = 0;         ///< lines that brought a late label
    std::int64_t joinedLabels = 0;         ///< predictions that got theirs from such a line
    std::int64_t labelled = 0;             ///< predictions with a label, however it came
    std::int64_t rejectedCount = 0;
    std::vector<RejectedRow> rejected; ///< the first `ReadLogOptions::keptRejections`
    std::int64_t otherRows = 0;        ///< readable, but with nothing about a prediction (server logs)
    std::vector<SeriesSample> samples; ///< server metrics that were written into the log
    std::vector<Error> problems;       ///< why a part was not read: damage, or a member that is no log

    /// Predictions with a label / predictions; 0 for none.
    [[nodiscard]] double labelledShare() const;
};

struct ReadLogOptions
{
    bool keepAttributes = true;
    std::size_t keptRejections = 1000;
    Duration joinWindow{0}; ///< how much later than its prediction a label may come; 0 for any time
};

/// Reads `path` ("-" is standard input) in whatever format and packing; blocking, for the pool. Rows that
/// cannot be read are listed with their reason and do not stop it, nor does damage after good rows: that is
/// told by `problems`. A log without a single prediction is an error. Rows of more than
/// RecordParser::longestLine bytes are rejected. `progress` is called from the reading thread, about once per
/// MiB.
[[nodiscard]] Result<LogFile> readLog(const QString& path, const ReadLogOptions& options = {},
                                      const std::function<void(const ReadProgress&)>& progress = {},
                                      const CancelToken& cancel = {});

} // namespace qd
