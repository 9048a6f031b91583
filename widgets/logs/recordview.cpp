// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordview.h"

#include "models/base/latestjob.h"
#include "models/items/records/columntexts.h"
#include "models/items/records/recordmodel.h"
#include "models/table/filter/filtertext.h"
#include "widgets/exchange/rowsexportdialog.h"
#include "widgets/logs/recordgrid.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/toast.h"

#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStringListModel>
#include <QTimer>
#include <QVBoxLayout>

#include <atomic>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 350ms;
constexpr auto usualPatience = 500ms;
constexpr auto progressPause = 200ms;

} // namespace

struct RecordView::Private
{
    RecordTablePtr rows;
    TextLabel* filterLabel = nullptr;
    QLineEdit* edit = nullptr;
    QPushButton* exportButton = nullptr;
    QPushButton* evaluate = nullptr;
    TextLabel* count = nullptr;
    Notice* notice = nullptr;
    RecordGrid* grid = nullptr;
    QStringListModel* names = nullptr;
    QTimer typing;
    LatestJob selecting;
    std::optional<Timestamp> timeToShow; ///< to scroll to when the rows are there
    RowsQuestion applied;                ///< the question of the rows that are shown
    RowsQuestion wanted;                 ///< what is being looked for, or the same
    bool isSelecting = false;
    QTimer patienceTimer; ///< runs while rows are sorted
    std::chrono::milliseconds patience = usualPatience;
    std::shared_ptr<std::atomic<double>> sorted; ///< how far that is, from 0 to 1
    std::function<void()> cancelTold;            ///< ends what the notice tells of
};

RecordView::RecordView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("recordView"));
    buildFilter();
    d->grid = new RecordGrid(this);
    connect(d->grid, &RecordGrid::conditionWanted, this,
            [this](const QString& condition) { setFilter(filterAnd(d->applied.filter, condition)); });
    connect(d->grid, &RecordGrid::failed, this, [this](const Error& error) { d->notice->show(error); });
    connect(d->grid, &RecordGrid::copying, this, &RecordView::showCopying);
    connect(d->grid, &RecordGrid::copied, this, &RecordView::showCopied);
    connect(d->grid, &RecordGrid::orderWanted, this, [this](const RowOrder& order) {
        ask({d->wanted.filter, order});
    });
    connect(d->grid, &RecordGrid::exportWanted, this, &RecordView::exportRows);
    connect(d->grid, &RecordGrid::columnsChanged, this, &RecordView::showCount);
    connect(d->exportButton, &QPushButton::clicked, this, &RecordView::exportRows);
    connect(d->notice, &Notice::actionTriggered, this, [this] {
        d->notice->hide();
        d->cancelTold();
    });
    connect(&d->patienceTimer, &QTimer::timeout, this, &RecordView::showSorting);

    auto* filterRow = new QHBoxLayout;
    filterRow->addWidget(d->filterLabel);
    filterRow->addWidget(d->edit, 1);
    filterRow->addWidget(d->count);
    filterRow->addWidget(d->exportButton);
    filterRow->addWidget(d->evaluate);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->addLayout(filterRow);
    layout->addWidget(d->grid, 1);
    retranslate();
}

RecordView::~RecordView() = default;

