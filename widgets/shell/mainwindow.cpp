// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/mainwindow.h"

#include "models/history/historykeeper.h"
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/quality/qualityview.h"
#include "widgets/shell/alertstrip.h"
#include "widgets/shell/collectionnotice.h"
#include "widgets/shell/consentnotice.h"
#include "widgets/shell/historysettings.h"
#include "widgets/shell/navigation.h"
#include "widgets/shell/openingview.h"
#include "widgets/shell/tidytexts.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/toast.h"
#include "widgets/theme/windowsize.h"
#include "widgets/timeline/alertspage.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDialog>
#include <QProgressBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr const char* pageKey = "shell/page";
constexpr const char* logKey = "shell/log";
constexpr int rememberAfter = 500; ///< ms

} // namespace

MainWindow::MainWindow(const Clock& clock, TriageSettings triage, QWidget* parent)
    : QMainWindow(parent), m_clock(clock), m_triage(triage)
{
    setObjectName("mainWindow");
    m_rememberSoon.setSingleShot(true);
    m_rememberSoon.setInterval(rememberAfter);
    connect(&m_rememberSoon, &QTimer::timeout, this, &MainWindow::rememberLayout);
    makeFrame();
    makeStatusBar();
    connectFrame();
    makeActions();
    enableActions();
    retranslate();
    restoreLayout();
    showPage(m_page);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeFrame()
{
    m_navigation = new Navigation(this);
    const std::pair<const char*, const char*> pages[]{{"navFleet", "fleet"},
                                                      {"navCharts", "charts"},
                                                      {"navAlerts", "alerts"},
                                                      {"navIncidents", "incidents"},
                                                      {"navLogs", "logs"}};
    for (const auto& [name, icon] : pages)
        m_navigation->addPage(name, icon);

    m_strip = new AlertStrip(this);
    m_collection = new CollectionNotice(this);
    m_consent = new ConsentNotice(this);
    m_stack = new QStackedWidget(this);
    m_opening = new OpeningView(this);
    m_stack->addWidget(m_opening);

    auto* content = new QWidget(this);
    m_notice = new Toast(content);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_strip);
    m_column->addWidget(m_collection);
    m_column->addWidget(m_consent);
    m_column->addWidget(m_stack, 1);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(content, 1);
    setCentralWidget(centre);
}

void MainWindow::makeStatusBar()
{
    m_status = new TextLabel(this);
    m_statusRight = new TextLabel(this);
    m_tidying = new QProgressBar(this);
    m_tidying->setObjectName("tidyingStatus");
    m_tidying->setRange(0, 1'000);
    m_tidying->setMaximumWidth(220);
    m_tidying->hide();
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_tidying);
    statusBar()->addPermanentWidget(m_statusRight);
}

void MainWindow::connectFrame()
{
    connect(m_navigation, &Navigation::pageChosen, this, [this](int page) { showPage(Page(page)); });
    connect(m_strip, &AlertStrip::triageRequested, this, &MainWindow::startTriage);
    connect(m_opening, &OpeningView::retryRequested, this, &MainWindow::retryRequested);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        const auto action = m_noticeAction;
        clearNotice();
        if (action)
            action();
    });
}

void MainWindow::showOpening()
{
    m_opening->showOpening();
    retranslateStatus();
}

void MainWindow::showUpgrade(HistoryUpgrade stage)
{
    m_opening->showUpgrade(stage);
    retranslateStatus();
}

void MainWindow::showOpeningFailed(const Error& error)
{
    m_opening->showFailure(error);
    retranslateStatus();
    if (m_page == Logs)
        showError(error);
}

