// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/glyphs.h"

#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace qd {

namespace {

QPainterPath polygon(int corners, QPointF centre, double radius, double turn)
{
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2.0 * std::numbers::pi * i / corners;
        points << centre + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath circle(QPointF centre, double radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius * 0.9, radius * 0.9);
    return path;
}

QPainterPath plus(QPointF centre, double radius, double turn)
{
    QPainterPath path;
    const double arm = radius * 0.36;
    path.addRect(QRectF(-radius, -arm, 2 * radius, 2 * arm));
    QPainterPath upright;
    upright.addRect(QRectF(-arm, -radius, 2 * arm, 2 * radius));
    return QTransform::fromTranslate(centre.x(), centre.y()).rotate(turn).map(path.united(upright));
}

constexpr double up = -std::numbers::pi / 2;

} // namespace

QPainterPath seriesGlyph(int index, QPointF centre, double radius)
{
    switch (index % 8) {
    case 0:
        return circle(centre, radius);
    case 1:
        return polygon(4, centre, radius * 1.1, std::numbers::pi / 4);
    case 2:
        return polygon(3, centre, radius * 1.2, up);
    case 3:
        return polygon(4, centre, radius * 1.15, 0);
    case 4:
        return polygon(3, centre, radius * 1.2, -up);
    case 5:
        return plus(centre, radius, 0);
    case 6:
        return plus(centre, radius, 45);
    default:
        return polygon(6, centre, radius, 0);
    }
}

QPainterPath markerGlyph(const ChartMarker& marker, QPointF centre, double radius)
{
    switch (marker.kind) {
    case ChartMarker::Kind::Version:
        return polygon(4, centre, radius * 1.1, 0);
    case ChartMarker::Kind::Rollback:
        return polygon(3, centre, radius * 1.2, std::numbers::pi);
    case ChartMarker::Kind::Collection:
        return polygon(4, centre, radius, std::numbers::pi / 4);
    case ChartMarker::Kind::Alert:
        break;
    }
    if (marker.severity == "critical")
        return polygon(8, centre, radius, std::numbers::pi / 8);
    return marker.severity == "warning" ? polygon(3, centre, radius * 1.2, up) : circle(centre, radius);
}

Ink markerInk(const ChartMarker& marker)
{
    switch (marker.kind) {
    case ChartMarker::Kind::Version:
    case ChartMarker::Kind::Rollback:
        return Ink::Accent;
    case ChartMarker::Kind::Collection:
        return Ink::TextMuted;
    case ChartMarker::Kind::Alert:
        break;
    }
    if (marker.severity == "critical")
        return Ink::Critical;
    return marker.severity == "warning" ? Ink::Warning : Ink::Info;
}

Ink bandInk(ChartBand::Kind kind)
{
    switch (kind) {
    case ChartBand::Kind::Baseline:
        return Ink::Baseline;
    case ChartBand::Kind::Affected:
        return Ink::Affected;
    case ChartBand::Kind::Verification:
        break;
    }
    return Ink::Healthy;
}

} // namespace qd
