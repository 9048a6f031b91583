// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/timelinepainter.h"

#include "models/base/timetext.h"
#include "models/base/visibletext.h"
#include "widgets/timeline/alertlook.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace qd {

namespace {

constexpr double tickSpacing = 96;
constexpr double barGap = 2; ///< px between rows
constexpr double corner = 3;
constexpr double icon = 14;

const Theme& theme()
{
    return Theme::instance();
}

QColor mixed(const QColor& a, const QColor& b, float shareOfA)
{
    const auto mix = [shareOfA](float x, float y) { return shareOfA * x + (1 - shareOfA) * y; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// Share of the row's height: graver is taller.
double heightShare(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 1.0;
    case Severity::Warning:
        return 0.75;
    case Severity::Info:
        break;
    }
    return 0.5;
}

/// The bar from the bottom of its row, as tall as its severity.
QRectF bodyOf(const Alert& alert, const QRectF& bar)
{
    const double height = bar.height() * heightShare(alert.rule.severity);
    return {bar.left(), bar.bottom() - height, bar.width(), height};
}

} // namespace

TimeRange TimelinePainter::shownRange() const
{
    // A little more to the left: a short bar is drawn wider than its time.
    return {scale.at(-minimumBar), scale.range.to};
}

QRectF TimelinePainter::barRect(std::size_t index) const
{
    const Alert& alert = layout.alerts()[index];
    const Timestamp end = alert.resolvedAt.ms != 0 ? alert.resolvedAt : std::max(now, alert.pendingAt);
    // Clamped, as painting far outside the view loses precision.
    const double left = std::clamp(scale.x(alert.pendingAt), -20.0, scale.width + 20);
    const double right = std::clamp(scale.x(end), -20.0, scale.width + 20);
    const double top = plot.top() - scrolled + layout.topOf(index) + barGap / 2;
    return {plot.left() + left, top, std::max(right - left, minimumBar), TimelineLayout::rowHeight - barGap};
}

std::optional<std::size_t> TimelinePainter::barAt(QPointF position) const
{
    if (!plot.contains(position))
        return std::nullopt;
    const auto* row = layout.rowAt(static_cast<int>(position.y() - plot.top()) + scrolled);
    if (row == nullptr)
        return std::nullopt;
    const auto [first, last] = layout.visible(*row, shownRange());
    for (std::size_t i = last; i > first; --i) {
        if (barRect((*row)[i - 1]).adjusted(-1, 0, 1, 0).contains(position))
            return (*row)[i - 1];
    }
    return std::nullopt;
}

void TimelinePainter::paint(QPainter& painter, const QFont& font) const
{
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, plot.right(), plot.bottom()), theme().color(Ink::Surface));
    painter.save();
    painter.setClipRect(QRectF(0, plot.top(), plot.right(), plot.height()));
    bool odd = false;
    for (const TimelineLane& lane : layout.lanes()) {
        const double top = plot.top() - scrolled + lane.top;
        if (top < plot.bottom() && top + lane.height > plot.top())
            paintLane(painter, lane, odd);
        odd = !odd;
    }
    painter.restore();
    paintAxis(painter);
    painter.save();
    painter.setClipRect(plot);
    paintUnrecorded(painter);
    paintNow(painter);
    for (const TimelineLane& lane : layout.lanes()) {
        const double top = plot.top() - scrolled + lane.top;
        if (top >= plot.bottom() || top + lane.height <= plot.top())
            continue;
        for (const auto& row : lane.rows)
            paintRow(painter, row);
    }
    painter.restore();
}

