// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/newfile.h"

#include "models/history/schema/migrations.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace qd {

namespace {

// A log without its file may hold what was acknowledged: whoever took the file away can put both back.
void setLogAside(const QString& path)
{
    const QString log = path + QStringLiteral("-wal");
    if (QFileInfo(log).size() == 0)
        return;
    QString free = path + QStringLiteral(".orphaned-wal");
    for (int i = 2; QFileInfo::exists(free); ++i)
        free = path + QStringLiteral(".orphaned-wal-") + QString::number(i);
    QFile::rename(log, free);
}

Result<void> fill(const QString& path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return Failure(database.error());
    return database->useWriteAheadLog()
        .and_then([&] { return migrate(*database, historyMigrations()); })
        .and_then([&] { return database->execute("PRAGMA wal_checkpoint(TRUNCATE)"); });
}

bool rename(const QString& from, const QString& to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return false;
    const int folder = ::open(QFile::encodeName(QFileInfo(to).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return true;
}

} // namespace

void removeCompanions(const QString& path)
{
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

Result<void> createHistoryFile(const QString& path)
{
    const QString unfinished = path + QStringLiteral(".new");
    setLogAside(path);
    removeCompanions(path);
    removeCompanions(unfinished);
    QFile::remove(unfinished);
    if (auto filled = fill(unfinished); !filled)
        return filled;
    if (rename(unfinished, path))
        return {};
    return fail(ErrorKind::Storage, path,
                QCoreApplication::translate("History", "The new history cannot be renamed into place."),
                QCoreApplication::translate("History", "Check the permissions of the folder."));
}

} // namespace qd
