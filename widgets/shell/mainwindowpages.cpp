// SPDX-License-Identifier: Apache-2.0
// The main window's pages: made when they are first wanted, and what they ask of each other.
#include "widgets/charts/chartspage.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/consentnotice.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/navigation.h"
#include "widgets/shell/openingview.h"
#include "widgets/timeline/alertspage.h"

#include <QStackedWidget>

#include <utility>

namespace qd {

template <typename PageType, typename... Needs>
PageType* MainWindow::makePage(Needs&&... needs)
{
    auto* page = new PageType(std::forward<Needs>(needs)..., this);
    m_stack->addWidget(page);
    return page;
}

FleetPage* MainWindow::fleetPage()
{
    if (m_fleet)
        return m_fleet;
    Q_ASSERT(m_history);
    m_fleet = makePage<FleetPage>(*m_operator);
    m_fleet->setReadOnly(isReadOnly());
    m_fleet->setSnapshot(m_snapshot);
    connect(
        m_fleet, &FleetPage::chartsRequested, this,
        [this](const std::string& endpoint, const std::string& model) { showCharts(endpoint, model, {}); });
    connect(
        m_fleet, &FleetPage::evaluationRequested, this,
        [this](const std::string& endpoint, const std::string& model) { openQuality(endpoint, model, {}); });
    connect(m_fleet, &FleetPage::triageRequested, m_desk, &IncidentDesk::startTriageOf);
    connect(m_fleet, &FleetPage::consentRequested, m_consent, &ConsentNotice::openDialog);
    connect(m_fleet, &FleetPage::undoableRemovalChanged, this, &MainWindow::showUndo);
    return m_fleet;
}

ChartsPage* MainWindow::chartsPage()
{
    if (m_charts)
        return m_charts;
    Q_ASSERT(m_history);
    m_charts = makePage<ChartsPage>(*m_history, m_clock);
    m_charts->setSnapshot(m_snapshot);
    connect(m_charts, &ChartsPage::evaluationRequested, this, &MainWindow::openQuality);
    connect(m_charts, &ChartsPage::exportRequested, this, &MainWindow::openExport);
    return m_charts;
}

AlertsPage* MainWindow::alertsPage()
{
    if (m_alerts)
        return m_alerts;
    Q_ASSERT(m_history);
    // It reads what there is from the history: the present snapshot may hold an alert that has ended since.
    m_alerts = makePage<AlertsPage>(*m_history, *m_operator, m_clock);
    connect(m_alerts, &AlertsPage::jumpRequested, this, &MainWindow::showCharts);
    connect(m_alerts, &AlertsPage::triageRequested, this, &MainWindow::startTriage);
    connect(m_alerts, &AlertsPage::incidentRequested, this, [this](const std::string& incident) {
        showPage(Incidents);
        m_incidents->showIncident(incident);
    });
    m_alerts->setIncidents(m_alertIncidents);
    return m_alerts;
}

IncidentsPage* MainWindow::incidentsPage()
{
    if (m_incidents)
        return m_incidents;
    Q_ASSERT(m_history);
    m_incidents = makePage<IncidentsPage>(*m_history);
    connect(m_incidents, &IncidentsPage::resumeRequested, m_desk,
            [this](const Incident& incident) { m_desk->continueIncident(incident); });
    connect(m_desk, &IncidentDesk::incidentChanged, m_incidents, &IncidentsPage::refresh);
    connect(m_incidents, &IncidentsPage::alertRequested, this,
            [this](const std::string& alert, Timestamp at) {
                showPage(Alerts);
                m_alerts->showAlert(alert, at);
            });
    return m_incidents;
}

LogsPage* MainWindow::logsPage()
{
    if (!m_logs) {
        m_logs = makePage<LogsPage>();
        connect(m_logs, &LogsPage::finished, &m_rememberSoon, qOverload<>(&QTimer::start));
    }
    return m_logs;
}

QWidget* MainWindow::widgetOf(Page page)
{
    if (!m_history && page != Logs)
        return m_opening;
    switch (page) {
    case Charts:
        return chartsPage();
    case Alerts:
        return alertsPage();
    case Incidents:
        return incidentsPage();
    case Logs:
        return logsPage();
    default:
        return fleetPage();
    }
}

void MainWindow::showPage(Page page)
{
    if (page == Incidents && m_incidents)
        m_incidents->refresh();
    if (page == Alerts && m_desk)
        m_desk->refresh(); // another console may write
    m_page = page;
    m_stack->setCurrentWidget(widgetOf(page));
    m_navigation->setCurrent(page);
    m_stack->currentWidget()->setFocus();
    m_rememberSoon.start();
}

void MainWindow::showCharts(const std::string& endpoint, const std::string& model,
                            std::optional<TimeRange> range)
{
    chartsPage()->showSubject(endpoint, model);
    if (range)
        m_charts->showRange(*range);
    showPage(Charts);
}

void MainWindow::openLog(const QString& path)
{
    showPage(Logs);
    m_logs->openFile(path);
}

} // namespace qd
