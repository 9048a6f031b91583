// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logstream.h"

#include "models/logs/logfiletext.h"
#include "models/logs/textreader.h"

namespace qd {

Result<StreamedLog> streamLog(ByteSource& source, Timestamp modified, const StreamOptions& options,
                              const std::function<void(LogBatch&&)>& take,
                              const std::function<void(const ReadProgress&)>& progress,
                              const CancelToken& cancel)
{
    StreamedLog log;
    while (true) {
        const auto more = source.next();
        if (!more)
            log.problems.push_back(more.error());
        if (!more || !*more)
            return log;
        TextReader reader(source, modified, options);
        std::int64_t rows = 0;
        const auto counted = [&](LogBatch&& batch) {
            rows += batch.rows;
            take(std::move(batch));
        };
        const auto tell = [&] {
            if (progress)
                progress({source.bytesRead(), source.bytesTotal(), log.rows + rows});
        };
        if (const auto done = reader.run(counted, tell, cancel); !done)
            log.problems.push_back(done.error());
        log.isText = reader.isText();
        if (cancel.isCancelled()) {
            return fail(ErrorKind::Cancelled, QString::fromStdString(source.name()),
                        LogFileText::tr("Reading was cancelled."));
        }
        log.rows += rows;
        if (log.format == LogFormat::Unknown) {
            log.format = reader.format();
            log.delimiter = reader.delimiter();
        }
        if (log.columns.isEmpty()) {
            log.columns = reader.columns();
            log.unrecognised = reader.unrecognisedError();
        }
    }
}

} // namespace qd
