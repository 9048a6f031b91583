// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <atomic>
#include <span>
#include <string>
#include <utility>

namespace qd {

/// A file without a name in the temporary folder, gone when it is closed or the program ends. Thread-safe.
class TemporaryFile
{
public:
    /// Storage, naming the folder.
    [[nodiscard]] static Result<TemporaryFile> create();

    TemporaryFile() = default;
    ~TemporaryFile();
    TemporaryFile(TemporaryFile&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1)), m_size(other.m_size.load())
    {
    }
    TemporaryFile& operator=(TemporaryFile&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        m_size = other.m_size.load();
        return *this;
    }

    /// Where the bytes were written.
    [[nodiscard]] Result<std::uint64_t> append(std::span<const char> bytes);
    /// Fills `bytes`.
    [[nodiscard]] Result<void> read(std::uint64_t offset, std::span<char> bytes) const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    int m_fd = -1;
    std::atomic<std::uint64_t> m_size = 0;
};

} // namespace qd
