// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/files/filedescriptor.h"

#include <atomic>
#include <string>
#include <string_view>

namespace qd {

class ByteSource;

/// A file, standard input or a text of an archive as it lies there, read from front to back; its beginning
/// can be looked at first.
class RawInput
{
public:
    [[nodiscard]] static Result<RawInput> open(const std::string& path);
    /// The present text of an archive, which may be packed once more. `text` must live as long as this.
    [[nodiscard]] static RawInput of(ByteSource& text);

    /// As many bytes of the beginning as there are, at most headSize; to be called before read().
    [[nodiscard]] Result<std::string_view> head();
    /// Fills `buffer`; fewer bytes only at the end.
    [[nodiscard]] Result<std::size_t> read(std::span<char> buffer);

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Returns the number of bytes given to read() so far. May be asked for while another thread reads.
    [[nodiscard]] std::int64_t bytesRead() const
    {
        return std::atomic_ref(m_given).load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::int64_t bytesTotal() const { return m_total; }

    static constexpr std::size_t headSize = 1024;

private:
    [[nodiscard]] Result<std::size_t> readOn(std::span<char> buffer);

    std::string m_path;
    FileDescriptor m_file;        ///< not open for standard input
    ByteSource* m_text = nullptr; ///< instead of a file
    std::string m_head;
    std::size_t m_headTaken = 0;
    std::int64_t m_offset = 0;        ///< bytes asked from the system
    mutable std::int64_t m_given = 0; ///< only through std::atomic_ref
    std::int64_t m_total = 0;
};

} // namespace qd
