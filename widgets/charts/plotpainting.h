// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMarginsF>
#include <QRectF>
#include <QStaticText>

class QPainter;

/// What a PlotView draws itself, behind and before the curves.
namespace qd {

class PlotView;

/// Room for labels and marker glyphs; depends on font and locale only, so that plots above each other align.
[[nodiscard]] QMarginsF plotMargins(const PlotView& view);
/// Text that is laid out once, although it is painted with every frame.
[[nodiscard]] QStaticText axisLabel(const QString& text, const QFont& font);
/// For how many lines of the time grid the plot area has room with their labels.
[[nodiscard]] int mostTimesOf(const PlotView& view);
/// Bands, alerts, grid and labels.
void paintBehind(QPainter& painter, const PlotView& view);
/// Lone samples, newest values, markers, crosshair, readout, selection, and the words for "nothing here".
void paintBefore(QPainter& painter, const PlotView& view);
/// Where the readout of the crosshair stands: beside the line, always wholly within the plot area's width.
[[nodiscard]] QRectF readoutGeometry(const PlotView& view);

} // namespace qd
