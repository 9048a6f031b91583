// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMarginsF>
#include <QRectF>

class QPainter;

/// What a PlotView draws itself, behind and before the curves.
namespace qd {

class PlotView;
struct TimeGrid;

/// Room for labels and marker glyphs; depends on font and locale only, so that plots above each other align.
[[nodiscard]] QMarginsF plotMargins(const PlotView& view);
/// Bands, alerts, grid and labels.
void paintBehind(QPainter& painter, const PlotView& view, const TimeGrid& times);
/// Lone samples, newest values, markers, crosshair, readout, selection, and the words for "nothing here".
void paintBefore(QPainter& painter, const PlotView& view);
/// Where the readout of the crosshair stands: beside the line, always wholly within the plot area's width.
[[nodiscard]] QRectF readoutGeometry(const PlotView& view);

} // namespace qd
