// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/driftdelegates.h"

#include "models/items/evaluationmodels.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace qd {

namespace {

constexpr int barWidth = 56;
constexpr int barHeight = 8;
constexpr int padding = 6;

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
    const double share = std::clamp(index.data(drifting::EffectRole).toDouble() / full, 0.0, 1.0);
    const QRectF track(option.rect.left() + padding, option.rect.center().y() - barHeight / 2.0, barWidth,
                       barHeight);
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Ink::Grid));
    painter->drawRect(track);
    painter->setBrush(theme.color(driftInk(levelOf(index))));
    painter->drawRect(QRectF(track.topLeft(), QSizeF(track.width() * share, barHeight)));
    painter->restore();
}

QSize DriftBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(barWidth + 2 * padding, 0);
}

} // namespace qd
