// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/jsonlayout.h"

namespace qd {

namespace {

constexpr std::string_view jsonBlanks = " \t\r\n";
/// What stands between the members of a list, or before them: also the bytes of a byte order mark.
constexpr std::string_view jsonBetween = ",[] \t\r\n\xef\xbb\xbf";

/// The place behind the object that begins at `at`; npos when it does not end.
std::size_t objectEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    for (bool inText = false; at < text.size(); ++at) {
        const char c = text[at];
        if (inText) {
            at += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

} // namespace

JsonLayout::JsonLayout(std::string_view head) : m_isSpread(isSpread(head))
{
}

bool JsonLayout::isSpread(std::string_view head)
{
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const std::size_t first = head.find_first_not_of(jsonBlanks);
    if (first == std::string_view::npos)
        return false;
    if (head[first] == '[') {
        const std::size_t member = head.find_first_not_of(jsonBlanks, first + 1);
        return member != std::string_view::npos && head[member] == '{';
    }
    if (head[first] != '{')
        return false;
    const std::size_t end = objectEnd(head, first);
    const std::size_t lineEnd = head.find('\n', first);
    if (end > lineEnd) {
        // A line that was cut off is followed by another object, or by the names of columns.
        const std::size_t next = head.find_first_not_of(jsonBlanks, lineEnd);
        const std::size_t open = head.find_last_not_of(jsonBlanks, lineEnd);
        return next != std::string_view::npos && (head[next] == '"' || head[next] == '}') &&
               (head[open] == '{' || head[open] == ',' || head[open] == '[');
    }
    const std::size_t next = end == std::string_view::npos ? end : head.find_first_not_of(" \t\r", end);
    return next != std::string_view::npos && (head[next] == '{' || head[next] == ',');
}

/// Lines that have been taken are made up for by blank ones.
void JsonLayout::endLine(std::string& text)
{
    text += '\n';
    ++m_given;
}

void JsonLayout::takeInside(char c, std::string& text)
{
    if (c == '\n' || c == '\r')
        return; // no text has one
    text += c;
    if (m_inText) {
        m_inText = m_isEscaped || c != '"';
        m_isEscaped = !m_isEscaped && c == '\\';
        return;
    }
    if (c == '"')
        m_inText = true;
    else if (c == '{' || c == '[')
        ++m_depth;
    else if ((c == '}' || c == ']') && --m_depth == 0)
        endLine(text);
}

void JsonLayout::takeBetween(char c, std::string& text)
{
    if (c == '\n') {
        if (m_isOther)
            endLine(text);
        m_isOther = false;
    } else if (c == '{' && !m_isOther) {
        for (; m_given < m_lines; ++m_given)
            text += '\n';
        text += c;
        m_depth = 1;
    } else if (m_isOther || jsonBetween.find(c) == std::string_view::npos) {
        if (!m_isOther) {
            for (; m_given < m_lines; ++m_given)
                text += '\n';
        }
        m_isOther = true;
        text += c;
    }
}

void JsonLayout::take(std::string_view bytes, bool atEnd, std::string& text)
{
    for (const char c : bytes) {
        if (m_depth > 0)
            takeInside(c, text);
        else
            takeBetween(c, text);
        m_lines += c == '\n' ? 1 : 0;
    }
    if (atEnd && (m_depth > 0 || m_isOther))
        text += '\n';
}

} // namespace qd
