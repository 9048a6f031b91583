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
    std::vector<std::uint64_t> places; ///< of each number in `words`

    [[nodiscard]] unsigned width() const { return widthFor(words.size()); }
    /// Bits of a place among so many words.
    [[nodiscard]] static unsigned widthFor(std::size_t words)
    {
        return static_cast<unsigned>(std::bit_width(words - 1));
    }
};

/// The dictionary of the numbers, which otherwise take `bits` bits in all; nothing when it is likely that it
/// would not be much shorter. Looks at a few of the numbers first, which is all that most of them cost.
[[nodiscard]] std::optional<WordDictionary> dictionaryOf(std::span<const std::uint64_t> numbers,
                                                         std::size_t bits);

} // namespace qd
