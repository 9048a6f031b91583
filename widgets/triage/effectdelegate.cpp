// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/effectdelegate.h"

#include "models/items/incidents/analysismodels.h"
#include "widgets/theme/sharebar.h"

namespace qd {

namespace {

constexpr int barWidth = 72;

} // namespace

void EffectDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the number stands at the right
    paintShareBar(*painter, option.rect, barWidth, index.data(change::ShareRole).toDouble(), Ink::Accent);
}

QSize EffectDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(shareBarRoom(barWidth), 0);
}

} // namespace qd
