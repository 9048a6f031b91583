// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/textcodec.h"

#include <optional>

namespace qd {

inline constexpr std::uint32_t absentText = UINT32_MAX;

/// One text per row, or none, as a number into a dictionary.
struct TextColumn
{
    TextList dictionary;
    std::vector<std::uint32_t> codes; ///< absentText: none
};

/// One double per row, or none.
struct NumberColumn
{
    std::vector<double> values;
    std::vector<bool> isPresent; ///< which rows have a value; empty: all have
};

/// Codes into a dictionary when values repeat, else every text by encodeTexts(). Returns that dictionary;
/// empty without one.
std::vector<std::string_view> encodeTextColumn(std::span<const std::optional<std::string_view>> texts,
                                               Bytes& out);
[[nodiscard]] bool decodeTextColumn(ByteReader& in, std::size_t rows, TextColumn& column);

/// Bit for bit.
void encodeNumberColumn(std::span<const std::optional<double>> numbers, Bytes& out);
[[nodiscard]] bool decodeNumberColumn(ByteReader& in, std::size_t rows, NumberColumn& column);

} // namespace qd
