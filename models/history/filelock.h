// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <memory>

namespace qd {

/// Keeps two consoles from writing one history: flock(2) on "<file>.lock", which the kernel drops with the
/// process, however it ends. The file itself stays and holds the number of the process that has the lock.
class FileLock
{
public:
    /// ErrorKind::Conflict, naming the process, when somebody holds it.
    [[nodiscard]] static Result<FileLock> acquire(const QString& historyPath);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd) : m_fd(fd) {}
    int m_fd;
};

} // namespace qd
