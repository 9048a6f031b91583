// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logload.h"

#include <QCoreApplication>

namespace qd {

Result<LoadedLogPtr> loadLog(const QString& path, LoadProgress& progress, const CancelToken& cancel)
{
    const auto tell = [&progress](const ReadProgress& now) {
        progress.bytesRead = now.bytesRead;
        progress.bytesTotal = now.bytesTotal;
        progress.rows = now.rows;
    };
    auto file = readLog(path, {.keepAttributes = false}, tell, cancel);
    if (!file)
        return Failure(std::move(file.error()));
    auto summary = summariseLog(file->records, cancel);
    if (!summary)
        return fail(ErrorKind::Cancelled, path,
                    QCoreApplication::translate("LogLoad", "Reading was cancelled."));
    auto loaded = std::make_shared<LoadedLog>();
    loaded->predictions = std::ssize(file->records);
    loaded->labelledShare = file->labelledShare();
    loaded->summary = std::move(*summary);
    loaded->file = std::move(*file);
    loaded->file.records = {}; // the summary says it all; a gigabyte of records need not stay
    return loaded;
}

} // namespace qd
