// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordgrid.h"

#include "models/base/csvcell.h"
#include "models/items/recordmodel.h"
#include "models/table/filtertext.h"
#include "widgets/logs/recordview.h"
#include "widgets/theme/foreigntext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
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
    const QString text = cell.data().toString();
    return column.kind == ColumnKind::Number && !text.isEmpty() ? QStringLiteral("%1 = %2").arg(name, text)
                                                                : filterEquals(name, text.toStdString());
}

} // namespace

RecordGrid::RecordGrid(QWidget* parent)
    : QWidget(parent),
      m_model(new RecordModel(this)),
      m_table(new QTableView(this)),
      m_bar(new QScrollBar(Qt::Vertical, this)),
      m_copy(new QAction(this))
{
    m_table->setObjectName(QStringLiteral("recordTable"));
    m_table->setModel(m_model);
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
    connect(m_bar, &QScrollBar::valueChanged, this,
            [this](int value) { m_model->setWindow(value, m_bar->pageStep()); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &RecordGrid::showMenu);
    connect(m_model, &RecordModel::failed, this, &RecordGrid::failed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_bar);
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
    m_model->updateTable(table, std::move(window));
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
    if (watched == m_table && event->type() == QEvent::KeyPress)
        return moveByKey(*static_cast<QKeyEvent*>(event)) || QWidget::eventFilter(watched, event);
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

void RecordGrid::copyRows() const
{
    QStringList titles;
    for (int column = 0; column < m_model->columnCount(); ++column)
        titles += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{clipboardRow(titles)};
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += clipboardRow(cells);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void RecordGrid::retranslate()
{
    m_table->setAccessibleName(RecordView::tr("Predictions"));
    m_bar->setAccessibleName(RecordView::tr("Position in the log"));
    m_copy->setText(RecordView::tr("&Copy rows"));
    m_model->retranslate();
}

} // namespace qd
