// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordgrid.h"

#include "models/base/async.h"
#include "models/base/csvcell.h"
#include "models/items/records/columntexts.h"
#include "models/items/records/recordmodel.h"
#include "models/table/filter/filtertext.h"
#include "widgets/logs/columnmemory.h"
#include "widgets/logs/recordview.h"
#include "widgets/logs/rowselection.h"
#include "widgets/theme/foreigntext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QWheelEvent>

namespace qd {

namespace {

/// "column = value" of the cell; of an empty one that it is missing.
QString conditionOf(const TableColumn& column, const QModelIndex& cell)
{
    const QString name = filterName(column.name);
    const QString text = cell.data(RecordModel::Stored).toString();
    return column.kind == ColumnKind::Number && !text.isEmpty() ? QStringLiteral("%1 = %2").arg(name, text)
                                                                : filterEquals(name, text.toStdString());
}

} // namespace

RecordGrid::RecordGrid(QWidget* parent)
    : QWidget(parent),
      m_model(new RecordModel(this)),
      m_table(new QTableView(this)),
      m_selection(new RowSelection(*m_model, this)),
      m_bar(new QScrollBar(Qt::Vertical, this)),
      m_copy(new QAction(this)),
      m_export(new QAction(this))
{
    buildTable();
    m_bar->setObjectName(QStringLiteral("recordScrollBar"));
    const QHeaderView* header = m_table->horizontalHeader();
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &RecordGrid::copyRows);
    connect(m_export, &QAction::triggered, this, &RecordGrid::exportWanted);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder direction) {
        const bool isDescending = direction == Qt::DescendingOrder;
        emit orderWanted(column < 0 ? RowOrder() : RowOrder{columnAt(column).name, isDescending});
    });
    connect(header, &QWidget::customContextMenuRequested, this, &RecordGrid::showHeaderMenu);
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int value) {
        m_model->setWindow(value, m_bar->pageStep());
        m_selection->showWindow();
    });
    connect(m_selection, &RowSelection::stretchesChanged, this, &RecordGrid::nameCopying);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RecordGrid::showMenu);
    connect(m_model, &RecordModel::failed, this, &RecordGrid::failed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_bar);
}

