// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

namespace qd {

/// A 64-bit checksum that any one changed word changes. Guards against damage, not against malice.
[[nodiscard]] std::uint64_t checksumOf(ByteView bytes);

/// Puts the checksum of what follows into the first eight bytes, which were left free for it.
void seal(Bytes& bytes);
/// Returns whether the first eight bytes are the checksum of the rest.
[[nodiscard]] bool isSealed(ByteView bytes);
/// What follows the checksum, if that is its checksum; empty otherwise.
[[nodiscard]] ByteView unsealed(ByteView bytes);

inline constexpr std::size_t checksumBytes = sizeof(std::uint64_t);

/// The sealed bytes with the number of their row within the seal, behind what decoders read: what lies in
/// another row's place is then not taken for that row's. Rows from before have no number, and pass anywhere.
[[nodiscard]] Bytes inPlace(Bytes bytes, std::int64_t row);
[[nodiscard]] bool isInAnotherPlace(ByteView bytes, std::int64_t row);

} // namespace qd
