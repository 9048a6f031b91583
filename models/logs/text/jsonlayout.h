// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qd {

/// Objects that are not one on each line, told by the beginning of a text: members of an array, spread over
/// lines by a printer, or several on one line; and the same objects one on each line. Where an object had
/// more lines blank ones follow, so that objects keep the numbers of their lines. Takes the text piece by
/// piece.
class JsonLayout
{
public:
    /// `head` is the beginning of the text, in UTF-8.
    explicit JsonLayout(std::string_view head);

    /// Returns whether the text has no such objects, so that nothing is to be done.
    [[nodiscard]] bool isLines() const { return !m_isSpread; }
    /// Appends the lines of `bytes` to `text`; at the end of the text there may be none.
    void take(std::string_view bytes, bool atEnd, std::string& text);

private:
    [[nodiscard]] static bool isSpread(std::string_view head);
    void takeInside(char c, std::string& text);
    void takeBetween(char c, std::string& text);
    void endLine(std::string& text);

    bool m_isSpread = false;
    std::size_t m_depth = 0; ///< brackets that are open, from that of the object on; 0 between objects
    bool m_inText = false;
    bool m_isEscaped = false;
    bool m_isOther = false;  ///< inside of a line that is no object
    std::size_t m_lines = 0; ///< line feeds that have been taken
    std::size_t m_given = 0; ///< line feeds that have been given
};

} // namespace qd
