// SPDX-License-Identifier: Apache-2.0
#include "models/history/sqlite/filelock.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
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

/// The descriptors of the files themselves. One stays open for as long as the program runs, unless the file
/// is gone: then nobody can come to open it, and no lock on it matters.
class HeldFiles
{
public:
    static HeldFiles& all()
    {
        static HeldFiles files;
        return files;
    }

    /// 0, or the reason. EAGAIN: somebody has it, perhaps this process.
    int hold(const QString& path, FileIdentity& file)
    {
        const std::lock_guard lock(m_mutex);
        closeGone();
        const auto identity = identityOf(path);
        if (!identity)
            return ENOENT;
        file = *identity;
        auto known = m_files.find(file);
        if (known == m_files.end()) {
            const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
            if (fd < 0)
                return errno;
            known = m_files.emplace(file, Held{fd, false}).first;
        }
        if (known->second.isHeld)
            return EAGAIN;
        if (setLock(known->second.fd, F_WRLCK) != 0)
            return errno == EACCES ? EAGAIN : errno;
        known->second.isHeld = true;
        return 0;
    }

    void release(const FileIdentity& file)
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_files.find(file);
        if (known == m_files.end())
            return;
        std::ignore = setLock(known->second.fd, F_UNLCK);
        known->second.isHeld = false;
    }

private:
    struct Held
    {
        int fd;
        bool isHeld;
    };

    static int setLock(int fd, short type)
    {
        struct flock range = {};
        range.l_type = type;
        range.l_whence = SEEK_SET;
        range.l_start = off_t{1} << 62; // SQLite's own are at 1 GiB
        range.l_len = 1;
        return ::fcntl(fd, F_OFD_SETLK, &range);
    }

    void closeGone()
    {
        std::erase_if(m_files, [](const auto& entry) {
            struct stat found = {};
            const Held& held = entry.second;
            const bool isGone = !held.isHeld && ::fstat(held.fd, &found) == 0 && found.st_nlink == 0;
            if (isGone)
                ::close(held.fd);
            return isGone;
        });
    }

    std::mutex m_mutex;
    std::map<FileIdentity, Held> m_files;
};

Failure heldBy(const QString& pid, const QString& historyPath)
{
    const QString hint = QCoreApplication::translate(
        "History", "Close the other console, or start this one with a different history file.");
    if (pid.isEmpty()) {
        return fail(ErrorKind::Conflict, historyPath,
                    QCoreApplication::translate("History", "Another Quarterdeck is writing to this history."),
                    hint);
    }
    return fail(
        ErrorKind::Conflict, historyPath,
        QCoreApplication::translate("History", "Another Quarterdeck (process %1) is writing to this history.")
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
                    QCoreApplication::translate("History", "The lock file cannot be created: %1.")
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

Result<void> FileLock::holdFile(const QString& historyPath)
{
    FileIdentity file;
    const int reason = HeldFiles::all().hold(historyPath, file);
    if (reason == 0)
        m_file = file;
    if (reason != EAGAIN)
        return {}; // what cannot be locked cannot be written either, or the lock by name must do
    return fail(ErrorKind::Conflict, historyPath,
                QCoreApplication::translate(
                    "History", "Another Quarterdeck is writing to this history under another name."),
                QCoreApplication::translate(
                    "History", "Close the other console, or start this one with a different history file."));
}

Result<void> checkHasOneName(const QString& historyPath)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(historyPath).constData(), &found) != 0 || found.st_nlink < 2)
        return {};
    return fail(
        ErrorKind::Conflict, historyPath,
        QCoreApplication::translate(
            "History",
            "This history has a second name (a hard link) through which another program could write to it."),
        QCoreApplication::translate(
            "History",
            "Make a copy of it instead of a link, or remove the other name. Until then it opens read-only."));
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_file(std::exchange(other.m_file, std::nullopt))
{
}

FileLock::~FileLock()
{
    if (m_file)
        HeldFiles::all().release(*m_file);
    if (m_fd < 0)
        return;
    std::ignore = ::ftruncate(m_fd, 0);
    ::close(m_fd);
}

} // namespace qd
