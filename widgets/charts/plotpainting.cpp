// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/plotpainting.h"

#include "models/base/timetext.h"
#include "widgets/charts/crosshairreadout.h"
#include "widgets/charts/glyphs.h"
#include "widgets/charts/plotview.h"
#include "widgets/charts/timegrid.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr double glyphRow = 16;
constexpr double glyphRadius = 5;

QColor ink(Ink which)
{
    return Theme::instance().color(which);
}

QColor tint(Ink which, double alpha)
{
    QColor color = ink(which);
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QRectF stretch(const PlotView& view, Timestamp from, Timestamp to)
{
    const QRectF area = view.plotArea();
    const double left = std::clamp(view.xOf(from), area.left(), area.right());
    const double right = std::clamp(view.xOf(to), area.left(), area.right());
    return {left, area.top(), right - left, area.height()};
}

void paintBands(QPainter& painter, const PlotView& view)
{
    const double alpha = Theme::instance().isDark() ? 0.22 : 0.16;
    for (const ChartBand& band : view.bands()) {
        const QRectF rect = stretch(view, band.range.from, band.range.to);
        painter.fillRect(rect, tint(bandInk(band.kind), alpha));
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), ink(bandInk(band.kind)));
    }
}

/// What lies before the beginning of the recording is not a time without data.
void paintUnrecorded(QPainter& painter, const PlotView& view)
{
    const std::optional<Timestamp> since = view.recordedSince();
    if (!since || *since <= view.range().from)
        return;
    const QRectF rect = stretch(view, view.range().from, *since);
    painter.fillRect(rect, QBrush(tint(Ink::TextMuted, 0.25), Qt::BDiagPattern));
    const QString text =
        QCoreApplication::translate("PlotView", "Recorded since %1").arg(momentText(*since, view.range().to));
    const QRectF label = QFontMetricsF(painter.font()).boundingRect(text).adjusted(-4, -2, 4, 2);
    if (label.width() > rect.width())
        return;
    const QRectF place(rect.center() - QPointF(label.width() / 2, label.height() / 2), label.size());
    painter.fillRect(place, ink(Ink::Surface));
    painter.setPen(ink(Ink::TextMuted));
    painter.drawText(place, Qt::AlignCenter, text);
}

void paintAlerts(QPainter& painter, const PlotView& view)
{
    const double alpha = Theme::instance().isDark() ? 0.11 : 0.08;
    for (const ChartMarker& marker : view.markers()) {
        if (marker.kind != ChartMarker::Kind::Alert)
            continue;
        const QRectF rect = stretch(view, marker.at, marker.until);
        painter.fillRect(rect, tint(markerInk(marker), alpha));
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), ink(markerInk(marker)));
    }
}

void paintValueGrid(QPainter& painter, const PlotView& view)
{
    const QRectF area = view.plotArea();
    painter.setPen(ink(Ink::TextMuted));
    for (std::size_t i = 0; i < view.tickLabels().size(); ++i) {
        const double y = std::round(view.yOf(view.scale().ticks[i])) + 0.5;
        const QStaticText& label = view.tickLabels()[i];
        painter.fillRect(QRectF(area.left(), y - 0.5, area.width(), 1), ink(Ink::Grid));
        painter.drawStaticText(QPointF(area.left() - 6 - label.size().width(), y - label.size().height() / 2),
                               label);
    }
}

void paintTimeGrid(QPainter& painter, const PlotView& view, const TimeGrid& grid)
{
    const QRectF area = view.plotArea();
    const double space = QFontMetricsF(painter.font()).averageCharWidth();
    painter.setPen(ink(Ink::TextMuted));
    double free = 0;
    for (const TimeGrid::Line& line : grid.lines) {
        const double x = std::round(view.xOf(line.at)) + 0.5;
        painter.fillRect(QRectF(x - 0.5, area.top(), 1, area.height()), ink(Ink::Grid));
        const double width = line.label.size().width();
        const double mostLeft = view.viewport()->width() - width - 2;
        const double left = std::clamp(x - width / 2, 2.0, std::max(2.0, mostLeft));
        if (left < free)
            continue;
        free = left + width + space;
        painter.drawStaticText(QPointF(left, area.bottom() + 4), line.label);
    }
}

void paintFrame(QPainter& painter, const PlotView& view)
{
    const QRectF area = view.plotArea();
    painter.setPen(ink(Ink::Axis));
    painter.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5));
    painter.drawLine(QPointF(area.left() - 0.5, area.top()), QPointF(area.left() - 0.5, area.bottom()));
}