void RecordGrid::buildTable()
{
    m_table->setObjectName(QStringLiteral("recordTable"));
    m_table->setModel(m_model);
    delete m_table->selectionModel(); // the view's own, which knows only the rows that are seen
    m_table->setSelectionModel(m_selection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicatorShown(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    showOrder();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
}

RecordGrid::~RecordGrid()
{
    m_copyWork.cancel();
}

void RecordGrid::setTable(const RecordTablePtr& table, Selection selection, const RowOrder& order)
{
    const bool isOther = m_model->table() != table;
    m_model->setTable(table, std::move(selection));
    if (isOther) {
        m_hidden = columnmemory::hidden(table->columns());
        fitColumns();
        applyHidden();
    }
    if (std::exchange(m_order, order) != order) {
        const QSignalBlocker quiet(m_bar);
        m_bar->setValue(0);
    }
    showOrder();
    fitWindow();
}

void RecordGrid::updateTable(const RecordTablePtr& table, RecordWindow window)
{
    const int columns = m_model->columnCount();
    const std::int64_t before = m_model->first();
    m_model->updateTable(table, std::move(window));
    if (m_model->selection()->isSorted)
        m_selection->clear(); // new rows stand between those that were selected
    else
        m_selection->shiftBy(m_model->first() - before);
    if (m_model->columnCount() != columns) {
        fitColumns();
        applyHidden();
        showOrder();
    }
    const auto first = static_cast<int>(m_model->first());
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->setRange(0, std::max(first, m_bar->maximum()));
        m_bar->setValue(first);
    }
    fitWindow();
}

void RecordGrid::showOrder()
{
    const RecordTablePtr& table = m_model->table();
    const int column = !table || m_order.isOfTable() ? noColumn : table->columnOf(m_order.column);
    const QSignalBlocker quiet(m_table->horizontalHeader()); // nobody clicked
    m_table->horizontalHeader()->setSortIndicator(column, m_order.isDescending ? Qt::DescendingOrder
                                                                               : Qt::AscendingOrder);
}

const TableColumn& RecordGrid::columnAt(int column) const
{
    return m_model->table()->columns()[static_cast<std::size_t>(column)];
}

std::vector<int> RecordGrid::shownColumns() const
{
    const QHeaderView& header = *m_table->horizontalHeader();
    std::vector<int> columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int column = header.logicalIndex(visual);
        if (!header.isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

void RecordGrid::applyHidden()
{
    const auto isHidden = [this](int column) { return m_hidden.contains(columnAt(column).name); };
    const int count = m_model->columnCount();
    bool isOneShown = false;
    for (int column = 0; column < count; ++column)
        isOneShown = isOneShown || !isHidden(column);
    if (!isOneShown)
        m_hidden.clear();
    for (int column = 0; column < count; ++column)
        m_table->setColumnHidden(column, isHidden(column));
    nameCopying();
    emit columnsChanged();
}

void RecordGrid::hideColumn(int column, bool isHidden)
{
    if (isHidden)
        m_hidden.insert(columnAt(column).name);
    else
        m_hidden.erase(columnAt(column).name);
    columnmemory::rememberHidden(m_model->table()->columns(), m_hidden);
    applyHidden();
}

void RecordGrid::showAllColumns()
{
    m_hidden.clear();
    columnmemory::rememberHidden(m_model->table()->columns(), m_hidden);
    applyHidden();
}

void RecordGrid::scrollTo(Timestamp at)
{
    const RecordTablePtr& table = m_model->table();
    if (!table)
        return;
    const std::int64_t position = m_model->positionOf(table->rowAt(at));
    m_bar->setValue(static_cast<int>(position));
    m_table->selectRow(static_cast<int>(position - m_model->first()));
}

void RecordGrid::fitColumns()
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const ColumnKind kind = columnAt(column).kind;
        const int characters = kind == ColumnKind::Time ? 25 : kind == ColumnKind::Text ? 22 : 14;
        const int title = m_table->horizontalHeader()->sectionSizeHint(column);
        m_table->setColumnWidth(column, std::max(title, characters * fontMetrics().horizontalAdvance(u'0')));
    }
}

void RecordGrid::fitWindow()
{
    const int height = std::max(m_table->verticalHeader()->defaultSectionSize(), 1);
    const int page = std::max(m_table->viewport()->height() / height, 1);
    const std::int64_t last = std::max<std::int64_t>(m_model->total() - page, 0);
    m_bar->setPageStep(page);
    m_bar->setRange(0, static_cast<int>(std::min<std::int64_t>(last, std::numeric_limits<int>::max())));
    m_bar->setVisible(last > 0);
    m_model->setWindow(m_bar->value(), page);
    m_selection->showWindow();
}

bool RecordGrid::moveBy(std::int64_t rows)
{
    const int before = m_bar->value();
    m_bar->setValue(
        static_cast<int>(std::clamp<std::int64_t>(before + rows, m_bar->minimum(), m_bar->maximum())));
    return m_bar->value() != before;
}

bool RecordGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport()) {
        if (event->type() == QEvent::Resize)
            QMetaObject::invokeMethod(this, &RecordGrid::fitWindow, Qt::QueuedConnection);
        if (event->type() == QEvent::Wheel) {
            auto* wheel = static_cast<QWheelEvent*>(event);
            if (wheel->angleDelta().x() == 0 && !(wheel->modifiers() & Qt::ShiftModifier)) {
                QCoreApplication::sendEvent(m_bar, event);
                return true;
            }
        }
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.matches(QKeySequence::SelectAll)) {
            m_selection->selectEverything();
            return true;
        }
        return moveByKey(key) || QWidget::eventFilter(watched, event);
    }
    return QWidget::eventFilter(watched, event);
}

/// Moves by a key; returns false where it moves within the window, or nowhere.
bool RecordGrid::moveByKey(const QKeyEvent& key)
{
    const int row = m_table->currentIndex().row();
    const int page = m_bar->pageStep();
    const bool isControl = key.modifiers() & Qt::ControlModifier;
    switch (key.key()) {
    case Qt::Key_Down:
        return row == m_model->rowCount() - 1 && moveBy(1);
    case Qt::Key_Up:
        return row == 0 && moveBy(-1);
    case Qt::Key_PageDown:
        return moveBy(page);
    case Qt::Key_PageUp:
        return moveBy(-page);
    case Qt::Key_Home:
        return isControl && moveBy(-m_model->total());
    case Qt::Key_End:
        return isControl && moveBy(m_model->total());
    default:
        return false;
    }
}

