// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alertdelegate.h"

#include "models/items/alertmodel.h"
#include "models/items/rulemodel.h"
#include "widgets/timeline/alertlook.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace qd {

namespace {

const QAbstractItemModel* sourceOf(const QAbstractItemModel* model)
{
    while (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(model))
        model = proxy->sourceModel();
    return model;
}

std::optional<AlertLook> lookOf(const QModelIndex& index)
{
    const QAbstractItemModel* source = sourceOf(index.model());
    if (qobject_cast<const RuleModel*>(source) != nullptr && index.column() == RuleModel::SeverityColumn)
        return severityLook(static_cast<Severity>(index.data(RuleModel::SeverityRole).toInt()));
    if (qobject_cast<const AlertModel*>(source) == nullptr)
        return std::nullopt;
    const auto severity = static_cast<Severity>(index.data(AlertModel::SeverityRole).toInt());
    if (index.column() == AlertModel::StateColumn)
        return stateLook(static_cast<AlertState>(index.data(AlertModel::StateRole).toInt()), severity);
    if (index.column() == AlertModel::SeverityColumn)
        return severityLook(severity);
    return std::nullopt;
}

} // namespace

void AlertDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const auto look = lookOf(index);
    if (!look) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const auto group = cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter->save();
    painter->setFont(cell.font);
    paintStateBadge(*painter, cell.rect, selected ? Ink::AccentText : look->ink, look->glyph, text,
                    cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->restore();
}

void AlertDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->displayAlignment.testFlag(Qt::AlignRight))
        option->font = Theme::numberFont();
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (lookOf(index)) {
        const QSize badge = stateBadgeSize(option.font, index.data().toString());
        size = {std::max(size.width(), badge.width()), std::max(size.height(), badge.height())};
    }
    return size;
}

} // namespace qd
