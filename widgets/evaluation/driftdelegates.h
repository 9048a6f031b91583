// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/detect/drift.h"
#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

namespace qd {

[[nodiscard]] Ink driftInk(DriftLevel level);

/// The level of a drift in its colour; its words and sign say it too.
class DriftLevelDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// The index of a drift as a number behind a bar, which is full at twice the alarm.
class DriftBarDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd
