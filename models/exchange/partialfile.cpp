// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/partialfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

constexpr std::size_t fullBytes = std::size_t{1} << 20;

Failure cannotWrite(const QString& target, int reason)
{
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return fail(
            ErrorKind::Storage, target, Words::tr("There is no room left for this file."),
            Words::tr("Nothing was left behind. Free space, choose a shorter range, or another disk."));
    return fail(
        ErrorKind::Storage, target,
        Words::tr("The file cannot be written: %1.").arg(QString::fromLocal8Bit(std::strerror(reason))),
        Words::tr("Check that the folder exists and that you may write to it, or choose another."));
}

int synchronize(const QString& path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return errno;
    const int reason = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    return reason;
}

} // namespace

Result<PartialFile> PartialFile::create(const QString& target)
{
    const QFileInfo info(target);
    const QString real = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    if (info.isDir())
        return fail(ErrorKind::Invalid, target, Words::tr("This is a folder."),
                    Words::tr("Name a file in it."));
    const QFileInfo place(real);
    QByteArray name = QFile::encodeName(place.absolutePath() + QStringLiteral("/.") + place.fileName() +
                                        QStringLiteral(".XXXXXX"));
    const int fd = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(target, errno);
    ::close(fd);
    return PartialFile(QFile::decodeName(name), real);
}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_target(std::move(other.m_target))
{
}

PartialFile::~PartialFile()
{
    if (!m_path.isEmpty())
        removeAll();
}

void PartialFile::removeAll() const
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock", ".new"})
        QFile::remove(m_path + QLatin1String(suffix));
}

Result<void> PartialFile::commit()
{
    if (const int reason = synchronize(m_path, O_RDWR))
        return cannotWrite(m_target, reason);
    if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) != 0)
        return cannotWrite(m_target, errno);
    removeAll();
    m_path.clear();
    synchronize(QFileInfo(m_target).absolutePath(), O_RDONLY | O_DIRECTORY);
    return {};
}

Result<OutputFile> OutputFile::create(const QString& target)
{
    auto file = PartialFile::create(target);
    if (!file)
        return tl::make_unexpected(file.error());
    const int fd = ::open(QFile::encodeName(file->path()).constData(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(target, errno);
    return OutputFile(std::move(*file), fd);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_fd(std::exchange(other.m_fd, -1)),
      m_buffer(std::move(other.m_buffer)),
      m_written(other.m_written)
{
}

OutputFile::~OutputFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> OutputFile::flushIfFull()
{
    return m_buffer.size() < fullBytes ? Result<void>() : flush();
}

Result<void> OutputFile::flush()
{
    for (std::size_t done = 0; done < m_buffer.size();) {
        const ssize_t count = ::write(m_fd, m_buffer.data() + done, m_buffer.size() - done);
        if (count < 0 && errno != EINTR)
            return cannotWrite(m_file.target(), errno);
        done += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    m_written += static_cast<std::int64_t>(m_buffer.size());
    m_buffer.clear();
    return {};
}

Result<std::int64_t> OutputFile::commit()
{
    return flush().and_then([&] { return m_file.commit(); }).map([&] { return m_written; });
}

} // namespace qd
