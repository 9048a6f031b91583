// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

namespace qd {

/// Appends the numbers, any 64 bits each, in few bytes; their count is not written. They are predicted from
/// none, one or two of their predecessors (the number itself, delta, delta of delta); what the prediction
/// misses is kept above a base in as many bits as most of it needs, the rest as exceptions (patched frame of
/// reference, Zukowski 2006), in groups of 128 or in one group, whichever is smallest. Arithmetic wraps, so
/// every input is legal.
void encodeIntegers(std::span<const std::int64_t> values, Bytes& out);

/// Fills `values` with what encodeIntegers() was given, `values.size()` numbers. False when the bytes cannot
/// be such an encoding.
[[nodiscard]] bool decodeIntegers(ByteReader& in, std::span<std::int64_t> values);

} // namespace qd
