// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordview.h"

#include "models/base/async.h"
#include "models/items/recordmodel.h"
#include "models/table/filter.h"
#include "models/table/filtertext.h"
#include "widgets/theme/notice.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 350ms;

/// "column = value" of the cell; of an empty one that it is missing.
QString conditionOf(const TableColumn& column, const QModelIndex& cell)
{
    const QString name = filterName(column.name);
    const QString text = cell.data().toString();
    return column.kind == ColumnKind::Number && !text.isEmpty() ? QStringLiteral("%1 = %2").arg(name, text)
                                                                : filterEquals(name, text.toStdString());
}

} // namespace

struct RecordView::Private
{
    RecordTablePtr rows;
    RecordModel* model = nullptr;
    QLabel* filterLabel = nullptr;
    QLineEdit* edit = nullptr;
    QPushButton* evaluate = nullptr;
    QLabel* count = nullptr;
    Notice* notice = nullptr;
    QTableView* table = nullptr;
    QScrollBar* bar = nullptr;
    QAction* copy = nullptr;
    QStringListModel* names = nullptr;
    QTimer typing;
    CancelToken selecting;
    std::uint64_t generation = 0;    ///< of the newest filter; answers of others come too late
    std::optional<Timestamp> wanted; ///< to scroll to when the rows are there
    QString applied;
    bool isSelecting = false;
};

RecordView::RecordView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("recordView"));
    d->model = new RecordModel(this);
    buildFilter();
    buildTable();

    auto* filterRow = new QHBoxLayout;
    filterRow->addWidget(d->filterLabel);
    filterRow->addWidget(d->edit, 1);
    filterRow->addWidget(d->count);
    filterRow->addWidget(d->evaluate);
    auto* tableRow = new QHBoxLayout;
    tableRow->setSpacing(0);
    tableRow->addWidget(d->table, 1);
    tableRow->addWidget(d->bar);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->addLayout(filterRow);
    layout->addWidget(d->notice);
    layout->addLayout(tableRow, 1);
    retranslate();
}

RecordView::~RecordView()
{
    d->selecting.cancel();
}

void RecordView::buildFilter()
{
    d->filterLabel = new QLabel(this);
    d->edit = new QLineEdit(this);
    d->edit->setObjectName(QStringLiteral("recordFilter"));
    d->edit->setClearButtonEnabled(true);
    d->filterLabel->setBuddy(d->edit);
    d->names = new QStringListModel(this);
    auto* completer = new QCompleter(d->names, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    d->edit->setCompleter(completer);
    d->count = new QLabel(this);
    d->count->setObjectName(QStringLiteral("recordCount"));
    d->evaluate = new QPushButton(this);
    d->evaluate->setObjectName(QStringLiteral("evaluateFiltered"));
    d->notice = new Notice(this);
    d->notice->setObjectName(QStringLiteral("recordNotice"));
    d->typing.setSingleShot(true);
    d->typing.setInterval(typingPause);
    connect(&d->typing, &QTimer::timeout, this, &RecordView::applyFilter);
    connect(d->edit, &QLineEdit::textEdited, this, [this] { d->typing.start(); });
    connect(d->edit, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) // also by the clear button
            d->typing.start();
    });
    connect(d->edit, &QLineEdit::returnPressed, this, &RecordView::applyFilter);
    connect(d->evaluate, &QPushButton::clicked, this, [this] { emit evaluationWanted(d->applied); });
}

void RecordView::buildTable()
{
    d->table = new QTableView(this);
    d->table->setObjectName(QStringLiteral("recordTable"));
    d->table->setModel(d->model);
    d->table->setSelectionBehavior(QAbstractItemView::SelectRows);
    d->table->setAlternatingRowColors(true);
    d->table->setShowGrid(false);
    d->table->setWordWrap(false);
    d->table->setTabKeyNavigation(false);
    d->table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->table->setContextMenuPolicy(Qt::CustomContextMenu);
    d->table->horizontalHeader()->setHighlightSections(false);
    d->table->horizontalHeader()->setSectionsMovable(true);
    d->table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    d->table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    d->table->viewport()->installEventFilter(this);
    d->table->installEventFilter(this);
    d->bar = new QScrollBar(Qt::Vertical, this);
    d->bar->setObjectName(QStringLiteral("recordScrollBar"));
    d->copy = new QAction(this);
    d->copy->setShortcut(QKeySequence::Copy);
    d->copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    d->table->addAction(d->copy);
    connect(d->copy, &QAction::triggered, this, &RecordView::copyRows);
    connect(d->bar, &QScrollBar::valueChanged, this,
            [this](int value) { d->model->setWindow(value, d->bar->pageStep()); });
    connect(d->table, &QWidget::customContextMenuRequested, this, &RecordView::showMenu);
    connect(d->model, &RecordModel::failed, this, [this](const Error& error) { d->notice->show(error); });
}

