// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/recordstudy.h"

#include "models/base/latestjob.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/logs/keptviews.h"
#include "widgets/logs/recordview.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QToolButton>

namespace qd {

namespace {

const QString reportFolderKey = QStringLiteral("logs/reportFolder");

/// Class -> name of the column with its probability.
std::map<std::string, std::string> scoreColumns(const RecordTable& table)
{
    std::map<std::string, std::string> names;
    for (const auto& [name, column] : table.classProbabilities())
        names.emplace(name, table.columns()[static_cast<std::size_t>(column)].name);
    return names;
}

/// Runs `use` with each member of a question that an evaluation fills in where the user left it open.
template <typename Use>
void forEachOpen(Use use)
{
    use(&EvaluationQuestion::window);
    use(&EvaluationQuestion::reference);
    use(&EvaluationQuestion::current);
    use(&EvaluationQuestion::firstVersion);
    use(&EvaluationQuestion::secondVersion);
}

} // namespace

struct RecordStudy::Private
{
    QAction* goBack = nullptr;
    QAction* report = nullptr;
    QToolButton* backButton = nullptr;
    QToolButton* reportButton = nullptr;
    EvaluationView* evaluation = nullptr;
    RecordView* records = nullptr;

    RecordTablePtr table;
    StudyOrigin origin;
    EvaluationQuestion asked;
    EvaluationQuestion chosen; ///< what the user chose; the rest is left to the evaluation
    LatestJob evaluating;
    std::uint64_t tables = 0; ///< the number of tables that were begun with

    struct Place
    {
        int tab = 0;
        QString filter;
    };
    std::vector<Place> places; ///< to go back to

    void show(const EvaluationPtr& shown)
    {
        asked = shown->question;
        evaluation->setLogAssumptions(origin.import ? origin.import->assumptions : std::vector<Assumption>(),
                                      origin.hasColumns);
        evaluation->setEvaluation(shown);
    }
};

RecordStudy::RecordStudy(QWidget* parent) : QTabWidget(parent), d(std::make_unique<Private>())
{
    setDocumentMode(true);
    d->evaluation = new EvaluationView;
    d->records = new RecordView;
    addTab(d->evaluation, QString());
    addTab(d->records, QString());

    d->goBack = new QAction(this);
    d->goBack->setShortcut(QKeySequence::Back);
    d->goBack->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    d->goBack->setEnabled(false);
    d->report = new QAction(this);
    d->report->setObjectName(QStringLiteral("saveQualityReport"));
    d->report->setShortcut(QKeySequence::Save);
    d->report->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    buildCorner();
    connect(d->goBack, &QAction::triggered, this, &RecordStudy::back);
    connect(d->report, &QAction::triggered, this, &RecordStudy::saveReport);
    connect(d->evaluation, &EvaluationView::rowsWanted, this, &RecordStudy::showRows);
    connect(d->evaluation, &EvaluationView::cancelled, this, [this] { d->evaluating.cancel(); });
    connect(
        d->evaluation, &EvaluationView::questionChanged, this, [this](const EvaluationQuestion& question) {
            forEachOpen([&](auto member) {
                if (question.*member != d->asked.*member)
                    d->chosen.*member = question.*member;
            });
            const bool isAnother = question.model != d->asked.model;
            if (!isAnother &&
                (question.meaning != d->asked.meaning || question.positiveClass != d->asked.positiveClass))
                emit meaningChosen(question.meaning, question.positiveClass);
            evaluate(question);
        });
    connect(d->evaluation, &EvaluationView::columnsWanted, this, &RecordStudy::columnsWanted);
    connect(d->records, &RecordView::evaluationWanted, this, [this](const QString& filter) {
        EvaluationQuestion question = d->asked;
        question.filter = filter;
        setCurrentWidget(d->evaluation);
        evaluate(question);
    });
    retranslate();
}

RecordStudy::~RecordStudy() = default;

void RecordStudy::buildCorner()
{
    auto* corner = new QWidget(this);
    auto* row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, 8, 0);
    const auto button = [&](QAction* action, const QString& name) {
        addAction(action);
        auto* result = new QToolButton(corner);
        result->setObjectName(name);
        result->setDefaultAction(action);
        result->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(result);
        return result;
    };
    d->reportButton = button(d->report, QStringLiteral("qualityReport"));
    d->backButton = button(d->goBack, QStringLiteral("rowsBack"));
    setCornerWidget(corner);
}

void RecordStudy::begin(RecordTablePtr table, EvaluationPtr evaluation, StudyOrigin origin)
{
    d->evaluating.drop();
    ++d->tables;
    d->chosen = {};
    d->table = std::move(table);
    d->origin = std::move(origin);
    d->places.clear();
    d->goBack->setEnabled(false);
    d->evaluation->setScoreColumns(scoreColumns(*d->table));
    d->show(evaluation);
    d->records->setTable(d->table);
    emit evaluated();
}

