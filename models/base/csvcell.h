// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <string>
#include <string_view>

namespace qd {

/// How a cell of a table stands in a file.
enum class CellStyle {
    Exact,       ///< bit for bit
    Spreadsheet, ///< guarded(): a text never runs as a formula
};

/// The cell in quotation marks where RFC 4180 asks for them.
void appendCell(std::string& text, std::string_view cell, CellStyle style = CellStyle::Exact);

/// `cell` behind an apostrophe when a spreadsheet would take it for a formula: it begins with = + - @, their
/// full-width forms, a tab or a line break, and is no number.
/// https://owasp.org/www-community/attacks/CSV_Injection
[[nodiscard]] std::string guarded(std::string_view cell);

/// Guarded cells between tabs, for the clipboard: a tab or a line break inside of a cell would begin another
/// one, and is shown as a sign (see visibleLine()).
[[nodiscard]] QString clipboardRow(const QStringList& cells);

} // namespace qd
