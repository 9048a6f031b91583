// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/history.h"
#include "models/monitor/collectiongate.h"
#include "models/monitor/fleetsnapshot.h"
#include "widgets/shell/incidentdesk.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QProgressBar;
class QStackedWidget;
class QVBoxLayout;

namespace qd {

class AlertStrip;
class AlertsPage;
class ChartsPage;
class CollectionNotice;
class ConsentNotice;
class FleetPage;
class HistoryKeeper;
class IncidentsPage;
class LogsPage;
class Navigation;
class Notice;
class OpeningView;
class QualityView;
class TextLabel;

/// The console's window: pages, navigation, menus, and the triage wizards it opens. Knows no sources: the
/// composition root feeds it snapshots and alerts.
///
/// It can be shown before there is a history; a view of what is under way stands in for the pages until
/// setHistory(). A page is made when it is first shown or asked for, so that the start pays for one. The page
/// that was shown last is shown again in the next run.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Page { Fleet, Charts, Alerts, Incidents, Logs, PageCount };

    MainWindow(const Clock& clock, TriageSettings triage, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows that the history is being opened, while there is none yet.
    void showOpening();
    void showUpgrade(HistoryUpgrade stage);
    /// Says why the history did not open, with a way to try again, see retryRequested().
    void showOpeningFailed(const Error& error);
    /// Once. Both must outlive the window.
    void setHistory(History& history, OperatorActions& actions);

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    void updateAlert(const Alert& alert);
    void showError(const Error& error);
    /// A banner that stays until collection goes on. An error that it tells already is not shown a second
    /// time.
    void showCollectionPaused(const CollectionPause& pause);
    void showCollectionResumed();
    /// Stands above everything else for as long as it lives; becomes a child of the window.
    void setBanner(QWidget* banner);
    /// Shows its progress, and lets the settings start it. May be absent; must outlive the window.
    void setKeeper(HistoryKeeper* keeper);
    /// Offers to continue what the last run left open; call once, after setHistory().
    void offerOpenIncidents();

    void showPage(Page page);
    void openLog(const QString& path);
    /// Opens the export of a visible range, or of what the dialog says.
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

    // All but the logs page need the history.
    [[nodiscard]] FleetPage* fleetPage();
    [[nodiscard]] ChartsPage* chartsPage();
    [[nodiscard]] AlertsPage* alertsPage();
    [[nodiscard]] IncidentsPage* incidentsPage();
    [[nodiscard]] LogsPage* logsPage();

signals:
    /// A history is to be opened in a console of its own.
    void workspaceRequested(const QString& path, bool readOnly);
    /// The operator wants the history opened again that could not be.
    void retryRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeFrame();
    void makeStatusBar();
    void connectFrame();
    void makeActions();
    void makeThemeMenu(QMenu& view);
    void makeLanguageMenu(QMenu& view);
    void enableActions();
    QAction* newCommand(const char* name, const QKeySequence& shortcut, std::function<void()> run);
    template <typename PageType, typename... Needs>
    PageType* makePage(Needs&&... needs);
    [[nodiscard]] QWidget* widgetOf(Page page);
    void showCharts(const std::string& endpoint, const std::string& model, std::optional<TimeRange> range);
    void retranslate();
    void retranslateStatus();
    void restoreLayout();
    void rememberLayout();
    [[nodiscard]] bool isReadOnly() const;
    void offerToContinue(const IncidentDesk::Unfinished& unfinished);
    void clearNotice();
    void makeExchangeActions(QMenu& file);
    void chooseWorkspace();
    void evaluateWhatIsShown();
    void showUndo();
    void showCommandPalette();
    void showAbout();
    /// What the keeper has dropped or wants decided, as far as that is worth a line across the window.
    void showTidied();

    const Clock& m_clock;
    const TriageSettings m_triage;
    History* m_history = nullptr; ///< the history; null until setHistory(), as are the next two
    OperatorActions* m_operator = nullptr;
    IncidentDesk* m_desk = nullptr;

    Navigation* m_navigation;
    AlertStrip* m_strip;
    CollectionNotice* m_collection;
    ConsentNotice* m_consent;
    Notice* m_notice;
    QStackedWidget* m_stack;
    QVBoxLayout* m_column;
    QTimer m_rememberSoon; ///< runs while something has changed that the next run shall find
    OpeningView* m_opening;
    FleetPage* m_fleet = nullptr; ///< the page; null until it is made, as are the other pages
    ChartsPage* m_charts = nullptr;
    AlertsPage* m_alerts = nullptr;
    IncidentsPage* m_incidents = nullptr;
    LogsPage* m_logs = nullptr;
    Page m_page = Fleet;
    TextLabel* m_status;
    TextLabel* m_statusRight;
    QProgressBar* m_tidying;
    HistoryKeeper* m_keeper = nullptr;
    bool m_toldDropped = false; ///< in this run, likewise the next
    bool m_toldHeldBack = false;
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
    AlertIncidents m_alertIncidents;
    QPointer<QualityView> m_quality;
};

} // namespace qd