void RecordGrid::showMenu(const QPoint& at)
{
    const QModelIndex cell = m_table->indexAt(at);
    if (!cell.isValid() || !cell.data(RecordModel::Loaded).toBool())
        return;
    const TableColumn& column = columnAt(cell.column());
    const QString condition = conditionOf(column, cell);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("recordMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(RecordView::tr("&Only %1").arg(menuText(condition))), &QAction::triggered, this,
            [this, condition] { emit conditionWanted(condition); });
    connect(menu->addAction(RecordView::tr("&Without %1").arg(menuText(condition))), &QAction::triggered,
            this, [this, condition] { emit conditionWanted(QStringLiteral("not ") + condition); });
    menu->addSeparator();
    menu->addAction(m_copy);
    menu->addAction(m_export);
    menu->addSeparator();
    // What the header offers, for the keyboard.
    QMenu* ofColumn = menu->addMenu(RecordView::tr("Co&lumn %1").arg(menuText(columnTitle(column))));
    addColumnActions(ofColumn, cell.column());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RecordGrid::showHeaderMenu(const QPoint& at)
{
    const int column = m_table->horizontalHeader()->logicalIndexAt(at);
    if (column < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("recordHeaderMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addColumnActions(menu, column);
    menu->popup(m_table->horizontalHeader()->viewport()->mapToGlobal(at));
}

void RecordGrid::addColumnActions(QMenu* menu, int column)
{
    const auto addOrder = [&](const QString& text, const RowOrder& order) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(order == m_order);
        connect(action, &QAction::triggered, this, [this, order] { emit orderWanted(order); });
    };
    const std::string& name = columnAt(column).name;
    addOrder(RecordView::tr("Sort &ascending"), {name, false});
    addOrder(RecordView::tr("Sort &descending"), {name, true});
    addOrder(RecordView::tr("In the order of the &log"), {});
    menu->addSeparator();
    QAction* hide = menu->addAction(RecordView::tr("&Hide %1").arg(menuText(columnTitle(columnAt(column)))));
    hide->setObjectName(QStringLiteral("hideColumn"));
    hide->setEnabled(shownColumns().size() > 1);
    connect(hide, &QAction::triggered, this, [this, column] { hideColumn(column, true); });
    addColumnList(menu->addMenu(RecordView::tr("&Columns")));
}

/// A tick for each that is shown, of which the last cannot be taken away.
void RecordGrid::addColumnList(QMenu* menu)
{
    menu->setObjectName(QStringLiteral("columnList"));
    const std::vector<int> shown = shownColumns();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool isShown = std::find(shown.begin(), shown.end(), column) != shown.end();
        QAction* action = menu->addAction(menuText(columnTitle(columnAt(column))));
        action->setCheckable(true);
        action->setChecked(isShown);
        action->setEnabled(!isShown || shown.size() > 1);
        connect(action, &QAction::toggled, this,
                [this, column](bool isWanted) { hideColumn(column, !isWanted); });
    }
    menu->addSeparator();
    QAction* all = menu->addAction(RecordView::tr("Show &all columns"));
    all->setObjectName(QStringLiteral("showAllColumns"));
    all->setEnabled(std::ssize(shown) < m_model->columnCount());
    connect(all, &QAction::triggered, this, &RecordGrid::showAllColumns);
}

void RecordGrid::copyRows()
{
    const std::int64_t rows = rowsOf(m_selection->stretches());
    if (rows == 0 || !m_model->table())
        return;
    m_copyWork.cancel();
    emit copying(rows);
    m_copyWork = runOnPool(
        this,
        [table = m_model->table(), selection = m_model->selection(), stretches = m_selection->stretches(),
         columns = shownColumns()](const CancelToken& cancel) {
            return rowsAsText(*table, *selection, stretches, columns, cancel);
        },
        [this, rows](const Result<QString>& text) {
            if (text) {
                QGuiApplication::clipboard()->setText(*text);
                emit copied(rows);
            } else if (text.error().kind != ErrorKind::Cancelled) {
                emit failed(text.error());
            }
        });
}

void RecordGrid::cancelCopying()
{
    m_copyWork.cancel();
}

/// The menu says how much it would copy, of which most may be out of sight, and what is left out.
void RecordGrid::nameCopying()
{
    const QLocale locale;
    const qlonglong rows = rowsOf(m_selection->stretches());
    const qlonglong columns = std::ssize(shownColumns());
    const bool areAll = columns == m_model->columnCount();
    if (rows > 1)
        m_copy->setText(areAll ? RecordView::tr("&Copy %1 rows").arg(locale.toString(rows))
                               : RecordView::tr("&Copy %1 rows, %2 of %3 columns")
                                     .arg(locale.toString(rows), locale.toString(columns),
                                          locale.toString(m_model->columnCount())));
    else
        m_copy->setText(areAll ? RecordView::tr("&Copy row")
                               : RecordView::tr("&Copy row, %1 of %2 columns")
                                     .arg(locale.toString(columns), locale.toString(m_model->columnCount())));
    m_copy->setEnabled(rows > 0);
}

void RecordGrid::retranslate()
{
    m_table->setAccessibleName(RecordView::tr("Predictions"));
    m_bar->setAccessibleName(RecordView::tr("Position in the log"));
    m_export->setText(RecordView::tr("E&xport rows…"));
    nameCopying();
    m_model->retranslate();
}

} // namespace qd
