// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/monitor/monitor.h"
#include "widgets/triage/triagewizard.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace qd {

class CurlClient;
class History;
class HistoryKeeper;
class MainWindow;
class Monitor;
class OperatorActions;
class SecretStore;

struct ConsoleOptions
{
    QString historyPath; ///< its folder is made when missing
    MonitorSettings monitor;
    TriageSettings triage;
    bool readOnly = false;   ///< only look at it, also when nobody else writes it
    bool useKeychain = true; ///< false: secrets last as long as the program
};

/// The composition root: makes the parts, joins them, and takes them apart in the right order. It is the only
/// place that knows everybody.
class Console : public QObject
{
    Q_OBJECT

public:
    /// When another console holds the history it is opened read-only, and the window says so.
    [[nodiscard]] static Result<std::unique_ptr<Console>> open(const ConsoleOptions& options);
    ~Console() override;

    /// Begins to watch and shows the window.
    void start();
    void watch(const std::vector<Endpoint>& endpoints);

    [[nodiscard]] MainWindow& window();
    [[nodiscard]] History& history();
    [[nodiscard]] FleetSnapshotPtr snapshot() const;
    /// Of the first model of that name in the present snapshot; nothing while it is not known.
    [[nodiscard]] std::optional<double> accuracyOf(const std::string& model) const;

signals:
    void snapshotReady(qd::FleetSnapshotPtr snapshot);
    void alertChanged(qd::Alert alert);
    /// The operator wants this history in a console of its own.
    void workspaceRequested(const QString& path, bool readOnly);

private:
    Console(const ConsoleOptions& options, std::unique_ptr<History> history, std::optional<Error> conflict);

    std::unique_ptr<History> m_history;
    std::optional<Error> m_conflict; ///< why the history is read-only although it was not asked for
    std::unique_ptr<CurlClient> m_http;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Monitor> m_monitor;
    std::unique_ptr<OperatorActions> m_actions;
    std::unique_ptr<HistoryKeeper> m_keeper;
    std::unique_ptr<MainWindow> m_window;
    /// Reads the snapshot that another console's writing makes possible, again and again.
    void showHistory();
    void show(const FleetSnapshotPtr& snapshot);

    MonitorSettings m_settings;
    QTimer m_rereading;
    FleetSnapshotPtr m_snapshot;
};

/// Where the history is kept when nobody says otherwise.
[[nodiscard]] QString defaultHistoryPath();

} // namespace qd
