// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/effectdelegate.h"

#include "models/items/analysismodels.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace qd {

namespace {

constexpr int barWidth = 72;
constexpr int barHeight = 8;
constexpr int padding = 6;

} // namespace

void EffectDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the number stands at the right
    const double share = std::clamp(index.data(change::ShareRole).toDouble(), 0.0, 1.0);
    const QRectF track(option.rect.left() + padding, option.rect.center().y() - barHeight / 2.0, barWidth,
                       barHeight);
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Ink::Grid));
    painter->drawRect(track);
    painter->setBrush(theme.color(Ink::Accent));
    painter->drawRect(QRectF(track.topLeft(), QSizeF(track.width() * share, barHeight)));
    painter->restore();
}

QSize EffectDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(barWidth + 2 * padding, 0);
}

} // namespace qd
