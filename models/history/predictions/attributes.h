// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qd {

/// One member of a JSON object, both as they stand in its text: the key without its quotes, the value with.
struct AttributeText
{
    std::string_view key;
    std::string_view value;
};

/// The members of a compact JSON object ("{" first, no space before a key), such as the readers of logs
/// write. Putting `{"key":value,…}` together again gives the very same text; what cannot be taken apart that
/// way (spaces, a key twice, no object at all) gives nothing and is stored as a whole.
[[nodiscard]] std::optional<std::vector<AttributeText>> splitAttributes(std::string_view text);

/// How the numbers of one attribute are written, so that they can be kept as doubles and written alike again.
enum class NumberStyle : std::uint8_t {
    Shortest,    ///< the fewest digits that give back the double, whole numbers without a point
    PointedWhole ///< shortest digits, but "1.0" for a whole number (Python)
};
inline constexpr unsigned numberStyles = 2;

/// Plain between 1e-4 and 1e16, in scientific notation beyond, as Python and, nearly, JavaScript do.
void appendNumber(std::string& text, double value, NumberStyle style);

/// The double of a number that appendNumber() writes in just this way.
[[nodiscard]] std::optional<double> styledNumber(std::string_view text, NumberStyle style);

/// The text of a JSON string value ("\"D\\u0045\"" → "DE"), or the value as it stands when it is none.
[[nodiscard]] std::string plainValue(std::string_view json);

} // namespace qd
