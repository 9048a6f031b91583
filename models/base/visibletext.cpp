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
bool turnsDirection(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x206f);
}

bool acts(char16_t c, Breaks breaks)
{
    if (c < 0x20)
        return breaks == Breaks::Show || !isBreak(c);
    return (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || turnsDirection(c);
}

QString signOf(char16_t c)
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
    const auto needsCare = [breaks](QChar c) { return c.isSurrogate() || acts(c.unicode(), breaks); };
    if (std::none_of(text.begin(), text.end(), needsCare))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            result += c;
            result += text[++i];
        } else if (c.isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else if (acts(c.unicode(), breaks)) {
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
