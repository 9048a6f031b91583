// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tablesupport.h"

#include "models/base/csvcell.h"
#include "models/items/rowsmodel.h"
#include "widgets/theme/tablelook.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>

namespace qd {

namespace {

struct TableSupportWords
{
    Q_DECLARE_TR_FUNCTIONS(TableSupportWords)
};

const QString copyName = QStringLiteral("copyRows");
const QString csvName = QStringLiteral("copyCsv");

bool showsRowTitles(const QTableView& table)
{
    return !table.verticalHeader()->isHidden();
}

/// Titles first, then the cells of the given rows.
QList<QStringList> cellsOf(const QTableView& table, const QList<int>& rows)
{
    const QAbstractItemModel& model = *table.model();
    QList<QStringList> lines(1);
    const bool titled = showsRowTitles(table);
    if (titled)
        lines[0] << QString();
    for (int column = 0; column < model.columnCount(); ++column)
        lines[0] << model.headerData(column, Qt::Horizontal).toString();
    for (const int row : rows) {
        QStringList line;
        if (titled)
            line << model.headerData(row, Qt::Vertical).toString();
        for (int column = 0; column < model.columnCount(); ++column)
            line << model.index(row, column).data().toString();
        lines << line;
    }
    return lines;
}

/// Returns the width of the contents without what stretching sections add.
int contentsWidth(const QTableView& table)
{
    const QAbstractItemView& view = table; // where this hint is public
    int width = 0;
    for (int column = 0; column < table.model()->columnCount(); ++column)
        width += std::max(table.horizontalHeader()->sectionSizeHint(column), view.sizeHintForColumn(column));
    return width;
}

QAction* addCopyAction(QTableView& table, const QString& name)
{
    auto* action = new QAction(&table);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetShortcut);
    table.addAction(action);
    return action;
}

} // namespace

void setUpTable(QTableView& table, const QString& name, QAbstractItemModel& model)
{
    table.setObjectName(name);
    table.setModel(&model);
    showWholeRows(table);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setAlternatingRowColors(true);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QAction* copy = addCopyAction(table, copyName);
    copy->setShortcut(QKeySequence::Copy);
    QObject::connect(copy, &QAction::triggered, &table, [&table] {
        QGuiApplication::clipboard()->setText(copiedText(table, table.selectionModel()->selectedRows()));
    });
    QAction* csv = addCopyAction(table, csvName);
    QObject::connect(csv, &QAction::triggered, &table,
                     [&table] { QGuiApplication::clipboard()->setText(csvText(table)); });
}

void setUpSortedTable(QTableView& table, const QString& name, QSortFilterProxyModel& sorted,
                      QAbstractItemModel& model)
{
    sorted.setSourceModel(&model);
    sorted.setSortRole(rowrole::sort);
    setUpTable(table, name, sorted);
    table.setSortingEnabled(true);
    table.horizontalHeader()->setSortIndicatorClearable(true);
    table.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    fitColumns(table);
}

void retranslateTable(QTableView& table, const QString& accessibleName)
{
    table.setAccessibleName(accessibleName);
    for (QAction* action : table.actions()) {
        if (action->objectName() == copyName)
            action->setText(TableSupportWords::tr("&Copy the selected rows"));
        else if (action->objectName() == csvName)
            action->setText(TableSupportWords::tr("Copy the whole table as C&SV"));
    }
}

QString copiedText(const QTableView& table, const QModelIndexList& selected)
{
    QList<int> rows;
    for (const QModelIndex& index : selected)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QStringList lines;
    for (const QStringList& line : cellsOf(table, rows))
        lines << clipboardRow(line);
    return lines.join(QLatin1Char('\n'));
}

QString csvText(const QTableView& table)
{
    QList<int> rows;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        rows << row;
    std::string text;
    for (const QStringList& line : cellsOf(table, rows)) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            text += column > 0 ? "," : "";
            appendCell(text, line[column].toStdString(), CellStyle::Spreadsheet);
        }
        text += "\r\n";
    }
    return QString::fromStdString(text);
}

void fitColumns(QTableView& table)
{
    table.horizontalHeader()->setStretchLastSection(false);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void fitHeight(QTableView& table, int most)
{
    const int rows = std::clamp(table.model()->rowCount(), 1, most);
    const bool scrolls = table.isVisible() && contentsWidth(table) > table.viewport()->width();
    table.setFixedHeight((scrolls ? table.horizontalScrollBar()->sizeHint().height() : 0) +
                         table.horizontalHeader()->sizeHint().height() +
                         rows * table.verticalHeader()->defaultSectionSize() + 2 * table.frameWidth());
}

} // namespace qd
