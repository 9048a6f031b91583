// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logspage.h"

#include "models/base/async.h"
#include "widgets/evaluation/evaluationview.h"
#include "widgets/logs/columnmemory.h"
#include "widgets/logs/importview.h"
#include "widgets/logs/loadpanel.h"
#include "widgets/logs/logfacts.h"
#include "widgets/logs/mappingdialog.h"
#include "widgets/logs/recentfiles.h"
#include "widgets/logs/recordview.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms; ///< what takes longer shows its progress

QStringList draggedPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

/// Class -> name of the column with its probability.
std::map<std::string, std::string> scoreColumns(const RecordTable& table)
{
    std::map<std::string, std::string> names;
    for (const auto& [name, column] : table.classProbabilities())
        names.emplace(name, table.columns()[static_cast<std::size_t>(column)].name);
    return names;
}

QString folderKey()
{
    return QStringLiteral("logs/folder");
}

} // namespace

struct LogsPage::Private
{
    QAction* open = nullptr;
    QAction* openFolder = nullptr;
    QAction* goBack = nullptr;
    QToolButton* openButton = nullptr;
    QToolButton* folderButton = nullptr;
    QPushButton* columns = nullptr;
    QLabel* title = nullptr;
    Notice* notice = nullptr;
    LogFacts* facts = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    LoadPanel* panel = nullptr;
    QTabWidget* tabs = nullptr;
    EvaluationView* evaluation = nullptr;
    RecordView* records = nullptr;
    QToolButton* backButton = nullptr;
    ImportView* import = nullptr;
    RecentFiles* recent = nullptr;

    QTimer patienceTimer;
    std::shared_ptr<LoadProgress> progress;
    CancelToken cancel;
    std::uint64_t generation = 0; ///< of the newest load; answers of others come too late
    bool busy = false;
    QStringList paths; ///< being read
    LoadedLogPtr log;

    CancelToken evaluating;
    std::uint64_t question = 0; ///< of the newest evaluation
    EvaluationQuestion asked;

    struct Place
    {
        int tab = 0;
        QString filter;
    };
    std::vector<Place> places; ///< to go back to

    [[nodiscard]] QWidget* restingPage() const
    {
        return log ? static_cast<QWidget*>(tabs) : static_cast<QWidget*>(empty);
    }
};

LogsPage::LogsPage(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("logsPage"));
    setAcceptDrops(true);
    buildActions();
    d->notice = new Notice(this);
    d->notice->setObjectName(QStringLiteral("logsNotice"));
    d->empty = new EmptyState;
    d->panel = new LoadPanel;
    buildTabs();
    d->stack = new QStackedWidget(this);
    d->stack->setObjectName(QStringLiteral("logsStack"));
    for (QWidget* page :
         {static_cast<QWidget*>(d->empty), static_cast<QWidget*>(d->panel), static_cast<QWidget*>(d->tabs)})
        d->stack->addWidget(page);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 12, 4);
    header->addWidget(d->title);
    header->addStretch();
    header->addWidget(d->columns);
    header->addWidget(d->folderButton);
    header->addWidget(d->openButton);
    buildFacts();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(d->notice);
    layout->addWidget(d->facts);
    layout->addWidget(d->stack, 1);

    d->patienceTimer.setSingleShot(true);
    connect(d->empty, &EmptyState::actionTriggered, this, &LogsPage::openDialog);
    connect(d->panel, &LoadPanel::cancelled, this, [this] { d->cancel.cancel(); });
    connect(&d->patienceTimer, &QTimer::timeout, this, [this] {
        d->panel->start(d->paths, d->progress);
        d->stack->setCurrentWidget(d->panel);
        d->facts->hide();
        d->panel->setFocus();
    });
    retranslate();
}

LogsPage::~LogsPage()
{
    d->cancel.cancel();
    d->evaluating.cancel();
}

void LogsPage::buildActions()
{
    const auto button = [this](QAction* action, const char* name) {
        auto* result = new QToolButton(this);
        result->setObjectName(QString::fromLatin1(name));
        result->setDefaultAction(action);
        result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        result->setFocusPolicy(Qt::StrongFocus);
        return result;
    };
    d->open = new QAction(Theme::instance().icon(QStringLiteral("open")), {}, this);
    d->open->setObjectName(QStringLiteral("openLogAction"));
    addAction(d->open);
    d->openFolder = new QAction(this);
    d->openFolder->setObjectName(QStringLiteral("openLogFolderAction"));
    addAction(d->openFolder);
    d->goBack = new QAction(this);
    d->goBack->setShortcut(QKeySequence::Back);
    d->goBack->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    d->goBack->setEnabled(false);
    addAction(d->goBack);
    d->recent = new RecentFiles(this);
    d->openButton = button(d->open, "openLog");
    d->openButton->setMenu(d->recent);
    d->openButton->setPopupMode(QToolButton::MenuButtonPopup);
    d->folderButton = button(d->openFolder, "openLogFolder");
    d->backButton = button(d->goBack, "rowsBack");
    d->columns = new QPushButton(this);
    d->columns->setObjectName(QStringLiteral("logColumns"));
    d->title = new QLabel(this);
    QFont large = d->title->font();
    large.setPixelSize(QFontInfo(large).pixelSize() * 4 / 3);
    large.setBold(true);
    d->title->setFont(large);
    connect(d->open, &QAction::triggered, this, &LogsPage::openDialog);
    connect(d->openFolder, &QAction::triggered, this, &LogsPage::openFolderDialog);
    connect(d->goBack, &QAction::triggered, this, &LogsPage::back);
    connect(d->recent, &RecentFiles::chosen, this, &LogsPage::openFile);
    connect(d->columns, &QPushButton::clicked, this, [this] { askForMapping(d->log->request); });
}

