// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/logs/assumption.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace qd {

/// The bytes of a log, whatever it lies in: a plain file, a file packed by gzip, zstd, xz, bzip2, lz4, lzip
/// or compress, the members of a tar or zip archive (packed or not, and packed once more), or standard input,
/// which may be any of these. What it is
/// shows in its first bytes, not in its name. Read from front to back with a small constant buffer. Blocking;
/// one thread at a time.
class ByteSource
{
public:
    /// "-" is standard input. Errors as FileDescriptor::open(), and Invalid for what is no archive after all.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const std::string& path);

    virtual ~ByteSource() = default;

    /// Goes to the next text inside; to be called before the first read(). False when there is none left: a
    /// plain or packed file holds one, an archive one for each regular file. A damaged archive is an error
    /// that names the last member.
    [[nodiscard]] virtual Result<bool> next() = 0;
    /// Fills `buffer` as far as the text reaches; 0 only at its end. An error says that the archive is cut
    /// off or damaged, or that the disk failed; what was read before it is good.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> buffer) = 0;
    /// Returns the name of the present text, for messages: the path, and the member in brackets.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Bytes taken from the disk, before unpacking.
    [[nodiscard]] virtual std::int64_t bytesRead() const = 0;
    /// 0 when it is not known, as for standard input.
    [[nodiscard]] virtual std::int64_t bytesTotal() const = 0;
    /// What the present text was taken for, where it is not what its bytes say.
    [[nodiscard]] virtual std::vector<Assumption> assumptions() const { return {}; }
};

/// The path that means standard input.
inline constexpr std::string_view standardInputPath = "-";

} // namespace qd
