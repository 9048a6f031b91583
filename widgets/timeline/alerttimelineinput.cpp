// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alerttimeline.h"

#include "widgets/theme/foreigntext.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

/// What mouse and keys do to the timeline.
namespace qd {

namespace {

constexpr double wheelZoomStep = 1.25;
constexpr double panShare = 0.1; ///< the share of the width that one key press pans by

} // namespace

void AlertTimeline::wheelEvent(QWheelEvent* event)
{
    const QPointF position = viewport()->mapFrom(this, event->position());
    const QPoint angle = event->angleDelta();
    if (position.x() < plot().left()) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    event->accept();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        showRange(scale().panned(-angle.x() / 2.0), false);
        return;
    }
    // While it follows, zooming keeps now at its edge, whatever the pointer is over.
    const double factor = std::pow(wheelZoomStep, -angle.y() / 120.0);
    if (m_following)
        zoomBy(factor);
    else
        showRange(scale().zoomed(factor, position.x() - plot().left()), false);
}

void AlertTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_press = Press{event->pos(), m_range};
}

void AlertTimeline::mouseMoveEvent(QMouseEvent* event)
{
    if (m_press && !m_press->dragging) {
        const int moved = (event->pos() - m_press->at).manhattanLength();
        m_press->dragging = moved >= QApplication::startDragDistance();
    }
    if (m_press && m_press->dragging) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        const TimeScale start{m_press->range, plot().width()};
        showRange(start.panned(m_press->at.x() - event->pos().x()), false);
        return;
    }
    const auto hovered = painterNow().barAt(event->position());
    viewport()->setCursor(hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        viewport()->update();
    }
}

void AlertTimeline::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const bool dragged = m_press->dragging;
    m_press.reset();
    viewport()->unsetCursor();
    if (dragged)
        return;
    const auto hit = painterNow().barAt(event->position());
    makeCurrent(hit);
    if (hit)
        jumpTo(*hit);
}

void AlertTimeline::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        makeCurrent(painterNow().barAt(event->pos()));
    if (!m_current)
        return;
    const QPoint at = event->reason() == QContextMenuEvent::Mouse
                          ? event->globalPos()
                          : viewport()->mapToGlobal(barRect(current()).center());
    emit menuRequested(current(), at);
}

void AlertTimeline::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        showRange(scale().panned(-plot().width() * panShare), false);
        break;
    case Qt::Key_Right:
        showRange(scale().panned(plot().width() * panShare), false);
        break;
    case Qt::Key_Up:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    case Qt::Key_Down:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        zoomBy(1 / wheelZoomStep);
        break;
    case Qt::Key_Minus:
        zoomBy(wheelZoomStep);
        break;
    case Qt::Key_Home:
        follow(m_range.length());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current)
            jumpTo(*m_current);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void AlertTimeline::focusInEvent(QFocusEvent* event)
{
    const bool byTab = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byTab && !m_current)
        moveCurrent(event->reason() == Qt::TabFocusReason);
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void AlertTimeline::focusOutEvent(QFocusEvent* event)
{
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

bool AlertTimeline::focusNextPrevChild(bool next)
{
    return (hasFocus() && moveCurrent(next)) || QAbstractScrollArea::focusNextPrevChild(next);
}

/// To the next bar in sight; false when there is none.
bool AlertTimeline::moveCurrent(bool next)
{
    const auto order = m_layout.inReadingOrder(m_range);
    if (order.empty())
        return false;
    const auto at = m_current ? std::find(order.begin(), order.end(), *m_current) : order.end();
    if (at == order.end()) {
        makeCurrent(next ? order.front() : order.back());
        return true;
    }
    if (next ? std::next(at) == order.end() : at == order.begin())
        return false;
    makeCurrent(next ? *std::next(at) : *std::prev(at));
    return true;
}

void AlertTimeline::makeCurrent(std::optional<std::size_t> alert)
{
    const std::string id = alert ? m_layout.alerts()[*alert].id : std::string();
    setCurrent(id);
    emit currentChanged(id);
}

void AlertTimeline::jumpTo(std::size_t alert)
{
    const Alert copy = m_layout.alerts()[alert]; // receivers may renew the alerts
    emit jumpRequested(copy, jumpRange(copy, m_now));
}

bool AlertTimeline::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto hit = painterNow().barAt(help->pos());
        if (hit)
            showToolTip(help->globalPos(), tipOf(*hit), viewport());
        else
            showToolTip({}, {}, this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace qd
