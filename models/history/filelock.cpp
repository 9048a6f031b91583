// SPDX-License-Identifier: Apache-2.0
#include "models/history/filelock.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace qd {

namespace {

// What the holder wrote into the file; empty in the instant before it has.
QString holderOf(int fd)
{
    std::array<char, 32> text{};
    const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
    return length > 0 ? QString::fromLatin1(text.data(), length).trimmed() : QString();
}

void writeOwnPid(int fd)
{
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    // The number is only for the message that another console shows; the lock holds without it.
    if (::ftruncate(fd, 0) == 0)
        std::ignore = ::pwrite(fd, pid.constData(), static_cast<std::size_t>(pid.size()), 0);
}

Failure heldBy(const QString& pid, const QString& historyPath)
{
    const QString hint = QCoreApplication::translate(
        "History", "Close the other console, or start this one with a different history file.");
    if (pid.isEmpty()) {
        return fail(ErrorKind::Conflict, historyPath,
                    QCoreApplication::translate("History", "Another Quarterdeck is writing this history."),
                    hint);
    }
    return fail(
        ErrorKind::Conflict, historyPath,
        QCoreApplication::translate("History", "Another Quarterdeck (process %1) is writing this history.")
            .arg(pid),
        hint);
}

} // namespace

Result<FileLock> FileLock::acquire(const QString& historyPath)
{
    const QByteArray name = QFile::encodeName(historyPath) + ".lock";
    const int fd = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        return fail(ErrorKind::Storage, QFile::decodeName(name),
                    QCoreApplication::translate("History", "The lock file cannot be made: %1.")
                        .arg(QString::fromStdString(std::generic_category().message(errno))),
                    QCoreApplication::translate("History", "Check the permissions of the folder."));
    }
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        const QString pid = holderOf(fd);
        ::close(fd);
        return heldBy(pid, historyPath);
    }
    writeOwnPid(fd);
    return FileLock(fd);
}

FileLock::FileLock(FileLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1))
{
}

FileLock::~FileLock()
{
    if (m_fd < 0)
        return;
    std::ignore = ::ftruncate(m_fd, 0);
    ::close(m_fd);
}

} // namespace qd