/// A sample with a gap on both sides has no line; it is drawn as a point. The newest value of each curve gets
/// its glyph, which names the curve without colour.
void paintPoints(QPainter& painter, const PlotView& view)
{
    painter.save();
    painter.setClipRect(view.plotArea().adjusted(-glyphRadius, -glyphRadius, glyphRadius, glyphRadius));
    for (const PlotCurve& curve : view.curves()) {
        if (!curve.isVisible || curve.segments.empty())
            continue;
        const QColor color = Theme::instance().series(curve.slot);
        for (const std::vector<Sample>& segment : curve.segments) {
            if (segment.size() != 1 || !view.range().contains(segment[0].at))
                continue;
            painter.fillPath(
                seriesGlyph(curve.slot, {view.xOf(segment[0].at), view.yOf(segment[0].value)}, 2.5), color);
        }
        if (curve.isDashed)
            continue; // the glyph stands for the curve that it estimates
        const Sample& last = curve.segments.back().back();
        if (last.at < view.range().from || last.at > view.range().to)
            continue;
        const QPainterPath glyph = seriesGlyph(curve.slot, {view.xOf(last.at), view.yOf(last.value)}, 4);
        painter.setPen(QPen(ink(Ink::Surface), 1.5));
        painter.setBrush(color);
        painter.drawPath(glyph);
    }
    painter.restore();
}

void paintMarkers(QPainter& painter, const PlotView& view)
{
    const QRectF area = view.plotArea();
    for (const ChartMarker& marker : view.markers()) {
        const bool isAlert = marker.kind == ChartMarker::Kind::Alert;
        const Timestamp at = isAlert ? std::max(marker.at, view.range().from) : marker.at;
        if (!view.range().contains(at))
            continue;
        const double x = std::round(view.xOf(at)) + 0.5;
        const QColor color = ink(markerInk(marker));
        painter.setPen(QPen(color, 1.2, isAlert ? Qt::SolidLine : Qt::DashLine));
        if (!isAlert || marker.at >= view.range().from)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(QPen(ink(Ink::Surface), 1));
        painter.setBrush(color);
        painter.drawPath(markerGlyph(marker, {x, area.top() - glyphRow / 2}, glyphRadius));
    }
}

void paintSelection(QPainter& painter, const PlotView& view)
{
    if (!view.selection())
        return;
    const QRectF area = view.plotArea();
    const double left =
        std::clamp(std::min(view.selection()->first, view.selection()->second), area.left(), area.right());
    const double right =
        std::clamp(std::max(view.selection()->first, view.selection()->second), area.left(), area.right());
    const QRectF rect(left, area.top(), right - left, area.height());
    painter.fillRect(rect, tint(Ink::Accent, 0.2));
    painter.setPen(ink(Ink::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void paintEmpty(QPainter& painter, const PlotView& view)
{
    if (!view.isEmpty())
        return;
    // Beside what says that nothing was recorded yet, if there is room.
    const TimeRange range = view.range();
    const QRectF rect =
        stretch(view, std::max(range.from, view.recordedSince().value_or(range.from)), range.to);
    const QString text = QCoreApplication::translate("PlotView", "No data in this range");
    if (QFontMetricsF(painter.font()).horizontalAdvance(text) > rect.width())
        return;
    painter.setPen(ink(Ink::TextMuted));
    painter.drawText(rect, Qt::AlignCenter, text);
}

void paintFocus(QPainter& painter, const PlotView& view)
{
    if (!view.hasKeyboard())
        return;
    painter.setPen(QPen(ink(Ink::Accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(view.plotArea().adjusted(-1, -1, 1, 1));
}

} // namespace

QMarginsF plotMargins(const PlotView& view)
{
    const QFontMetricsF metrics(view.font());
    // What is usual, so that the plots seldom move, and more where a label takes it.
    const double usual = metrics.horizontalAdvance(formatValue(888.8 * 1024, MetricUnit::BytesPerSecond));
    const double widest = std::max({usual, view.labelWidth(), view.leastLabelWidth()});
    return {std::ceil(widest) + 12, glyphRow, std::ceil(metrics.averageCharWidth() * 2) + 4,
            std::ceil(metrics.height()) + 8};
}

void paintBehind(QPainter& painter, const PlotView& view, const TimeGrid& times)
{
    painter.save();
    painter.setFont(view.font());
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintBands(painter, view);
    paintAlerts(painter, view);
    paintValueGrid(painter, view);
    paintTimeGrid(painter, view, times);
    paintUnrecorded(painter, view); // over the grid, which would cross its words
    paintFrame(painter, view);
    painter.restore();
}

void paintBefore(QPainter& painter, const PlotView& view)
{
    painter.save();
    painter.setFont(view.font());
    paintPoints(painter, view);
    paintMarkers(painter, view);
    paintSelection(painter, view);
    paintEmpty(painter, view);
    paintFocus(painter, view);
    paintReadout(painter, view);
    painter.restore();
}

} // namespace qd
