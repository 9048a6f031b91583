// SPDX-License-Identifier: Apache-2.0
#include "models/base/visibletext.h"
#include "widgets/charts/glyphs.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr double curveWidth = 1.8;
constexpr double plotPadding = 6;
constexpr double ringRadius = 6;

QColor ink(Ink which)
{
    return Theme::instance().color(which);
}

QColor translucent(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

void XyPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Ink::Surface));
    paintGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBars(painter);
    paintCurves(painter);
    paintMarks(painter);
    if (m_keyboard) {
        painter.setPen(QPen(ink(Ink::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_area.adjusted(-1, -1, 1, 1));
    }
    paintReadout(painter);
}

void XyPlot::paintGrid(QPainter& painter) const
{
    const QFontMetricsF metrics(font());
    painter.setPen(ink(Ink::Text));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const double titleWidth = QFontMetricsF(bold).horizontalAdvance(m_title);
    painter.drawText(QRectF(plotPadding, 0, width() - 2 * plotPadding, topMarginHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(font());
    painter.setPen(ink(Ink::TextMuted));
    const QRectF beside(titleWidth + 4 * plotPadding, 0, width() - titleWidth - 5 * plotPadding,
                        topMarginHeight);
    painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(visibleLine(m_yAxis.title), Qt::ElideRight, beside.width()));
    for (const double tick : m_y.ticks) {
        const double y = std::round(position({m_x.low, tick}).y()) + 0.5;
        painter.setPen(ink(Ink::Grid));
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter.setPen(ink(Ink::TextMuted));
        painter.drawText(QRectF(0, y - metrics.height() / 2, m_area.left() - plotPadding, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tickText(tick, m_y, m_yAxis.unit));
    }
    paintXLabels(painter);
    painter.setPen(ink(Ink::Axis));
    painter.drawLine(m_area.bottomLeft(), m_area.bottomRight());
    painter.drawLine(m_area.topLeft(), m_area.bottomLeft());
    painter.setPen(QPen(ink(Ink::TextMuted), 1, Qt::DashLine));
    for (const auto& [from, to] : m_lines)
        painter.drawLine(position(from), position(to));
}

void XyPlot::paintXLabels(QPainter& painter) const
{
    const QFontMetricsF metrics(font());
    const double top = m_area.bottom() + 4;
    painter.setPen(ink(Ink::TextMuted));
    if (m_xAxis.labels.empty()) {
        for (const double tick : m_x.ticks) {
            const double x = std::round(position({tick, m_y.low}).x()) + 0.5;
            painter.setPen(ink(Ink::Grid));
            painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
            const QString label =
                m_xAxis.isLogarithmic ? formatValue(tick, m_xAxis.unit) : tickText(tick, m_x, m_xAxis.unit);
            const double half = metrics.horizontalAdvance(label) / 2;
            painter.setPen(ink(Ink::TextMuted));
            painter.drawText(
                QPointF(std::clamp(x - half, 2.0, width() - 2 * half - 2), top + metrics.ascent()), label);
        }
    } else {
        const double room = m_area.width() / static_cast<double>(m_xAxis.labels.size()) - 4;
        for (const auto& [at, label] : m_xAxis.labels) {
            const double x = position({at, m_y.low}).x();
            painter.drawText(QRectF(x - room / 2, top, room, metrics.height()), Qt::AlignCenter,
                             metrics.elidedText(visibleLine(label), Qt::ElideRight, room));
        }
    }
    painter.drawText(QRectF(m_area.left(), top + metrics.height() + 2, m_area.width(), metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, visibleLine(m_xAxis.title));
}

void XyPlot::paintBars(QPainter& painter) const
{
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const XyBar& bar = m_bars[i];
        QRectF rect(position({bar.from, bar.value}), position({bar.to, 0}));
        if (rect.width() > 4)
            rect.adjust(0.5, 0, -0.5, 0);
        const bool isHit = m_hit && m_hit->kind == XyHit::Kind::Bar && m_hit->index == static_cast<int>(i);
        painter.setPen(Qt::NoPen);
        painter.setBrush(translucent(Theme::instance().series(bar.slot), isHit ? 1.0F : 0.75F));
        painter.drawRect(rect);
    }
}

void XyPlot::paintCurves(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(m_area.adjusted(-ringRadius, -ringRadius, ringRadius, ringRadius));
    for (const XyCurve& curve : m_curves) {
        if (!curve.isVisible)
            continue;
        const QColor color = Theme::instance().series(curve.slot);
        painter.setPen(QPen(translucent(color, 0.6F), 1.2));
        for (std::size_t i = 0; i < curve.intervals.size(); ++i) {
            const double x = curve.points[i].x();
            painter.drawLine(position({x, curve.intervals[i].low}), position({x, curve.intervals[i].high}));
        }
        QPolygonF line;
        for (const QPointF& point : curve.points) {
            const QPointF at = position(point);
            if (line.isEmpty() || (at - line.last()).manhattanLength() >= 0.5)
                line << at;
        }
        if (!curve.points.empty())
            line << position(curve.points.back());
        painter.setPen(QPen(color, curveWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        for (std::size_t i = 0; curve.hasDots && i < curve.points.size(); ++i)
            painter.fillPath(seriesGlyph(curve.slot, position(curve.points[i]), 4), color);
    }
    painter.restore();
}

void XyPlot::paintMarks(QPainter& painter) const
{
    const QFontMetricsF metrics(font());
    std::vector<QRectF> texts; // of lines: those that would overlap stand below each other
    for (const XyMark& mark : m_marks) {
        const QPointF at = position(mark.at);
        painter.setBrush(Qt::NoBrush);
        double textTop = at.y() + 4;
        if (mark.isLine) {
            painter.setPen(QPen(ink(Ink::Crosshair), 1.4, Qt::DashLine));
            painter.drawLine(QPointF(at.x(), m_area.top()), QPointF(at.x(), m_area.bottom()));
            textTop = m_area.top() + 2;
        } else {
            painter.setPen(QPen(ink(Ink::Surface), 4));
            painter.drawEllipse(at, ringRadius, ringRadius);
            painter.setPen(QPen(ink(Ink::Crosshair), 2));
            painter.setBrush(mark.isFilled ? QBrush(ink(Ink::Accent)) : QBrush(Qt::NoBrush));
            painter.drawEllipse(at, ringRadius, ringRadius);
        }
        const double width = metrics.horizontalAdvance(mark.text);
        const double left = at.x() + 10 + width > m_area.right() ? at.x() - 10 - width : at.x() + 10;
        QRectF box(left - 2, std::min(textTop, m_area.bottom() - metrics.height()), width + 4,
                   metrics.height());
        const auto overlaps = [&box](const QRectF& other) { return other.intersects(box); };
        while (mark.isLine && std::any_of(texts.begin(), texts.end(), overlaps))
            box.translate(0, metrics.height());
        if (mark.isLine)
            texts.push_back(box);
        painter.fillRect(box, translucent(ink(Ink::Surface), 0.8F));
        painter.setPen(ink(Ink::Text));
        painter.drawText(QPointF(left, box.top() + metrics.ascent()), mark.text);
    }
}

void XyPlot::paintReadout(QPainter& painter) const
{
    if (!m_hit || !m_explain)
        return;
    QStringList lines;
    for (const QString& line : m_explain(*m_hit))
        lines << visibleLine(line);
    const QPointF at = anchor(*m_hit);
    if (m_hit->kind == XyHit::Kind::Point) {
        painter.setPen(QPen(ink(Ink::Surface), 1.5));
        const int slot = m_curves[static_cast<std::size_t>(m_hit->curve)].slot;
        painter.setBrush(Theme::instance().series(slot));
        painter.drawPath(seriesGlyph(slot, at, 5));
    }
    const QFontMetricsF metrics(font());
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    width += 2 * plotPadding;
    const double height = metrics.height() * static_cast<double>(lines.size()) + 2 * plotPadding;
    QRectF box(at.x() + 12, at.y() - height - 8, width, height);
    if (box.right() > this->width())
        box.moveRight(at.x() - 12);
    box.moveLeft(std::max(box.left(), 2.0));
    box.moveTop(std::clamp(box.top(), 2.0, std::max(2.0, this->height() - height - 2)));
    painter.setPen(ink(Ink::Border));
    painter.setBrush(ink(Ink::SurfaceRaised));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(ink(Ink::Text));
    QRectF line = box.adjusted(plotPadding, plotPadding, -plotPadding, 0);
    line.setHeight(metrics.height());
    for (const QString& text : lines) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        line.translate(0, metrics.height());
    }
}

} // namespace qd
