// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfile.h"

#include "models/logs/logcollector.h"
#include "models/logs/text/cleantext.h"

#include <QDateTime>
#include <QFileInfo>

namespace qd {

double LogFile::labelledShare() const
{
    return records.empty() ? 0.0 : static_cast<double>(labelled) / static_cast<double>(records.size());
}

Result<LogFile> readLog(const QString& path, const ReadLogOptions& options,
                        const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel)
{
    const auto source = CleanText::open(path.toStdString());
    if (!source)
        return Failure(source.error());
    const QDateTime modified = QFileInfo(path).lastModified();
    LogCollector collector(path, options);
    const auto log = streamLog(
        **source, {(modified.isValid() ? modified : QDateTime::currentDateTime()).toMSecsSinceEpoch()},
        {.keepAttributes = options.keepAttributes, .keptRejections = options.keptRejections},
        [&collector](LogBatch&& batch) { collector.take(std::move(batch)); }, progress, cancel);
    if (!log)
        return Failure(log.error());
    collector.add(*log, (*source)->bytesRead());
    return collector.finish();
}

} // namespace qd
