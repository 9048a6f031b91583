// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/xyplot.h"

#include "models/base/logticks.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace qd {

namespace {

constexpr double reach = 48; ///< px within which a point is pointed at
constexpr double stride = 3; ///< px that a key moves along a curve at least
constexpr double endMargin = 14;

struct Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

ValueScale scaleOf(const XyAxis& axis, Extent extent, int ticks)
{
    if (axis.range)
        extent = {axis.range->first, axis.range->second};
    if (axis.isLogarithmic) {
        if (!(extent.low > 0) || !(extent.high > extent.low))
            extent = {1, 10};
        return {extent.low, extent.high, logTicks(extent.low, extent.high, ticks)};
    }
    ValueScale scale = valueScale(extent.low, extent.high, axis.unit, ticks);
    if (axis.range) {
        scale.low = axis.range->first;
        scale.high = axis.range->second;
        std::erase_if(scale.ticks, [&](double tick) { return tick < scale.low || tick > scale.high; });
    }
    return scale;
}

} // namespace

XyPlot::XyPlot(const QString& name, QWidget* parent) : QWidget(parent)
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void XyPlot::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(nameText(title));
}

void XyPlot::setAxes(const XyAxis& x, const XyAxis& y)
{
    m_xAxis = x;
    m_yAxis = y;
    layOut();
}

void XyPlot::setCurves(std::vector<XyCurve> curves)
{
    m_curves = std::move(curves);
    setHit({});
    layOut();
}

void XyPlot::setCurveVisible(const QString& name, bool visible)
{
    for (XyCurve& curve : m_curves) {
        if (curve.name == name)
            curve.isVisible = visible;
    }
    setHit({});
    layOut();
}

void XyPlot::setBars(std::vector<XyBar> bars)
{
    m_bars = std::move(bars);
    setHit({});
    layOut();
}

void XyPlot::setReferenceLines(std::vector<std::pair<QPointF, QPointF>> lines)
{
    m_lines = std::move(lines);
    update();
}

void XyPlot::setMarks(std::vector<XyMark> marks)
{
    m_marks = std::move(marks);
    update();
}

void XyPlot::layOut()
{
    Extent x;
    Extent y;
    for (const XyCurve& curve : m_curves) {
        for (const QPointF& point : curve.points) {
            if (!curve.isVisible)
                continue;
            x.add(point.x());
            y.add(point.y());
        }
        for (const Interval& interval : curve.intervals) {
            y.add(interval.low);
            y.add(interval.high);
        }
    }
    for (const XyBar& bar : m_bars) {
        x.add(bar.from);
        x.add(bar.to);
        y.add(0);
        y.add(bar.value);
    }
    const QFontMetricsF metrics(font());
    const double bottom = metrics.height() * 2 + 14;
    const int rows =
        std::max(2, static_cast<int>((height() - bottom - topMarginHeight) / (metrics.height() * 2.2)));
    m_y = scaleOf(m_yAxis, y, std::min(rows, 6));
    double labels = 0;
    for (const double tick : m_y.ticks)
        labels = std::max(labels, metrics.horizontalAdvance(tickText(tick, m_y, m_yAxis.unit)));
    m_area = QRectF(std::ceil(labels) + 14, topMarginHeight, 0, 0);
    m_area.setBottomRight({width() - endMargin, height() - bottom});
    m_x = scaleOf(m_xAxis, x,
                  std::clamp(static_cast<int>(m_area.width() / (metrics.averageCharWidth() * 11)), 2,
                             m_xAxis.isLogarithmic ? 12 : 6));
    update();
}

QPointF XyPlot::position(QPointF value) const
{
    const auto share = [](double v, const ValueScale& scale) {
        return scale.high > scale.low ? (v - scale.low) / (scale.high - scale.low) : 0.0;
    };
    const double across = m_xAxis.isLogarithmic && value.x() > 0
                              ? std::log(value.x() / m_x.low) / std::log(m_x.high / m_x.low)
                              : share(value.x(), m_x);
    return {m_area.left() + across * m_area.width(),
            m_area.bottom() - share(value.y(), m_y) * m_area.height()};
}

std::optional<XyHit> XyPlot::hitAt(QPointF pixel) const
{
    std::optional<XyHit> best;
    double nearest = reach * reach;
    const auto look = [&](int curve, std::size_t index) {
        const QPointF off = position(m_curves[static_cast<std::size_t>(curve)].points[index]) - pixel;
        if (const double distance = QPointF::dotProduct(off, off); distance < nearest) {
            nearest = distance;
            best = XyHit{XyHit::Kind::Point, curve, static_cast<int>(index)};
        }
        return off.x() * off.x() < nearest;
    };
    for (int curve = 0; curve < static_cast<int>(m_curves.size()); ++curve) {
        const XyCurve& one = m_curves[static_cast<std::size_t>(curve)];
        if (!one.isVisible)
            continue;
        // Outwards from the mouse, until the x alone is further away than the best point.
        const auto at = static_cast<std::size_t>(
            std::partition_point(one.points.begin(), one.points.end(),
                                 [&](const QPointF& point) { return position(point).x() < pixel.x(); }) -
            one.points.begin());
        for (std::size_t right = at; right < one.points.size() && look(curve, right); ++right) {
        }
        for (std::size_t left = at; left > 0 && look(curve, left - 1); --left) {
        }
    }
    if (best || !m_area.adjusted(0, -1, 0, 1).contains(pixel))
        return best;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const double left = position({m_bars[i].from, 0}).x();
        const double right = position({m_bars[i].to, 0}).x();
        if (left <= pixel.x() && pixel.x() < right)
            return XyHit{XyHit::Kind::Bar, 0, static_cast<int>(i)};
    }
    return {};
}

