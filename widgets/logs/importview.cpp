// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/importview.h"

#include "models/base/async.h"
#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/savefile.h"
#include "models/evaluation/account/logaccount.h"
#include "models/items/records/importmodels.h"
#include "models/items/records/rowsbehind.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/textlabel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

namespace {

QTableView* makeTable(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* sorted = new QSortFilterProxyModel(parent);
    sorted->setSourceModel(model);
    sorted->setSortRole(rowrole::sort);
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setModel(sorted);
    table->setSortingEnabled(true);
    sorted->sort(-1);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    showWholeRows(*table);
    table->setAlternatingRowColors(true);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

/// Unreadable rows, and repeated ones.
std::vector<RejectedRow> rowsInNoFigure(const ImportedLogs& logs)
{
    std::vector<RejectedRow> rows = logs.rejected;
    rows.insert(rows.end(), logs.repeated.begin(), logs.repeated.end());
    return rows;
}

} // namespace

struct ImportView::Private
{
    LoadedLogPtr log;
    TextLabel* counts = nullptr;
    TextLabel* problems = nullptr;
    Notice* notice = nullptr;
    TextLabel* ledgerTitle = nullptr;
    LedgerModel* ledger = nullptr;
    QTableView* ledgerTable = nullptr;
    TextLabel* partsTitle = nullptr;
    LogPartModel* parts = nullptr;
    QTableView* partsTable = nullptr;
    TextLabel* rejectedTitle = nullptr;
    RejectedModel* rejected = nullptr;
    QTableView* rejectedTable = nullptr;
    QPushButton* save = nullptr;
    QAction* copy = nullptr;
};

ImportView::ImportView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("importView"));
    d->counts = new TextLabel(this);
    d->counts->setObjectName(QStringLiteral("importCounts"));
    d->problems = new TextLabel(this);
    d->problems->setObjectName(QStringLiteral("importProblems"));
    for (TextLabel* label : {d->counts, d->problems}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
    }
    d->notice = new Notice(this);
    d->ledgerTitle = new TextLabel(this);
    d->ledger = makeLedgerModel(this);
    d->ledgerTable = makeTable(d->ledger, QStringLiteral("importLedger"), this);
    d->ledgerTitle->setBuddy(d->ledgerTable);
    d->partsTitle = new TextLabel(this);
    d->parts = makeLogPartModel(this);
    d->partsTable = makeTable(d->parts, QStringLiteral("importParts"), this);
    d->partsTitle->setBuddy(d->partsTable);
    d->rejectedTitle = new TextLabel(this);
    d->rejected = makeRejectedModel(this);
    d->rejectedTable = makeTable(d->rejected, QStringLiteral("rejectedTable"), this);
    d->rejectedTable->setColumnWidth(0, 90);
    d->rejectedTable->setColumnWidth(1, 260);
    d->rejectedTable->setColumnWidth(2, 380);
    d->rejectedTitle->setBuddy(d->rejectedTable);
    d->save = new QPushButton(this);
    d->save->setObjectName(QStringLiteral("saveRejected"));
    d->copy = new QAction(this);
    d->copy->setShortcut(QKeySequence::Copy);
    d->copy->setShortcutContext(Qt::WidgetShortcut);
    d->rejectedTable->addAction(d->copy);
    for (TextLabel* title : {d->ledgerTitle, d->partsTitle, d->rejectedTitle}) {
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
    }

    layOut();
    connect(d->ledgerTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto* sorted = static_cast<const QSortFilterProxyModel*>(d->ledgerTable->model());
        openFate(d->ledger->at(sorted->mapToSource(index).row()).fate);
    });
    connect(d->copy, &QAction::triggered, this, &ImportView::copyRejected);
    connect(d->save, &QPushButton::clicked, this, &ImportView::saveRejected);
    retranslate();
}

