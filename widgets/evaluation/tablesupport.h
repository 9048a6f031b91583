// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/heading.h"
#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;
class QAbstractItemView;
class QSortFilterProxyModel;
class QTableView;

namespace qd {

/// A read-only table of whole rows, sorted when `model` can be, whose selection Ctrl+C copies (see
/// copiedText()) and whose context menu offers the whole of it as CSV.
void setUpTable(QTableView& table, const QString& name, QAbstractItemModel& model);
/// Sets a table up through `sorted`, which a click on a column's title sorts by rowrole::sort; unsorted at
/// first. The columns fit.
void setUpSortedTable(QTableView& table, const QString& name, QSortFilterProxyModel& sorted,
                      QAbstractItemModel& model);
/// Texts of the actions of setUpTable(), in the console's language.
void retranslateTable(QTableView& table, const QString& accessibleName);
/// Cells between tabs with the titles of their columns and, when the table shows them, of their rows.
[[nodiscard]] QString copiedText(const QTableView& table, const QModelIndexList& selected);
/// Returns all rows as RFC 4180 text. In both, a text is never a formula of a spreadsheet.
[[nodiscard]] QString csvText(const QTableView& table);
/// As wide as their contents; the first column takes what is left.
void fitColumns(QTableView& table);
/// Makes the table so high that `most` rows are seen at the width that it has now.
void fitHeight(QTableView& table, int most);

} // namespace qd
