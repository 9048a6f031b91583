// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <cmath>
#include <optional>

namespace qd {

/// How the values of a block are written, see encodeValues(). The numbers are in files.
enum ValueForm : unsigned {
    constantForm,
    runsForm,
    decimalForm,
    binaryForm,
    bitsForm,
    wholeForm,
    markedRunsForm,
    splitForm,
    fewRunsForm,
    nearDecimalForm,
};

/// Appends a form and then the doubles by themselves: decimals or binary fractions as integers, their bits
/// as integers, or split.
void encodeScaled(std::span<const double> values, Bytes& out);

/// Fills `values` with what follows one of those forms. False when it is another, or when the bytes cannot be
/// such an encoding.
[[nodiscard]] bool decodeScaled(ByteReader& in, unsigned form, std::span<double> values);

/// The number as it is written when it is a whole one of less than 2^53; −0.0 is none.
[[nodiscard]] std::optional<std::int64_t> asWhole(double value);

/// Puts `other` in the place of what follows `from`, if it is shorter.
void replaceIfShorter(Bytes& out, std::size_t from, const Bytes& other);

} // namespace qd
