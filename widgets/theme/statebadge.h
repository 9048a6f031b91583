// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QRectF>

class QPainter;

namespace qd {

/// Signs for states and severities. Each has a silhouette of its own, so that they are told apart without
/// colour and in a few pixels. The theme knows no models; who paints maps a state to a glyph and an ink.
enum class Glyph {
    Disc,     ///< a disc with a check mark: healthy, resolved
    Triangle, ///< a triangle with an exclamation mark: degraded, warning
    Octagon,  ///< an octagon with an exclamation mark: failing, critical
    Cross,    ///< a ring with a stroke through it: unreachable
    Clock,    ///< a ring with hands: stale, pending
    Question, ///< a dashed ring: unknown
    Square,   ///< a square with an i: information
};

/// Fills the largest centred square of `rect`, at most 16 px. Restores the painter.
void paintStateGlyph(QPainter& painter, const QRectF& rect, Ink ink, Glyph glyph);

/// Returns the badge as an icon for menus, combo boxes and labels; follows the theme.
[[nodiscard]] QIcon stateIcon(Ink ink, Glyph glyph);

/// Glyph and text side by side, the text in `textColor` and elided to fit; for cells of tables.
void paintStateBadge(QPainter& painter, const QRectF& rect, Ink ink, Glyph glyph, const QString& text,
                     const QColor& textColor);

/// Width and height that paintStateBadge() needs for `text`.
[[nodiscard]] QSize stateBadgeSize(const QFont& font, const QString& text);

} // namespace qd
