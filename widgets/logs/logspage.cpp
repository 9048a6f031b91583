// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logspage.h"

#include "widgets/logs/columnmemory.h"
#include "widgets/logs/followbar.h"
#include "widgets/logs/importview.h"
#include "widgets/logs/keptviews.h"
#include "widgets/logs/loadpanel.h"
#include "widgets/logs/logfacts.h"
#include "widgets/logs/logopener.h"
#include "widgets/logs/openlogdialogs.h"
#include "widgets/logs/recentfiles.h"
#include "widgets/logs/recordstudy.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/toast.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms; ///< what takes longer shows its progress

StudyOrigin originOf(const LoadedLogPtr& log)
{
    return {.logs = log->request.paths,
            .import = std::shared_ptr<const ImportedLogs>(log, &log->logs),
            .hasColumns = !log->request.preview.columns.empty()};
}

QStringList draggedPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

struct LogsPage::Private
{
    QAction* open = nullptr;
    QAction* openFolder = nullptr;
    QToolButton* openButton = nullptr;
    QToolButton* folderButton = nullptr;
    QPushButton* columns = nullptr;
    TextLabel* title = nullptr;
    Notice* notice = nullptr;
    LogFacts* facts = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    LoadPanel* panel = nullptr;
    RecordStudy* study = nullptr;
    ImportView* import = nullptr;
    FollowBar* follow = nullptr;
    RecentFiles* recent = nullptr;

    LogOpener* opener = nullptr;
    QTimer patienceTimer;
    LoadedLogPtr log;

    Timestamp opened;        ///< when the reading of what is shown began
    std::uint64_t asked = 0; ///< changes of the study when a log that has grown began to be read

    [[nodiscard]] QWidget* restingPage() const
    {
        return log ? static_cast<QWidget*>(study) : static_cast<QWidget*>(empty);
    }
};

LogsPage::LogsPage(QWidget* parent) : Page(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("logsPage"));
    setAcceptDrops(true);
    d->opener = new LogOpener(this);
    buildActions();
    d->notice = new Toast(this);
    d->notice->setObjectName(QStringLiteral("logsNotice"));
    d->empty = new EmptyState(EmptyState::Answer::Given);
    d->panel = new LoadPanel;
    buildTabs();
    d->stack = new QStackedWidget(this);
    d->stack->setObjectName(QStringLiteral("logsStack"));
    for (QWidget* page :
         {static_cast<QWidget*>(d->empty), static_cast<QWidget*>(d->panel), static_cast<QWidget*>(d->study)})
        d->stack->addWidget(page);
    buildFacts();
    layOut();
    connectReading();
    retranslate();
}

LogsPage::~LogsPage() = default;

void LogsPage::layOut()
{
    auto* header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 12, 4);
    header->addWidget(d->title);
    header->addStretch();
    header->addWidget(d->follow);
    header->addWidget(d->columns);
    header->addWidget(d->folderButton);
    header->addWidget(d->openButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(d->facts);
    layout->addWidget(d->stack, 1);
}

void LogsPage::connectReading()
{
    d->patienceTimer.setSingleShot(true);
    connect(d->empty, &EmptyState::actionTriggered, this, &LogsPage::openDialog);
    connect(d->panel, &LoadPanel::cancelled, d->opener, &LogOpener::cancel);
    connect(d->opener, &LogOpener::started, this, &LogsPage::showLoading);
    connect(d->opener, &LogOpener::paused, this, &LogsPage::showResting);
    connect(d->opener, &LogOpener::finished, this, &LogsPage::finish);
    connect(&d->patienceTimer, &QTimer::timeout, this, [this] {
        d->panel->start(d->opener->paths(), d->opener->progress());
        d->stack->setCurrentWidget(d->panel);
        d->facts->hide();
        d->panel->setFocus();
    });
}

