// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

namespace qd {

inline constexpr int cellPadding = 6; ///< px left and right of what a delegate paints

/// Selection, hover and focus of a cell as the style draws them, without its text. Returns the colour for
/// text.
QColor paintCellBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);

} // namespace qd