void RecordView::setTable(RecordTablePtr table)
{
    d->rows = std::move(table);
    showNames();
    d->edit->clear();
    d->typing.stop();
    applyFilter();
}

void RecordView::showNames()
{
    QStringList names;
    for (const TableColumn& column : d->rows->columns())
        names += filterName(column.name);
    if (names != d->names->stringList())
        d->names->setStringList(names);
}

void RecordView::updateTable(RecordTablePtr table)
{
    if (!d->rows)
        return setTable(std::move(table));
    d->rows = std::move(table);
    showNames();
    if (d->isSelecting) // the user asked for other rows meanwhile
        return applyFilter();
    d->selecting.cancel();
    d->selecting = runOnPool(
        this,
        [newer = d->rows, filter = d->applied, place = d->model->place()](const CancelToken& cancel) {
            return windowIn(*newer, filter, place, cancel);
        },
        [this, generation = ++d->generation](Result<RecordWindow> window) {
            if (generation == d->generation)
                finishUpdate(std::move(window));
        });
}

void RecordView::finishUpdate(Result<RecordWindow> window)
{
    if (!window) {
        d->notice->show(window.error());
        return;
    }
    const int columns = d->model->columnCount();
    d->model->updateTable(d->rows, std::move(*window));
    if (d->model->columnCount() != columns)
        fitColumns();
    const auto first = static_cast<int>(d->model->first());
    {
        const QSignalBlocker quiet(d->bar);
        d->bar->setRange(0, std::max(first, d->bar->maximum()));
        d->bar->setValue(first);
    }
    fitWindow();
    scrollToWanted();
    showCount();
    emit updated();
}

void RecordView::setFilter(const QString& filter)
{
    d->edit->setText(filter);
    d->typing.stop();
    applyFilter();
}

QString RecordView::filter() const
{
    return d->applied;
}

void RecordView::showTime(Timestamp at)
{
    d->wanted = at;
    if (!d->isSelecting)
        scrollToWanted();
}

void RecordView::scrollToWanted()
{
    const RecordTablePtr& table = d->model->table();
    if (d->wanted && table) {
        const std::int64_t position = d->model->positionOf(table->rowAt(*d->wanted));
        d->bar->setValue(static_cast<int>(position));
        d->table->selectRow(static_cast<int>(position - d->model->first()));
    }
    d->wanted.reset();
}

void RecordView::applyFilter()
{
    d->typing.stop();
    if (!d->rows)
        return;
    d->selecting.cancel();
    d->isSelecting = true;
    const QString filter = d->edit->text();
    d->selecting = runOnPool(
        this, [table = d->rows, filter](const CancelToken& cancel) { return select(*table, filter, cancel); },
        [this, filter, generation = ++d->generation](Result<Selection> selection) {
            if (generation == d->generation)
                finishFilter(filter, std::move(selection));
        });
}

void RecordView::finishFilter(const QString& filter, Result<Selection> selection)
{
    d->isSelecting = false;
    if (selection) {
        d->notice->hide();
        d->applied = filter;
        const bool isOther = d->model->table() != d->rows;
        d->model->setTable(d->rows, std::move(*selection));
        if (isOther)
            fitColumns();
        fitWindow();
        scrollToWanted();
        showCount();
    } else {
        d->notice->show(selection.error());
    }
    emit filtered();
}

void RecordView::fitColumns()
{
    for (int column = 0; column < d->model->columnCount(); ++column) {
        const ColumnKind kind = d->model->table()->columns()[static_cast<std::size_t>(column)].kind;
        const int characters = kind == ColumnKind::Time ? 25 : kind == ColumnKind::Text ? 22 : 14;
        const int title = d->table->horizontalHeader()->sectionSizeHint(column);
        d->table->setColumnWidth(column, std::max(title, characters * fontMetrics().horizontalAdvance(u'0')));
    }
}

