// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <algorithm>

namespace qd {

/// Multiply and rotate, eight bytes at a time, each step invertible, so that any one changed word changes the
/// result. Guards against damage, not against malice.
[[nodiscard]] inline std::uint64_t checksumOf(ByteView bytes)
{
    constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ULL;
    std::uint64_t sum = bytes.size() * prime;
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t size = std::min(bytes.size(), sizeof word);
        std::memcpy(&word, bytes.data(), size);
        sum = (std::rotl(sum, 29) ^ word) * prime;
        bytes = bytes.subspan(size);
    }
    return sum ^ (sum >> 32);
}

/// Room for the checksum at the start of a buffer; seal() fills it in once the rest is there.
inline constexpr std::size_t checksumBytes = sizeof(std::uint64_t);

inline void seal(Bytes& bytes)
{
    const std::uint64_t checksum = checksumOf(ByteView(bytes).subspan(checksumBytes));
    std::memcpy(bytes.data(), &checksum, sizeof checksum);
}

/// Whether the bytes are those that were sealed.
[[nodiscard]] inline bool isSealed(ByteView bytes)
{
    ByteReader in(bytes);
    const std::uint64_t checksum = in.word();
    return !in.failed() && checksum == checksumOf(bytes.subspan(checksumBytes));
}

} // namespace qd
