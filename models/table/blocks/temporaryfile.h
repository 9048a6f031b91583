// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace qd {

/// A file without a name in the temporary folder, gone when it is closed or the program ends. Its beginning
/// stays in memory, so that small tables never reach the disk. Thread-safe.
class TemporaryFile
{
public:
    /// Creates a file; fails with Storage, naming the folder.
    [[nodiscard]] static Result<TemporaryFile> create();

    TemporaryFile() = default;
    ~TemporaryFile();
    TemporaryFile(TemporaryFile&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1)), m_size(other.m_size.load()), m_begin(std::move(other.m_begin))
    {
    }
    TemporaryFile& operator=(TemporaryFile&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        m_size = other.m_size.load();
        std::swap(m_begin, other.m_begin);
        return *this;
    }

    /// Where the bytes were written.
    [[nodiscard]] Result<std::uint64_t> append(std::span<const char> bytes);
    /// Fills `bytes`.
    [[nodiscard]] Result<void> read(std::uint64_t offset, std::span<char> bytes) const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    static constexpr std::uint64_t inMemory = static_cast<std::uint64_t>(256) * 1024 * 1024;

    /// How many of `size` bytes at `offset` lie in memory.
    [[nodiscard]] static std::size_t partInMemory(std::uint64_t offset, std::size_t size)
    {
        return offset >= inMemory
                   ? 0
                   : static_cast<std::size_t>(std::min<std::uint64_t>(size, inMemory - offset));
    }

    int m_fd = -1;
    std::atomic<std::uint64_t> m_size = 0;
    struct Unmap
    {
        void operator()(char* begin) const;
    };
    std::unique_ptr<char[], Unmap> m_begin; ///< `inMemory` bytes; pages that are not used take no memory
};

} // namespace qd
