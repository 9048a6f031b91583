// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logload.h"

#include <QCoreApplication>
#include <QFile>

namespace qd {

namespace {

/// Text has no zero bytes; nearly every other file has one near its beginning.
bool looksBinary(const QString& path)
{
    constexpr qint64 beginning = 8192;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(beginning).contains('\0');
}

} // namespace

Result<LoadedLogPtr> loadLog(const QString& path, LoadProgress& progress, const CancelToken& cancel)
{
    const auto tell = [&progress](const ReadProgress& now) {
        progress.bytesRead = now.bytesRead;
        progress.bytesTotal = now.bytesTotal;
        progress.rows = now.rows;
    };
    if (looksBinary(path))
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("LogLoad", "This is not a text log."),
                    QCoreApplication::translate("LogLoad", "Open a log of JSON lines, CSV or TSV in UTF-8; "
                                                           "unpack it first if it is compressed."));
    auto file = readLog(path, {.keepAttributes = false}, tell, cancel);
    if (!file)
        return Failure(std::move(file.error()));
    auto summary = summariseLog(file->records, cancel);
    if (!summary)
        return fail(ErrorKind::Cancelled, path,
                    QCoreApplication::translate("LogLoad", "Reading was cancelled."));
    auto loaded = std::make_shared<LoadedLog>();
    loaded->predictions = std::ssize(file->records);
    loaded->summary = std::move(*summary);
    const LogGroup& all = loaded->summary.groups.front();
    const std::int64_t answered = all.predictions - all.failed;
    loaded->labelledShare =
        answered > 0 ? static_cast<double>(all.labelled) / static_cast<double>(answered) : 0.0;
    loaded->file = std::move(*file);
    loaded->file.records = {}; // the summary says it all; a gigabyte of records need not stay
    return loaded;
}

} // namespace qd
