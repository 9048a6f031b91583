// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qd {

/// How the characters and lines of a text are written, told by its beginning, and the same text in UTF-8 with
/// line feeds. Lines of UTF-8 among those of UTF-16, as two programs that append to one file leave them, are
/// taken as what they are. Takes the text piece by piece.
class TextEncoding
{
public:
    /// `head` is the beginning of the text.
    explicit TextEncoding(std::string_view head);

    /// Returns whether the text is UTF-8 with line feeds already, so that nothing is to be done.
    [[nodiscard]] bool isPlain() const { return m_form == Form::Utf8 && !m_hasCarriageReturns && !m_hasHole; }
    [[nodiscard]] bool isUtf16() const { return m_form != Form::Utf8; }
    /// Appends what `bytes` say to `text`; at the end of the text there may be none.
    void take(std::string_view bytes, bool atEnd, std::string& text);

private:
    enum class Form { Utf8, Utf16Little, Utf16Big };

    void takeUtf16(bool atEnd, std::string& text);
    [[nodiscard]] std::size_t lineSize(std::string_view rest, bool isUtf16) const;
    void appendLine(std::string_view line, bool isUtf16, std::string& text) const;
    void takeUtf8(std::string_view bytes, std::string& text);

    Form m_form = Form::Utf8;
    bool m_hasCarriageReturns = false; ///< lines end with carriage returns alone
    bool m_hasHole = false;            ///< zeros stand before the text, as truncating an open log leaves them
    bool m_endsWithReturn = false;     ///< the last byte was a carriage return, which a line feed may follow
    std::string m_rest;                ///< the bytes of an incomplete line
};

} // namespace qd