void LogsPage::buildActions()
{
    const auto button = [this](QAction* action, const QString& name) {
        auto* result = new QToolButton(this);
        result->setObjectName(name);
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
    d->recent = new RecentFiles(this);
    d->openButton = button(d->open, QStringLiteral("openLog"));
    d->openButton->setMenu(d->recent);
    d->openButton->setPopupMode(QToolButton::MenuButtonPopup);
    d->folderButton = button(d->openFolder, QStringLiteral("openLogFolder"));
    buildFollowing();
    d->columns = new QPushButton(this);
    d->columns->setObjectName(QStringLiteral("logColumns"));
    d->title = new TextLabel(this);
    QFont large = d->title->font();
    large.setPixelSize(QFontInfo(large).pixelSize() * 4 / 3);
    large.setBold(true);
    d->title->setFont(large);
    connect(d->open, &QAction::triggered, this, &LogsPage::openDialog);
    connect(d->openFolder, &QAction::triggered, this, &LogsPage::openFolderDialog);
    connect(d->recent, &RecentFiles::chosen, this, [this](const QString& path) { openFile(path); });
    connect(d->columns, &QPushButton::clicked, this, &LogsPage::askForMapping);
}

void LogsPage::buildFollowing()
{
    d->follow = new FollowBar(
        [this] {
            d->asked = d->study->changes();
            const bool waits = isBusy() || d->study->isEvaluating();
            return waits ? std::nullopt : std::optional(d->study->lastingQuestion());
        },
        [this](const LoadedLogPtr& log) {
            const bool isWanted = !isBusy() && d->asked == d->study->changes();
            if (isWanted)
                renew(log);
            return isWanted;
        },
        this);
    addAction(d->follow->action());
}

void LogsPage::buildFacts()
{
    d->facts = new LogFacts(this);
    d->facts->hide();
    connect(d->facts, &LogFacts::rejectedRowsWanted, this, [this] { d->study->setCurrentWidget(d->import); });
    connect(d->facts, &LogFacts::allRowsWanted, this, [this] {
        EvaluationQuestion question = d->study->question();
        question.filter.clear();
        d->study->evaluate(question);
    });
}

void LogsPage::buildTabs()
{
    d->study = new RecordStudy;
    d->study->setObjectName(QStringLiteral("logTabs"));
    d->import = new ImportView;
    d->study->addTab(d->import, QString());
    connect(d->study, &RecordStudy::reported, this,
            [this](const QString& text) { d->notice->show(Notice::Kind::Success, text); });
    connect(d->study, &RecordStudy::reportFailed, this,
            [this](const Error& error) { d->notice->show(error); });
    connect(d->import, &ImportView::rowsWanted, d->study, &RecordStudy::showRows);
    connect(d->study, &RecordStudy::columnsWanted, this, &LogsPage::askForMapping);
    connect(d->study, &RecordStudy::meaningChosen, this, &LogsPage::rememberMeaning);
    connect(d->study, &RecordStudy::evaluated, this,
            [this] { d->facts->setFilter(d->study->question().filter); });
}

/// Lets the user correct what was understood of the log that is shown.
void LogsPage::askForMapping()
{
    LogRequest request = d->log->request;
    request.question.meaning = d->study->question().meaning;
    d->opener->askForMapping(request);
}

/// What the user says of the answers holds for logs of the same format.
void LogsPage::rememberMeaning(const AnswerMeaning& meaning, const std::string& positiveClass)
{
    const LogRequest& request = d->log->request;
    columnmemory::remember(request.preview, {request.mapping, meaning, positiveClass});
}

bool LogsPage::isBusy() const
{
    return d->opener->isBusy();
}

void LogsPage::openDialog()
{
    askForLogs(this, [this](const QStringList& paths) { openPaths(paths); });
}

void LogsPage::openFolderDialog()
{
    askForLogFolder(this, [this](const QStringList& paths) { openPaths(paths); });
}

void LogsPage::openFile(const QString& path, const LogMeaning& meaning)
{
    d->opener->open({path}, meaning);
}

void LogsPage::openPaths(const QStringList& paths)
{
    if (!paths.isEmpty())
        d->opener->open(paths);
}

void LogsPage::showLoading()
{
    d->notice->hide();
    if (d->stack->currentWidget() == d->panel)
        d->panel->start(d->opener->paths(), d->opener->progress());
    else if (!d->patienceTimer.isActive())
        d->patienceTimer.start(patience);
}

void LogsPage::showResting()
{
    d->patienceTimer.stop();
    d->panel->stop();
    d->stack->setCurrentWidget(d->restingPage());
    d->facts->setVisible(d->log != nullptr);
}

QStringList LogsPage::shownPaths() const
{
    return d->log ? d->log->request.paths : QStringList();
}

QVariant LogsPage::state() const
{
    return d->log ? QVariant(shownPaths()) : QVariant();
}

void LogsPage::restore(const QVariant& state)
{
    if (!isBusy() && !d->log)
        openPaths(state.toStringList());
}

void LogsPage::finish(const Result<LoadedLogPtr>& log)
{
    if (log) {
        for (const QString& path : d->opener->paths())
            d->recent->add(QFileInfo(path).absoluteFilePath());
        d->opened = d->opener->began();
        present(*log);
        d->study->begin(d->log->logs.table, d->log->evaluation, originOf(d->log));
        if (!d->log->logs.problems.empty())
            d->notice->show(d->log->logs.problems.front());
    } else if (log.error().kind == ErrorKind::Cancelled) {
        d->notice->show(Notice::Kind::Info,
                        tr("Reading %1 was cancelled.").arg(nameOfLogs(d->opener->paths())));
    } else {
        d->notice->show(log.error());
    }
    showResting();
    if (log)
        d->follow->setLog(d->log, d->opened);
    emit finished();
    emit stateChanged();
}

/// All but the study.
void LogsPage::present(LoadedLogPtr log)
{
    d->log = std::move(log);
    d->import->setImport(d->log);
    d->columns->setEnabled(!d->log->request.preview.columns.empty());
    d->facts->setLog(d->log);
}

/// Shows a later state of the same log: nothing moves that the user looks at.
void LogsPage::renew(const LoadedLogPtr& log)
{
    const KeptViews kept(*d->import);
    present(log);
    kept.restore();
    d->study->renew(d->log->logs.table, d->log->evaluation, originOf(d->log));
    emit grown();
}

LogFollow& LogsPage::follower()
{
    return d->follow->follower();
}

void LogsPage::showRows(const QString& filter)
{
    d->study->showRows(filter);
}

void LogsPage::back()
{
    d->study->back();
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
    d->columns->setToolTip(tr("See how the columns were recognised, correct them, and read the log again"));
    d->columns->setEnabled(d->log && !d->log->request.preview.columns.empty());
    d->follow->retranslate();
    d->empty->setTexts(tr("Open prediction logs"),
                       tr("Open logs in JSON lines, CSV or TSV, or of SageMaker, KServe, Seldon, TorchServe, "
                          "Triton or vLLM, compressed or not, or drop files or a whole folder here. Quality, "
                          "drift and latency are computed on this machine; nothing is sent anywhere."),
                       tr("Open logs…"));
    d->study->setTabText(d->study->indexOf(d->import), tr("&Import"));
    d->study->setAccessibleName(tr("Views of the log"));
    d->recent->retranslate();
    d->panel->retranslate();
    d->facts->retranslate();
}

void LogsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    d->follow->setPaused(false);
}

void LogsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    d->follow->setPaused(true);
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
