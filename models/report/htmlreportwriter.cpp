// SPDX-License-Identifier: Apache-2.0
#include "models/report/htmlreportwriter.h"

#include "models/base/visibletext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

// System fonts for every script; no file beside this one is needed. Margins are the window's affair (html),
// so that a page has only its own.
constexpr const char* style = R"css(
html { max-width: 760px; margin: 16px auto; padding: 0 16px; background-color: #ffffff; }
body { font-family: "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", sans-serif; font-size: 13px; color: #17202b;
       margin: 0; line-height: 130%; }
h1 { font-size: 22px; margin-top: 0; margin-bottom: 8px; }
h2 { font-size: 17px; margin-top: 22px; margin-bottom: 8px; color: #005f99; }
h3 { font-size: 14px; margin-top: 14px; margin-bottom: 4px; }
p { margin-top: 4px; margin-bottom: 6px; }
p.drawing { line-height: 100%; margin-top: 6px; margin-bottom: 10px; }
table { border-collapse: collapse; margin-top: 4px; margin-bottom: 8px; }
td { padding: 3px 8px; vertical-align: top; }
th { padding: 3px 8px; vertical-align: top; text-align: left; background-color: #e9edf2; }
table.grid td { border: 1px solid #c3cad4; }
table.grid th { border: 1px solid #c3cad4; }
td.key { color: #52606f; }
.number { text-align: right; }
.good { color: #006b4c; font-weight: bold; }
.bad { color: #a00f2e; font-weight: bold; }
.unsure { color: #945f00; font-weight: bold; }
.muted { color: #52606f; }
.code { font-family: "DejaVu Sans Mono", monospace; font-size: 11px; white-space: pre-wrap; word-break: break-all; }
svg { max-width: 100%; height: auto; }
)css";

const char* toneClass(ReportWriter::Tone tone)
{
    switch (tone) {
    case ReportWriter::Tone::Plain:
        return "";
    case ReportWriter::Tone::Good:
        return "good";
    case ReportWriter::Tone::Bad:
        return "bad";
    case ReportWriter::Tone::Unsure:
        return "unsure";
    case ReportWriter::Tone::Muted:
        return "muted";
    }
    return "";
}

// HTML allows no control characters but white space; texts can come from anywhere.
QString escaped(const QString& text)
{
    return visibleText(text).toHtmlEscaped();
}

// From white to a light blue.
QString shadeColor(double shade)
{
    const double share = std::clamp(shade, 0.0, 1.0);
    const auto mix = [share](int to) { return static_cast<int>(std::lround(255 + (to - 255) * share)); };
    return QStringLiteral("#%1%2%3")
        .arg(mix(0x74), 2, 16, QLatin1Char('0'))
        .arg(mix(0xb4), 2, 16, QLatin1Char('0'))
        .arg(mix(0xdc), 2, 16, QLatin1Char('0'));
}

QString classAttribute(const QString& classes)
{
    const QString trimmed = classes.trimmed();
    return trimmed.isEmpty() ? QString() : QStringLiteral(" class=\"%1\"").arg(trimmed);
}

} // namespace

HtmlReportWriter::HtmlReportWriter(const QString& title)
{
    m_html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                            "style-src 'unsafe-inline'; img-src data:\">\n<title>%2</title>\n"
                            "<style>%3</style>\n</head>\n<body>\n")
                 .arg(QLocale().bcp47Name(), escaped(title), QLatin1String(style));
}

void HtmlReportWriter::title(const QString& text)
{
    m_html += QStringLiteral("<h1>") + escaped(text) + QStringLiteral("</h1>\n");
}

void HtmlReportWriter::section(const QString& text)
{
    m_html += QStringLiteral("<h2>") + escaped(text) + QStringLiteral("</h2>\n");
}

void HtmlReportWriter::subsection(const QString& text)
{
    m_html += QStringLiteral("<h3>") + escaped(text) + QStringLiteral("</h3>\n");
}

void HtmlReportWriter::paragraph(const QString& text, Tone tone)
{
    cell("p", {text, tone});
    m_html += u'\n';
}

void HtmlReportWriter::preformatted(const QString& text)
{
    m_html += QStringLiteral("<p>") + escaped(text).replace(u'\n', QStringLiteral("<br>")) +
              QStringLiteral("</p>\n");
}

void HtmlReportWriter::list(const std::vector<Cell>& items)
{
    if (items.empty())
        return;
    m_html += QStringLiteral("<ul>\n");
    for (const Cell& item : items) {
        cell("li", item);
        m_html += u'\n';
    }
    m_html += QStringLiteral("</ul>\n");
}

void HtmlReportWriter::facts(const std::vector<std::pair<QString, Cell>>& rows)
{
    m_html += QStringLiteral("<table>\n");
    for (const auto& [key, value] : rows) {
        m_html += QStringLiteral("<tr><td class=\"key\">") + escaped(key) + QStringLiteral("</td>");
        cell("td", value);
        m_html += QStringLiteral("</tr>\n");
    }
    m_html += QStringLiteral("</table>\n");
}

void HtmlReportWriter::table(const std::vector<QString>& header, const std::vector<Row>& rows)
{
    m_html += QStringLiteral("<table class=\"grid\" cellspacing=\"0\" width=\"100%\">\n<thead><tr>");
    for (std::size_t column = 0; column < header.size(); ++column)
        cell("th", {header[column], Tone::Plain, !rows.empty() && rows.front()[column].isNumber});
    m_html += QStringLiteral("</tr></thead>\n");
    for (const Row& row : rows) {
        m_html += QStringLiteral("<tr>");
        for (const Cell& value : row)
            cell("td", value);
        m_html += QStringLiteral("</tr>\n");
    }
    m_html += QStringLiteral("</table>\n");
}

void HtmlReportWriter::drawings(const std::vector<QByteArray>& svgs)
{
    m_html += QStringLiteral("<p class=\"drawing\">");
    for (const QByteArray& svg : svgs)
        m_html += QString::fromUtf8(svg);
    m_html += QStringLiteral("</p>\n");
}

void HtmlReportWriter::footer(const QString& text)
{
    m_html += QStringLiteral("<hr>\n");
    paragraph(text, Tone::Muted);
}

QByteArray HtmlReportWriter::finish()
{
    m_html += QStringLiteral("</body>\n</html>\n");
    return m_html.toUtf8();
}

void HtmlReportWriter::cell(const char* element, const Cell& cell)
{
    QString classes = QLatin1String(toneClass(cell.tone));
    if (cell.isNumber)
        classes += QStringLiteral(" number");
    if (cell.isCode)
        classes += QStringLiteral(" code");
    QString attributes = cell.isNumber ? QStringLiteral(" align=\"right\"") : QString();
    if (cell.shade > 0)
        attributes += QStringLiteral(" style=\"background-color:%1\"").arg(shadeColor(cell.shade));
    QString text = escaped(cell.text);
    if (cell.isCode)
        text.replace(u'\n', QStringLiteral("<br>"));
    const QString name = QLatin1String(element);
    m_html += QStringLiteral("<%1%2%3>%4</%1>").arg(name, classAttribute(classes), attributes, text);
}

} // namespace qd
