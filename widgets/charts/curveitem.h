// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"
#include "widgets/charts/curveraster.h"

#include <QGraphicsItem>
#include <QImage>

namespace qd {

class PlotView;

/// The curves of a plot, with the spread of those that are estimates, as one item within the chart, in the
/// place of a line series each: Qt Charts strokes every point anew at each paint, which twelve live charts
/// have no time for. Keeps the picture until the plot says that it is out of date, so that a crosshair that
/// moves costs a copy.
class CurveItem : public QGraphicsItem
{
public:
    CurveItem(const PlotView& view, QGraphicsItem* parent);

    /// Curves, scale, range, colours or size have changed.
    void invalidate();
    /// The plot area moved.
    void place();

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void draw(double ratio);
    void drawSpreads();
    void map(const std::vector<Sample>& segment);

    const PlotView& m_view;
    QRectF m_area;
    QImage m_picture;
    CurveRaster m_raster;
    std::vector<QPointF> m_line; ///< of the segment that is being drawn, in pixels of the picture
    bool m_stale = true;
};

} // namespace qd
