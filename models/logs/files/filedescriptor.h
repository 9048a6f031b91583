// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <sys/stat.h>

#include <span>
#include <string>
#include <utility>

namespace qd {

/// An open regular file, read by position; closes itself.
class FileDescriptor
{
public:
    /// NotFound, Refused (no permission), Invalid (not a regular file) or Storage, naming `path`.
    [[nodiscard]] static Result<FileDescriptor> open(const std::string& path);

    FileDescriptor() = default;
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] struct stat status() const;
    /// Reads up to buffer.size() bytes at `offset`; fewer only at the end of the file. -1 and errno on
    /// failure.
    [[nodiscard]] std::int64_t read(std::span<char> buffer, std::int64_t offset) const;

private:
    int m_fd = -1;
};

/// The error for a system call on `path` that failed with `code`.
[[nodiscard]] Error fileError(const std::string& path, int code);

} // namespace qd
