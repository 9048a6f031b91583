// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logspage.h"

#include "models/base/async.h"
#include "widgets/logs/logload.h"
#include "widgets/logs/logreport.h"
#include "widgets/logs/recentfiles.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 500ms; ///< what takes longer shows its progress
constexpr auto progressStep = 100ms;

/// The one local file that is dragged, or nothing.
QString draggedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

struct LogsPage::Private
{
    QAction* open = nullptr;
    QToolButton* openButton = nullptr;
    QLabel* title = nullptr;
    Notice* notice = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    QWidget* busyPage = nullptr;
    QLabel* busyText = nullptr;
    QProgressBar* bar = nullptr;
    QLabel* rate = nullptr;
    QPushButton* cancelButton = nullptr;
    LogReport* report = nullptr;
    RecentFiles* recent = nullptr;

    QTimer patienceTimer;
    QTimer progressTimer;
    QElapsedTimer elapsed;
    std::shared_ptr<LoadProgress> progress;
    CancelToken cancel;
    std::uint64_t generation = 0; ///< of the newest load; answers of others come too late
    bool busy = false;
    QString path;

    void buildBusyPage();
    void showProgress() const;
    [[nodiscard]] QWidget* restingPage() const
    {
        return hasReport ? static_cast<QWidget*>(report) : static_cast<QWidget*>(empty);
    }
    bool hasReport = false;
};

void LogsPage::Private::buildBusyPage()
{
    busyPage = new QWidget;
    busyText = new QLabel;
    busyText->setObjectName(QStringLiteral("busyText"));
    busyText->setTextFormat(Qt::PlainText);
    bar = new QProgressBar;
    bar->setObjectName(QStringLiteral("busyBar"));
    bar->setMinimumWidth(420);
    rate = new QLabel;
    rate->setObjectName(QStringLiteral("busyRate"));
    cancelButton = new QPushButton;
    cancelButton->setObjectName(QStringLiteral("cancelReading"));
    auto* column = new QVBoxLayout;
    column->addStretch(2);
    for (QWidget* widget :
         {static_cast<QWidget*>(busyText), static_cast<QWidget*>(bar), static_cast<QWidget*>(rate)})
        column->addWidget(widget);
    column->addWidget(cancelButton, 0, Qt::AlignRight);
    column->addStretch(3);
    auto* layout = new QHBoxLayout(busyPage);
    layout->addStretch();
    layout->addLayout(column);
    layout->addStretch();
}

void LogsPage::Private::showProgress() const
{
    if (!progress)
        return;
    const std::int64_t total = std::max<std::int64_t>(progress->bytesTotal, 1);
    const std::int64_t read = progress->bytesRead;
    const std::int64_t rows = progress->rows;
    bar->setRange(0, 1000);
    bar->setValue(static_cast<int>(read * 1000 / total));
    const double seconds = std::max(static_cast<double>(elapsed.elapsed()) / 1000.0, 0.001);
    busyText->setText(read >= total ? LogsPage::tr("Summarising %1").arg(QFileInfo(path).fileName())
                                    : LogsPage::tr("Reading %1").arg(QFileInfo(path).fileName()));
    rate->setText(LogsPage::tr("%n row(s) read, %L1 per second", nullptr, static_cast<int>(rows))
                      .arg(static_cast<qlonglong>(static_cast<double>(rows) / seconds)));
}

