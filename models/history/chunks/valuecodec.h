// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

namespace qd {

/// Appends the doubles, bit for bit: every NaN keeps its payload, −0.0 its sign. Their count is not written.
/// Whichever fits, in this order:
///  - one value repeated, short when it is a whole number;
///  - runs of equal values, their lengths or a mark where each begins, when that is shorter than what
///  follows;
///  - decimals as integers: k / 10^e with the smallest e that gives back the very double (after ALP, Afroozeh
///    2023), so that 0.1, 12.34 and a counter take as many bits as their digits move;
///  - near decimals as two integers: k / 10^e and what the double is beside it, where a program multiplied by
///    0.001 or divided twice;
///  - binary fractions as integers: k / 2^s, for full-precision doubles of similar magnitude, whose
///    differences are then exact and short;
///  - the bits themselves, sign last, or exponents and mantissas apart, for anything else.
/// Integers go to encodeIntegers(), full precision of any magnitude to appendSplit(). The few values that do
/// not fit the block's form (NaN, infinity, −0.0, a rare longer fraction) stand beside it whole.
void encodeValues(std::span<const double> values, Bytes& out);

/// Fills `values`. False when the bytes cannot be such an encoding.
[[nodiscard]] bool decodeValues(ByteReader& in, std::span<double> values);

} // namespace qd
