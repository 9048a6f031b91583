// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/files/rawinput.h"

#include <array>
#include <memory>

struct z_stream_s;

namespace qd {

/// Unpacks gzip (RFC 1952), one member after the other, and compares each with the length and the checksum
/// at its end, which libarchive leaves unread.
class GzipInput
{
public:
    explicit GzipInput(RawInput& input);
    ~GzipInput();

    [[nodiscard]] static bool isGzip(std::string_view head);

    /// Fills `buffer`; fewer bytes only at the end. Damage is an error after all that came before it.
    [[nodiscard]] Result<std::size_t> read(std::span<char> buffer);
    /// Reads what is left, for the checksum at its end.
    [[nodiscard]] Result<void> drain();

private:
    struct End
    {
        void operator()(z_stream_s* stream) const;
    };

    [[nodiscard]] Result<bool> feed();
    [[nodiscard]] Failure damaged(const char* reason) const;

    RawInput& m_input;
    std::array<char, 64 * 1024> m_packed{};
    std::unique_ptr<z_stream_s, End> m_stream;
    std::optional<Error> m_error; ///< to be told by the next call
    bool m_isBetween = false;     ///< a member has ended, and no other has begun
    bool m_isOver = false;
};

} // namespace qd
