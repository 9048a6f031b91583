// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/historyopening.h"
#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/base/workpools.h"
#include "models/monitor/monitor.h"
#include "widgets/triage/triagewizard.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace qd {

class ConsentRegister;
class CurlClient;
class HistoryKeeper;
class MainWindow;
class Monitor;
class OperatorActions;
class SecretStore;

struct ConsoleOptions
{
    QString historyPath; ///< the history's path; its folder is made when missing
    MonitorSettings monitor;
    TriageSettings triage;
    bool readOnly = false;   ///< only look at it, also when nobody else writes it
    bool useKeychain = true; ///< whether secrets go to the keychain; false: they last as long as the program
    QString consentPath;     ///< the path of the ConsentRegister; empty: in the user's own folder
    HistoryOpener opener = openForConsole;
};

/// The composition root: makes the parts, joins them, and takes them apart in the right order. It is the only
/// place that knows everybody.
///
/// The window comes first and the history is opened beside it, so that neither a slow disk nor an upgrade
/// keeps anybody waiting for a window. Closing it ends the opening.
///
/// Destruction takes no longer than the writing of what has been collected, and a second more for work that
/// does not end when it is cancelled. A thread that a hung file system holds is left behind, see
/// WorkPools::haveLeftThreads().
class Console : public QObject
{
    Q_OBJECT

public:
    /// Makes the window, shows it from the event loop, and begins to open the history. When another console
    /// holds that, it is opened for reading only, and the window says so. A damaged one is asked about.
    explicit Console(const ConsoleOptions& options);
    /// Opens a console like the constructor above, with the history opened at once, which blocks: for
    /// programs that have nothing else to do. The window is not shown.
    [[nodiscard]] static Result<std::unique_ptr<Console>> open(const ConsoleOptions& options);
    ~Console() override;

    /// Begins to watch and shows the window; once the history is open.
    void start();
    void watch(const std::vector<Endpoint>& endpoints);
    /// Ends the program as if its window had been closed by hand: at once, or when the version that is being
    /// switched has its outcome in the audit trail.
    void end();
    /// How long that outcome is waited for.
    static constexpr std::chrono::seconds patienceAtEnd{30};

    [[nodiscard]] MainWindow& window();
    [[nodiscard]] bool isOpen() const { return m_history != nullptr; }
    /// Returns the history once it is open.
    [[nodiscard]] History& history();
    [[nodiscard]] FleetSnapshotPtr snapshot() const;
    /// Returns the accuracy of the first model of that name in the present snapshot; nothing while it is not
    /// known.
    [[nodiscard]] std::optional<double> accuracyOf(const std::string& model) const;

signals:
    /// The history is open.
    void opened();
    /// The window says why, and offers what can be done.
    void openingFailed(const qd::Error& error);
    /// The operator wants this history to be written from now on, instead of a damaged one.
    void historyChosen(const QString& path);
    void snapshotReady(qd::FleetSnapshotPtr snapshot);
    void alertChanged(qd::Alert alert);
    /// The operator wants this history in a console of its own.
    void workspaceRequested(const QString& path, bool readOnly);

private:
    Console(const ConsoleOptions& options, OpenedHistory opened);
    void beginOpening();
    void finishOpening(OpeningOutcome outcome);
    void take(OpenedHistory opened);
    void askAboutDamage(const Error& error);

    WorkPools m_pools; ///< everything below works on them
    ConsoleOptions m_options;
    std::unique_ptr<HistoryOpening> m_opening;
    /// The history; absent, as is what follows, until it is open, but for the window.
    std::unique_ptr<History> m_history;
    std::optional<Error> m_conflict; ///< why the history is read-only although it was not asked for
    std::unique_ptr<CurlClient> m_http;
    std::unique_ptr<SecretStore> m_secrets;
    std::shared_ptr<ConsentRegister> m_consents;
    std::unique_ptr<Monitor> m_monitor;
    std::unique_ptr<OperatorActions> m_actions;
    std::unique_ptr<HistoryKeeper> m_keeper;
    std::unique_ptr<MainWindow> m_window;
    /// Reads the snapshot that another console's writing makes possible, again and again.
    void showHistory();
    void show(const FleetSnapshotPtr& snapshot);

    QTimer m_rereading;
    FleetSnapshotPtr m_snapshot;
};

/// Where the history is kept when nobody says otherwise.
[[nodiscard]] QString defaultHistoryPath();

} // namespace qd
