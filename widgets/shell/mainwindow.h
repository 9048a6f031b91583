// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/history.h"
#include "models/monitor/collectiongate.h"
#include "models/monitor/fleetsnapshot.h"
#include "widgets/shell/consolepages.h"
#include "widgets/shell/incidentdesk.h"

#include <QMainWindow>
#include <QTimer>

class QVBoxLayout;

namespace qd {

class AlertStrip;
class Announcer;
class CollectionNotice;
class CommandTable;
class ConsentNotice;
class ExchangeDialogs;
class HistoryKeeper;
class Navigation;
class PageStack;
class QualityWindow;
class TextLabel;
class TidyStatus;

/// The console's window: the frame around its pages, which it knows only by their specs, and what pages and
/// commands need of the rest of the console. Knows no sources: the composition root feeds it snapshots and
/// alerts.
///
/// It can be shown before there is a history; a view of what is under way stands in for the pages until
/// setHistory(). The page that was shown last is shown again in the next run.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const Clock& clock, TriageSettings triage, std::vector<PageSpec> pages = consolePages());
    ~MainWindow() override;

    /// Shows that the history is being opened, while there is none yet.
    void showOpening();
    void showUpgrade(HistoryUpgrade stage);
    /// Says why the history did not open, with a way to try again, see retryRequested().
    void showOpeningFailed(const Error& error);
    /// Once. Both must outlive the window.
    void setHistory(History& history, OperatorActions& actions);

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    void showError(const Error& error);
    /// A banner that stays until collection goes on. An error that it tells already is not shown a second
    /// time.
    void showCollectionPaused(const CollectionPause& pause);
    void showCollectionResumed();
    /// Stands above everything else for as long as it lives; becomes a child of the window.
    void setBanner(QWidget* banner);
    /// Shows its progress, and lets the settings start it; must outlive the window.
    void setKeeper(HistoryKeeper& keeper);
    /// Offers to continue what the last run left open; call once, after setHistory().
    void offerOpenIncidents();

    [[nodiscard]] const std::vector<PageSpec>& pages() const;
    void showPage(QLatin1String name);
    /// Shows the page of this class.
    template <typename P>
    void showPage()
    {
        showPage(P::pageName);
    }
    /// Returns the page of this class, which is made when there is none yet.
    template <typename P>
    [[nodiscard]] P& page()
    {
        return static_cast<P&>(pageOf(P::pageName));
    }
    /// Returns the page of this class; null when it has not been wanted yet.
    template <typename P>
    [[nodiscard]] P* madePage() const
    {
        return static_cast<P*>(madePageOf(P::pageName));
    }
    /// Returns the page of this class; null while another one is shown.
    template <typename P>
    [[nodiscard]] P* shownPage() const
    {
        return isShown(P::pageName) ? madePage<P>() : nullptr;
    }

    // What pages and commands need. All but clock, exchange and consents wait for setHistory().
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// Returns the history; null until it is open.
    [[nodiscard]] History* history() const { return m_history; }
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] OperatorActions& actions() const { return *m_operator; }
    [[nodiscard]] IncidentDesk& desk() const { return *m_desk; }
    [[nodiscard]] QualityWindow& quality() const { return *m_quality; }
    [[nodiscard]] ExchangeDialogs& exchange() const { return *m_exchange; }
    [[nodiscard]] ConsentNotice& consents() const { return *m_consent; }
    /// Returns the keeper of the history; null until there is one.
    [[nodiscard]] HistoryKeeper* keeper() const { return m_keeper; }
    /// Returns the present state of the fleet; null until it is known.
    [[nodiscard]] const FleetSnapshotPtr& snapshot() const { return m_snapshot; }
    /// Texts of commands, and whether they can be run, may be others now.
    void updateCommands();

signals:
    /// The monitor, whoever feeds the window, has changed this alert.
    void alertChanged(const qd::Alert& alert);
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
    [[nodiscard]] Page& pageOf(QLatin1String name);
    [[nodiscard]] Page* madePageOf(QLatin1String name) const;
    [[nodiscard]] bool isShown(QLatin1String name) const;
    void retranslate();
    void retranslateStatus();
    void restoreLayout();
    void rememberLayout();

    const Clock& m_clock;
    const TriageSettings m_triage;
    History* m_history = nullptr; ///< the history; null until setHistory(), as are the next two
    OperatorActions* m_operator = nullptr;
    IncidentDesk* m_desk = nullptr;
    HistoryKeeper* m_keeper = nullptr;
    FleetSnapshotPtr m_snapshot;

    QTimer m_rememberSoon; ///< runs while something has changed that the next run shall find
    Navigation* m_navigation;
    AlertStrip* m_strip;
    CollectionNotice* m_collection;
    ConsentNotice* m_consent;
    PageStack* m_pages;
    QVBoxLayout* m_column;
    Announcer* m_announcer;
    CommandTable* m_commands;
    ExchangeDialogs* m_exchange;
    QualityWindow* m_quality;
    TextLabel* m_status;
    TextLabel* m_statusRight;
    TidyStatus* m_tidying;
};

} // namespace qd
