// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/mainwindow.h"

#include "models/base/metrics.h"
#include "models/history/historykeeper.h"
#include "models/history/query.h"
#include "models/incidents/evidencetext.h"
#include "models/incidents/operatoractions.h"
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/alertstrip.h"
#include "widgets/shell/collectionnotice.h"
#include "widgets/shell/historysettings.h"
#include "widgets/shell/navigation.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/alertspage.h"

#include <QCloseEvent>
#include <QLabel>
#include <QProgressBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUuid>
#include <QVBoxLayout>

namespace qd {

/// What the last run left unfinished.
struct MainWindow::Unfinished
{
    std::vector<Incident> incidents;  ///< open ones, newest first
    std::vector<AuditRecord> actions; ///< without an outcome
    std::optional<Error> unreadable;  ///< of the first incident that cannot be read; the others are listed
};

Result<MainWindow::Unfinished> MainWindow::readUnfinished(const HistoryReader& reader)
{
    const auto records = reader.incidents();
    if (!records)
        return tl::make_unexpected(records.error());
    Unfinished unfinished;
    for (const IncidentRecord& record : *records) {
        auto incident = fromRecord(record);
        if (!incident)
            unfinished.unreadable = incident.error();
        else if (incident->isOpen())
            unfinished.incidents.push_back(std::move(*incident));
    }
    auto actions = OperatorActions::interruptedActions(reader);
    if (!actions)
        return tl::make_unexpected(actions.error());
    unfinished.actions = std::move(*actions);
    return unfinished;
}

MainWindow::MainWindow(History& history, OperatorActions& actions, const Clock& clock, TriageSettings triage,
                       QWidget* parent)
    : QMainWindow(parent), m_history(history), m_operator(actions), m_clock(clock), m_triage(triage)
{
    setObjectName("mainWindow");
    makePages();
    connectPages();
    makeActions();
    retranslate();
    restoreLayout();
    showPage(Fleet);
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages()
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
    m_notice = new Notice(this);
    m_stack = new QStackedWidget(this);
    m_fleet = new FleetPage(m_operator, this);
    m_charts = new ChartsPage(m_history, m_clock, this);
    m_alerts = new AlertsPage(m_history, m_operator, m_clock, this);
    m_incidents = new IncidentsPage(m_history, this);
    m_logs = new LogsPage(this);
    for (QWidget* page : std::initializer_list<QWidget*>{m_fleet, m_charts, m_alerts, m_incidents, m_logs})
        m_stack->addWidget(page);

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_collection);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    auto* centre = new QWidget(this);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(content, 1);
    setCentralWidget(centre);

    m_status = new QLabel(this);
    m_statusRight = new QLabel(this);
    m_tidying = new QProgressBar(this);
    m_tidying->setObjectName("tidyingStatus");
    m_tidying->setRange(0, 1'000);
    m_tidying->setMaximumWidth(220);
    m_tidying->hide();
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_tidying);
    statusBar()->addPermanentWidget(m_statusRight);
}

void MainWindow::connectPages()
{
    connect(m_navigation, &Navigation::pageChosen, this, [this](int page) { showPage(Page(page)); });
    connect(m_strip, &AlertStrip::triageRequested, this, &MainWindow::startTriage);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        const auto action = m_noticeAction;
        clearNotice();
        if (action)
            action();
    });
    connect(m_fleet, &FleetPage::chartsRequested, this,
            [this](const std::string& endpoint, const std::string& model) {
                m_charts->showSubject(endpoint, model);
                showPage(Charts);
            });
    connect(
        m_fleet, &FleetPage::evaluationRequested, this,
        [this](const std::string& endpoint, const std::string& model) { openQuality(endpoint, model, {}); });
    connect(m_charts, &ChartsPage::evaluationRequested, this, &MainWindow::openQuality);
    connect(m_fleet, &FleetPage::triageRequested, this, &MainWindow::startTriageOf);
    connect(m_charts, &ChartsPage::exportRequested, this, &MainWindow::openExport);
    connect(m_alerts, &AlertsPage::jumpRequested, this,
            [this](const std::string& endpoint, const std::string& model, TimeRange range) {
                m_charts->showSubject(endpoint, model);
                m_charts->showRange(range);
                showPage(Charts);
            });
    connect(m_alerts, &AlertsPage::triageRequested, this, &MainWindow::startTriage);
    connect(m_incidents, &IncidentsPage::resumeRequested, this,
            [this](const Incident& incident) { continueIncident(incident, nullptr); });
}

