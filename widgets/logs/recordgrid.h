// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/recordwindow.h"

#include <QWidget>

#include <set>

class QAction;
class QKeyEvent;
class QMenu;
class QScrollBar;
class QTableView;

namespace qd {

class RecordModel;
class RowSelection;

/// The table of a RecordModel, which has only as many rows as are seen: the scroll bar, the wheel and the
/// keys move its window. Rows can be copied as text. A click on a header asks for another order; columns can
/// be hidden, which is remembered for all logs with columns of the same names.
class RecordGrid : public QWidget
{
    Q_OBJECT

public:
    explicit RecordGrid(QWidget* parent = nullptr);
    ~RecordGrid() override;

    [[nodiscard]] const RecordModel& model() const { return *m_model; }
    /// Columns keep their width while the table is the same. Another order is shown from its beginning.
    void setTable(const RecordTablePtr& table, Selection selection, const RowOrder& order);
    /// Shows a later state of the same rows of the same log, in the same order.
    void updateTable(const RecordTablePtr& table, RecordWindow window);
    /// What orderWanted() asked for was not done: the header tells the order of the rows again.
    void buildTable();
    void showOrder();
    /// Returns the columns from left to right; at least one.
    [[nodiscard]] std::vector<int> shownColumns() const;
    /// Ends a copying that is under way; the clipboard stays as it is.
    void cancelCopying();
    /// To the first row at or after the time, and selects it.
    void scrollTo(Timestamp at);
    void retranslate();

signals:
    /// One that holds for the value of a cell, or for all others, was picked from the menu of the cell.
    void conditionWanted(const QString& condition);
    void orderWanted(const qd::RowOrder& order);
    void exportWanted();
    /// Other ones are shown.
    void columnsChanged();
    void failed(const qd::Error& error);
    /// Reports that so many rows are being copied; copied() or failed() follows.
    void copying(std::int64_t rows);
    void copied(std::int64_t rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitColumns();
    void fitWindow();
    [[nodiscard]] bool moveBy(std::int64_t rows);
    [[nodiscard]] bool moveByKey(const QKeyEvent& key);
    void showMenu(const QPoint& at);
    void showHeaderMenu(const QPoint& at);
    void addColumnActions(QMenu* menu, int column);
    void addColumnList(QMenu* menu);
    void hideColumn(int column, bool isHidden);
    void showAllColumns();
    void applyHidden();
    [[nodiscard]] const TableColumn& columnAt(int column) const;
    void copyRows();
    void nameCopying();

    RecordModel* m_model;
    QTableView* m_table;
    RowSelection* m_selection;
    QScrollBar* m_bar;
    QAction* m_copy;
    QAction* m_export;
    RowOrder m_order;
    std::set<std::string> m_hidden; ///< names of columns
    CancelToken m_copyWork;
};

} // namespace qd
