// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/sharebar.h"

#include <QPainter>

#include <algorithm>

namespace qd {

namespace {

constexpr int barPadding = 6;
constexpr int barHeight = 8;

} // namespace

int shareBarRoom(int width)
{
    return width + 2 * barPadding;
}

void paintShareBar(QPainter& painter, const QRect& cell, int width, double share, Ink ink)
{
    const QRectF track(cell.left() + barPadding, cell.center().y() - barHeight / 2.0, width, barHeight);
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::Grid));
    painter.drawRect(track);
    painter.setBrush(theme.color(ink));
    painter.drawRect(QRectF(track.topLeft(), QSizeF(track.width() * std::clamp(share, 0.0, 1.0), barHeight)));
    painter.restore();
}

} // namespace qd
