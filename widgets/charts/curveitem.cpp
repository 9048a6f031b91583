// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/curveitem.h"

#include "widgets/charts/curveraster.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <span>

namespace qd {

namespace {

constexpr double curveWidth = 1.6;
constexpr double farAway = 1e6; ///< pixels; more would only cost precision

/// What drawing needs until it is done. One for all plots, in the GUI thread.
struct Scratch
{
    std::vector<QRgb> pixels;
    CurveRaster raster;
    std::vector<QPointF> line;

    /// Refers to the pixels.
    [[nodiscard]] QImage picture(QSize size, double ratio)
    {
        const auto count = static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height());
        pixels.resize(std::max(pixels.size(), count));
        QImage image(reinterpret_cast<uchar*>(pixels.data()), size.width(), size.height(),
                     size.width() * static_cast<int>(sizeof(QRgb)), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        return image;
    }
};

Scratch& scratch()
{
    static Scratch scratch;
    return scratch;
}

/// Where estimates may lie, tinted in the colour of their curve.
void paintSpreads(QPainter& painter, const PlotView& view, const PlotCurve& curve)
{
    QColor color = Theme::instance().series(curve.slot);
    color.setAlphaF(Theme::instance().isDark() ? 0.26F : 0.18F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const std::vector<ValueSpread>& segment : curve.spreads) {
        QPolygonF outline;
        for (const ValueSpread& spread : segment)
            outline << QPointF(view.xOf(spread.at), view.yOf(spread.high));
        for (auto spread = segment.rbegin(); spread != segment.rend(); ++spread)
            outline << QPointF(view.xOf(spread->at), view.yOf(spread->low));
        painter.drawPolygon(outline);
    }
}

/// Estimates are dashed; there are few of them, so a painter is quick enough. Points are pixels of the image.
void drawDashed(QImage& picture, std::span<const QPointF> line, const QColor& color)
{
    const double ratio = picture.devicePixelRatio();
    QPainter painter(&picture);
    painter.scale(1 / ratio, 1 / ratio);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, curveWidth * ratio, Qt::DashLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line.data(), static_cast<int>(line.size()));
}

} // namespace

CurveItem::CurveItem(const PlotView& view, QGraphicsItem* parent) : QGraphicsItem(parent), m_view(view)
{
    setZValue(1);
}

void CurveItem::invalidate()
{
    m_stale = true;
    m_picture = {};
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
    const QSize size = (m_area.size() * ratio).toSize();
    if (m_stale) {
        QImage picture = scratch().picture(size, ratio);
        draw(picture);
        painter->drawImage(m_area.topLeft(), picture);
        m_stale = false;
        return;
    }
    if (m_picture.size() != size || m_picture.devicePixelRatio() != ratio) {
        m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        draw(m_picture);
    }
    painter->drawImage(m_area.topLeft(), m_picture);
}

void CurveItem::draw(QImage& picture) const
{
    picture.fill(Qt::transparent);
    drawSpreads(picture);
    auto& [pixels, raster, line] = scratch();
    raster.reset(picture.size(), curveWidth * picture.devicePixelRatio());
    for (const PlotCurve& curve : m_view.curves()) {
        if (!curve.isVisible)
            continue;
        const QColor color = Theme::instance().series(curve.slot);
        for (const std::vector<Sample>& segment : curve.segments) {
            if (segment.size() < 2)
                continue;
            map(segment, picture.size(), line);
            if (curve.isDashed)
                drawDashed(picture, line, color);
            else
                raster.cover(line);
        }
        raster.drawOn(picture, color.rgb());
    }
}

void CurveItem::drawSpreads(QImage& picture) const
{
    const auto isSpread = [](const PlotCurve& curve) { return curve.isVisible && !curve.spreads.empty(); };
    if (std::none_of(m_view.curves().begin(), m_view.curves().end(), isSpread))
        return;
    QPainter painter(&picture);
    painter.translate(-m_area.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlotCurve& curve : m_view.curves()) {
        if (isSpread(curve))
            paintSpreads(painter, m_view, curve);
    }
}

/// The segment's points in pixels of a picture of this size.
void CurveItem::map(const std::vector<Sample>& segment, QSize size, std::vector<QPointF>& line) const
{
    const TimeRange range = m_view.range();
    const ValueScale& scale = m_view.scale();
    const double perMs = size.width() / static_cast<double>(range.length().count());
    const double perValue = size.height() / (scale.high - scale.low);
    const std::span<const Sample> seen = samplesSeen(segment, range);
    line.resize(seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const double y = (scale.high - seen[i].value) * perValue;
        line[i] = {static_cast<double>((seen[i].at - range.from).count()) * perMs,
                   std::clamp(y, -farAway, farAway)};
    }
}

} // namespace qd
