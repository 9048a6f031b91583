// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alerttimeline.h"

#include "widgets/theme/foreigntext.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/alerttexts.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr Duration leastLive = 5min;   ///< shown, however young the history is
constexpr Duration leastMargin = 2min; ///< around an alert that is jumped to
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

void AlertTimeline::setIncidents(AlertIncidents incidents)
{
    m_incidents = std::move(incidents);
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
    m_fits = false;
    showRange(liveRange(), true);
}

void AlertTimeline::followRecorded(Duration most)
{
    m_span = most;
    m_fits = true;
    showRange(liveRange(), true);
}

TimeRange AlertTimeline::liveRange() const
{
    Timestamp from = m_now - m_span;
    if (m_fits && m_earliest)
        from = std::max(from, std::min(*m_earliest, m_now - leastLive));
    return {from, m_now};
}

void AlertTimeline::setRange(TimeRange range)
{
    showRange(range, false);
}

void AlertTimeline::showRange(TimeRange range, bool following)
{
    if (range.isEmpty())
        return;
    // Nothing lies to the right of now.
    if (m_now.ms != 0 && range.to > m_now)
        range = {range.from - (range.to - m_now), m_now};
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
    return {static_cast<double>(names), static_cast<double>(TimelinePainter::axisHeight),
            static_cast<double>(std::max(1, viewport()->width() - names)),
            static_cast<double>(std::max(1, viewport()->height() - TimelinePainter::axisHeight))};
}

TimeScale AlertTimeline::scale() const
{
    return {m_range, plot().width()};
}

TimelinePainter AlertTimeline::painterNow() const
{
    return {m_layout,
            scale(),
            plot(),
            verticalScrollBar()->value(),
            m_now,
            m_earliest,
            [this](const Alert& alert) { return endpointName(alert.endpoint()); },
            m_current,
            m_hovered,
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

QString AlertTimeline::tipOf(std::size_t alert) const
{
    const Alert& shown = m_layout.alerts()[alert];
    return alertToolTip(shown, m_incidents.of(shown), endpointName(shown.endpoint()), m_now);
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
    setAccessibleDescription(boundedText(text));
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
