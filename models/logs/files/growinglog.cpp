// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/growinglog.h"

#include "models/logs/files/logset.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>

namespace qd {

namespace {

/// Time stamps of files are coarser than the clock.
constexpr qint64 coarseMs = 2'000;

QString stateOf(const QString& path)
{
    struct stat status = {};
    if (::stat(path.toLocal8Bit().constData(), &status) != 0)
        return {};
    return QStringLiteral("%1 %2 %3 %4 %5.%6\n")
        .arg(path, QString::number(static_cast<qulonglong>(status.st_dev)),
             QString::number(static_cast<qulonglong>(status.st_ino)),
             QString::number(static_cast<qlonglong>(status.st_size)),
             QString::number(static_cast<qlonglong>(status.st_mtim.tv_sec)),
             QString::number(static_cast<qlonglong>(status.st_mtim.tv_nsec)));
}

QStringList rotatedSiblings(const QFileInfo& file, Timestamp since)
{
    QStringList found;
    const QString base = LogName::of(file.fileName()).base;
    for (const QFileInfo& other : QDir(file.absolutePath()).entryInfoList(QDir::Files, QDir::Name)) {
        if (other.fileName() != file.fileName() && LogName::of(other.fileName()).base == base &&
            other.lastModified().toMSecsSinceEpoch() + coarseMs >= since.ms)
            found += other.filePath();
    }
    return found;
}

} // namespace

GrowingLog lookAtLog(const QStringList& opened, Timestamp since)
{
    GrowingLog log;
    QStringList files;
    for (const QString& path : opened) {
        const QFileInfo info(path);
        if (info.isDir()) {
            log.paths += path;
            files += logsIn(path);
            continue;
        }
        for (const QString& sibling : rotatedSiblings(info, since)) {
            if (!opened.contains(sibling) && !log.paths.contains(sibling))
                log.paths += sibling;
        }
        (info.exists() ? log.paths : log.absent) += path;
    }
    files += log.paths;
    for (const QString& file : files)
        log.state += stateOf(file);
    return log;
}

} // namespace qd
