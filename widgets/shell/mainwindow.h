// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/monitor/collectiongate.h"
#include "models/monitor/snapshot.h"
#include "widgets/triage/triagewizard.h"

#include <QMainWindow>
#include <QPointer>

#include <map>

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace qd {

class AlertStrip;
class AlertsPage;
class ChartsPage;
class CollectionNotice;
class FleetPage;
class HistoryKeeper;
class HistoryReader;
class IncidentsPage;
class LogsPage;
class Navigation;
class Notice;
class QualityView;

/// The console's window: pages, navigation, menus, and the triage wizards it opens. Knows no sources: the
/// composition root feeds it snapshots and alerts.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Page { Fleet, Charts, Alerts, Incidents, Logs, PageCount };

    MainWindow(History& history, OperatorActions& actions, const Clock& clock, TriageSettings triage,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    void updateAlert(const Alert& alert);
    void showError(const Error& error);
    /// A banner that stays until collection goes on. An error that it tells already is not shown a second
    /// time.
    void showCollectionPaused(const CollectionPause& pause);
    void showCollectionResumed();
    /// Shows its progress, and lets the settings start it. May be absent; must outlive the window.
    void setKeeper(HistoryKeeper* keeper);
    /// Offers to continue what the last run left open; call once at the start.
    void offerOpenIncidents();

    void showPage(Page page);
    void openLog(const QString& path);
    /// Of a visible range, or of what the dialog says.
    void openExport(std::optional<TimeRange> visible);
    void openImport(const QString& path = {});
    /// The quality of an endpoint's recorded predictions, in a window of its own; with a time, their rows
    /// from there on. Without an endpoint, of whatever there is the most; without a range, of the last day.
    void openQuality(const std::string& endpoint, const std::string& model, std::optional<TimeRange> range,
                     std::optional<Timestamp> at = {});
    /// Asks how to open the history file, once it is known to be one.
    void openWorkspace(const QString& path);
    /// Opens an incident from an alert, or continues the one that this alert already has.
    void startTriage(const Alert& alert);
    void startTriageOf(const std::string& endpoint, const std::string& model);
    /// The wizard of this incident, made when there is none yet.
    TriageWizard* continueIncident(const Incident& incident, const Alert* alert);

    [[nodiscard]] FleetPage* fleetPage() const { return m_fleet; }
    [[nodiscard]] ChartsPage* chartsPage() const { return m_charts; }
    [[nodiscard]] AlertsPage* alertsPage() const { return m_alerts; }
    [[nodiscard]] IncidentsPage* incidentsPage() const { return m_incidents; }
    [[nodiscard]] LogsPage* logsPage() const { return m_logs; }

signals:
    /// In a console of its own.
    void workspaceRequested(const QString& path, bool readOnly);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makePages();
    void connectPages();
    void makeActions();
    QAction* newCommand(const char* name, const QKeySequence& shortcut, std::function<void()> run);
    void retranslate();
    void retranslateStatus();
    void restoreLayout();
    struct Unfinished;
    [[nodiscard]] static Result<Unfinished> readUnfinished(const HistoryReader& reader);
    void offerToContinue(const Unfinished& unfinished);
    void openIncident(const Incident& incident, const Alert* alert);
    void clearNotice();
    void makeExchangeActions(QMenu& file);
    void chooseWorkspace();
    void evaluateWhatIsShown();
    void showCommandPalette();
    void showAbout();

    History& m_history;
    OperatorActions& m_operator;
    const Clock& m_clock;
    TriageSettings m_triage;

    Navigation* m_navigation;
    AlertStrip* m_strip;
    CollectionNotice* m_collection;
    Notice* m_notice;
    QStackedWidget* m_stack;
    FleetPage* m_fleet;
    ChartsPage* m_charts;
    AlertsPage* m_alerts;
    IncidentsPage* m_incidents;
    LogsPage* m_logs;
    QLabel* m_status;
    QLabel* m_statusRight;
    QProgressBar* m_tidying;
    HistoryKeeper* m_keeper = nullptr;
    std::function<void()> m_noticeAction;
    std::function<void()> m_showNotice; ///< says it again, in another language

    struct Command
    {
        const char* name;
        QAction* action;
    };
    std::vector<Command> m_commands;
    std::vector<QMenu*> m_menus;
    FleetSnapshotPtr m_snapshot;
    QPointer<QualityView> m_quality;
    std::map<std::string, QPointer<TriageWizard>> m_wizards; ///< by incident
    std::map<std::string, std::string> m_incidentOfAlert;    ///< of this run and of open incidents
};

} // namespace qd
