// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace qd {

/// An SQLite VFS over the system's that fails on demand. While one lives, every database of the process is
/// opened through it. One at a time; may be asked from any thread.
class FaultVfs
{
public:
    enum class Fault {
        FailingWrite, ///< nothing is written, SQLITE_IOERR_WRITE
        ShortWrite,   ///< half is written, SQLITE_IOERR_WRITE
        DiskFull,     ///< half is written, SQLITE_FULL
        FailingSync,  ///< SQLITE_IOERR_FSYNC; the kernel may or may not have written
        PowerLoss,    ///< this and everything after it fails; see losePower()
    };

    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    /// The `after`-th write or sync from now on (from 1) meets the fault, and `length` − 1 after it.
    void plan(Fault fault, std::int64_t after, std::int64_t length);
    /// Writes and syncs since the last plan().
    [[nodiscard]] std::int64_t operations() const;
    [[nodiscard]] bool hasStruck() const;

    /// What a disk looks like after the power went: of the writes since a file's last sync some are there,
    /// some not, and some in part (whole sectors of 512 bytes). Call it when the databases are closed.
    void losePower(std::mt19937_64& random);
};

} // namespace qd