void LogsPage::buildFacts()
{
    d->facts = new LogFacts(this);
    d->facts->hide();
    connect(d->facts, &LogFacts::rejectedRowsWanted, this, [this] { d->tabs->setCurrentWidget(d->import); });
    connect(d->facts, &LogFacts::allRowsWanted, this, [this] {
        EvaluationQuestion question = d->asked;
        question.filter.clear();
        evaluateAgain(question);
    });
}

void LogsPage::buildTabs()
{
    d->tabs = new QTabWidget;
    d->tabs->setObjectName(QStringLiteral("logTabs"));
    d->tabs->setDocumentMode(true);
    d->evaluation = new EvaluationView;
    d->records = new RecordView;
    d->import = new ImportView;
    for (QWidget* tab : {static_cast<QWidget*>(d->evaluation), static_cast<QWidget*>(d->records),
                         static_cast<QWidget*>(d->import)})
        d->tabs->addTab(tab, QString());
    d->tabs->setCornerWidget(d->backButton);
    connect(d->evaluation, &EvaluationView::rowsWanted, this, &LogsPage::showRows);
    connect(d->evaluation, &EvaluationView::questionChanged, this, &LogsPage::evaluateAgain);
    connect(d->evaluation, &EvaluationView::cancelled, this, [this] { d->evaluating.cancel(); });
    connect(d->records, &RecordView::evaluationWanted, this, [this](const QString& filter) {
        EvaluationQuestion question = d->asked;
        question.filter = filter;
        d->tabs->setCurrentWidget(d->evaluation);
        evaluateAgain(question);
    });
}

bool LogsPage::isBusy() const
{
    return d->busy;
}

void LogsPage::openDialog()
{
    auto* dialog =
        new QFileDialog(this, tr("Open prediction logs"), QSettings().value(folderKey()).toString());
    dialog->setObjectName(QStringLiteral("openLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Prediction logs (%1)")
             .arg(QStringLiteral("*.jsonl *.ndjson *.json *.csv *.tsv *.log *.txt *.gz *.zst "
                                 "*.xz *.bz2 *.tar *.tgz *.zip")),
         tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        QSettings().setValue(folderKey(), QFileInfo(paths.front()).absolutePath());
        openPaths(paths);
    });
    dialog->open();
}

void LogsPage::openFolderDialog()
{
    auto* dialog =
        new QFileDialog(this, tr("Open a folder of logs"), QSettings().value(folderKey()).toString());
    dialog->setObjectName(QStringLiteral("openLogFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(folderKey(), path);
        openPaths({path});
    });
    dialog->open();
}

void LogsPage::openPaths(const QStringList& paths)
{
    if (!paths.isEmpty())
        preview(paths);
}

/// Looks at the columns first: what the user said about such a log holds for this one too.
void LogsPage::preview(const QStringList& paths)
{
    beginBusy(paths);
    d->cancel = runOnPool(
        this, [paths](const CancelToken& cancel) { return previewLogs(paths, {}, cancel); },
        [this, paths, generation = ++d->generation](Result<LogPreview> preview) {
            if (generation != d->generation)
                return;
            if (preview)
                takePreview(paths, std::move(*preview));
            else
                finish(Failure(preview.error()));
        });
}

void LogsPage::takePreview(const QStringList& paths, LogPreview preview)
{
    LogRequest request{paths, std::move(preview), {}};
    request.mapping = columnmemory::recall(request.preview);
    if (needsMapping(request.preview, request.mapping)) {
        endBusy();
        askForMapping(request);
    } else {
        load(request);
    }
}

void LogsPage::askForMapping(const LogRequest& request)
{
    auto* dialog = new MappingDialog(request.paths, request.preview, request.mapping, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, paths = request.paths] {
        const LogRequest chosen{paths, dialog->preview(), dialog->mapping()};
        if (dialog->isToBeRemembered())
            columnmemory::remember(chosen.preview, chosen.mapping);
        load(chosen);
    });
    dialog->open();
}

void LogsPage::load(const LogRequest& request)
{
    beginBusy(request.paths);
    d->cancel = runOnPool(
        this,
        [request, progress = d->progress](const CancelToken& cancel) {
            return loadLogs(request, *progress, cancel);
        },
        [this, generation = ++d->generation](const Result<LoadedLogPtr>& log) {
            if (generation == d->generation)
                finish(log);
        });
}

