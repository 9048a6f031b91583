// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/mainwindow.h"

#include "widgets/shell/alertstrip.h"
#include "widgets/shell/announcer.h"
#include "widgets/shell/collectionnotice.h"
#include "widgets/shell/commandtable.h"
#include "widgets/shell/consentnotice.h"
#include "widgets/shell/consolecommands.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/navigation.h"
#include "widgets/shell/openingview.h"
#include "widgets/shell/pagestack.h"
#include "widgets/shell/qualitywindow.h"
#include "widgets/shell/tidystatus.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/windowsize.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QDialog>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr int rememberAfter = 500; ///< ms

} // namespace

MainWindow::MainWindow(const Clock& clock, TriageSettings triage, std::vector<PageSpec> pages)
    : m_clock(clock),
      m_triage(triage),
      m_pages(new PageStack(std::move(pages), *this)),
      m_commands(new CommandTable(*this)),
      m_exchange(new ExchangeDialogs(clock, this)),
      m_quality(new QualityWindow(clock, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    m_rememberSoon.setSingleShot(true);
    m_rememberSoon.setInterval(rememberAfter);
    connect(&m_rememberSoon, &QTimer::timeout, this, &MainWindow::rememberLayout);
    makeFrame();
    makeStatusBar();
    connectFrame();
    addConsoleCommands(*m_commands, *this);
    retranslate();
    restoreLayout();
    showPage(m_pages->current().name);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeFrame()
{
    m_navigation = new Navigation(this);
    for (const PageSpec& page : pages())
        m_navigation->addPage(objectNameOf("nav", page), page.icon);
    m_strip = new AlertStrip(this);
    m_collection = new CollectionNotice(this);
    m_consent = new ConsentNotice(this);

    auto* content = new QWidget(this);
    m_announcer = new Announcer(content);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_strip);
    m_column->addWidget(m_collection);
    m_column->addWidget(m_consent);
    m_column->addWidget(m_pages, 1);
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
    m_tidying = new TidyStatus(*m_announcer, this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_tidying);
    statusBar()->addPermanentWidget(m_statusRight);
}

void MainWindow::connectFrame()
{
    connect(m_navigation, &Navigation::pageChosen, this,
            [this](int page) { showPage(pages()[static_cast<std::size_t>(page)].name); });
    connect(m_pages, &PageStack::pageShown, m_navigation, &Navigation::setCurrent);
    connect(m_pages, &PageStack::changed, &m_rememberSoon, qOverload<>(&QTimer::start));
    connect(m_pages->opening(), &OpeningView::retryRequested, this, &MainWindow::retryRequested);
    connect(m_exchange, &ExchangeDialogs::workspaceRequested, this, &MainWindow::workspaceRequested);
    connect(m_exchange, &ExchangeDialogs::failed, this, &MainWindow::showError);
    connect(m_quality, &QualityWindow::chartsWanted, this,
            [this](const std::string& endpoint, const std::string& model, TimeRange range) {
                showCharts(*this, endpoint, model, range);
                raise();
                activateWindow();
            });
}

void MainWindow::showOpening()
{
    m_pages->opening()->showOpening();
    retranslateStatus();
}

void MainWindow::showUpgrade(HistoryUpgrade stage)
{
    m_pages->opening()->showUpgrade(stage);
    retranslateStatus();
}

void MainWindow::showOpeningFailed(const Error& error)
{
    m_pages->opening()->showFailure(error);
    retranslateStatus();
    if (m_pages->currentWidget() != m_pages->opening())
        showError(error);
}

void MainWindow::setHistory(History& history, OperatorActions& actions)
{
    Q_ASSERT(!m_history);
    m_history = &history;
    m_operator = &actions;
    m_consent->setActions(actions);
    m_exchange->setHistory(history);
    m_quality->setHistory(history);
    m_desk = new IncidentDesk(history, actions, m_clock, m_triage, this);
    connect(m_strip, &AlertStrip::triageRequested, m_desk, &IncidentDesk::startTriage);
    connect(m_desk, &IncidentDesk::failed, this, &MainWindow::showError);
    connect(m_desk, &IncidentDesk::switchFinished, this, &QWidget::close);
    connect(m_desk, &IncidentDesk::incidentsKnown, m_strip, &AlertStrip::setIncidents);
    connect(m_desk, &IncidentDesk::endpointEditRequested, this,
            [this](const std::string& endpoint) { editEndpoint(*this, endpoint); });
    m_desk->refresh();
    updateCommands();
    retranslateStatus();
    m_pages->endOpening();
}

void MainWindow::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_desk->setSnapshot(snapshot);
    m_pages->setSnapshot(snapshot);
    m_quality->setSnapshot(snapshot);
    m_strip->setSnapshot(snapshot);
    m_consent->setSnapshot(*snapshot);
    retranslateStatus();
}

