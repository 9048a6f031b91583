// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/sparklinedelegate.h"

#include "models/items/charts/chartcurves.h"
#include "models/items/fleetmodel.h"
#include "widgets/fleet/cellbackground.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace qd {

namespace {

constexpr double dotRadius = 2.5;
constexpr int usualWidth = 140;

} // namespace

std::vector<std::vector<QPointF>> sparklineSegments(const std::vector<Sample>& samples, QRectF rect,
                                                    double leastSpan)
{
    const auto segments = segmentsOf(samples);
    std::vector<std::vector<QPointF>> lines;
    if (segments.empty())
        return lines;
    double low = segments.front().front().value;
    double high = low;
    for (const auto& segment : segments) {
        for (const Sample& sample : segment) {
            low = std::min(low, sample.value);
            high = std::max(high, sample.value);
        }
    }
    const double span = std::max(high - low, leastSpan);
    const double bottom = (low + high - span) / 2;
    const Timestamp first = segments.front().front().at;
    const double length = std::max(1.0, static_cast<double>((segments.back().back().at - first).count()));
    for (const auto& segment : segments) {
        std::vector<QPointF>& line = lines.emplace_back();
        for (const Sample& sample : segment) {
            const double x = static_cast<double>((sample.at - first).count()) / length;
            const double y = span > 0 ? (sample.value - bottom) / span : 0.5;
            line.emplace_back(rect.left() + x * rect.width(), rect.bottom() - y * rect.height());
        }
    }
    return lines;
}

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const QColor textColor = paintCellBackground(*painter, option, index);
    const auto samples = index.data(FleetModel::SparklineRole).value<std::vector<Sample>>();
    const QRectF rect =
        QRectF(option.rect).adjusted(cellPadding + dotRadius, 6, -cellPadding - dotRadius, -6);
    const auto lines = sparklineSegments(samples, rect, index.data(FleetModel::SparklineSpanRole).toDouble());
    if (lines.empty())
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor color = selected ? textColor : Theme::instance().color(Ink::Accent);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const auto& line : lines)
        painter->drawPolyline(line.data(), static_cast<int>(line.size()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawEllipse(lines.back().back(), dotRadius, dotRadius);
    painter->restore();
}

QSize SparklineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {usualWidth, option.fontMetrics.height() + 8};
}

} // namespace qd