void TimelinePainter::paintAxis(QPainter& painter) const
{
    const QRectF header(0, 0, plot.right(), plot.top());
    painter.fillRect(header, theme().color(Ink::SurfaceRaised));
    const QFontMetricsF metrics(painter.font());
    for (const LaneTick& tick : ticksFor(scale, tickSpacing)) {
        const double x = plot.left() + scale.x(tick.at);
        painter.setPen(theme().color(Ink::Grid));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(theme().color(Ink::Axis));
        painter.drawLine(QPointF(x, plot.top() - 5), QPointF(x, plot.top()));
        const bool dateOnly = tick.time.isEmpty();
        const double width = metrics.horizontalAdvance(dateOnly ? tick.date : tick.time);
        if (x + 4 + width > plot.right())
            continue; // half a time would be read as another one
        painter.setPen(theme().color(Ink::Text));
        painter.drawText(QPointF(x + 4, plot.top() - 6), dateOnly ? tick.date : tick.time);
        if (!dateOnly && !tick.date.isEmpty()) {
            painter.setPen(theme().color(Ink::TextMuted));
            painter.drawText(QPointF(x + 4, plot.top() - 8 - metrics.height() + 2), tick.date);
        }
    }
    painter.setPen(theme().color(Ink::Border));
    painter.drawLine(header.bottomLeft(), header.bottomRight());
    painter.drawLine(QPointF(plot.left(), 0), QPointF(plot.left(), plot.bottom()));
}

