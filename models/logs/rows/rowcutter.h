// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Where the rows of a log end. Rows are lines, but quoted cells of a table may hold line feeds.
namespace qd {

/// Index of the line feed that ends the first row of `text`, npos when the row is not complete. `delimiter`
/// is that of a table, 0 for other logs. With `atEnd` nothing follows `text`.
[[nodiscard]] std::size_t rowEnd(std::string_view text, char delimiter, bool atEnd);

/// Length of the complete rows at the beginning of `text`, with the last line feed.
[[nodiscard]] std::size_t completeRows(std::string_view text, char delimiter);

/// Line feeds in `text`.
[[nodiscard]] std::size_t countLines(std::string_view text);

} // namespace qd
