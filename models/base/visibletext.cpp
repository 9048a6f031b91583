// SPDX-License-Identifier: Apache-2.0
#include "models/base/visibletext.h"

#include <algorithm>

namespace qd {

namespace {

enum class Breaks { Keep, Show };

bool isBreak(char16_t c)
{
    return c == u'\n' || c == u'\t';
}

// UAX #9: marks, embeddings, overrides and isolates; with the deprecated shapings that follow them.
bool turnsDirection(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x206f);
}

// Of Unicode's Default_Ignorable_Code_Point, but for variation selectors, which choose how a character looks.
bool isInvisible(char32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
           c == 0x180e || c == 0x200b || (c >= 0x2060 && c <= 0x2065) || c == 0x3164 || c == 0xfeff ||
           c == 0xffa0 || (c >= 0xfff0 && c <= 0xfffb) || (c >= 0x1bca0 && c <= 0x1bca3) ||
           (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c <= 0xe00ff);
}

bool isJoiner(char32_t c)
{
    return c == 0x200c || c == 0x200d;
}

bool acts(char32_t c, Breaks breaks)
{
    if (c < 0x20)
        return breaks == Breaks::Show || !isBreak(static_cast<char16_t>(c));
    if (c < 0x7f)
        return false;
    return c < 0xa0 || c == 0x2028 || c == 0x2029 || turnsDirection(c) || isInvisible(c);
}

// Joiners are a part of how some scripts, and emoji, are written; beside Latin letters they only hide.
bool hides(const QString& text, qsizetype i)
{
    return isJoiner(text[i].unicode()) && (i == 0 || text[i - 1].unicode() < 0x80);
}

QString signOf(char32_t c)
{
    // Unicode has pictures for ASCII's controls only; others are named.
    if (c < 0x20)
        return QString(QChar(static_cast<char16_t>(0x2400 + c)));
    if (c == 0x7f)
        return QString(QChar(u'\u2421'));
    return QStringLiteral("[U+%1]").arg(QString::number(c, 16).toUpper().rightJustified(4, u'0'));
}

QString shown(const QString& text, Breaks breaks)
{
    const auto needsCare = [breaks](QChar c) {
        return c.isSurrogate() || isJoiner(c.unicode()) || acts(c.unicode(), breaks);
    };
    if (std::none_of(text.begin(), text.end(), needsCare))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[++i]);
            if (isInvisible(whole))
                result += signOf(whole);
            else
                result += QStringView(text).mid(i - 1, 2);
        } else if (c.isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else if (acts(c.unicode(), breaks) || hides(text, i)) {
            result += signOf(c.unicode());
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

QString visibleText(const QString& text)
{
    return shown(text, Breaks::Keep);
}

QString visibleLine(const QString& text)
{
    return shown(text, Breaks::Show);
}

} // namespace qd