void RecordStudy::renew(RecordTablePtr table, EvaluationPtr evaluation, StudyOrigin origin)
{
    if (!d->table)
        return begin(std::move(table), std::move(evaluation), std::move(origin));
    d->table = std::move(table);
    d->origin = std::move(origin);
    const KeptViews kept(*d->evaluation);
    QWidget* const focus = focusWidget();
    d->evaluation->setScoreColumns(scoreColumns(*d->table));
    d->show(evaluation);
    kept.restore();
    if (focus && focus->isVisible() && window()->isActiveWindow())
        focus->setFocus();
    d->records->updateTable(d->table);
    emit evaluated();
}

const EvaluationQuestion& RecordStudy::question() const
{
    return d->asked;
}

EvaluationQuestion RecordStudy::lastingQuestion() const
{
    EvaluationQuestion question = d->asked;
    forEachOpen([&](auto member) { question.*member = d->chosen.*member; });
    return question;
}

bool RecordStudy::isEvaluating() const
{
    return d->evaluating.isRunning();
}

std::uint64_t RecordStudy::changes() const
{
    return d->tables + d->evaluating.begun();
}

void RecordStudy::evaluate(const EvaluationQuestion& question)
{
    if (!d->table)
        return;
    d->evaluation->setBusy(true);
    d->evaluating.run(
        this,
        [table = d->table, question](const CancelToken& cancel) {
            return qd::evaluate(*table, question, cancel);
        },
        [this](const Result<EvaluationPtr>& evaluation) {
            if (evaluation)
                d->show(*evaluation);
            else if (evaluation.error().kind == ErrorKind::Cancelled)
                d->evaluation->setBusy(false);
            else
                d->evaluation->showError(evaluation.error());
            emit evaluated();
        },
        Lane::Background);
}

void RecordStudy::remember()
{
    d->places.push_back({currentIndex(), d->records->filter()});
    d->goBack->setEnabled(true);
}

void RecordStudy::showRows(const QString& filter)
{
    remember();
    d->records->setFilter(filter);
    setCurrentWidget(d->records);
}

void RecordStudy::showRowsAt(Timestamp at)
{
    remember();
    if (!d->records->filter().isEmpty())
        d->records->setFilter({});
    d->records->showTime(at);
    setCurrentWidget(d->records);
}

void RecordStudy::back()
{
    if (d->places.empty())
        return;
    const Private::Place place = d->places.back();
    d->places.pop_back();
    d->goBack->setEnabled(!d->places.empty());
    d->records->setFilter(place.filter);
    setCurrentIndex(place.tab);
}

void RecordStudy::saveReport()
{
    if (!d->evaluation->evaluation())
        return;
    auto* dialog =
        new QFileDialog(this, tr("Save the quality report"), QSettings().value(reportFolderKey).toString(),
                        QStringList{tr("Web pages (%1)").arg(QStringLiteral("*.html")),
                                    tr("PDF (%1)").arg(QStringLiteral("*.pdf")),
                                    tr("Markdown (%1)").arg(QStringLiteral("*.md"))}
                            .join(QStringLiteral(";;")));
    dialog->setObjectName(QStringLiteral("saveReportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    dialog->selectFile(QStringLiteral("quality.html"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordStudy::writeReport);
    dialog->open();
}

void RecordStudy::writeReport(const QString& path)
{
    QSettings().setValue(reportFolderKey, QFileInfo(path).absolutePath());
    const EvaluationPtr& shown = d->evaluation->evaluation();
    const QualityReport report{
        .evaluation = shown,
        .logs = d->origin.logs,
        .endpoint = d->origin.endpoint,
        .account = d->origin.import ? accountOf(*d->origin.import, std::span(&shown, 1)) : accountOf(shown),
        .made = {QDateTime::currentMSecsSinceEpoch()}};
    runOnPool(
        this,
        [report, path](const CancelToken& cancel) { return writeQualityReport(report, path, true, cancel); },
        [this, path](const Result<void>& written) {
            if (written)
                emit reported(tr("The report was saved to %1.").arg(path));
            else
                emit reportFailed(written.error());
        },
        Lane::Background);
}

void RecordStudy::retranslate()
{
    setTabText(0, tr("&Quality"));
    setTabText(1, tr("&Rows"));
    d->goBack->setText(tr("&Back"));
    d->goBack->setToolTip(tr("Back to where these rows were opened from (%1)")
                              .arg(QKeySequence(QKeySequence::Back).toString(QKeySequence::NativeText)));
    d->backButton->setAccessibleName(tr("Back"));
    d->report->setText(tr("R&eport…"));
    d->report->setToolTip(tr("Write what is shown as a web page, PDF or Markdown, for a review meeting (%1)")
                              .arg(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText)));
    d->reportButton->setAccessibleName(tr("Save the quality report"));
}

void RecordStudy::changeEvent(QEvent* event)
{
    QTabWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    // Its notes and findings are in the language in which it was made.
    if (d->table)
        evaluate(d->asked);
}

} // namespace qd
