// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QXmlStreamWriter>

namespace qd {

/// Writes the few SVG shapes that report charts are made of, in px.
class SvgPen
{
public:
    static constexpr int fontSize = 11;

    explicit SvgPen(QByteArray& svg) : m_xml(&svg) {}

    /// The <svg> element with its title; everything else comes after it, then end().
    void begin(int width, int height, const QString& title);
    void end() { m_xml.writeEndElement(); }

    /// `anchor` is "start", "middle" or "end".
    void text(double x, double y, const QString& words, const char* color, const char* anchor = "start",
              bool bold = false);
    void line(double x1, double y1, double x2, double y2, const char* color, const char* width,
              const char* dashes = "none");
    void rect(double x, double y, double width, double height, const char* fill);
    /// Faint, with an outline: a sample of a band in a legend.
    void swatch(double x, double y, double width, double height, const char* color);
    /// A faint area within "x,y x,y …".
    void area(const QString& points, const char* color);
    void polyline(const QString& points, const char* color, bool isDashed);
    /// At "x,y".
    void dot(const QString& at, const char* color);

    /// One decimal, as all coordinates.
    [[nodiscard]] static QString number(double value) { return QString::number(value, 'f', 1); }
    /// An estimate that holds for the usual sans-serif fonts; ideographs are square.
    [[nodiscard]] static double textWidth(const QString& text);

private:
    using Attributes = std::initializer_list<std::pair<const char*, QString>>;
    void element(const char* name, Attributes attributes);

    QXmlStreamWriter m_xml;
};

} // namespace qd
