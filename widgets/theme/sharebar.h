// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QRect>

class QPainter;

namespace qd {

/// The room at the left of a cell, in pixels, that a bar of this width takes.
[[nodiscard]] int shareBarRoom(int width);

/// A share of a whole as a bar at the left of a cell; below 0 it is empty, above 1 full.
void paintShareBar(QPainter& painter, const QRect& cell, int width, double share, Ink ink);

} // namespace qd
