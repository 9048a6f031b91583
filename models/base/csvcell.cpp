// SPDX-License-Identifier: Apache-2.0
#include "models/base/csvcell.h"

#include "models/base/text.h"
#include "models/base/visibletext.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

constexpr std::array<std::string_view, 11> formulaStarts{"=",  "+",  "-",  "@",  "\t", "\r",
                                                         "\n", "＝", "＋", "－", "＠"};

/// A sign, a number as programs and people write it, and perhaps a unit: "-1.5e-7", "+1,234.5", "-3.2 %",
/// "-12 ms", "-Inf". No formula that does anything looks like that.
bool isSignedNumber(std::string_view cell)
{
    if (cell.empty() || (cell.front() != '-' && cell.front() != '+'))
        return false;
    const std::string rest = toLower(cell.substr(1));
    if (rest == "inf" || rest == "nan")
        return true;
    if (std::none_of(rest.begin(), rest.end(), isDigit))
        return false;
    bool isUnit = false;
    char before = 0;
    for (const char c : rest) {
        const bool isExponentsSign = (c == '+' || c == '-') && before == 'e';
        const bool isLetter = c >= 'a' && c <= 'z';
        const bool separates =
            std::string_view(".,' %\xc2\xa0\xe2\x80\xaf").find(c) != std::string_view::npos;
        isUnit = isUnit || (isLetter && c != 'e');
        if (isDigit(c) ? isUnit : !isLetter && !isExponentsSign && !separates)
            return false;
        before = c;
    }
    return true;
}

} // namespace

std::string guarded(std::string_view cell)
{
    const bool isFormula = std::any_of(formulaStarts.begin(), formulaStarts.end(),
                                       [cell](std::string_view start) { return cell.starts_with(start); });
    return isFormula && !isSignedNumber(cell) ? '\'' + std::string(cell) : std::string(cell);
}

void appendCell(std::string& text, std::string_view cell, CellStyle style)
{
    if (style == CellStyle::Spreadsheet) {
        appendCell(text, guarded(cell));
        return;
    }
    if (cell.find_first_of("\",\r\n") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"')
            text += '"';
        text += c;
    }
    text += '"';
}

QString clipboardRow(const QStringList& cells)
{
    QStringList row;
    for (const QString& cell : cells)
        row << visibleLine(toQString(guarded(cell.toStdString())));
    return row.join(u'\t');
}

} // namespace qd
