// SPDX-License-Identifier: Apache-2.0
#include "app/commands/help/textlayout.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace qd {

namespace {

/// The blocks of East Asian characters that are wide or full-width (Unicode Standard Annex 11), coarsely.
bool isWide(char32_t c)
{
    struct Block
    {
        char32_t first;
        char32_t last;
    };
    static constexpr std::array<Block, 8> wide{{{0x1100, 0x115f},
                                                {0x2e80, 0x303e},
                                                {0x3041, 0xa4cf},
                                                {0xac00, 0xd7a3},
                                                {0xf900, 0xfaff},
                                                {0xfe30, 0xfe6f},
                                                {0xff00, 0xff60},
                                                {0x20000, 0x3fffd}}};
    return std::any_of(wide.begin(), wide.end(),
                       [c](const Block& block) { return c >= block.first && c <= block.last; });
}

} // namespace

int columnsOf(const QString& text)
{
    int columns = 0;
    for (const uint c : text.toUcs4())
        columns += isWide(c) ? 2 : 1;
    return columns;
}

QString padded(const QString& text, int columns)
{
    return text + QString(std::max(0, columns - columnsOf(text)), u' ');
}

QStringList wrapped(const QString& text, int columns)
{
    QStringList lines;
    QString line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    for (qsizetype from = 0, to = 0; (to = finder.toNextBoundary()) >= 0; from = to) {
        while (to < text.size() && text[to - 1] == u'-') // an option stays in one piece
            to = finder.toNextBoundary();
        const QString piece = text.mid(from, to - from);
        if (!line.isEmpty() && columnsOf((line + piece).trimmed()) > columns) {
            lines << line.trimmed();
            line.clear();
        }
        line += piece;
        if (piece.endsWith(u'\n')) {
            lines << line.trimmed();
            line.clear();
        }
    }
    if (!line.trimmed().isEmpty())
        lines << line.trimmed();
    return lines;
}

} // namespace qd
