// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filterlexer.h"

#include "models/table/filter/recordfilterwords.h"

#include <array>

namespace qd {

namespace {

bool beginsName(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'@';
}

} // namespace

Failure FilterLexer::failAt(qsizetype index, const QString& what, const QString& hint)
{
    return fail(ErrorKind::Invalid, RecordFilterWords::tr("Filter, character %1").arg(index + 1), what, hint);
}

Result<FilterToken> FilterLexer::quoted(QChar mark, FilterToken::Kind kind)
{
    FilterToken token{kind, {}, 0, m_at++};
    for (; m_at < m_text.size() && m_text[m_at] != mark; ++m_at) {
        // In a text a backslash takes the meaning of the mark, and of nothing else: patterns have their own.
        const bool escapes = m_text[m_at] == u'\\' && m_at + 1 < m_text.size() && m_text[m_at + 1] == mark;
        if (escapes)
            ++m_at;
        token.text += m_text[m_at];
    }
    if (m_at == m_text.size())
        return failAt(token.at, RecordFilterWords::tr("This quotation mark is not closed."));
    ++m_at;
    return token;
}

Result<FilterToken> FilterLexer::number()
{
    FilterToken token{FilterToken::Kind::Number, {}, 0, m_at};
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        const bool sign =
            (c == u'-' || c == u'+') && (m_at == token.at || m_text[m_at - 1].toLower() == u'e');
        if (!c.isLetterOrNumber() && c != u'.' && !sign)
            break;
        ++m_at;
    }
    token.text = m_text.mid(token.at, m_at - token.at);
    bool isNumber = false;
    token.number = token.text.toDouble(&isNumber);
    if (!isNumber)
        return failAt(token.at, RecordFilterWords::tr("“%1” is not a number.").arg(token.text),
                      RecordFilterWords::tr("Put texts in quotation marks."));
    return token;
}

Result<FilterToken> FilterLexer::next()
{
    static const std::array<QString, 12> signs{"!=", "<=", ">=", "!~", "=", "<",
                                               ">",  "~",  "(",  ")",  ",", "-"};
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    if (m_at == m_text.size())
        return FilterToken{FilterToken::Kind::End, {}, 0, m_at};
    const QChar c = m_text[m_at];
    if (c == u'"' || c == u'\'')
        return quoted(c, FilterToken::Kind::Text);
    if (c == u'`')
        return quoted(c, FilterToken::Kind::QuotedName);
    const QChar after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
    const bool subtracts = c == u'-' && !after.isDigit() && after != u'.';
    if (c.isDigit() || (c == u'-' && !subtracts) || c == u'+' || c == u'.')
        return number();
    if (beginsName(c)) {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() &&
               (beginsName(m_text[m_at]) || m_text[m_at].isDigit() || m_text[m_at] == u'.'))
            ++m_at;
        return FilterToken{FilterToken::Kind::Name, m_text.mid(begin, m_at - begin), 0, begin};
    }
    for (const QString& sign : signs) {
        if (QStringView(m_text).mid(m_at).startsWith(sign)) {
            m_at += sign.size();
            return FilterToken{FilterToken::Kind::Sign, sign, 0, m_at - sign.size()};
        }
    }
    return failAt(m_at, RecordFilterWords::tr("“%1” is not expected here.").arg(c),
                  RecordFilterWords::tr(
                      "Put names with characters other than letters, digits, dots and _ in backquotes."));
}

} // namespace qd
