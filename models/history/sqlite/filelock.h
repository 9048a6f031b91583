// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/fileidentity.h"

#include <memory>

namespace qd {

/// Keeps two consoles from writing one history. The kernel drops both of its locks with the process, however
/// that ends:
///
/// - flock(2) on "<file>.lock", which stays and holds the number of the process that has the lock, so that
/// the
///   other one can be told whom to close;
/// - a lock on the file itself, whatever its name: a byte far behind all that SQLite locks, locked through an
///   open file description (F_OFD_SETLK). It holds through hard links and bind mounts, for other users, and
///   when somebody removes "<file>.lock". Closing any descriptor of a file drops the locks that SQLite has on
///   it in this process, so the descriptor is kept for the next lock on the same file, not closed.
class FileLock
{
public:
    /// Acquires the lock by the history's name. ErrorKind::Conflict, naming the process, when somebody holds
    /// it.
    [[nodiscard]] static Result<FileLock> acquire(const QString& historyPath);
    /// The file itself too, once it is there. ErrorKind::Conflict when it is being written by another name.
    [[nodiscard]] Result<void> holdFile(const QString& historyPath);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd) : m_fd(fd) {}
    int m_fd;
    std::optional<FileIdentity> m_file;
};

/// A write-ahead log goes by the name of its file, so that one file with two names has two of them, and the
/// one spoils what the other holds. ErrorKind::Conflict when the file has more than one name.
[[nodiscard]] Result<void> checkHasOneName(const QString& historyPath);

} // namespace qd
