// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/timeaxis.h"

#include <QPointF>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace qd {

class PlotView;

/// Mouse and keys of one plot, turned into moves of the shared axis.
///
/// Wheel over the plot: zoom at the mouse. Drag: pan. Shift and drag, or drag with the right button: select a
/// stretch to zoom to. Double click or Backspace: back. + and −: zoom. Left and Right: pan; with Ctrl: move
/// the crosshair. Ctrl and click, or Return: what was recorded there (TimeAxis::activated()). Home: the
/// beginning. End: live. Space: live or paused. Escape: no selection, no crosshair.
class ChartGestures : public QObject
{
    Q_OBJECT

public:
    ChartGestures(PlotView& view, TimeAxis& axis);

signals:
    /// Home: only the history knows where the beginning is.
    void beginningRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Pan, Select };

    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool key(const QKeyEvent& event);
    void leave();
    void zoomWithKeys(double factor);
    void moveCrosshair(double share);
    void toggleFollowing();
    void cancel();
    [[nodiscard]] Duration share(double part) const;

    PlotView& m_view;
    TimeAxis& m_axis;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_lastX = 0;
};

} // namespace qd
