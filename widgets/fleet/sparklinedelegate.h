// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"

#include <QPointF>
#include <QRectF>
#include <QStyledItemDelegate>

#include <vector>

namespace qd {

/// Samples as points within `rect`, scaled between their least and greatest value, or over
/// `leastSpan` where that is more; a constant runs through the middle. A stretch without samples, longer than
/// three of the usual intervals, starts a new line.
[[nodiscard]] std::vector<std::vector<QPointF>> sparklineSegments(const std::vector<Sample>& samples,
                                                                  QRectF rect, double leastSpan = 0);

/// The recent course of a row's leading metric with a dot on its newest value; reads
/// FleetModel::SparklineRole.
class SparklineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace qd
