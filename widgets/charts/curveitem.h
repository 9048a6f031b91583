// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"

#include <QGraphicsItem>
#include <QImage>

namespace qd {

class PlotView;

/// The curves of a plot, with the spread of those that are estimates, as one item within the chart, in the
/// place of a line series each: Qt Charts strokes every point anew at each paint, which twelve live charts
/// have no time for. A picture that is painted a second time is kept until the plot says that it is out of
/// date, so that a crosshair that moves costs a copy; while curves move, all plots draw into the same memory,
/// which stays near the processor.
class CurveItem : public QGraphicsItem
{
public:
    CurveItem(const PlotView& view, QGraphicsItem* parent);

    /// Curves, scale, range, colours or size have changed. The view is to be repainted.
    void invalidate();
    /// The plot area moved.
    void place();

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void draw(QImage& picture) const;
    void drawSpreads(QImage& picture) const;
    void map(const std::vector<Sample>& segment, QSize size, std::vector<QPointF>& line) const;

    const PlotView& m_view;
    QRectF m_area;
    QImage m_picture; ///< the picture; null until it is wanted twice
    bool m_stale = true;
};

} // namespace qd