void RecordView::buildFilter()
{
    d->filterLabel = new TextLabel(this);
    d->edit = new QLineEdit(this);
    d->edit->setObjectName(QStringLiteral("recordFilter"));
    d->edit->setClearButtonEnabled(true);
    d->filterLabel->setBuddy(d->edit);
    d->names = new QStringListModel(this);
    auto* completer = new QCompleter(d->names, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    d->edit->setCompleter(completer);
    d->count = new TextLabel(this);
    d->count->setObjectName(QStringLiteral("recordCount"));
    d->exportButton = new QPushButton(this);
    d->exportButton->setObjectName(QStringLiteral("exportRows"));
    d->evaluate = new QPushButton(this);
    d->evaluate->setObjectName(QStringLiteral("evaluateFiltered"));
    d->notice = new Toast(this);
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
    connect(d->evaluate, &QPushButton::clicked, this, [this] { emit evaluationWanted(d->applied.filter); });
}

void RecordView::setTable(RecordTablePtr table)
{
    d->rows = std::move(table);
    showNames();
    d->edit->clear();
    d->typing.stop();
    ask({});
}

void RecordView::setPatience(std::chrono::milliseconds patience)
{
    d->patience = patience;
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
        return ask(d->wanted);
    d->selecting.run(
        this,
        [newer = d->rows, question = d->applied, place = d->grid->model().place()](
            const CancelToken& cancel) { return windowIn(*newer, question, place, cancel); },
        [this](Result<RecordWindow> window) { finishUpdate(std::move(window)); });
}

void RecordView::finishUpdate(Result<RecordWindow> window)
{
    if (!window) {
        d->notice->show(window.error());
        return;
    }
    d->grid->updateTable(d->rows, std::move(*window));
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
    return d->applied.filter;
}

void RecordView::showTime(Timestamp at)
{
    d->timeToShow = at;
    if (!d->wanted.order.isOfTable())
        ask({d->wanted.filter, {}});
    else if (!d->isSelecting)
        scrollToWanted();
}

void RecordView::scrollToWanted()
{
    if (d->timeToShow)
        d->grid->scrollTo(*d->timeToShow);
    d->timeToShow.reset();
}

void RecordView::applyFilter()
{
    d->typing.stop();
    ask({d->edit->text(), d->wanted.order});
}

void RecordView::ask(const RowsQuestion& question)
{
    if (!d->rows)
        return;
    d->isSelecting = true;
    d->wanted = question;
    d->sorted = std::make_shared<std::atomic<double>>(0);
    d->patienceTimer.stop();
    if (!question.order.isOfTable())
        d->patienceTimer.start(d->patience);
    d->selecting.run(
        this,
        [table = d->rows, question, sorted = d->sorted](const CancelToken& cancel) {
            return rowsFor(*table, question, cancel, [&](double done) { *sorted = done; });
        },
        [this](Result<Selection> selection) { finish(std::move(selection)); });
}

void RecordView::showSorting()
{
    d->patienceTimer.setInterval(progressPause);
    const int column = d->rows->columnOf(d->wanted.order.column);
    if (column == noColumn)
        return;
    d->cancelTold = [this] { d->selecting.cancel(); };
    d->notice->show(Notice::Kind::Info,
                    tr("Sorting by %1: %2 % done.", "column, number")
                        .arg(columnTitle(d->rows->columns()[static_cast<std::size_t>(column)]),
                             QLocale().toString(static_cast<int>(100 * *d->sorted))),
                    tr("&Cancel"));
}

void RecordView::finish(Result<Selection> selection)
{
    d->isSelecting = false;
    d->patienceTimer.stop();
    if (selection) {
        d->notice->hide();
        d->applied = d->wanted;
        d->grid->setTable(d->rows, std::move(*selection), d->applied.order);
        scrollToWanted();
        showCount();
    } else {
        const bool isOther = std::exchange(d->wanted, d->applied) != d->applied;
        d->grid->showOrder();
        if (selection.error().kind == ErrorKind::Cancelled)
            d->notice->hide();
        else
            d->notice->show(selection.error());
        if (isOther && d->grid->model().table() != d->rows) // it has grown meanwhile
            return ask(d->applied);
    }
    emit filtered();
}

void RecordView::exportRows()
{
    const RecordModel& model = d->grid->model();
    if (!model.table())
        return;
    auto* dialog = new RowsExportDialog(
        {model.table(), model.selection(), d->applied.order, d->grid->shownColumns()}, this);
    dialog->show();
}

/// Told only where it takes time, or where most of what is copied is out of sight.
void RecordView::showCopying(std::int64_t rows)
{
    if (rows <= d->grid->model().rowCount())
        return;
    d->cancelTold = [this] { d->grid->cancelCopying(); };
    d->notice->show(Notice::Kind::Info,
                    tr("Copying %1 rows…").arg(QLocale().toString(static_cast<qlonglong>(rows))),
                    tr("&Cancel"));
}

void RecordView::showCopied(std::int64_t rows)
{
    if (rows <= d->grid->model().rowCount())
        return;
    const QLocale locale;
    const qlonglong shown = std::ssize(d->grid->shownColumns());
    const qlonglong all = d->grid->model().columnCount();
    d->notice->show(
        Notice::Kind::Success,
        shown == all ? tr("%1 rows are on the clipboard.").arg(locale.toString(static_cast<qlonglong>(rows)))
                     : tr("%1 rows are on the clipboard, with the %2 columns that are shown.")
                           .arg(locale.toString(static_cast<qlonglong>(rows)), locale.toString(shown)));
}

void RecordView::showCount()
{
    const RecordModel& model = d->grid->model();
    if (!model.table())
        return;
    const QLocale locale;
    const qlonglong all = model.table()->rows();
    const qlonglong shown = model.total();
    const qlonglong columns = std::ssize(d->grid->shownColumns());
    const QString rows = shown == all ? tr("%1 rows").arg(locale.toString(shown))
                                      : tr("%1 of %2 rows").arg(locale.toString(shown), locale.toString(all));
    d->count->setText(columns == model.columnCount()
                          ? rows
                          : tr("%1, %2 of %3 columns", "so many rows, numbers")
                                .arg(rows, locale.toString(columns), locale.toString(model.columnCount())));
    d->exportButton->setEnabled(shown > 0);
    d->evaluate->setEnabled(shown > 0);
}

void RecordView::retranslate()
{
    d->filterLabel->setText(tr("&Filter:"));
    d->edit->setAccessibleName(tr("Filter"));
    d->edit->setPlaceholderText(tr("for example: version = \"2\" and latency > 0.5 and label != prediction"));
    d->edit->setToolTip(tr("Conditions on columns, joined by and, or, not and parentheses: = != < <= > >= , "
                           "~ for a regular expression, in (…), is missing"));
    d->exportButton->setText(tr("E&xport rows…"));
    d->exportButton->setToolTip(
        tr("Write the rows of this filter to a file, in their order and with the columns that are shown"));
    d->evaluate->setText(tr("&Evaluate filtered rows"));
    d->evaluate->setToolTip(tr("Computes all figures and charts for the rows of this filter only"));
    d->grid->retranslate();
    showCount();
}

void RecordView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
