// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"

#include "app/process/application.h"

#include "models/history/historykeeper.h"
#include "models/history/query.h"
#include "models/monitor/historysnapshot.h"
#include "models/net/curlclient.h"
#include "models/net/secretstore.h"
#include "models/operator/operatoractions.h"
#include "models/serving/consentregister.h"
#include "widgets/shell/damagedhistorydialog.h"
#include "widgets/shell/mainwindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace qd {

QString defaultHistoryPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath("history.sqlite");
}

Console::Console(const ConsoleOptions& options) : m_options(options)
{
    beginOpening(); // while the window is made
    m_window = std::make_unique<MainWindow>(Clock::system(), options.triage);
    connect(m_window.get(), &MainWindow::workspaceRequested, this, &Console::workspaceRequested);
    connect(m_window.get(), &MainWindow::retryRequested, this, [this] {
        m_window->showOpening();
        beginOpening();
    });
    // Behind the answer of a quick opening, so that what is painted first is a page.
    QMetaObject::invokeMethod(m_window.get(), &QWidget::show, Qt::QueuedConnection);
}

Console::Console(const ConsoleOptions& options, OpenedHistory opened)
    : m_options(options), m_window(std::make_unique<MainWindow>(Clock::system(), options.triage))
{
    connect(m_window.get(), &MainWindow::workspaceRequested, this, &Console::workspaceRequested);
    take(std::move(opened));
}

Result<std::unique_ptr<Console>> Console::open(const ConsoleOptions& options)
{
    auto outcome = options.opener(options.historyPath, options.readOnly, {});
    if (!outcome)
        return Failure(outcome.error().error);
    return std::unique_ptr<Console>(new Console(options, std::move(*outcome)));
}

Console::~Console()
{
    m_opening.reset();
    // From the window down to the file: each part goes before what it uses.
    m_window.reset();
    m_keeper.reset();
    m_actions.reset();
    m_monitor.reset();
    // Nobody may use the history or its file any more when it closes. Whoever is left behind may wake up and
    // use it at any time, so that it stays then; all that it was given is on the disk.
    if (!m_pools.close() && m_history) {
        m_history->flush();
        (void)m_history.release();
    }
}

void Console::beginOpening()
{
    m_opening = std::make_unique<HistoryOpening>(
        m_options.opener, m_options.historyPath, m_options.readOnly,
        [this](OpeningOutcome outcome) { finishOpening(std::move(outcome)); });
    connect(m_opening.get(), &HistoryOpening::upgrading, this,
            [this](HistoryUpgrade stage) { m_window->showUpgrade(stage); });
}

void Console::finishOpening(OpeningOutcome outcome)
{
    if (outcome) {
        take(std::move(*outcome));
        emit opened();
        return;
    }
    const OpeningFailure& failure = outcome.error();
    m_window->showOpeningFailed(failure.error);
    emit openingFailed(failure.error);
    if (failure.canBeSalvaged)
        askAboutDamage(failure.error);
}

void Console::askAboutDamage(const Error& error)
{
    auto* dialog = new DamagedHistoryDialog(m_options.historyPath, error, Clock::system(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_options.historyPath = dialog->path();
        m_options.readOnly = dialog->choice() == DamagedHistoryDialog::Choice::OpenForReading;
        if (!m_options.readOnly)
            emit historyChosen(m_options.historyPath);
        m_window->showOpening();
        beginOpening();
    });
    m_window->show();
    dialog->open();
}

void Console::take(OpenedHistory opened)
{
    m_history = std::move(opened.history);
    m_conflict = std::move(opened.conflict);
    m_http = std::make_unique<CurlClient>();
    m_secrets = m_options.useKeychain ? makeKeychainSecretStore() : makeMemorySecretStore();
    m_consents = std::make_shared<ConsentRegister>(m_options.consentPath.isEmpty() ? defaultConsentPath()
                                                                                   : m_options.consentPath);
    m_monitor = std::make_unique<Monitor>(*m_history, *m_http, *m_secrets, Clock::system(), m_options.monitor,
                                          m_consents);
    m_actions = std::make_unique<OperatorActions>(*m_history, *m_http, *m_secrets, *m_monitor,
                                                  Clock::system(), m_consents);
    m_keeper = std::make_unique<HistoryKeeper>(*m_history, Clock::system());
    m_rereading.setSingleShot(true); // the next reading begins when this one has been shown
    connect(m_monitor.get(), &Monitor::snapshotReady, this, &Console::show);
    connect(m_monitor.get(), &Monitor::problem, m_window.get(), &MainWindow::showError);
    if (const auto* const application = qobject_cast<Application*>(QCoreApplication::instance()))
        connect(application, &Application::failed, m_window.get(), &MainWindow::showError);
    connect(&m_rereading, &QTimer::timeout, this, &Console::showHistory);
    connect(m_monitor.get(), &Monitor::alertChanged, this, [this](const Alert& alert) {
        emit m_window->alertChanged(alert);
        emit alertChanged(alert);
    });
    connect(m_history.get(), &History::writeFailed, m_window.get(), &MainWindow::showError);
    connect(m_monitor.get(), &Monitor::collectionPaused, m_window.get(), &MainWindow::showCollectionPaused);
    connect(m_monitor.get(), &Monitor::collectionResumed, m_window.get(), &MainWindow::showCollectionResumed);
    m_window->setKeeper(*m_keeper);
    if (!m_history->isReadOnly())
        m_actions->takeUpSwitches();
    m_window->setHistory(*m_history, *m_actions);
}

void Console::start()
{
    if (m_conflict)
        m_window->showError(*m_conflict);
    if (m_history->isReadOnly()) {
        showHistory();
    } else {
        m_monitor->start();
        m_keeper->start();
    }
    m_window->show();
    if (!m_history->isReadOnly())
        m_window->offerOpenIncidents();
}

void Console::showHistory()
{
    queryHistory(
        *m_history, this,
        [settings = m_options.monitor](const HistoryReader& reader, const CancelToken&) {
            return snapshotFromHistory(reader, Clock::system().now(), settings);
        },
        [this](const Result<FleetSnapshotPtr>& snapshot) {
            if (snapshot)
                show(*snapshot);
            else
                m_window->showError(snapshot.error());
            m_rereading.start(m_options.monitor.evaluationInterval);
        });
}

void Console::show(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_window->setSnapshot(snapshot);
    emit snapshotReady(snapshot);
}

void Console::end()
{
    // Other windows may be open still; the program ends with this one.
    if (m_window->close())
        QCoreApplication::exit(0);
}

void Console::watch(const std::vector<Endpoint>& endpoints)
{
    for (const Endpoint& endpoint : endpoints) {
        m_actions->saveEndpoint(endpoint, QString(), [this](const Result<void>& saved) {
            if (!saved)
                m_window->showError(saved.error());
        });
    }
}

MainWindow& Console::window()
{
    return *m_window;
}

History& Console::history()
{
    return *m_history;
}

FleetSnapshotPtr Console::snapshot() const
{
    return m_snapshot;
}

std::optional<double> Console::accuracyOf(const std::string& model) const
{
    if (!m_snapshot)
        return std::nullopt;
    for (const EndpointStatus& endpoint : m_snapshot->endpoints) {
        for (const ModelStatus& status : endpoint.models) {
            if (status.model == model)
                return status.accuracy;
        }
    }
    return std::nullopt;
}

} // namespace qd
