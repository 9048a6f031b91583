// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alerttimeline.h"

#include "widgets/theme/theme.h"
#include "widgets/timeline/alerttexts.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr Duration leastLive = 5min;   ///< shown, however young the history is
constexpr Duration leastMargin = 2min; ///< around an alert that is jumped to
constexpr double zoomStep = 1.25;
constexpr double panShare = 0.1; ///< of the width, for one key press
constexpr int leastLaneNames = 110;
constexpr int mostLaneNames = 210;

} // namespace

AlertTimeline::AlertTimeline(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("alertTimeline"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_range = {m_now - m_span, m_now};
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    retranslate();
}

void AlertTimeline::setAlerts(std::vector<Alert> alerts)
{
    const std::string kept = current();
    m_layout = TimelineLayout(std::move(alerts), [this](const std::string& id) { return endpointName(id); });
    m_hovered.reset();
    m_current = m_layout.find(kept);
    updateScrollBar();
    describe();
    viewport()->update();
}

void AlertTimeline::setEndpointNames(std::map<std::string, QString> names)
{
    if (names == m_endpointNames)
        return;
    m_endpointNames = std::move(names);
    setAlerts(std::vector<Alert>(m_layout.alerts())); // lanes stand in the order of the names
}

void AlertTimeline::setNow(Timestamp now)
{
    m_now = now;
    if (m_following && !m_press)
        showRange(liveRange(), true);
    viewport()->update();
}

void AlertTimeline::setEarliest(Timestamp earliest)
{
    m_earliest = earliest;
    if (m_following && !m_press)
        showRange(liveRange(), true);
}

void AlertTimeline::follow(Duration span)
{
    m_span = span;
    showRange(liveRange(), true);
}

TimeRange AlertTimeline::liveRange() const
{
    const Timestamp beginning = std::min(m_earliest.value_or(m_now - m_span), m_now - leastLive);
    return {std::max(m_now - m_span, beginning), m_now};
}

void AlertTimeline::setRange(TimeRange range)
{
    showRange(range, false);
}

void AlertTimeline::showRange(TimeRange range, bool following)
{
    if (range.isEmpty())
        return;
    const bool moved = range != m_range;
    const bool switched = following != m_following;
    m_range = range;
    m_following = following;
    viewport()->update();
    if (moved)
        emit rangeChanged(m_range);
    if (switched)
        emit followingChanged(m_following);
}

void AlertTimeline::zoomBy(double factor)
{
    const TimeScale now = scale();
    if (m_following)
        follow(now.zoomed(factor, now.x(m_now)).length());
    else
        showRange(now.zoomed(factor, now.width / 2), false);
}

std::string AlertTimeline::current() const
{
    return m_current ? m_layout.alerts()[*m_current].id : std::string();
}

void AlertTimeline::setCurrent(const std::string& alertId)
{
    m_current = m_layout.find(alertId);
    if (m_current)
        bringIntoView(*m_current);
    describe();
    viewport()->update();
}

void AlertTimeline::bringIntoView(std::size_t alert)
{
    const int top = m_layout.topOf(alert);
    const int bottom = top + TimelineLayout::rowHeight;
    const int scrolled = verticalScrollBar()->value();
    const int page = static_cast<int>(plot().height());
    if (top < scrolled)
        verticalScrollBar()->setValue(top - TimelineLayout::lanePadding);
    else if (bottom > scrolled + page)
        verticalScrollBar()->setValue(bottom + TimelineLayout::lanePadding - page);
}

QRect AlertTimeline::barRect(const std::string& alertId) const
{
    const auto alert = m_layout.find(alertId);
    return alert ? painterNow().barRect(*alert).intersected(plot()).toAlignedRect() : QRect();
}

TimeRange AlertTimeline::jumpRange(const Alert& alert, Timestamp now)
{
    const Timestamp end = alert.resolvedAt.ms != 0 ? alert.resolvedAt : std::max(now, alert.pendingAt);
    const Duration margin = std::max(leastMargin, (end - alert.pendingAt) / 2);
    const Timestamp to = std::max(std::min(end + margin, now), alert.pendingAt + leastMargin);
    return {alert.pendingAt - margin, to};
}

QRectF AlertTimeline::plot() const
{
    const int names = std::clamp(viewport()->width() / 5, leastLaneNames, mostLaneNames);
    return {double(names), double(TimelinePainter::axisHeight),
            double(std::max(1, viewport()->width() - names)),
            double(std::max(1, viewport()->height() - TimelinePainter::axisHeight))};
}

TimeScale AlertTimeline::scale() const
{
    return {m_range, plot().width()};
}

TimelinePainter AlertTimeline::painterNow() const
{
    return {m_layout,  scale(),
            plot(),    verticalScrollBar()->value(),
            m_now,     [this](const Alert& alert) { return endpointName(alert.endpoint()); },
            m_current, m_hovered,
            hasFocus()};
}

void AlertTimeline::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painterNow().paint(painter, font());
}

void AlertTimeline::resizeEvent(QResizeEvent*)
{
    updateScrollBar();
}

void AlertTimeline::updateScrollBar()
{
    const int page = static_cast<int>(plot().height());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(TimelineLayout::rowHeight);
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - page));
}

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
    const double factor = std::pow(zoomStep, -angle.y() / 120.0);
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
        zoomBy(1 / zoomStep);
        break;
    case Qt::Key_Minus:
        zoomBy(zoomStep);
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

QString AlertTimeline::tipOf(std::size_t alert) const
{
    const Alert& shown = m_layout.alerts()[alert];
    return alertToolTip(shown, endpointName(shown.endpoint()), m_now);
}

bool AlertTimeline::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto hit = painterNow().barAt(help->pos());
        if (hit)
            QToolTip::showText(help->globalPos(), tipOf(*hit), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void AlertTimeline::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractScrollArea::changeEvent(event);
}

void AlertTimeline::retranslate()
{
    setAccessibleName(tr("Alert timeline"));
    describe();
    viewport()->update();
}

QString AlertTimeline::endpointName(const std::string& endpoint) const
{
    const auto named = m_endpointNames.find(endpoint);
    return named == m_endpointNames.end() ? QString::fromStdString(endpoint) : named->second;
}

/// Tells assistive technology which bar is current.
void AlertTimeline::describe()
{
    const QString text =
        m_current
            ? alertSentence(m_layout.alerts()[*m_current],
                            endpointName(m_layout.alerts()[*m_current].endpoint()))
            : tr("%n alert(s). Tab goes from alert to alert, Enter shows the charts at that time, the arrow "
                 "keys move, plus and minus zoom, Home returns to now.",
                 nullptr, static_cast<int>(m_layout.alerts().size()));
    setAccessibleDescription(text);
}

QSize AlertTimeline::sizeHint() const
{
    return {720, 240};
}

QSize AlertTimeline::minimumSizeHint() const
{
    return {360, TimelinePainter::axisHeight + TimelineLayout::minimumLane + 10};
}

} // namespace qd