LogsPage::LogsPage(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("logsPage"));
    setAcceptDrops(true);
    d->open = new QAction(Theme::instance().icon(QStringLiteral("open")), {}, this);
    d->open->setObjectName(QStringLiteral("openLogAction"));
    addAction(d->open);
    d->recent = new RecentFiles(this);
    d->openButton = new QToolButton(this);
    d->openButton->setObjectName(QStringLiteral("openLog"));
    d->openButton->setDefaultAction(d->open);
    d->openButton->setMenu(d->recent);
    d->openButton->setPopupMode(QToolButton::MenuButtonPopup);
    d->openButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    d->openButton->setFocusPolicy(Qt::StrongFocus);
    d->title = new QLabel(this);
    QFont large = d->title->font();
    large.setPixelSize(QFontInfo(large).pixelSize() * 4 / 3);
    large.setBold(true);
    d->title->setFont(large);

    d->notice = new Notice(this);
    d->notice->setObjectName(QStringLiteral("logsNotice"));
    d->empty = new EmptyState;
    d->report = new LogReport;
    d->buildBusyPage();
    d->stack = new QStackedWidget(this);
    d->stack->setObjectName(QStringLiteral("logsStack"));
    for (QWidget* page : {static_cast<QWidget*>(d->empty), d->busyPage, static_cast<QWidget*>(d->report)})
        d->stack->addWidget(page);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 12, 4);
    header->addWidget(d->title);
    header->addStretch();
    header->addWidget(d->openButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(d->notice);
    layout->addWidget(d->stack, 1);

    d->patienceTimer.setSingleShot(true);
    connect(d->open, &QAction::triggered, this, &LogsPage::openDialog);
    connect(d->empty, &EmptyState::actionTriggered, this, &LogsPage::openDialog);
    connect(d->recent, &RecentFiles::chosen, this, &LogsPage::openFile);
    connect(d->cancelButton, &QPushButton::clicked, this, [this] { d->cancel.cancel(); });
    connect(&d->patienceTimer, &QTimer::timeout, this, [this] {
        d->showProgress();
        d->stack->setCurrentWidget(d->busyPage);
        d->cancelButton->setFocus();
        d->progressTimer.start(progressStep);
    });
    connect(&d->progressTimer, &QTimer::timeout, this, [this] { d->showProgress(); });
    retranslate();
}

LogsPage::~LogsPage()
{
    d->cancel.cancel();
}

bool LogsPage::isBusy() const
{
    return d->busy;
}

void LogsPage::openDialog()
{
    QSettings settings;
    const auto key = QStringLiteral("logs/folder");
    auto* dialog = new QFileDialog(this, tr("Open a prediction log"), settings.value(key).toString());
    dialog->setObjectName(QStringLiteral("openLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Prediction logs (*.jsonl *.ndjson *.json *.csv *.tsv *.log *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, key](const QString& path) {
        QSettings().setValue(key, QFileInfo(path).absolutePath());
        openFile(path);
    });
    dialog->open();
}

void LogsPage::openFile(const QString& path)
{
    d->cancel.cancel();
    d->path = path;
    d->busy = true;
    d->notice->hide();
    d->progress = std::make_shared<LoadProgress>();
    d->elapsed.start();
    d->patienceTimer.start(patience);
    const std::uint64_t generation = ++d->generation;
    d->cancel = runOnPool(
        this,
        [path, progress = d->progress](const CancelToken& cancel) {
            return loadLog(path, *progress, cancel);
        },
        [this, generation](const Result<LoadedLogPtr>& log) {
            if (generation == d->generation)
                finish(log);
        });
}

void LogsPage::finish(const Result<LoadedLogPtr>& log)
{
    d->busy = false;
    d->patienceTimer.stop();
    d->progressTimer.stop();
    if (log) {
        d->recent->add(QFileInfo(d->path).absoluteFilePath());
        d->report->setLog(*log);
        d->hasReport = true;
        if ((*log)->summary.tooManyGroups)
            d->notice->show(
                Notice::Kind::Info,
                tr("The log names more than %L1 models and versions; they are only shown together.")
                    .arg(LogSummary::mostGroups));
    } else if (log.error().kind == ErrorKind::Cancelled) {
        d->notice->show(Notice::Kind::Info,
                        tr("Reading %1 was cancelled.").arg(QFileInfo(d->path).fileName()));
    } else {
        d->notice->show(log.error());
    }
    d->stack->setCurrentWidget(d->restingPage());
    emit finished();
}

void LogsPage::retranslate()
{
    d->title->setText(tr("Prediction logs"));
    d->open->setText(tr("&Open log…"));
    d->open->setToolTip(tr("Read a prediction log from disk (%1)")
                            .arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    d->openButton->setAccessibleName(tr("Open log"));
    d->empty->setTexts(
        tr("Look into a prediction log"),
        tr("Open a log with one JSON object per line, or a CSV or TSV table with a header, or drop it "
           "here. Its accuracy, confusion matrix and latency are computed on this machine; nothing is "
           "sent anywhere."),
        tr("Open log…"));
    d->cancelButton->setText(tr("&Cancel"));
    d->cancelButton->setToolTip(tr("Stop reading; what was shown before stays"));
    d->bar->setAccessibleName(tr("Progress of reading"));
    d->recent->retranslate();
    d->report->retranslate();
    d->showProgress();
}

void LogsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LogsPage::dropEvent(QDropEvent* event)
{
    const QString path = draggedFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(path);
}

} // namespace qd
