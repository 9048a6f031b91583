// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/temporaryfile.h"

#include <QCoreApplication>
#include <QDir>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace qd {

namespace {

struct TemporaryFileWords
{
    Q_DECLARE_TR_FUNCTIONS(TemporaryFileWords)
};

Failure storageError(int code)
{
    return fail(ErrorKind::Storage, QDir::tempPath(),
                TemporaryFileWords::tr("The temporary file of the table failed: %1.")
                    .arg(QString::fromLocal8Bit(strerror(code))),
                TemporaryFileWords::tr("Free disk space, or set TMPDIR to a folder that has more."));
}

/// Some file systems cannot make files without a name.
int openAndUnlink(const QByteArray& folder)
{
    QByteArray name = folder + "/quarterdeck-XXXXXX";
    const int fd = mkostemp(name.data(), O_CLOEXEC);
    if (fd >= 0)
        unlink(name.constData());
    return fd;
}

} // namespace

Result<TemporaryFile> TemporaryFile::create()
{
    const QByteArray folder = QDir::tempPath().toLocal8Bit();
    TemporaryFile file;
    file.m_fd = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file.m_fd < 0)
        file.m_fd = openAndUnlink(folder);
    if (file.m_fd < 0)
        return storageError(errno);
    void* const begin =
        ::mmap(nullptr, inMemory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (begin == MAP_FAILED)
        return storageError(errno);
    // Large pages save most of the faults; where there are none, small ones do.
    ::madvise(begin, inMemory, MADV_HUGEPAGE);
    file.m_begin.reset(static_cast<char*>(begin));
    return file;
}

void TemporaryFile::Unmap::operator()(char* begin) const
{
    ::munmap(begin, inMemory);
}

TemporaryFile::~TemporaryFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<std::uint64_t> TemporaryFile::append(std::span<const char> bytes)
{
    const std::uint64_t begin = m_size.fetch_add(bytes.size());
    std::uint64_t at = begin;
    if (const std::size_t kept = partInMemory(at, bytes.size()); kept > 0) {
        std::memcpy(m_begin.get() + at, bytes.data(), kept);
        bytes = bytes.subspan(kept);
        at += kept;
    }
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(m_fd, bytes.data(), bytes.size(), off_t(at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return storageError(count < 0 ? errno : ENOSPC);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        at += static_cast<std::uint64_t>(count);
    }
    return begin;
}

Result<void> TemporaryFile::read(std::uint64_t offset, std::span<char> bytes) const
{
    if (const std::size_t kept = partInMemory(offset, bytes.size()); kept > 0) {
        std::memcpy(bytes.data(), m_begin.get() + offset, kept);
        bytes = bytes.subspan(kept);
        offset += kept;
    }
    while (!bytes.empty()) {
        const ssize_t count = ::pread(m_fd, bytes.data(), bytes.size(), off_t(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return storageError(count < 0 ? errno : EIO);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return {};
}

} // namespace qd
