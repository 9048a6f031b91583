// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace qd {

/// A text without the blanks and line ends around it.
[[nodiscard]] std::string_view trimmedText(std::string_view text);

/// What data frames write for "absent".
[[nodiscard]] bool isAbsentCell(std::string_view cell);

/// Whether canonicalText() may be another text: it has characters that Unicode can write in several ways.
[[nodiscard]] bool mayHaveOtherForm(std::string_view text);
/// The text in Unicode's normal form C, in which texts that look the same are the same.
[[nodiscard]] std::string canonicalText(std::string_view text);

/// A row without bytes that are zero, which a crash or a truncated file leaves, and of UTF-16 among UTF-8.
[[nodiscard]] std::string withoutZeros(std::string_view row);
/// The UTF-8 of a text in Windows-1252, of which Latin-1 is a part.
[[nodiscard]] std::string fromWestern(std::string_view row);

} // namespace qd
