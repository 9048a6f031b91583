// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <optional>

namespace qd {

/// Bits that appendSplit() takes for each of these doubles; nothing when it cannot take them because their
/// magnitudes vary too much.
[[nodiscard]] std::optional<double> splitBits(std::span<const double> values);

/// Appends doubles of full precision, bit for bit, without their count: the sign and the exponent of each as
/// its place among those that occur, the most frequent first, in so many ones and a zero; then the 52 bits of
/// the mantissas. Only for what has splitBits().
void appendSplit(std::span<const double> values, Bytes& out);

/// Fills `values`. False when the bytes cannot be such an encoding.
[[nodiscard]] bool readSplit(ByteReader& in, std::span<double> values);

} // namespace qd
