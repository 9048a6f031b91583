// SPDX-License-Identifier: Apache-2.0
#include "models/report/markdownreportwriter.h"

#include "models/base/visibletext.h"

#include <QXmlStreamReader>

namespace qd {

namespace {

// Line breaks would end the line's meaning.
QString onOneLine(QString text)
{
    for (QChar& c : text) {
        if (c.isSpace() && c != QChar::Nbsp)
            c = u' ';
    }
    return visibleLine(text);
}

// GitHub and GitLab make links of what only looks like an address, and tell whoever is called by name; a
// backslash does not keep them from it, a word joiner does.
bool beginsALink(QStringView rest)
{
    return rest.startsWith(u'@') || rest.startsWith(u"://") || rest.startsWith(u"www.", Qt::CaseInsensitive);
}

// What Markdown or the HTML inside of it would take for markup.
QString markdownEscaped(const QString& text)
{
    static const QString special = QStringLiteral("\\`*_[]<>|#&~");
    static const QString wordJoiner = QStringLiteral("&#8288;");
    const QString line = onOneLine(text);
    QString result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QStringView rest = QStringView(line).mid(i);
        if (special.contains(line[i]))
            result += u'\\';
        result += line[i];
        if (beginsALink(rest))
            result += wordJoiner;
    }
    return result;
}

QString cellText(const ReportWriter::Cell& cell)
{
    if (cell.tone == ReportWriter::Tone::Bad || cell.tone == ReportWriter::Tone::Good)
        return QStringLiteral("**%1**").arg(markdownEscaped(cell.text));
    return markdownEscaped(cell.text);
}

QString rowText(const QStringList& cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString titleOf(const QByteArray& svg)
{
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"title")
            return xml.readElementText();
    }
    return {};
}

} // namespace

void MarkdownReportWriter::title(const QString& text)
{
    m_text += QStringLiteral("# ") + markdownEscaped(text) + QStringLiteral("\n\n");
}

void MarkdownReportWriter::section(const QString& text)
{
    m_text += QStringLiteral("## ") + markdownEscaped(text) + QStringLiteral("\n\n");
}

void MarkdownReportWriter::subsection(const QString& text)
{
    m_text += QStringLiteral("### ") + markdownEscaped(text) + QStringLiteral("\n\n");
}

void MarkdownReportWriter::paragraph(const QString& text, Tone tone)
{
    m_text += cellText({.text = text, .tone = tone}) + QStringLiteral("\n\n");
}

void MarkdownReportWriter::preformatted(const QString& text)
{
    for (const QString& line : text.split(u'\n'))
        m_text += markdownEscaped(line) + QStringLiteral("  \n");
    m_text += u'\n';
}

void MarkdownReportWriter::list(const std::vector<Cell>& items)
{
    for (const Cell& item : items)
        m_text += QStringLiteral("- ") + cellText(item) + u'\n';
    m_text += items.empty() ? QString() : QStringLiteral("\n");
}

void MarkdownReportWriter::facts(const std::vector<std::pair<QString, Cell>>& rows)
{
    for (const auto& [key, value] : rows)
        m_text += QStringLiteral("- %1: %2\n").arg(markdownEscaped(key), cellText(value));
    m_text += u'\n';
}

void MarkdownReportWriter::table(const std::vector<QString>& header, const std::vector<Row>& rows)
{
    QStringList names;
    QStringList rules;
    for (std::size_t column = 0; column < header.size(); ++column) {
        names.push_back(markdownEscaped(header[column]));
        rules.push_back(!rows.empty() && rows.front()[column].isNumber ? QStringLiteral("---:")
                                                                       : QStringLiteral("---"));
    }
    m_text += rowText(names) + rowText(rules);
    for (const Row& row : rows) {
        QStringList cells;
        for (const Cell& value : row)
            cells.push_back(cellText(value));
        m_text += rowText(cells);
    }
    m_text += u'\n';
}

void MarkdownReportWriter::drawings(const std::vector<QByteArray>& svgs)
{
    for (const QByteArray& svg : svgs) {
        ++m_imageCount;
        m_text += QStringLiteral("![%1][chart-%2]\n\n")
                      .arg(markdownEscaped(titleOf(svg)), QString::number(m_imageCount));
        m_images += QStringLiteral("[chart-%1]: data:image/svg+xml;base64,%2\n")
                        .arg(QString::number(m_imageCount), QString::fromLatin1(svg.toBase64()));
    }
}

void MarkdownReportWriter::footer(const QString& text)
{
    m_text += QStringLiteral("---\n\n") + markdownEscaped(text) + QStringLiteral("\n\n");
}

QByteArray MarkdownReportWriter::finish()
{
    return (m_text + m_images).toUtf8();
}

} // namespace qd