void MainWindow::setHistory(History& history, OperatorActions& actions)
{
    Q_ASSERT(!m_history);
    m_history = &history;
    m_operator = &actions;
    m_consent->setActions(actions);
    m_desk = new IncidentDesk(history, actions, m_clock, m_triage, this);
    connect(m_desk, &IncidentDesk::failed, this, &MainWindow::showError);
    connect(m_desk, &IncidentDesk::switchFinished, this, &QWidget::close);
    connect(m_desk, &IncidentDesk::incidentsKnown, this, [this](const AlertIncidents& incidents) {
        m_alertIncidents = incidents;
        m_strip->setIncidents(incidents);
        if (m_alerts)
            m_alerts->setIncidents(incidents);
    });
    connect(m_desk, &IncidentDesk::endpointEditRequested, this, [this](const std::string& endpoint) {
        showPage(Fleet);
        raise();
        activateWindow();
        fleetPage()->editEndpoint(endpoint);
    });
    m_desk->refresh();
    enableActions();
    retranslateStatus();
    if (m_page != Logs)
        showPage(m_page);
    m_opening->deleteLater();
    m_opening = nullptr;
}

void MainWindow::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_desk->setSnapshot(snapshot);
    if (m_fleet)
        m_fleet->setSnapshot(snapshot);
    if (m_charts)
        m_charts->setSnapshot(snapshot);
    if (m_alerts)
        m_alerts->setOpenAlerts(snapshot->openAlerts);
    if (m_quality)
        m_quality->setSnapshot(snapshot);
    m_strip->setSnapshot(snapshot);
    m_consent->setSnapshot(*snapshot);
    retranslateStatus();
}

void MainWindow::updateAlert(const Alert& alert)
{
    if (m_alerts) // else it is in the history already
        m_alerts->updateAlert(alert);
}

void MainWindow::clearNotice()
{
    m_notice->hide();
    m_noticeAction = {};
    m_showNotice = {};
}

void MainWindow::showCollectionPaused(const CollectionPause& pause)
{
    if (m_notice->isShowing(pause.error))
        clearNotice();
    m_collection->show(pause);
}

void MainWindow::showCollectionResumed()
{
    m_collection->hide();
}

void MainWindow::setBanner(QWidget* banner)
{
    m_column->insertWidget(0, banner);
}

void MainWindow::setKeeper(HistoryKeeper* keeper)
{
    m_keeper = keeper;
    if (!keeper)
        return;
    connect(keeper, &HistoryKeeper::progress, this, [this](const TidyProgress& progress) {
        m_tidying->setValue(int(progress.fraction * m_tidying->maximum()));
        m_tidying->setFormat(stageName(progress.stage));
        m_tidying->setAccessibleName(stageName(progress.stage));
        m_tidying->setToolTip(
            tr("The history is being cleaned up in the background. You can cancel this in the settings."));
        m_tidying->show();
    });
    connect(keeper, &HistoryKeeper::finished, m_tidying, &QWidget::hide);
    connect(keeper, &HistoryKeeper::finished, this, &MainWindow::showTidied);
}

// Every hour a little goes of a history that is as old as its limits: that is told once. The audit trail has
// each time.
void MainWindow::showTidied()
{
    if (!m_keeper->lastReport() || !*m_keeper->lastReport())
        return;
    const TidyReport report = **m_keeper->lastReport();
    if (wantsConsent(*m_keeper)) {
        if (std::exchange(m_toldHeldBack, true))
            return;
        clearNotice();
        m_noticeAction = [this] { askToTidy(*m_keeper, this); };
        m_showNotice = [this, report] {
            m_notice->show(Notice::Kind::Warning, heldBackText(report), tr("Decide…"));
        };
        m_showNotice();
        return;
    }
    m_toldHeldBack = false;
    if (!report.droppedAnything() || m_notice->isVisible())
        return;
    if (std::exchange(m_toldDropped, true) && !report.droppedBySize && !report.wasAgreed)
        return;
    clearNotice();
    m_showNotice = [this, report] { m_notice->show(Notice::Kind::Info, droppedText(report)); };
    m_showNotice();
}

void MainWindow::showError(const Error& error)
{
    if (m_collection->isShowing(error))
        return;
    clearNotice();
    m_notice->show(error);
}

void MainWindow::offerOpenIncidents()
{
    m_desk->findUnfinished([this](const IncidentDesk::Unfinished& unfinished) {
        m_showNotice = [this, unfinished] { offerToContinue(unfinished); };
        m_showNotice();
    });
}

