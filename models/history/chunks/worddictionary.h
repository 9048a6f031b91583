// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <optional>

namespace qd {

/// Numbers as places in the ascending list of those that occur: short where a series moves by few different
/// steps, however wide these are (durations that come back, memory by pools, gauges with a few levels).
struct WordDictionary
{
    std::vector<std::int64_t> words;   ///< ascending, each once
    std::vector<std::uint64_t> places; ///< the place of each number in `words`
};

/// Appends numbers below `limit`, some at once as the digits of one: five of three levels take eight bits.
void packDigits(std::span<const std::uint64_t> digits, std::uint64_t limit, Bytes& out);
/// Fills `digits` with what packDigits() was given. False when the bytes cannot be such.
[[nodiscard]] bool unpackDigits(ByteReader& in, std::uint64_t limit, std::span<std::uint64_t> digits);

/// The dictionary of the numbers, which otherwise take `bits` bits in all; nothing when it is likely that it
/// would not be much shorter. Looks at a few of the numbers first, which is all that most of them cost.
[[nodiscard]] std::optional<WordDictionary> dictionaryOf(std::span<const std::uint64_t> numbers,
                                                         std::size_t bits);

} // namespace qd
