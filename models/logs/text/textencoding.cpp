// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/textencoding.h"

#include <QString>

#include <algorithm>

namespace qd {

namespace {

using namespace std::string_view_literals;

/// Whether of the pairs of bytes one half is mostly zero and the other hardly ever: UTF-16 without a mark.
bool alternates(std::string_view head, std::size_t zeroAt)
{
    constexpr std::size_t looked = 4096;
    const std::size_t pairs = std::min(head.size(), looked) / 2;
    std::size_t zeros = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        zeros += head[2 * i + zeroAt] == '\0' ? 1 : 0;
        others += head[2 * i + 1 - zeroAt] == '\0' ? 1 : 0;
    }
    return pairs >= 4 && zeros * 3 > pairs && others * 20 < pairs;
}

/// Whether more lines end with a carriage return alone than with a line feed.
bool endsLinesWithReturns(std::string_view head)
{
    std::size_t returns = 0;
    std::size_t feeds = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        feeds += head[i] == '\n' ? 1 : 0;
        returns += head[i] == '\r' && i + 1 < head.size() && head[i + 1] != '\n' ? 1 : 0;
    }
    return returns > feeds;
}

} // namespace

TextEncoding::TextEncoding(std::string_view head)
{
    if (head.starts_with("\xff\xfe\0\0"sv)) // UTF-32, which nobody writes
        return;
    if (head.starts_with("\xff\xfe"sv) || alternates(head, 1)) {
        m_form = Form::Utf16Little;
        return;
    }
    if (head.starts_with("\xfe\xff"sv) || alternates(head, 0)) {
        m_form = Form::Utf16Big;
        return;
    }
    m_hasHole = head.starts_with('\0');
    m_hasCarriageReturns = endsLinesWithReturns(head);
}

void TextEncoding::take(std::string_view bytes, bool atEnd, std::string& text)
{
    if (m_form == Form::Utf8)
        return takeUtf8(bytes, text);
    m_rest += bytes;
    takeUtf16(atEnd, text);
}

void TextEncoding::takeUtf8(std::string_view bytes, std::string& text)
{
    if (m_hasHole) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of('\0'), bytes.size()));
        m_hasHole = bytes.empty();
    }
    if (!m_hasCarriageReturns) {
        text += bytes;
        return;
    }
    for (const char c : bytes) {
        if (c == '\n' && m_endsWithReturn) {
            m_endsWithReturn = false;
            continue;
        }
        m_endsWithReturn = c == '\r';
        text += c == '\r' ? '\n' : c;
    }
}

/// The bytes of the line at the beginning of `rest` with its line feed; npos when it is not complete.
std::size_t TextEncoding::lineSize(std::string_view rest, bool isUtf16) const
{
    if (!isUtf16) {
        const std::size_t end = rest.find('\n');
        return end == std::string_view::npos ? end : end + 1;
    }
    const std::string_view feed = m_form == Form::Utf16Little ? "\n\0"sv : "\0\n"sv;
    for (std::size_t at = rest.find(feed); at != std::string_view::npos; at = rest.find(feed, at + 1)) {
        if (at % 2 == 0)
            return at + 2;
    }
    return std::string_view::npos;
}

void TextEncoding::appendLine(std::string_view line, bool isUtf16, std::string& text) const
{
    if (!isUtf16) {
        text += line;
        return;
    }
    std::u16string units(line.size() / 2, u'\0');
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto low = static_cast<unsigned char>(line[2 * i + (m_form == Form::Utf16Little ? 0 : 1)]);
        const auto high = static_cast<unsigned char>(line[2 * i + (m_form == Form::Utf16Little ? 1 : 0)]);
        units[i] = static_cast<char16_t>(high << 8 | low);
    }
    const QByteArray utf8 = QStringView(units).toUtf8();
    text.append(utf8.data(), static_cast<std::size_t>(utf8.size()));
}

void TextEncoding::takeUtf16(bool atEnd, std::string& text)
{
    // Every line of a log has characters whose high byte is zero among its first.
    constexpr std::size_t looked = 64;
    constexpr std::size_t longest = 4U * 1024 * 1024;
    std::string_view rest = m_rest;
    while (!rest.empty()) {
        if (rest.size() < looked && !atEnd)
            break;
        const std::string_view start = rest.substr(0, std::min(rest.find('\n'), looked));
        const bool isUtf16 = rest.starts_with("\xff\xfe"sv) || rest.starts_with("\xfe\xff"sv) ||
                             start.find('\0') != std::string_view::npos ||
                             rest.substr(0, 2) == (m_form == Form::Utf16Little ? "\n\0"sv : "\0\n"sv);
        std::size_t size = lineSize(rest, isUtf16);
        if (size == std::string_view::npos) {
            if (!atEnd && rest.size() < longest)
                break;
            size = isUtf16 ? std::max<std::size_t>(rest.size() / 2 * 2, 1) : rest.size();
        }
        appendLine(rest.substr(0, size), isUtf16, text);
        rest.remove_prefix(size);
    }
    m_rest = std::string(rest);
}

} // namespace qd