void MainWindow::offerToContinue(const IncidentDesk::Unfinished& unfinished)
{
    const int open = int(unfinished.incidents.size());
    if (open > 0) {
        const Incident& newest = unfinished.incidents.front();
        m_noticeAction = [this, newest] { m_desk->continueIncident(newest); };
        m_notice->show(Notice::Kind::Info,
                       tr("%n incident(s) are still open. The latest: %1", nullptr, open).arg(newest.title),
                       tr("Continue"));
    } else if (!unfinished.actions.empty()) {
        const AuditRecord& action = unfinished.actions.front();
        m_notice->show(Notice::Kind::Warning, tr("The console ended during an action whose outcome is "
                                                 "unknown: %1 of %2. Check whether it took effect.")
                                                  .arg(QString::fromStdString(action.action),
                                                       QString::fromStdString(action.target)));
    }
}

void MainWindow::startTriage(const Alert& alert)
{
    m_desk->startTriage(alert);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    rememberLayout();
    const bool canClose = !m_desk || m_desk->closeWizards();
    if (!canClose) {
        clearNotice();
        m_notice->show(
            Notice::Kind::Info,
            tr("A version is being switched. The window closes as soon as the server has answered."));
    }
    // An export or import under way keeps its dialog open to say how it ended, which would keep the program
    // from ending; there is nobody to tell any more.
    if (canClose) {
        for (QDialog* dialog : findChildren<QDialog*>())
            dialog->hide();
    }
    event->setAccepted(canClose);
}

void MainWindow::moveEvent(QMoveEvent* event)
{
    QMainWindow::moveEvent(event);
    m_rememberSoon.start();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rememberSoon.start();
}

/// Soon after each change, for a console that is killed is not asked to close.
void MainWindow::rememberLayout()
{
    m_rememberSoon.stop();
    QSettings settings;
    settings.setValue("shell/geometry", saveGeometry());
    settings.setValue("shell/state", saveState());
    settings.setValue(pageKey, int(m_page));
    settings.setValue(logKey, m_logs ? m_logs->shownPaths() : QStringList());
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("shell/geometry").toByteArray()))
        resize(fitting(*this, {1280, 820}));
    restoreState(settings.value("shell/state").toByteArray());
    m_page = Page(std::clamp(settings.value(pageKey, int(Fleet)).toInt(), int(Fleet), int(Logs)));
    const QStringList log = settings.value(logKey).toStringList();
    // From the event loop, so that a log of the command line comes first. Until it has been read it is not
    // remembered any more: one that ends the console is not opened a second time.
    if (m_page == Logs && !log.isEmpty()) {
        rememberLayout();
        QTimer::singleShot(0, this, [this, log] {
            if (!logsPage()->isBusy() && m_logs->shownPaths().isEmpty())
                m_logs->openPaths(log);
        });
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

bool MainWindow::isReadOnly() const
{
    return m_history && m_history->isReadOnly();
}

void MainWindow::retranslateStatus()
{
    setWindowTitle(isReadOnly() ? tr("Quarterdeck (read-only)") : tr("Quarterdeck"));
    const auto at = [this] {
        return QDateTime::fromMSecsSinceEpoch(m_snapshot->at.ms).time().toString("HH:mm:ss");
    };
    m_statusRight->setText(isReadOnly() ? tr("Read-only: nothing is collected here")
                           : m_snapshot ? tr("As of %1").arg(at())
                                        : QString());
    if (!m_snapshot) {
        m_status->setText(m_history ? tr("Waiting for the first values…") : m_opening->title());
        return;
    }
    const auto firing = std::count_if(m_snapshot->openAlerts.begin(), m_snapshot->openAlerts.end(),
                                      [](const Alert& alert) { return alert.state == AlertState::Firing; });
    m_navigation->setCount(Alerts, int(firing));
    const auto watched = std::count_if(
        m_snapshot->endpoints.begin(), m_snapshot->endpoints.end(), [](const EndpointStatus& status) {
            return status.state != EndpointState::AwaitingConsent && status.state != EndpointState::Unusable;
        });
    m_status->setText(tr("%n endpoint(s) watched", nullptr, int(watched)));
}

} // namespace qd
