// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/driftdelegates.h"

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/theme/sharebar.h"

#include <QApplication>
namespace qd {

namespace {

constexpr int barWidth = 56;

DriftLevel levelOf(const QModelIndex& index)
{
    return static_cast<DriftLevel>(index.data(drifting::LevelRole).toInt());
}

} // namespace

Ink driftInk(DriftLevel level)
{
    switch (level) {
    case DriftLevel::Steady:
        return Ink::Healthy;
    case DriftLevel::Notice:
        return Ink::Warning;
    case DriftLevel::Alarm:
        break;
    }
    return Ink::Critical;
}

void DriftLevelDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setColor(QPalette::Text, Theme::instance().color(driftInk(levelOf(index))));
}

void DriftBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    // The style draws background and number, in what is left beside the bar.
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const double full = 2 * DriftOptions{}.alarm;
    paintShareBar(*painter, option.rect, barWidth, index.data(drifting::EffectRole).toDouble() / full,
                  driftInk(levelOf(index)));
}

QSize DriftBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(shareBarRoom(barWidth), 0);
}

} // namespace qd
