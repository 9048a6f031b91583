// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QTableView;

namespace qd {

/// How our tables look whose rows are read and chosen as a whole: a line each, without a grid or numbers. Tab
/// leaves them.
void showWholeRows(QTableView& table);
/// Makes a column as wide as the column's title and the widest of these texts, which differ from language to
/// language. `room` is what a delegate paints beside them.
void fitColumn(QTableView& table, int column, const QStringList& texts, int room = 0);

} // namespace qd
