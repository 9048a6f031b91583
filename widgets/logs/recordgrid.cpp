// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordgrid.h"

#include "models/base/async.h"
#include "models/base/csvcell.h"
#include "models/items/recordmodel.h"
#include "models/table/filtertext.h"
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
      m_copy(new QAction(this))
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
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    m_bar->setObjectName(QStringLiteral("recordScrollBar"));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &RecordGrid::copyRows);
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

RecordGrid::~RecordGrid()
{
    m_copyWork.cancel();
}

void RecordGrid::setTable(const RecordTablePtr& table, Selection selection)
{
    const bool isOther = m_model->table() != table;
    m_model->setTable(table, std::move(selection));
    if (isOther)
        fitColumns();
    fitWindow();
}

void RecordGrid::updateTable(const RecordTablePtr& table, RecordWindow window)
{
    const int columns = m_model->columnCount();
    const std::int64_t before = m_model->first();
    m_model->updateTable(table, std::move(window));
    m_selection->shiftBy(m_model->first() - before);
    if (m_model->columnCount() != columns)
        fitColumns();
    const auto first = static_cast<int>(m_model->first());
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->setRange(0, std::max(first, m_bar->maximum()));
        m_bar->setValue(first);
    }
    fitWindow();
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
        const ColumnKind kind = m_model->table()->columns()[static_cast<std::size_t>(column)].kind;
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

/// False where the key moves within the window, or nowhere.
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
    const TableColumn& column = m_model->table()->columns()[static_cast<std::size_t>(cell.column())];
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
    menu->popup(m_table->viewport()->mapToGlobal(at));
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
        [table = m_model->table(), selection = m_model->selection(), stretches = m_selection->stretches()](
            const CancelToken& cancel) { return rowsAsText(*table, *selection, stretches, cancel); },
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

/// The menu says how much it would copy, of which most may be out of sight.
void RecordGrid::nameCopying()
{
    const qlonglong rows = rowsOf(m_selection->stretches());
    m_copy->setText(rows > 1 ? RecordView::tr("&Copy %1 rows").arg(QLocale().toString(rows))
                             : RecordView::tr("&Copy row"));
    m_copy->setEnabled(rows > 0);
}

void RecordGrid::retranslate()
{
    m_table->setAccessibleName(RecordView::tr("Predictions"));
    m_bar->setAccessibleName(RecordView::tr("Position in the log"));
    nameCopying();
    m_model->retranslate();
}

} // namespace qd
