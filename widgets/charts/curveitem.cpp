// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/curveitem.h"

#include "widgets/charts/curveraster.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <span>

namespace qd {

namespace {

constexpr double curveWidth = 1.6;
constexpr double farAway = 1e6; ///< pixels; more would only cost precision

/// Estimates are dashed; there are few of them, so a painter is quick enough. Points are pixels of the image.
void drawDashed(QImage& picture, std::span<const QPointF> line, const QColor& color)
{
    const double ratio = picture.devicePixelRatio();
    picture.setDevicePixelRatio(1);
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, curveWidth * ratio, Qt::DashLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line.data(), static_cast<int>(line.size()));
    }
    picture.setDevicePixelRatio(ratio);
}

} // namespace

CurveItem::CurveItem(const PlotView& view, QGraphicsItem* parent) : QGraphicsItem(parent), m_view(view)
{
    setZValue(1);
}

void CurveItem::invalidate()
{
    m_stale = true;
    update();
}

void CurveItem::place()
{
    prepareGeometryChange();
    m_area = m_view.plotArea();
    invalidate();
}

QRectF CurveItem::boundingRect() const
{
    return m_area;
}

void CurveItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (m_area.isEmpty() || m_view.range().isEmpty())
        return;
    const double ratio = painter->device()->devicePixelRatioF();
    if (m_stale || m_picture.devicePixelRatio() != ratio)
        draw(ratio);
    painter->drawImage(m_area.topLeft(), m_picture);
}

void CurveItem::draw(double ratio)
{
    const QSize size = (m_area.size() * ratio).toSize();
    if (m_picture.size() != size)
        m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    CurveRaster raster(size, curveWidth * ratio);
    const TimeRange range = m_view.range();
    const double perMs = size.width() / static_cast<double>(range.length().count());
    const ValueScale& scale = m_view.scale();
    const double perValue = size.height() / (scale.high - scale.low);
    std::vector<QPointF> line;
    for (const PlotCurve& curve : m_view.curves()) {
        if (!curve.isVisible)
            continue;
        for (const std::vector<Sample>& segment : curve.segments) {
            if (segment.size() < 2)
                continue;
            line.clear();
            for (const Sample& sample : samplesSeen(segment, range)) {
                const double x = static_cast<double>((sample.at - range.from).count()) * perMs;
                const double y = (scale.high - sample.value) * perValue;
                line.emplace_back(x, std::clamp(y, -farAway, farAway));
            }
            if (curve.isDashed)
                drawDashed(m_picture, line, Theme::instance().series(curve.slot));
            else
                raster.cover(line);
        }
        raster.drawOn(m_picture, Theme::instance().series(curve.slot).rgb());
    }
    m_stale = false;
}

} // namespace qd