void RecordView::fitWindow()
{
    const int height = std::max(d->table->verticalHeader()->defaultSectionSize(), 1);
    const int page = std::max(d->table->viewport()->height() / height, 1);
    const std::int64_t last = std::max<std::int64_t>(d->model->total() - page, 0);
    d->bar->setPageStep(page);
    d->bar->setRange(0, static_cast<int>(std::min<std::int64_t>(last, std::numeric_limits<int>::max())));
    d->bar->setVisible(last > 0);
    d->model->setWindow(d->bar->value(), page);
}

void RecordView::showCount()
{
    if (!d->model->table())
        return;
    const QLocale locale;
    const qlonglong all = d->model->table()->rows();
    const qlonglong shown = d->model->total();
    d->count->setText(shown == all ? tr("%1 rows").arg(locale.toString(shown))
                                   : tr("%1 of %2 rows").arg(locale.toString(shown), locale.toString(all)));
    d->evaluate->setEnabled(d->model->total() > 0);
}

bool RecordView::moveBy(std::int64_t rows)
{
    const int before = d->bar->value();
    d->bar->setValue(
        static_cast<int>(std::clamp<std::int64_t>(before + rows, d->bar->minimum(), d->bar->maximum())));
    return d->bar->value() != before;
}

bool RecordView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->table->viewport()) {
        if (event->type() == QEvent::Resize)
            QMetaObject::invokeMethod(this, &RecordView::fitWindow, Qt::QueuedConnection);
        if (event->type() == QEvent::Wheel) {
            auto* wheel = static_cast<QWheelEvent*>(event);
            if (wheel->angleDelta().x() == 0 && !(wheel->modifiers() & Qt::ShiftModifier)) {
                QCoreApplication::sendEvent(d->bar, event);
                return true;
            }
        }
    }
    if (watched == d->table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int row = d->table->currentIndex().row();
        const int page = d->bar->pageStep();
        const bool isControl = key->modifiers() & Qt::ControlModifier;
        switch (key->key()) {
        case Qt::Key_Down:
            return row == d->model->rowCount() - 1 && moveBy(1);
        case Qt::Key_Up:
            return row == 0 && moveBy(-1);
        case Qt::Key_PageDown:
            return moveBy(page);
        case Qt::Key_PageUp:
            return moveBy(-page);
        case Qt::Key_Home:
            return isControl && moveBy(-d->model->total());
        case Qt::Key_End:
            return isControl && moveBy(d->model->total());
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RecordView::showMenu(const QPoint& at)
{
    const QModelIndex cell = d->table->indexAt(at);
    if (!cell.isValid() || !cell.data(RecordModel::Loaded).toBool())
        return;
    const TableColumn& column = d->model->table()->columns()[static_cast<std::size_t>(cell.column())];
    const QString condition = conditionOf(column, cell);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("recordMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Only %1").arg(condition)), &QAction::triggered, this,
            [this, condition] { setFilter(filterAnd(d->applied, condition)); });
    connect(menu->addAction(tr("&Without %1").arg(condition)), &QAction::triggered, this,
            [this, condition] { setFilter(filterAnd(d->applied, QStringLiteral("not ") + condition)); });
    menu->addSeparator();
    menu->addAction(d->copy);
    menu->popup(d->table->viewport()->mapToGlobal(at));
}

void RecordView::copyRows() const
{
    QStringList titles;
    for (int column = 0; column < d->model->columnCount(); ++column)
        titles += d->model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{titles.join(u'\t')};
    for (const QModelIndex& row : d->table->selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < d->model->columnCount(); ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void RecordView::retranslate()
{
    d->filterLabel->setText(tr("&Filter:"));
    d->edit->setAccessibleName(tr("Filter"));
    d->edit->setPlaceholderText(tr("for example: version = \"2\" and latency > 0.5 and label != prediction"));
    d->edit->setToolTip(tr("Conditions on columns, joined by and, or, not and parentheses: = != < <= > >= , "
                           "~ for a regular expression, in (…), is missing"));
    d->evaluate->setText(tr("&Evaluate these"));
    d->evaluate->setToolTip(tr("Compute all figures and charts of the rows of this filter only"));
    d->table->setAccessibleName(tr("Predictions"));
    d->bar->setAccessibleName(tr("Position in the log"));
    d->copy->setText(tr("&Copy rows"));
    d->model->retranslate();
    showCount();
}

void RecordView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
