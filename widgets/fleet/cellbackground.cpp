// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/cellbackground.h"

#include <QApplication>
#include <QModelIndex>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace qd {

QColor paintCellBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    QStyleOptionViewItem cell(option);
    cell.index = index;
    cell.text.clear();
    const QWidget* view = option.widget;
    (view ? view->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &cell, &painter, view);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    return option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace qd
