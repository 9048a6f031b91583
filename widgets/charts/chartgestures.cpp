// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartgestures.h"

#include "widgets/charts/plotview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace qd {

namespace {

constexpr double leastSelection = 4; ///< pixels; less is a click
constexpr double wheelStep = 0.8;    ///< the share of the range that is left by a notch of the wheel
constexpr double keyStep = 0.5;

} // namespace

ChartGestures::ChartGestures(PlotView& view, TimeAxis& axis) : QObject(&view), m_view(view), m_axis(axis)
{
    view.viewport()->installEventFilter(this);
    view.installEventFilter(this);
}

bool ChartGestures::eventFilter(QObject* watched, QEvent* event)
{
    // A view that is going is none any more, and its viewport has events until it has gone, too.
    if (!qobject_cast<PlotView*>(parent()))
        return false;
    if (event->type() == QEvent::KeyPress && watched == &m_view)
        return key(*static_cast<QKeyEvent*>(event));
    if (watched != m_view.viewport())
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        m_axis.goBack();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::ContextMenu:
        return true; // the right button selects
    case QEvent::Leave:
        leave();
        return false;
    default:
        return false;
    }
}

bool ChartGestures::press(const QMouseEvent& event)
{
    m_view.setFocus(Qt::MouseFocusReason);
    if (!m_view.plotArea().contains(event.position()))
        return true;
    if (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ControlModifier)) {
        m_axis.activate(m_view.timeAt(event.position().x()));
        return true;
    }
    const bool selects = event.button() == Qt::RightButton || event.modifiers().testFlag(Qt::ShiftModifier);
    if (event.button() != Qt::LeftButton && !selects)
        return true;
    m_drag = selects ? Drag::Select : Drag::Pan;
    m_pressed = event.position();
    m_lastX = event.position().x();
    m_view.viewport()->setCursor(selects ? Qt::SplitHCursor : Qt::ClosedHandCursor);
    return true;
}

bool ChartGestures::move(const QMouseEvent& event)
{
    const double x = event.position().x();
    if (m_drag == Drag::Select) {
        m_view.setSelection(std::pair(m_pressed.x(), x));
    } else if (m_drag == Drag::Pan) {
        const Duration by = m_view.timeAt(m_lastX) - m_view.timeAt(x);
        if (by != Duration{0}) {
            m_axis.pan(by);
            m_lastX = x;
        }
    }
    const bool inside = m_view.plotArea().contains(event.position());
    m_axis.setCrosshair(inside ? std::optional(m_view.timeAt(x)) : std::nullopt);
    return true;
}

bool ChartGestures::release(const QMouseEvent& event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_view.viewport()->unsetCursor();
    if (drag != Drag::Select)
        return true;
    m_view.setSelection({});
    const QRectF area = m_view.plotArea();
    const double left = std::clamp(std::min(m_pressed.x(), event.position().x()), area.left(), area.right());
    const double right = std::clamp(std::max(m_pressed.x(), event.position().x()), area.left(), area.right());
    const TimeRange range{m_view.timeAt(left), m_view.timeAt(right)};
    if (right - left >= leastSelection && range.length() >= TimeAxis::shortest)
        m_axis.setRange(range);
    return true;
}

bool ChartGestures::wheel(const QWheelEvent& event)
{
    // Over the margins the wheel scrolls the stack as everywhere else.
    if (!m_view.plotArea().contains(event.position()) || event.angleDelta().y() == 0)
        return false;
    const double notches = event.angleDelta().y() / 120.0;
    m_axis.zoom(std::pow(wheelStep, notches), m_view.timeAt(event.position().x()));
    return true;
}

bool ChartGestures::key(const QKeyEvent& event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        zoomWithKeys(keyStep);
        return true;
    case Qt::Key_Minus:
        zoomWithKeys(1.0 / keyStep);
        return true;
    case Qt::Key_Left:
        control ? moveCrosshair(-0.01) : m_axis.pan(-share(0.1));
        return true;
    case Qt::Key_Right:
        control ? moveCrosshair(0.01) : m_axis.pan(share(0.1));
        return true;
    case Qt::Key_Home:
        emit beginningRequested();
        return true;
    case Qt::Key_End:
        if (m_axis.canFollow() && !m_axis.isFollowing())
            m_axis.follow(m_axis.range().length());
        return true;
    case Qt::Key_Space:
        toggleFollowing();
        return true;
    case Qt::Key_Backspace:
        m_axis.goBack();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto cross = m_axis.crosshair())
            m_axis.activate(*cross);
        return true;
    case Qt::Key_Escape:
        cancel();
        return true;
    default:
        return false;
    }
}

void ChartGestures::leave()
{
    if (m_drag == Drag::None)
        m_axis.setCrosshair({});
}

/// Live charts stay live: only the span changes. Paused ones keep the crosshair, or else the middle, in
/// place.
void ChartGestures::zoomWithKeys(double factor)
{
    const TimeRange range = m_axis.range();
    if (m_axis.isFollowing() && m_axis.canFollow()) {
        m_axis.follow(Duration{std::llround(static_cast<double>(range.length().count()) * factor)});
        return;
    }
    const auto cross = m_axis.crosshair();
    m_axis.zoom(factor, cross && range.contains(*cross) ? *cross : range.from + share(0.5));
}

void ChartGestures::moveCrosshair(double part)
{
    const TimeRange range = m_axis.range();
    if (range.isEmpty())
        return;
    const auto cross = m_axis.crosshair();
    const Timestamp start = cross && range.contains(*cross) ? *cross : range.from + share(0.5);
    m_axis.setCrosshair(std::clamp(start + share(part), range.from, range.to - Duration{1}));
}

void ChartGestures::toggleFollowing()
{
    if (m_axis.isFollowing())
        m_axis.pause();
    else if (m_axis.canFollow())
        m_axis.follow(m_axis.range().length());
}

void ChartGestures::cancel()
{
    m_drag = Drag::None;
    m_view.viewport()->unsetCursor();
    m_view.setSelection({});
    m_axis.setCrosshair({});
}

Duration ChartGestures::share(double part) const
{
    return Duration{std::llround(static_cast<double>(m_axis.range().length().count()) * part)};
}

} // namespace qd
