// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace qd {

/// Tables in which a backslash stands before a quotation mark inside of a quoted cell, as Spark and MySQL
/// write it, told by the beginning of a text; and the same tables with the mark doubled, as RFC 4180 has it.
/// Takes the text piece by piece.
class CsvQuoting
{
public:
    /// `head` is the beginning of the text, in UTF-8.
    explicit CsvQuoting(std::string_view head);

    /// Returns whether marks are doubled, or there are none, so that nothing is to be done.
    [[nodiscard]] bool isDoubled() const { return m_delimiter == 0; }
    /// Appends what `bytes` say to `text`; at the end of the text there may be none.
    void take(std::string_view bytes, bool atEnd, std::string& text);

private:
    enum class Place { Outside, CellStart, Inside, BehindBackslash, BehindMark };

    char m_delimiter = 0;
    Place m_place = Place::CellStart;
};

} // namespace qd