void MainWindow::showCollectionPaused(const CollectionPause& pause)
{
    if (m_announcer->isShowing(pause.error))
        m_announcer->clear();
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

void MainWindow::setKeeper(HistoryKeeper& keeper)
{
    m_keeper = &keeper;
    m_tidying->setKeeper(keeper);
}

void MainWindow::showError(const Error& error)
{
    if (!m_collection->isShowing(error))
        m_announcer->say(error);
}

void MainWindow::offerOpenIncidents()
{
    m_desk->findUnfinished([this](const IncidentDesk::Unfinished& unfinished) {
        if (const int open = static_cast<int>(unfinished.incidents.size()); open > 0) {
            const Incident& newest = unfinished.incidents.front();
            m_announcer->say(
                [open, title = newest.title](Notice& notice) {
                    notice.show(Notice::Kind::Info,
                                tr("%n incident(s) are still open. The latest: %1", nullptr, open).arg(title),
                                tr("Continue"));
                },
                [this, newest] { m_desk->continueIncident(newest); });
        } else if (!unfinished.actions.empty()) {
            m_announcer->say([action = unfinished.actions.front()](Notice& notice) {
                notice.show(
                    Notice::Kind::Warning,
                    tr("The console ended during an action whose outcome is unknown: %1 of %2. "
                       "Check whether it took effect.")
                        .arg(QString::fromStdString(action.action), QString::fromStdString(action.target)));
            });
        }
    });
}

const std::vector<PageSpec>& MainWindow::pages() const
{
    return m_pages->specs();
}

void MainWindow::showPage(QLatin1String name)
{
    m_pages->showPage(name);
}

Page& MainWindow::pageOf(QLatin1String name)
{
    return m_pages->page(name);
}

Page* MainWindow::madePageOf(QLatin1String name) const
{
    return m_pages->made(name);
}

bool MainWindow::isShown(QLatin1String name) const
{
    return m_pages->current().name == name;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    rememberLayout();
    const bool canClose = !m_desk || m_desk->closeWizards();
    if (!canClose) {
        m_announcer->say([](Notice& notice) {
            notice.show(
                Notice::Kind::Info,
                tr("A version is being switched. The window closes as soon as the server has answered."));
        });
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
    settings.setValue(QStringLiteral("shell/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("shell/state"), saveState());
    m_pages->remember(settings);
}

void MainWindow::restoreLayout()
{
    QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("shell/geometry")).toByteArray()))
        resize(fitting(*this, {1280, 820}));
    restoreState(settings.value(QStringLiteral("shell/state")).toByteArray());
    m_pages->restore(settings);
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

void MainWindow::updateCommands()
{
    m_commands->update();
}

void MainWindow::retranslate()
{
    updateCommands();
    for (std::size_t i = 0; i < pages().size(); ++i) {
        const PageTexts texts = pages()[i].texts();
        m_navigation->setTexts(static_cast<int>(i), texts.title, texts.reason, pages()[i].shortcut);
    }
    retranslateStatus();
    m_announcer->retranslate();
}

void MainWindow::retranslateStatus()
{
    setWindowTitle(isReadOnly() ? tr("Quarterdeck (read-only)") : tr("Quarterdeck"));
    const auto at = [this] {
        return QDateTime::fromMSecsSinceEpoch(m_snapshot->at.ms).time().toString(QStringLiteral("HH:mm:ss"));
    };
    m_statusRight->setText(isReadOnly() ? tr("Read-only: nothing is collected here")
                           : m_snapshot ? tr("As of %1").arg(at())
                                        : QString());
    if (!m_snapshot) {
        m_status->setText(m_history ? tr("Waiting for the first values…") : m_pages->opening()->title());
        return;
    }
    for (std::size_t i = 0; i < pages().size(); ++i) {
        if (const auto& count = pages()[i].count)
            m_navigation->setCount(static_cast<int>(i), count(*m_snapshot));
    }
    const auto watched = std::count_if(
        m_snapshot->endpoints.begin(), m_snapshot->endpoints.end(), [](const EndpointStatus& status) {
            return status.state != EndpointState::AwaitingConsent && status.state != EndpointState::Unusable;
        });
    m_status->setText(tr("%n endpoint(s) watched", nullptr, static_cast<int>(watched)));
}

} // namespace qd
