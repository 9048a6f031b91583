// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartmarkers.h"
#include "widgets/theme/theme.h"

#include <QPainterPath>

namespace qd {

/// A shape that goes with the n-th series' colour, so that colour is never the only sign; repeats after
/// eight.
[[nodiscard]] QPainterPath seriesGlyph(int index, QPointF centre, double radius);
/// Version: diamond. Rollback: arrow to the left. Alerts: circle, triangle, octagon by rising severity.
[[nodiscard]] QPainterPath markerGlyph(const ChartMarker& marker, QPointF centre, double radius);
[[nodiscard]] Ink markerInk(const ChartMarker& marker);
[[nodiscard]] Ink bandInk(ChartBand::Kind kind);

} // namespace qd
