// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/crosshairreadout.h"

#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "widgets/charts/glyphs.h"
#include "widgets/charts/plotpainting.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr double padding = 6;
constexpr double glyphColumn = 16;
constexpr double distance = 10;   ///< the distance from the line
constexpr double markerReach = 6; ///< pixels from a marker's line at which its text shows
constexpr double valueReach = 6;  ///< pixels beyond the end of a curve at which its value still shows

struct Row
{
    QPainterPath glyph; ///< around (0, 0)
    QColor color;
    QString name;
    QString value;
};

Duration reachOf(const PlotView& view)
{
    return Duration{std::llround(valueReach * static_cast<double>(view.range().length().count()) /
                                 std::max(1.0, view.plotArea().width()))};
}

/// Texts of markers stand only in the plot that has the mouse or the keyboard, or every chart would repeat
/// them.
std::vector<Row> markerRows(const PlotView& view)
{
    std::vector<Row> rows;
    if (!view.underMouse() && !view.hasKeyboard())
        return rows;
    const double x = view.xOf(*view.crosshair());
    for (const ChartMarker& marker : view.markers()) {
        const bool isAlert = marker.kind == ChartMarker::Kind::Alert;
        const bool inBar = isAlert && marker.at <= *view.crosshair() && *view.crosshair() <= marker.until;
        if (inBar || std::abs(view.xOf(marker.at) - x) <= markerReach)
            rows.push_back(
                {markerGlyph(marker, {}, 4), Theme::instance().color(markerInk(marker)), marker.text, {}});
    }
    return rows;
}

std::vector<Row> rowsOf(const PlotView& view)
{
    std::vector<Row> rows;
    const Duration reach = reachOf(view);
    for (const PlotCurve& curve : view.curves()) {
        if (!curve.isVisible)
            continue;
        const auto sample = curve.nearest(*view.crosshair(), reach);
        rows.push_back({seriesGlyph(curve.slot, {}, 4), Theme::instance().series(curve.slot),
                        visibleLine(curve.name), sample ? view.valueText(sample->value) : dash});
    }
    for (Row& row : markerRows(view))
        rows.push_back(std::move(row));
    // Never higher than the plot: what does not fit is counted.
    const auto fitting = static_cast<std::size_t>(
        std::max(1.0, (view.plotArea().height() - 2 * padding) / view.fontMetrics().height() - 1));
    if (rows.size() > fitting) {
        const int left = static_cast<int>(rows.size() - fitting + 1);
        rows.resize(fitting - 1);
        rows.push_back({{}, {}, QCoreApplication::translate("PlotView", "and %n more", nullptr, left), {}});
    }
    return rows;
}

struct Layout
{
    QString title;
    std::vector<Row> rows;
    QRectF box;
};

Layout layOut(const PlotView& view)
{
    const QFontMetricsF metrics(view.font());
    Layout layout{dateTimeText(*view.crosshair()), rowsOf(view), {}};
    const QRectF area = view.plotArea();
    double width = metrics.horizontalAdvance(layout.title);
    for (const Row& row : layout.rows) {
        const double gap = row.value.isEmpty() ? 0 : 12;
        width = std::max(width, glyphColumn + metrics.horizontalAdvance(row.name) + gap +
                                    metrics.horizontalAdvance(row.value));
    }
    width = std::min(width + 2 * padding, area.width());
    const double height =
        std::min(metrics.height() * static_cast<double>(layout.rows.size() + 1) + 2 * padding, area.height());
    const double x = view.xOf(*view.crosshair());
    double left = x + distance;
    if (left + width > area.right())
        left = x - distance - width;
    left = std::clamp(left, area.left(), area.right() - width);
    layout.box = QRectF(left, area.top() + 2, width, height - 2);
    return layout;
}

void paintValueDots(QPainter& painter, const PlotView& view)
{
    const Duration reach = reachOf(view);
    for (const PlotCurve& curve : view.curves()) {
        const auto sample = curve.isVisible ? curve.nearest(*view.crosshair(), reach) : std::nullopt;
        if (!sample || !view.range().contains(sample->at))
            continue;
        const QPointF at(view.xOf(sample->at), view.yOf(sample->value));
        painter.setPen(QPen(Theme::instance().color(Ink::Surface), 1));
        painter.setBrush(Theme::instance().series(curve.slot));
        painter.drawPath(seriesGlyph(curve.slot, at, 4));
    }
}

void paintBox(QPainter& painter, const Layout& layout)
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.color(Ink::Border));
    painter.setBrush(theme.color(Ink::SurfaceRaised));
    painter.drawRoundedRect(layout.box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QRectF line = layout.box.adjusted(padding, padding, -padding, 0);
    line.setHeight(metrics.height());
    painter.setPen(theme.color(Ink::TextMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, layout.title);
    for (const Row& row : layout.rows) {
        line.translate(0, metrics.height());
        painter.fillPath(row.glyph.translated(line.left() + 5, line.center().y()), row.color);
        painter.setPen(theme.color(Ink::Text));
        const QRectF text = line.adjusted(glyphColumn, 0, 0, 0);
        const double room = text.width() - metrics.horizontalAdvance(row.value);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(visibleLine(row.name), Qt::ElideRight, room));
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace

QRectF readoutGeometry(const PlotView& view)
{
    return layOut(view).box;
}

void paintReadout(QPainter& painter, const PlotView& view)
{
    if (!view.crosshair() || !view.range().contains(*view.crosshair()))
        return;
    const QRectF area = view.plotArea();
    const double x = std::round(view.xOf(*view.crosshair())) + 0.5;
    painter.setPen(QPen(Theme::instance().color(Ink::Crosshair), 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    paintValueDots(painter, view);
    paintBox(painter, layOut(view));
}

} // namespace qd
