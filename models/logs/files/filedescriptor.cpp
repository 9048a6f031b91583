// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/filedescriptor.h"

#include <QCoreApplication>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace qd {

namespace {

struct LogFileAccessWords
{
    Q_DECLARE_TR_FUNCTIONS(LogFileAccessWords)
};

} // namespace

Error fileError(const std::string& path, int code)
{
    const QString where = QString::fromStdString(path);
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return {
            ErrorKind::NotFound, where, LogFileAccessWords::tr("The file does not exist."),
            LogFileAccessWords::tr("Check the path and whether the program that writes the log is running.")};
    case EACCES:
    case EPERM:
        return {ErrorKind::Refused, where,
                LogFileAccessWords::tr("You have no permission to read this file."),
                LogFileAccessWords::tr("Give your user account the right to read it.")};
    default:
        return {ErrorKind::Storage, where,
                LogFileAccessWords::tr("The file cannot be read: %1.")
                    .arg(QString::fromStdString(std::generic_category().message(code))),
                LogFileAccessWords::tr("Check the disk or the network drive that holds it.")};
    }
}

Result<FileDescriptor> FileDescriptor::open(const std::string& path)
{
    FileDescriptor file;
    // Without O_NONBLOCK a pipe without a writer would hold the thread for ever.
    file.m_fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (!file.isOpen())
        return Failure(fileError(path, errno));
    if (!S_ISREG(file.status().st_mode)) {
        return fail(ErrorKind::Invalid, QString::fromStdString(path),
                    LogFileAccessWords::tr("This is not a regular file."),
                    LogFileAccessWords::tr("Choose the log file itself, not a folder, a pipe or a device."));
    }
    return file;
}

FileDescriptor::~FileDescriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

struct stat FileDescriptor::status() const
{
    struct stat result
    {
    };
    if (::fstat(m_fd, &result) != 0)
        result = {};
    return result;
}

std::int64_t FileDescriptor::read(std::span<char> buffer, std::int64_t offset) const
{
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t count = ::pread(m_fd, buffer.data() + filled, buffer.size() - filled,
                                      offset + static_cast<std::int64_t>(filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    return static_cast<std::int64_t>(filled);
}

} // namespace qd
