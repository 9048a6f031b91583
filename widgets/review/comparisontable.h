// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidents/analysismodels.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace qd {

/// Draws the interval of a difference against its margin: zero as a line, the margin dashed, the interval as
/// a bar with its estimate as a dot. Everything in a row is on one scale; right is better.
class IntervalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The comparisons of a verification: before, affected, after, interval and verdict.
class ComparisonTable : public QTableView
{
    Q_OBJECT

public:
    explicit ComparisonTable(QWidget* parent = nullptr);
    void setComparisons(const std::vector<MetricComparison>& comparisons);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ComparisonModel* m_model;
};

} // namespace qd
