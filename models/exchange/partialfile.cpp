// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/partialfile.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace qd {

namespace {

constexpr std::size_t fullBytes = std::size_t{1} << 20;

} // namespace

Result<PartialFile> PartialFile::create(const QString& target, const OutputRules& rules)
{
    auto claimed = OutputTarget::claim(target, rules);
    if (!claimed)
        return Failure(claimed.error());
    auto path = claimed->makeTemporary();
    if (!path)
        return Failure(path.error());
    return PartialFile(std::move(*path), std::move(*claimed));
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
    return m_target.take(m_path).map([&] {
        removeAll(); // what is beside it: the file itself has another name now
        m_path.clear();
    });
}

Result<OutputFile> OutputFile::create(const QString& target, const OutputRules& rules)
{
    auto file = PartialFile::create(target, rules);
    if (!file)
        return Failure(file.error());
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
    return writeAll(m_fd, m_buffer, m_file.target()).map([&] {
        m_written += std::ssize(m_buffer);
        m_buffer.clear();
    });
}

Result<std::int64_t> OutputFile::commit()
{
    return flush().and_then([&] { return m_file.commit(); }).map([&] { return m_written; });
}

} // namespace qd
