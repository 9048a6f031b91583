// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/segment.h"

#include <string_view>
#include <unordered_map>

namespace qd {

/// Numbers words in the order in which they come.
class WordBook
{
public:
    [[nodiscard]] std::uint32_t codeOf(std::string_view word);
    /// The words so far, with these codes.
    [[nodiscard]] PredictionWords take(std::vector<std::uint32_t> codes);

private:
    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::uint32_t> m_codes;
};

/// The selected rows of a segment's columns as a block gives them.
[[nodiscard]] PredictionWords wordsOf(const TextColumn& column, std::span<const std::uint32_t> selected);
[[nodiscard]] std::vector<double> numbersOf(const NumberColumn& column,
                                            std::span<const std::uint32_t> selected);
/// JSON values: numbers apart from the rest.
[[nodiscard]] PredictionAttribute attributeOf(const TextColumn& column,
                                              std::span<const std::uint32_t> selected);

/// The records that pass, as a block. They ascend.
[[nodiscard]] PredictionBlock blockOf(std::span<const PredictionRecord> records,
                                      const PredictionColumnQuery& query);

} // namespace qd
