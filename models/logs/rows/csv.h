// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Comma-separated values as in RFC 4180, with any delimiter.
namespace qd {

/// The one of , ; tab | ^ ~ and the control characters of Hive that stands most often outside quotation
/// marks; a comma when none does.
[[nodiscard]] char sniffDelimiter(std::string_view headerLine);

/// Splits one record (without its final line break) into unquoted cells. `cells` keeps its storage between
/// calls. Returns the 1-based byte column of the error: a quotation mark that is not closed, or text after a
/// closing one.
[[nodiscard]] std::optional<std::size_t> splitCsv(std::string_view record, char delimiter,
                                                  std::vector<std::string>& cells);

/// Index of the line feed that ends the first record of `text`: one outside of quotation marks. npos when the
/// record is not complete. With `atEnd` nothing follows `text`, so its end completes a record, too, unless a
/// quotation mark is open there.
[[nodiscard]] std::size_t csvRecordEnd(std::string_view text, char delimiter, bool atEnd);

} // namespace qd
