// SPDX-License-Identifier: Apache-2.0
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

#include <cerrno>

namespace qd {

namespace {

// The system's reason for the last failed write to the write-ahead log; SQLite itself knows only a full disk.
int logErrno(sqlite3* handle)
{
    sqlite3_file* log = nullptr;
    int reason = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &reason);
    return reason;
}

bool isOutOfSpace(sqlite3* handle, int code)
{
    if ((code & 0xff) == SQLITE_FULL)
        return true;
    if (!handle || (code & 0xff) != SQLITE_IOERR)
        return false;
    const int reason = logErrno(handle);
    return reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}

bool isReadOnlyDisk(sqlite3* handle, int code)
{
    return handle && (code & 0xff) == SQLITE_IOERR && logErrno(handle) == EROFS;
}

} // namespace

QString databasePath(sqlite3* handle)
{
    const char* name = handle ? sqlite3_db_filename(handle, "main") : nullptr;
    return name ? QFile::decodeName(name) : QString();
}

Error cancelledError(const QString& path)
{
    return {
        ErrorKind::Cancelled, path, QCoreApplication::translate("History", "The query was cancelled."), {}};
}

Error databaseError(sqlite3* handle, int code, const QString& path)
{
    const QString where = path.isEmpty() ? databasePath(handle) : path;
    if (isOutOfSpace(handle, code)) {
        return {ErrorKind::Storage, where,
                QCoreApplication::translate("History", "The disk is full; the history cannot be written."),
                QCoreApplication::translate("History", "Free space on the disk that holds it.")};
    }
    if (isReadOnlyDisk(handle, code)) {
        return {
            ErrorKind::Storage, where,
            QCoreApplication::translate("History", "The disk that holds the history has become read-only."),
            QCoreApplication::translate("History", "Check the disk, then mount it for writing again.")};
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return {ErrorKind::Invalid,
                where,
                QCoreApplication::translate("History", "The history rejected the write: %1.")
                    .arg(QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code))),
                {}};
    case SQLITE_TOOBIG:
        return {ErrorKind::TooLarge, where,
                QCoreApplication::translate("History", "A value in the history exceeds the size limit."),
                QCoreApplication::translate("History",
                                            "The file is damaged; \"quarterdeck salvage\" saves the rest.")};
    case SQLITE_INTERRUPT:
        return cancelledError(where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Conflict, where,
                QCoreApplication::translate("History", "Another program keeps the history locked."),
                QCoreApplication::translate(
                    "History", "Close the program that has the file open, for example an SQLite browser.")};
    case SQLITE_NOTADB:
        return {ErrorKind::Invalid, where,
                QCoreApplication::translate(
                    "History", "This file is not a Quarterdeck history, or its beginning is damaged."),
                QCoreApplication::translate(
                    "History", "Nothing was changed in it. Choose another file for the history.")};
    case SQLITE_CORRUPT:
        return {ErrorKind::Storage, where,
                QCoreApplication::translate("History", "The history file is damaged."),
                QCoreApplication::translate("History", "Nothing was changed in it. \"quarterdeck salvage\" "
                                                       "saves what can be read into a new file.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorKind::Storage, where,
                QCoreApplication::translate("History", "The history file is not writable."),
                QCoreApplication::translate("History", "Check the permissions of the file and its folder.")};
    case SQLITE_CANTOPEN:
        return {ErrorKind::NotFound, where,
                QCoreApplication::translate("History", "The history file cannot be opened."),
                QCoreApplication::translate(
                    "History", "Check that the folder exists and that you may read and write it.")};
    default:
        return {ErrorKind::Storage, where,
                QCoreApplication::translate("History", "The history reported: %1.")
                    .arg(QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code))),
                QCoreApplication::translate(
                    "History", "Check the disk, then check the history's integrity in the settings.")};
    }
}

} // namespace qd
