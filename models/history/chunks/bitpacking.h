// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

namespace qd {

/// Bytes that `count` numbers of `width` bits take.
[[nodiscard]] constexpr std::size_t packedSize(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

/// Appends the low `width` (0…64) bits of each value, without gaps, lowest bit first.
void packBits(std::span<const std::uint64_t> values, unsigned width, Bytes& out);

/// Reverses packBits(); `packed` has exactly packedSize(values.size(), width) bytes.
void unpackBits(ByteView packed, unsigned width, std::span<std::uint64_t> values);

} // namespace qd