void ImportView::layOut()
{
    auto* rejectedRow = new QHBoxLayout;
    rejectedRow->addWidget(d->rejectedTitle, 1);
    rejectedRow->addWidget(d->save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->addWidget(d->notice);
    layout->addWidget(d->counts);
    layout->addWidget(d->problems);
    auto* left = new QVBoxLayout;
    left->addWidget(d->ledgerTitle);
    left->addWidget(d->ledgerTable);
    auto* right = new QVBoxLayout;
    right->addWidget(d->partsTitle);
    right->addWidget(d->partsTable);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(12);
    upper->addLayout(left, 2);
    upper->addLayout(right, 3);
    layout->addLayout(upper, 1);
    layout->addLayout(rejectedRow);
    layout->addWidget(d->rejectedTable, 2);
}

ImportView::~ImportView() = default;

void ImportView::setImport(LoadedLogPtr log)
{
    d->log = std::move(log);
    d->parts->setRows(d->log->logs.parts);
    showLedger();
    for (int column = 0; column < d->parts->columnCount(); ++column)
        d->partsTable->resizeColumnToContents(column);
    d->notice->hide();
    showCounts();
}

void ImportView::showCounts()
{
    if (!d->log)
        return;
    const ImportedLogs& logs = d->log->logs;
    const QLocale locale;
    const auto number = [&](std::int64_t count) { return locale.toString(static_cast<qlonglong>(count)); };
    QStringList lines;
    if (logs.labelRecords > 0)
        lines += tr("%1 late labels (%2) were joined to their predictions by request id.")
                     .arg(number(logs.joinedLabels), formatValue(static_cast<double>(logs.joinedLabels) /
                                                                     static_cast<double>(logs.labelRecords),
                                                                 MetricUnit::Ratio));
    if (logs.table->rows() > 0)
        lines +=
            tr("%1 of the predictions have a label.")
                .arg(formatValue(static_cast<double>(logs.labelled) / static_cast<double>(logs.table->rows()),
                                 MetricUnit::Ratio));
    d->counts->setText(lines.join(u'\n'));
    QStringList problems;
    for (const QString& warning : accountOf(logs, std::span(&d->log->evaluation, 1)).warnings)
        problems += warning;
    d->problems->setText(problems.join(u'\n'));
    d->problems->setVisible(!problems.isEmpty());
    const std::int64_t leftOut = logs.rejectedCount + logs.repeatedRows;
    for (QWidget* widget : {static_cast<QWidget*>(d->rejectedTitle), static_cast<QWidget*>(d->rejectedTable),
                            static_cast<QWidget*>(d->save)})
        widget->setVisible(leftOut > 0);
    const auto kept = std::ssize(logs.rejected) + std::ssize(logs.repeated);
    d->rejectedTitle->setText(
        kept < leftOut ? tr("&Rows in no figure (the first %1 of %2)").arg(number(kept), number(leftOut))
                       : tr("&Rows in no figure (%1)").arg(number(leftOut)));
}

void ImportView::showLedger()
{
    const ImportedLogs& logs = d->log->logs;
    d->ledger->setRows(linesOf(ledgerOf(logs, std::span(&d->log->evaluation, 1))));
    d->ledgerTable->resizeColumnToContents(0);
    d->rejected->setRows(rowsInNoFigure(logs));
}

/// Rows of the table are shown by a filter; those that are not in it stand below.
void ImportView::openFate(RowFate fate)
{
    const RowsBehind rows(d->log->evaluation, 0);
    switch (fate) {
    case RowFate::Judged:
        emit rowsWanted(rows.labelled());
        return;
    case RowFate::Unlabelled:
        emit rowsWanted(rows.unlabelled());
        return;
    case RowFate::Failed:
        emit rowsWanted(rows.failed());
        return;
    case RowFate::Repeated:
    case RowFate::Unreadable:
        d->rejectedTable->setFocus();
        return;
    case RowFate::LabelLine:
    case RowFate::NotUnderstood:
    case RowFate::WithoutPrediction:
    case RowFate::OtherModel:
        break;
    }
    emit rowsWanted({});
}

void ImportView::copyRejected() const
{
    QStringList lines;
    for (const QModelIndex& index : d->rejectedTable->selectionModel()->selectedRows())
        lines += index.siblingAtColumn(2).data(Qt::ToolTipRole).toString();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ImportView::saveRejected()
{
    auto* dialog = new QFileDialog(this, tr("Save the rejected rows"), {}, tr("CSV tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("saveRejectedDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("rejected.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        runOnPool(
            this,
            [path, log = d->log](const CancelToken&) {
                OutputRules rules{.mayReplace = true}; // the dialog has asked
                for (const LogPart& part : log->logs.parts)
                    rules.inputs << part.path;
                return saveFile(path, rejectedCsv(rowsInNoFigure(log->logs)), rules);
            },
            [this, path](const Result<void>& saved) {
                if (saved)
                    d->notice->show(Notice::Kind::Success,
                                    tr("The rejected rows were saved to %1.").arg(path));
                else
                    d->notice->show(saved.error());
            },
            Lane::Files);
    });
    dialog->open();
}

void ImportView::retranslate()
{
    d->ledgerTitle->setText(tr("What &became of the rows"));
    d->ledgerTable->setAccessibleName(tr("What became of the rows"));
    d->ledgerTable->setToolTip(tr("Double-click or press Enter to see the rows"));
    d->ledger->retranslate();
    d->partsTitle->setText(tr("F&iles"));
    d->partsTable->setAccessibleName(tr("Files that were read"));
    d->rejectedTable->setAccessibleName(tr("Rows in no figure"));
    d->rejectedTable->setToolTip(tr("Copy selected rows with Ctrl+C to send them to whoever writes the log"));
    d->save->setText(tr("&Save as CSV…"));
    d->save->setToolTip(tr("Write line, place and reason of each rejected row to a file"));
    d->copy->setText(tr("Copy"));
    d->parts->retranslate();
    d->rejected->retranslate();
    showCounts();
}

void ImportView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