QPointF XyPlot::anchor(const XyHit& hit) const
{
    const auto index = static_cast<std::size_t>(hit.index);
    if (hit.kind == XyHit::Kind::Point)
        return position(m_curves[static_cast<std::size_t>(hit.curve)].points[index]);
    const XyBar& bar = m_bars[index];
    return {(position({bar.from, 0}).x() + position({bar.to, 0}).x()) / 2,
            position({bar.from, bar.value}).y()};
}

void XyPlot::setHit(std::optional<XyHit> hit)
{
    if (hit == m_hit)
        return;
    m_hit = hit;
    setAccessibleDescription(hit && m_explain ? boundedText(m_explain(*hit).join(QStringLiteral("; ")))
                                              : QString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    setCursor(hit ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

std::optional<XyHit> XyPlot::firstHit() const
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (m_curves[i].isVisible && !m_curves[i].points.empty())
            return XyHit{XyHit::Kind::Point, static_cast<int>(i), 0};
    }
    return m_bars.empty() ? std::nullopt : std::optional(XyHit{XyHit::Kind::Bar, 0, 0});
}

void XyPlot::moveAlong(int step)
{
    if (!m_hit)
        return setHit(firstHit());
    XyHit to = *m_hit;
    const bool isPoint = to.kind == XyHit::Kind::Point;
    const std::size_t size =
        isPoint ? m_curves[static_cast<std::size_t>(to.curve)].points.size() : m_bars.size();
    const QPointF from = anchor(to);
    // Points of a long curve lie closer than pixels: those that nobody could tell apart are one step.
    do
        to.index += step;
    while (isPoint && to.index > 0 && to.index + 1 < static_cast<int>(size) &&
           (anchor(to) - from).manhattanLength() < stride);
    if (to.index >= 0 && to.index < static_cast<int>(size))
        setHit(to);
}

void XyPlot::moveAcross(int step)
{
    if (!m_hit || m_hit->kind != XyHit::Kind::Point)
        return setHit(m_hit ? m_hit : firstHit());
    const double x = anchor(*m_hit).x();
    const int count = static_cast<int>(m_curves.size());
    for (int i = 1; i < count; ++i) {
        const int curve = ((m_hit->curve + step * i) % count + count) % count;
        const XyCurve& one = m_curves[static_cast<std::size_t>(curve)];
        if (!one.isVisible || one.points.empty())
            continue;
        const auto nearest =
            std::min_element(one.points.begin(), one.points.end(), [&](const QPointF& a, const QPointF& b) {
                return std::abs(position(a).x() - x) < std::abs(position(b).x() - x);
            });
        return setHit(XyHit{XyHit::Kind::Point, curve, static_cast<int>(nearest - one.points.begin())});
    }
}

void XyPlot::resizeEvent(QResizeEvent*)
{
    layOut();
}

void XyPlot::mouseMoveEvent(QMouseEvent* event)
{
    setHit(hitAt(event->position()));
}

void XyPlot::mousePressEvent(QMouseEvent* event)
{
    setHit(hitAt(event->position()));
}

void XyPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_hit || m_hit != hitAt(event->position()))
        return;
    if (m_choosable)
        emit chosen(*m_hit);
    else
        emit activated(*m_hit);
}

void XyPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_choosable && event->button() == Qt::LeftButton && m_hit)
        emit activated(*m_hit);
}

void XyPlot::leaveEvent(QEvent*)
{
    setHit({});
}

void XyPlot::focusInEvent(QFocusEvent* event)
{
    const Qt::FocusReason reason = event->reason();
    m_keyboard =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    update();
}

void XyPlot::focusOutEvent(QFocusEvent*)
{
    m_keyboard = false;
    update();
}

void XyPlot::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveAlong(-1);
    case Qt::Key_Right:
        return moveAlong(1);
    case Qt::Key_Up:
        return moveAcross(-1);
    case Qt::Key_Down:
        return moveAcross(1);
    case Qt::Key_Escape:
        if (!m_hit)
            break;
        return setHit({});
    case Qt::Key_Space:
        if (m_hit && m_choosable)
            emit chosen(*m_hit);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_hit)
            emit activated(*m_hit);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void XyPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        layOut();
}

} // namespace qd
