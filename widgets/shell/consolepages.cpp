// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/consolepages.h"

#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/consentnotice.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/qualitywindow.h"
#include "widgets/timeline/alertspage.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct ConsolePagesWords
{
    Q_DECLARE_TR_FUNCTIONS(ConsolePagesWords)
};

PageTexts fleetTexts()
{
    return {ConsolePagesWords::tr("Fleet"), ConsolePagesWords::tr("Your endpoints and models at a glance"),
            ConsolePagesWords::tr("Show &fleet")};
}

Page* makeFleetPage(MainWindow& window)
{
    auto* page = new FleetPage(window.actions(), &window);
    page->setReadOnly(window.isReadOnly());
    page->setSnapshot(window.snapshot());
    QObject::connect(page, &FleetPage::chartsRequested, &window,
                     [&window](const std::string& endpoint, const std::string& model) {
                         showCharts(window, endpoint, model, {});
                     });
    QObject::connect(page, &FleetPage::evaluationRequested, &window.quality(),
                     [&window](const std::string& endpoint, const std::string& model) {
                         window.quality().open(endpoint, model, {});
                     });
    QObject::connect(page, &FleetPage::triageRequested, &window.desk(), &IncidentDesk::startTriageOf);
    QObject::connect(page, &FleetPage::consentRequested, &window.consents(), &ConsentNotice::openDialog);
    QObject::connect(page, &FleetPage::undoableRemovalChanged, &window, &MainWindow::updateCommands);
    return page;
}

PageTexts chartsTexts()
{
    return {ConsolePagesWords::tr("Charts"), ConsolePagesWords::tr("Quality, speed and resources over time"),
            ConsolePagesWords::tr("Show &charts")};
}

Page* makeChartsPage(MainWindow& window)
{
    auto* page = new ChartsPage(*window.history(), window.clock(), &window);
    page->setSnapshot(window.snapshot());
    QObject::connect(page, &ChartsPage::evaluationRequested, &window.quality(), &QualityWindow::open);
    QObject::connect(page, &ChartsPage::exportRequested, &window.exchange(), &ExchangeDialogs::openExport);
    return page;
}

PageTexts alertsTexts()
{
    return {ConsolePagesWords::tr("Alerts"), ConsolePagesWords::tr("Current and earlier alerts"),
            ConsolePagesWords::tr("Show &alerts")};
}

/// Makes the page without the present snapshot, which may hold an alert that has ended since: the page reads
/// what there is from the history.
Page* makeAlertsPage(MainWindow& window)
{
    auto* page = new AlertsPage(*window.history(), window.actions(), window.clock(), &window);
    IncidentDesk& desk = window.desk();
    page->setIncidents(desk.incidents());
    QObject::connect(&desk, &IncidentDesk::incidentsKnown, page, &AlertsPage::setIncidents);
    QObject::connect(&window, &MainWindow::alertChanged, page, &AlertsPage::updateAlert);
    QObject::connect(page, &AlertsPage::incidentsWanted, &desk, &IncidentDesk::refresh);
    QObject::connect(page, &AlertsPage::triageRequested, &desk, &IncidentDesk::startTriage);
    QObject::connect(page, &AlertsPage::jumpRequested, &window,
                     [&window](const std::string& endpoint, const std::string& model, TimeRange range) {
                         showCharts(window, endpoint, model, range);
                     });
    QObject::connect(page, &AlertsPage::incidentRequested, &window, [&window](const std::string& incident) {
        window.showPage<IncidentsPage>();
        window.page<IncidentsPage>().showIncident(incident);
    });
    return page;
}

int firingAlerts(const FleetSnapshot& snapshot)
{
    return static_cast<int>(
        std::count_if(snapshot.openAlerts.begin(), snapshot.openAlerts.end(),
                      [](const Alert& alert) { return alert.state == AlertState::Firing; }));
}

PageTexts incidentsTexts()
{
    return {ConsolePagesWords::tr("Incidents"),
            ConsolePagesWords::tr("Past and open incidents, with reports"),
            ConsolePagesWords::tr("Show &incidents")};
}

Page* makeIncidentsPage(MainWindow& window)
{
    auto* page = new IncidentsPage(*window.history(), &window);
    IncidentDesk& desk = window.desk();
    QObject::connect(page, &IncidentsPage::resumeRequested, &desk,
                     [&desk](const Incident& incident) { desk.continueIncident(incident); });
    QObject::connect(&desk, &IncidentDesk::incidentChanged, page, &IncidentsPage::refresh);
    QObject::connect(page, &IncidentsPage::alertRequested, &window,
                     [&window](const std::string& alert, Timestamp at) {
                         window.showPage<AlertsPage>();
                         window.page<AlertsPage>().showAlert(alert, at);
                     });
    return page;
}

PageTexts logsTexts()
{
    return {ConsolePagesWords::tr("Logs"),
            ConsolePagesWords::tr("Evaluate models from exported prediction logs"),
            ConsolePagesWords::tr("Show &logs")};
}

Page* makeLogsPage(MainWindow& window)
{
    return new LogsPage(&window);
}

} // namespace

std::vector<PageSpec> consolePages()
{
    return {{.name = FleetPage::pageName,
             .icon = QStringLiteral("fleet"),
             .shortcut = QKeySequence(QStringLiteral("Ctrl+1")),
             .texts = fleetTexts,
             .make = makeFleetPage},
            {.name = ChartsPage::pageName,
             .icon = QStringLiteral("charts"),
             .shortcut = QKeySequence(QStringLiteral("Ctrl+2")),
             .texts = chartsTexts,
             .make = makeChartsPage},
            {.name = AlertsPage::pageName,
             .icon = QStringLiteral("alerts"),
             .shortcut = QKeySequence(QStringLiteral("Ctrl+3")),
             .texts = alertsTexts,
             .make = makeAlertsPage,
             .count = firingAlerts},
            {.name = IncidentsPage::pageName,
             .icon = QStringLiteral("incidents"),
             .shortcut = QKeySequence(QStringLiteral("Ctrl+4")),
             .texts = incidentsTexts,
             .make = makeIncidentsPage},
            {.name = LogsPage::pageName,
             .icon = QStringLiteral("logs"),
             .shortcut = QKeySequence(QStringLiteral("Ctrl+5")),
             .texts = logsTexts,
             .make = makeLogsPage,
             .needsHistory = false}};
}

void showCharts(MainWindow& window, const std::string& endpoint, const std::string& model,
                std::optional<TimeRange> range)
{
    auto& charts = window.page<ChartsPage>();
    charts.showSubject(endpoint, model);
    if (range)
        charts.showRange(*range);
    window.showPage<ChartsPage>();
}

void editEndpoint(MainWindow& window, const std::string& endpoint)
{
    window.showPage<FleetPage>();
    window.raise();
    window.activateWindow();
    window.page<FleetPage>().editEndpoint(endpoint);
}

void openLog(MainWindow& window, const QString& path, const LogMeaning& meaning)
{
    window.showPage<LogsPage>();
    window.page<LogsPage>().openFile(path, meaning);
}

} // namespace qd