void TimelinePainter::paintLane(QPainter& painter, const TimelineLane& lane, bool odd) const
{
    const QRectF rect(0, plot.top() - scrolled + lane.top, plot.right(), lane.height);
    if (odd)
        painter.fillRect(rect, theme().color(Ink::Window));
    painter.setPen(theme().color(Ink::Grid));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());

    const Alert& any = layout.alerts()[lane.rows.front().front()];
    const QString endpoint = endpointName(any);
    const QString model = QString::fromStdString(lane.model);
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height();
    const double textWidth = plot.left() - 20;
    painter.setPen(theme().color(Ink::Text));
    painter.drawText(
        QRectF(10, rect.top() + 4, textWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(visibleLine(model.isEmpty() ? endpoint : model), Qt::ElideRight, textWidth));
    if (model.isEmpty())
        return;
    painter.setPen(theme().color(Ink::TextMuted));
    painter.drawText(QRectF(10, rect.top() + 4 + line, textWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(visibleLine(endpoint), Qt::ElideRight, textWidth));
}

void TimelinePainter::paintRow(QPainter& painter, const std::vector<std::size_t>& row) const
{
    const auto [first, last] = layout.visible(row, shownRange());
    // Where many alerts share a pixel, one bar stands for them: the gravest, or else the first.
    double paintedTo = -1e9;
    Severity gravest = Severity::Info;
    for (std::size_t i = first; i < last; ++i) {
        const QRectF bar = barRect(row[i]);
        const Severity severity = layout.alerts()[row[i]].rule.severity;
        if (bar.right() <= paintedTo + 0.5 && severity <= gravest && row[i] != current)
            continue;
        paintBar(painter, row[i], bar);
        gravest = bar.left() > paintedTo ? severity : std::max(severity, gravest);
        paintedTo = std::max(paintedTo, bar.right());
    }
}

void TimelinePainter::paintBar(QPainter& painter, std::size_t index, const QRectF& bar) const
{
    const Alert& alert = layout.alerts()[index];
    const QColor ink = theme().color(severityLook(alert.rule.severity).ink);
    const QColor surface = theme().color(Ink::Surface);
    const bool open = alert.resolvedAt.ms == 0;
    const bool quiet = !alert.silencedBy.empty();
    const QRectF body = bodyOf(alert, bar);
    QPainterPath outline;
    outline.addRoundedRect(body, corner, corner);

    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(body, surface);
    const double firingX = alert.firingAt.ms == 0
                               ? body.right()
                               : std::clamp(plot.left() + scale.x(alert.firingAt), body.left(), body.right());
    painter.fillRect(QRectF(body.left(), body.top(), firingX - body.left(), body.height()),
                     QBrush(ink, Qt::BDiagPattern));
    const QRectF firing(firingX, body.top(), body.right() - firingX, body.height());
    painter.fillRect(firing, open && !quiet ? ink : mixed(ink, surface, 0.22F));
    if (!open)
        painter.fillRect(QRectF(body.right() - 3, body.top(), 3, body.height()), ink);
    painter.restore();

    painter.setPen(QPen(ink, 1, quiet ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    if (firing.width() > icon + 6)
        paintBarContent(painter, alert, firing, open && !quiet ? surface : theme().color(Ink::Text));
    if (index == current || index == hovered) {
        painter.setPen(QPen(theme().color(index == current && focused ? Ink::Accent : Ink::Crosshair), 2));
        painter.drawRoundedRect(bar.adjusted(-2, -1, 2, 1), corner, corner);
    }
}

void TimelinePainter::paintBarContent(QPainter& painter, const Alert& alert, const QRectF& bar,
                                      const QColor& text) const
{
    // The part in view, so that a long bar that begins outside still tells what it is.
    QRectF rest = bar.intersected(plot).adjusted(4, 0, -6, 0);
    const bool solid = alert.resolvedAt.ms == 0 && alert.silencedBy.empty();
    const Ink ink = solid ? Ink::Surface : Ink::Text;
    const auto takeSquare = [&rest] {
        const QRectF square(rest.left(), rest.center().y() - icon / 2, icon, icon);
        rest.setLeft(rest.left() + icon + 3);
        return square;
    };
    if (bar.height() >= icon && rest.width() >= icon) {
        if (solid)
            theme()
                .icon(alert.rule.severity == Severity::Critical  ? QStringLiteral("critical")
                      : alert.rule.severity == Severity::Warning ? QStringLiteral("warning")
                                                                 : QStringLiteral("info"),
                      ink)
                .paint(&painter, takeSquare().toRect());
        else
            paintStateGlyph(painter, takeSquare(), severityLook(alert.rule.severity).ink,
                            severityLook(alert.rule.severity).glyph);
    }
    if (alert.acknowledged && rest.width() >= icon)
        theme().icon(QStringLiteral("acknowledge"), ink).paint(&painter, takeSquare().toRect());
    if (!alert.silencedBy.empty() && rest.width() >= icon)
        theme().icon(QStringLiteral("silence"), ink).paint(&painter, takeSquare().toRect());

    const QFontMetricsF metrics(painter.font());
    if (rest.width() < metrics.horizontalAdvance(QLatin1Char('m')) * 3 || bar.height() < metrics.ascent())
        return;
    painter.setPen(text);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(visibleLine(ruleTitle(alert.rule)), Qt::ElideRight, rest.width()));
}

/// What lies before the beginning of the recording is not a time without alerts.
void TimelinePainter::paintUnrecorded(QPainter& painter) const
{
    if (!earliest || *earliest <= scale.range.from)
        return;
    const double width = std::min(scale.x(*earliest), plot.width());
    const QRectF rect(plot.left(), plot.top(), width, plot.height());
    QColor hatching = theme().color(Ink::TextMuted);
    hatching.setAlphaF(0.25F);
    painter.fillRect(rect, QBrush(hatching, Qt::BDiagPattern));
    const QString text = QCoreApplication::translate("AlertTimeline", "Recorded since %1")
                             .arg(momentText(*earliest, scale.range.to));
    QRectF label = QFontMetricsF(painter.font()).boundingRect(text).adjusted(-4, -2, 4, 2);
    if (label.width() > rect.width() - 8)
        return;
    label.moveBottomRight(rect.bottomRight() - QPointF(4, 4));
    painter.fillRect(label, theme().color(Ink::Surface));
    painter.setPen(theme().color(Ink::TextMuted));
    painter.drawText(label, Qt::AlignCenter, text);
}

void TimelinePainter::paintNow(QPainter& painter) const
{
    if (!scale.range.contains(now))
        return;
    const double x = plot.left() + scale.x(now);
    painter.setPen(QPen(theme().color(Ink::Accent), 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

} // namespace qd
