// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/logs/files/bytesource.h"
#include "models/logs/formats/logformat.h"
#include "models/logs/logbatch.h"
#include "models/logs/rows/columnmapping.h"

#include <QStringList>

#include <functional>

namespace qd {

struct StreamOptions
{
    bool keepAttributes = true;
    std::size_t keptRejections = 1000; ///< the most rejections that are kept of each batch
    ColumnMapping mapping{};           ///< the mapping of JSON lines and tables
    /// Whether a score may be any number: for readers that decide over the whole column what it is.
    bool anyScore = false;
    unsigned threads = 0; ///< the threads that parse besides the one that reads; 0 for as many as are useful
};

struct ReadProgress
{
    std::int64_t bytesRead = 0;  ///< the bytes read of the file as it lies on the disk, packed or not
    std::int64_t bytesTotal = 0; ///< 0 when it is not known
    std::int64_t rows = 0;
};

/// What a streamed log turned out to be.
struct StreamedLog
{
    LogFormat format = LogFormat::Unknown; ///< the format of the first text with rows
    char delimiter = 0;                    ///< the delimiter of a table
    QStringList columns;
    std::int64_t rows = 0;
    std::optional<Error> unrecognised; ///< why a table or JSON log without predictions has none
    /// Texts that are no logs, and damage that ended the reading; what came before it was handed out.
    std::vector<Error> problems;
    bool isText = true; ///< whether the last text was one
};

/// Reads all texts of `source` to their ends and hands out what they hold, in order, in batches of about one
/// MiB of text; so memory stays flat whatever the size. Rows are parsed on several threads where their format
/// allows, but `take` and `progress` are called on the calling thread. `modified` gives times without a year
/// theirs. Reading gives up on a text whose first 10,000 rows are all rejected. The only error is Cancelled.
[[nodiscard]] Result<StreamedLog> streamLog(ByteSource& source, Timestamp modified,
                                            const StreamOptions& options,
                                            const std::function<void(LogBatch&&)>& take,
                                            const std::function<void(const ReadProgress&)>& progress,
                                            const CancelToken& cancel);

} // namespace qd