void LogsPage::beginBusy(const QStringList& paths)
{
    d->cancel.cancel();
    d->paths = paths;
    d->busy = true;
    d->notice->hide();
    d->progress = std::make_shared<LoadProgress>();
    if (d->stack->currentWidget() == d->panel)
        d->panel->start(d->paths, d->progress);
    else if (!d->patienceTimer.isActive())
        d->patienceTimer.start(patience);
}

void LogsPage::endBusy()
{
    d->busy = false;
    d->patienceTimer.stop();
    d->panel->stop();
    d->stack->setCurrentWidget(d->restingPage());
    d->facts->setVisible(d->log != nullptr);
}

void LogsPage::finish(const Result<LoadedLogPtr>& log)
{
    if (log) {
        d->evaluating.cancel();
        ++d->question;
        d->log = *log;
        d->asked = d->log->evaluation->question;
        for (const QString& path : d->paths)
            d->recent->add(QFileInfo(path).absoluteFilePath());
        d->places.clear();
        d->goBack->setEnabled(false);
        d->evaluation->setScoreColumns(scoreColumns(*d->log->logs.table));
        d->evaluation->setEvaluation(d->log->evaluation);
        d->records->setTable(d->log->logs.table);
        d->import->setImport(d->log);
        d->columns->setEnabled(!d->log->request.preview.columns.empty());
        d->facts->setLog(d->log);
        d->facts->setFilter(d->asked.filter);
        if (!d->log->logs.problems.empty())
            d->notice->show(d->log->logs.problems.front());
    } else if (log.error().kind == ErrorKind::Cancelled) {
        d->notice->show(Notice::Kind::Info, tr("Reading %1 was cancelled.").arg(nameOfLogs(d->paths)));
    } else {
        d->notice->show(log.error());
    }
    endBusy();
    emit finished();
}

void LogsPage::evaluateAgain(const EvaluationQuestion& question)
{
    if (!d->log)
        return;
    d->evaluating.cancel();
    d->evaluation->setBusy(true);
    d->evaluating = runOnPool(
        this,
        [table = d->log->logs.table, question](const CancelToken& cancel) {
            return evaluate(*table, question, cancel);
        },
        [this, generation = ++d->question](const Result<EvaluationPtr>& evaluation) {
            if (generation != d->question)
                return;
            if (evaluation) {
                d->asked = (*evaluation)->question;
                d->evaluation->setEvaluation(*evaluation);
                d->facts->setFilter(d->asked.filter);
            } else if (evaluation.error().kind == ErrorKind::Cancelled) {
                d->evaluation->setBusy(false);
            } else {
                d->evaluation->showError(evaluation.error());
            }
        });
}

void LogsPage::showRows(const QString& filter)
{
    d->places.push_back({d->tabs->currentIndex(), d->records->filter()});
    d->goBack->setEnabled(true);
    d->records->setFilter(filter);
    d->tabs->setCurrentWidget(d->records);
}

void LogsPage::back()
{
    if (d->places.empty())
        return;
    const Private::Place place = d->places.back();
    d->places.pop_back();
    d->goBack->setEnabled(!d->places.empty());
    d->records->setFilter(place.filter);
    d->tabs->setCurrentIndex(place.tab);
}

void LogsPage::retranslate()
{
    d->title->setText(tr("Prediction logs"));
    d->open->setText(tr("&Open logs…"));
    d->open->setToolTip(tr("Read prediction logs from disk (%1)")
                            .arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    d->openButton->setAccessibleName(tr("Open logs"));
    d->openFolder->setText(tr("Open &folder…"));
    d->openFolder->setToolTip(tr("Read all logs of a folder as one"));
    d->folderButton->setAccessibleName(tr("Open a folder of logs"));
    d->columns->setText(tr("Colu&mns…"));
    d->columns->setToolTip(tr("See how the columns were recognised, correct it, and read the log again"));
    d->columns->setEnabled(d->log && !d->log->request.preview.columns.empty());
    d->goBack->setText(tr("&Back"));
    d->goBack->setToolTip(tr("Back to where these rows were asked for (%1)")
                              .arg(QKeySequence(QKeySequence::Back).toString(QKeySequence::NativeText)));
    d->backButton->setAccessibleName(tr("Back"));
    d->empty->setTexts(
        tr("Look into prediction logs"),
        tr("Open logs of JSON lines, CSV or TSV, of SageMaker, KServe, Seldon, TorchServe, Triton or vLLM, "
           "also "
           "packed, or drop files or a whole folder here. Quality, drift and latency are computed on this "
           "machine; nothing is sent anywhere."),
        tr("Open logs…"));
    d->tabs->setTabText(0, tr("&Quality"));
    d->tabs->setTabText(1, tr("&Rows"));
    d->tabs->setTabText(2, tr("&Import"));
    d->tabs->setAccessibleName(tr("Views of the log"));
    d->recent->retranslate();
    d->panel->retranslate();
    d->facts->retranslate();
}

void LogsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    // Its notes and findings are in the language in which it was made.
    if (d->log)
        evaluateAgain(d->asked);
}

void LogsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LogsPage::dropEvent(QDropEvent* event)
{
    const QStringList paths = draggedPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    openPaths(paths);
}

} // namespace qd
