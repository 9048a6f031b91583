// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordview.h"

#include "models/base/latestjob.h"
#include "models/items/recordmodel.h"
#include "models/table/filter.h"
#include "models/table/filtertext.h"
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

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 350ms;

} // namespace

struct RecordView::Private
{
    RecordTablePtr rows;
    TextLabel* filterLabel = nullptr;
    QLineEdit* edit = nullptr;
    QPushButton* evaluate = nullptr;
    TextLabel* count = nullptr;
    Notice* notice = nullptr;
    RecordGrid* grid = nullptr;
    QStringListModel* names = nullptr;
    QTimer typing;
    LatestJob selecting;
    std::optional<Timestamp> wanted; ///< to scroll to when the rows are there
    QString applied;
    bool isSelecting = false;
};

RecordView::RecordView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("recordView"));
    buildFilter();
    d->grid = new RecordGrid(this);
    connect(d->grid, &RecordGrid::conditionWanted, this,
            [this](const QString& condition) { setFilter(filterAnd(d->applied, condition)); });
    connect(d->grid, &RecordGrid::failed, this, [this](const Error& error) { d->notice->show(error); });
    connect(d->grid, &RecordGrid::copying, this, &RecordView::showCopying);
    connect(d->grid, &RecordGrid::copied, this, &RecordView::showCopied);
    connect(d->notice, &Notice::actionTriggered, this, [this] {
        d->grid->cancelCopying();
        d->notice->hide();
    });

    auto* filterRow = new QHBoxLayout;
    filterRow->addWidget(d->filterLabel);
    filterRow->addWidget(d->edit, 1);
    filterRow->addWidget(d->count);
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
    connect(d->evaluate, &QPushButton::clicked, this, [this] { emit evaluationWanted(d->applied); });
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
    d->selecting.run(
        this,
        [newer = d->rows, filter = d->applied, place = d->grid->model().place()](const CancelToken& cancel) {
            return windowIn(*newer, filter, place, cancel);
        },
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
    if (d->wanted)
        d->grid->scrollTo(*d->wanted);
    d->wanted.reset();
}

void RecordView::applyFilter()
{
    d->typing.stop();
    if (!d->rows)
        return;
    d->isSelecting = true;
    const QString filter = d->edit->text();
    d->selecting.run(
        this, [table = d->rows, filter](const CancelToken& cancel) { return select(*table, filter, cancel); },
        [this, filter](Result<Selection> selection) { finishFilter(filter, std::move(selection)); });
}

void RecordView::finishFilter(const QString& filter, Result<Selection> selection)
{
    d->isSelecting = false;
    if (selection) {
        d->notice->hide();
        d->applied = filter;
        d->grid->setTable(d->rows, std::move(*selection));
        scrollToWanted();
        showCount();
    } else {
        d->notice->show(selection.error());
    }
    emit filtered();
}

/// Told only where it takes time, or where most of what is copied is out of sight.
void RecordView::showCopying(std::int64_t rows)
{
    if (rows > d->grid->model().rowCount())
        d->notice->show(Notice::Kind::Info, tr("Copying %1 rows…").arg(QLocale().toString(qlonglong(rows))),
                        tr("&Cancel"));
}

void RecordView::showCopied(std::int64_t rows)
{
    if (rows > d->grid->model().rowCount())
        d->notice->show(Notice::Kind::Success,
                        tr("%1 rows are on the clipboard.").arg(QLocale().toString(qlonglong(rows))));
}

void RecordView::showCount()
{
    const RecordModel& model = d->grid->model();
    if (!model.table())
        return;
    const QLocale locale;
    const qlonglong all = model.table()->rows();
    const qlonglong shown = model.total();
    d->count->setText(shown == all ? tr("%1 rows").arg(locale.toString(shown))
                                   : tr("%1 of %2 rows").arg(locale.toString(shown), locale.toString(all)));
    d->evaluate->setEnabled(shown > 0);
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
