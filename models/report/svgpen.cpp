// SPDX-License-Identifier: Apache-2.0
#include "models/report/svgpen.h"

#include "models/base/visibletext.h"

#include <QStringList>

namespace qd {

void SvgPen::begin(int width, int height, const QString& title)
{
    m_xml.writeStartElement(QStringLiteral("svg"));
    m_xml.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    m_xml.writeAttribute(QStringLiteral("width"), QString::number(width));
    m_xml.writeAttribute(QStringLiteral("height"), QString::number(height));
    m_xml.writeAttribute(QStringLiteral("viewBox"), QStringLiteral("0 0 %1 %2").arg(width).arg(height));
    m_xml.writeAttribute(QStringLiteral("font-family"), QStringLiteral("sans-serif"));
    m_xml.writeAttribute(QStringLiteral("font-size"), QString::number(fontSize));
    m_xml.writeAttribute(QStringLiteral("role"), QStringLiteral("img"));
    m_xml.writeTextElement(QStringLiteral("title"), visibleLine(title));
}

void SvgPen::element(const char* name, Attributes attributes)
{
    m_xml.writeEmptyElement(QLatin1String(name));
    for (const auto& [key, value] : attributes)
        m_xml.writeAttribute(QLatin1String(key), value);
}

void SvgPen::text(double x, double y, const QString& words, const char* color, const char* anchor, bool bold)
{
    m_xml.writeStartElement(QStringLiteral("text"));
    m_xml.writeAttribute(QStringLiteral("x"), number(x));
    m_xml.writeAttribute(QStringLiteral("y"), number(y));
    m_xml.writeAttribute(QStringLiteral("fill"), QLatin1String(color));
    m_xml.writeAttribute(QStringLiteral("text-anchor"), QLatin1String(anchor));
    if (bold)
        m_xml.writeAttribute(QStringLiteral("font-weight"), QStringLiteral("bold"));
    m_xml.writeCharacters(visibleLine(words));
    m_xml.writeEndElement();
}

void SvgPen::line(double x1, double y1, double x2, double y2, const char* color, const char* width,
                  const char* dashes)
{
    element("line", {{"x1", number(x1)},
                     {"y1", number(y1)},
                     {"x2", number(x2)},
                     {"y2", number(y2)},
                     {"stroke", QLatin1String(color)},
                     {"stroke-width", QLatin1String(width)},
                     {"stroke-dasharray", QLatin1String(dashes)}});
}

void SvgPen::rect(double x, double y, double width, double height, const char* fill)
{
    element("rect", {{"x", number(x)},
                     {"y", number(y)},
                     {"width", number(width)},
                     {"height", number(height)},
                     {"fill", QLatin1String(fill)}});
}

void SvgPen::swatch(double x, double y, double width, double height, const char* color)
{
    element("rect", {{"x", number(x)},
                     {"y", number(y)},
                     {"width", number(width)},
                     {"height", number(height)},
                     {"fill", QLatin1String(color)},
                     {"fill-opacity", QStringLiteral("0.25")},
                     {"stroke", QLatin1String(color)},
                     {"stroke-width", QStringLiteral("0.7")}});
}

void SvgPen::area(const QString& points, const char* color)
{
    element("polygon",
            {{"points", points}, {"fill", QLatin1String(color)}, {"fill-opacity", QStringLiteral("0.18")}});
}

void SvgPen::polyline(const QString& points, const char* color, bool isDashed)
{
    element("polyline", {{"points", points},
                         {"fill", QStringLiteral("none")},
                         {"stroke", QLatin1String(color)},
                         {"stroke-width", QStringLiteral("1.4")},
                         {"stroke-dasharray", isDashed ? QStringLiteral("4 3") : QStringLiteral("none")},
                         {"stroke-linejoin", QStringLiteral("round")}});
}

void SvgPen::dot(const QString& at, const char* color)
{
    const QStringList position = at.split(u',');
    element("circle", {{"cx", position[0]},
                       {"cy", position[1]},
                       {"r", QStringLiteral("1.6")},
                       {"fill", QLatin1String(color)}});
}

double SvgPen::textWidth(const QString& text)
{
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2e80 ? fontSize : 0.6 * fontSize;
    return width;
}

} // namespace qd
