// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPainter;

namespace qd {

class PlotView;

/// The crosshair's line and, beside it, the time, the value of every visible curve, and the markers under it.
void paintReadout(QPainter& painter, const PlotView& view);

} // namespace qd