void MainWindow::showPage(Page page)
{
    m_stack->setCurrentIndex(page);
    m_navigation->setCurrent(page);
    if (page == Incidents)
        m_incidents->refresh();
    m_stack->currentWidget()->setFocus();
}

void MainWindow::openLog(const QString& path)
{
    showPage(Logs);
    m_logs->openFile(path);
}

void MainWindow::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_fleet->setSnapshot(snapshot);
    m_charts->setSnapshot(snapshot);
    m_alerts->setOpenAlerts(snapshot->openAlerts);
    m_strip->setSnapshot(snapshot);
    retranslateStatus();
}

void MainWindow::updateAlert(const Alert& alert)
{
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

void MainWindow::setKeeper(HistoryKeeper* keeper)
{
    m_keeper = keeper;
    if (!keeper)
        return;
    connect(keeper, &HistoryKeeper::progress, this, [this](const TidyProgress& progress) {
        m_tidying->setValue(int(progress.fraction * m_tidying->maximum()));
        m_tidying->setFormat(stageName(progress.stage));
        m_tidying->setAccessibleName(stageName(progress.stage));
        m_tidying->setToolTip(tr("The history is tidied in the background; nothing waits for it. It can be "
                                 "cancelled in the settings."));
        m_tidying->show();
    });
    connect(keeper, &HistoryKeeper::finished, m_tidying, &QWidget::hide);
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
    queryHistory(
        m_history, this,
        [](const HistoryReader& reader, const CancelToken&) { return readUnfinished(reader); },
        [this](const Result<Unfinished>& unfinished) {
            if (!unfinished) {
                showError(unfinished.error());
                return;
            }
            for (const Incident& incident : unfinished->incidents)
                m_incidentOfAlert[incident.alertId] = incident.id;
            if (unfinished->unreadable) {
                showError(*unfinished->unreadable);
                return;
            }
            m_showNotice = [this, found = *unfinished] { offerToContinue(found); };
            m_showNotice();
        });
}

void MainWindow::offerToContinue(const Unfinished& unfinished)
{
    const int open = int(unfinished.incidents.size());
    if (open > 0) {
        const Incident& newest = unfinished.incidents.front();
        m_noticeAction = [this, newest] { continueIncident(newest, nullptr); };
        m_notice->show(Notice::Kind::Info,
                       tr("%n incident(s) are still open. The latest: %1", nullptr, open).arg(newest.title),
                       tr("Continue"));
    } else if (!unfinished.actions.empty()) {
        const AuditRecord& action = unfinished.actions.front();
        m_notice->show(
            Notice::Kind::Warning,
            tr("The console ended while an action was under way, and its outcome is not known: %1 "
               "of %2. Look whether it took effect.")
                .arg(QString::fromStdString(action.action), QString::fromStdString(action.target)));
    }
}

void MainWindow::startTriage(const Alert& alert)
{
    const auto known = m_incidentOfAlert.find(alert.id);
    if (known == m_incidentOfAlert.end()) {
        Incident incident;
        incident.alertId = alert.id;
        incident.title = ruleTitle(alert.rule);
        incident.subject = subjectOf(alert);
        openIncident(incident, &alert);
        return;
    }
    if (const auto& wizard = m_wizards[known->second]) {
        wizard->show();
        wizard->raise();
        wizard->activateWindow();
        return;
    }
    queryHistory(
        m_history, this,
        [id = known->second](const HistoryReader& reader, const CancelToken&) { return reader.incident(id); },
        [this, alert](const Result<std::optional<IncidentRecord>>& record) {
            if (!record) {
                showError(record.error());
                return;
            }
            const auto incident =
                *record ? fromRecord(**record)
                        : Result<Incident>(fail(ErrorKind::NotFound, QString::fromStdString(alert.id),
                                                tr("The incident of this alert is not in the history.")));
            if (!incident) {
                showError(incident.error());
                return;
            }
            if (incident->isOpen()) {
                continueIncident(*incident, &alert);
                return;
            }
            // A closed incident stays as it was; the alert gets a new one.
            m_incidentOfAlert.erase(alert.id);
            startTriage(alert);
        });
}

void MainWindow::startTriageOf(const std::string& endpoint, const std::string& model)
{
    Incident incident;
    incident.subject.endpoint = endpoint;
    incident.subject.model = model;
    Labels labels{{std::string(label::endpoint), endpoint}, {std::string(label::model), model}};
    std::string_view metric = model.empty() ? metric::cpu : metric::latency;
    if (m_snapshot) {
        for (const EndpointStatus& status : m_snapshot->endpoints) {
            for (const ModelStatus& served : status.models) {
                if (status.endpoint.id != endpoint || served.model != model)
                    continue;
                incident.subject.version = served.servingVersion;
                if (served.accuracy)
                    metric = metric::accuracy;
            }
        }
    }
    if (metric == metric::latency)
        labels.set(label::quantile, "0.99");
    incident.subject.series = {std::string(metric), labels};
    incident.title = seriesTitle(incident.subject.series.metric, labels);
    openIncident(incident, nullptr);
}

void MainWindow::openIncident(const Incident& draft, const Alert* alert)
{
    Incident incident = draft;
    incident.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    incident.openedAt = m_clock.now();
    const QString subject = incident.subject.model.empty()
                                ? endpointName(m_snapshot, incident.subject.endpoint)
                                : QString::fromStdString(incident.subject.model);
    incident.title = tr("%1: %2", "incident title: model, what is wrong").arg(subject, draft.title);
    if (alert)
        m_incidentOfAlert[alert->id] = incident.id;
    const std::optional<Alert> origin = alert ? std::optional(*alert) : std::nullopt;
    m_operator.saveIncident(incident, false, [this, incident, origin](const Result<void>& saved) {
        if (saved)
            continueIncident(incident, origin ? &*origin : nullptr);
        else
            showError(saved.error());
    });
}

TriageWizard* MainWindow::continueIncident(const Incident& incident, const Alert* alert)
{
    QPointer<TriageWizard>& wizard = m_wizards[incident.id];
    if (!wizard) {
        wizard = new TriageWizard(incident, alert, m_history, m_operator, m_clock, m_triage, this);
        wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(wizard, &TriageWizard::incidentChanged, m_incidents, [this](const Incident& changed) {
            m_incidents->refresh();
            if (!changed.isOpen())
                m_incidentOfAlert.erase(changed.alertId);
        });
    }
    wizard->show();
    wizard->raise();
    wizard->activateWindow();
    return wizard;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue("shell/geometry", saveGeometry());
    settings.setValue("shell/state", saveState());
    // What the wizards know is already in the history; only a switch under way is waited for, because half of
    // its requests would be worse than all or none.
    bool switching = false;
    for (const auto& [id, wizard] : m_wizards) {
        if (!wizard || !wizard->isVisible() || wizard->close())
            continue;
        switching = true;
        connect(wizard, &QWizard::finished, this, &QWidget::close, Qt::QueuedConnection);
    }
    if (switching) {
        clearNotice();
        m_notice->show(
            Notice::Kind::Info,
            tr("A version is being switched. The window closes as soon as the server has answered."));
    }
    event->setAccepted(!switching);
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("shell/geometry").toByteArray()))
        resize(1280, 820);
    restoreState(settings.value("shell/state").toByteArray());
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateStatus()
{
    setWindowTitle(m_history.isReadOnly() ? tr("Quarterdeck (read-only)") : tr("Quarterdeck"));
    const auto at = [this] {
        return QDateTime::fromMSecsSinceEpoch(m_snapshot->at.ms).time().toString("HH:mm:ss");
    };
    m_statusRight->setText(m_history.isReadOnly() ? tr("Read-only: nothing is collected here")
                           : m_snapshot           ? tr("As of %1").arg(at())
                                                  : QString());
    if (!m_snapshot) {
        m_status->setText(tr("Waiting for the first values…"));
        return;
    }
    const auto firing = std::count_if(m_snapshot->openAlerts.begin(), m_snapshot->openAlerts.end(),
                                      [](const Alert& alert) { return alert.state == AlertState::Firing; });
    m_navigation->setCount(Alerts, int(firing));
    m_status->setText(tr("%n endpoint(s) watched", nullptr, int(m_snapshot->endpoints.size())));
}

} // namespace qd
