// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/serving/storedendpoints.h"
#include "tests/models/net/rawserver.h"
#include "tests/support/settingsfolder.h"
#include "widgets/fleet/consentdialog.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/shell/consentnotice.h"
#include "widgets/shell/mainwindow.h"

#include <QAction>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

/// What a console does with a history that its user has never worked with.
class TestGuestHistory : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        keepSettingsIn(m_folder->path());
        m_server = std::make_unique<RawServer>([](Peer& peer) {
            while (!peer.readRequest().empty())
                peer.answer("queue_length 7\n");
        });
        Endpoint endpoint;
        endpoint.id = "guest";
        endpoint.name = "Guest";
        endpoint.metricsUrl = m_server->url();
        endpoint.interval = endpoint.timeout = Duration(500);
        const auto history = *History::open(path());
        history->write({.documents = {toDocument(endpoint)}});
    }

    void itIsShownAndNothingIsAskedBeforeConsent()
    {
        {
            const auto console = open();
            QTRY_VERIFY(dialogOf(*console));
            QVERIFY(dialogOf(*console)->isVisible());
            QVERIFY(noticeOf(*console).isVisible());
            QCOMPARE(stateOf(*console), EndpointState::AwaitingConsent);
            dialogOf(*console)->findChild<QPushButton*>("consentLook")->click();
            QTRY_VERIFY(!dialogOf(*console));
            QVERIFY(!noticeOf(*console).isVisible());
            auto* decide = console->window().page<FleetPage>().findChild<QAction*>("consentEndpoint");
            QVERIFY(decide->isVisible());
            const auto before = console->snapshot();
            QTRY_VERIFY(console->snapshot() != before); // asks once, not at every snapshot
            QVERIFY(!dialogOf(*console));
            decide->trigger();
            QVERIFY(dialogOf(*console));
        }
        QCOMPARE(m_server->connections(), 0);
    }

    void consentIsAskedForOnce()
    {
        {
            const auto console = open();
            QTRY_VERIFY(dialogOf(*console));
            dialogOf(*console)->findChild<QPushButton*>("consentAll")->click();
            dialogOf(*console)->findChild<QPushButton*>("consentCollect")->click();
            QTRY_COMPARE(stateOf(*console), EndpointState::Healthy);
            QTRY_VERIFY(!dialogOf(*console));
            QVERIFY(!noticeOf(*console).isVisible());
        }
        const auto again = open();
        QTRY_COMPARE(stateOf(*again), EndpointState::Healthy);
        QVERIFY(!dialogOf(*again));
    }

    void whatTheUserSavedNeedsNoConsent()
    {
        Endpoint own;
        own.id = "own";
        own.name = "Own";
        own.metricsUrl = m_server->url("/own");
        const QString target = m_folder->filePath("own.qdh");
        {
            const auto console = open(target);
            console->watch({own});
            QTRY_COMPARE(stateOf(*console), EndpointState::Healthy);
        }
        const auto again = open(target);
        QTRY_COMPARE(stateOf(*again), EndpointState::Healthy);
        QVERIFY(!dialogOf(*again));
    }

    void whoOnlyLooksIsNotAsked()
    {
        ConsoleOptions options = this->options(path());
        options.readOnly = true;
        auto console = *Console::open(options);
        console->start();
        QTRY_VERIFY(console->snapshot() && !console->snapshot()->endpoints.empty());
        QCOMPARE(stateOf(*console), EndpointState::Unknown);
        QVERIFY(!dialogOf(*console));
        console.reset();
        QCOMPARE(m_server->connections(), 0);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("guest.qdh"); }
    static ConsoleOptions options(const QString& path)
    {
        ConsoleOptions options;
        options.historyPath = path;
        options.useKeychain = false;
        options.monitor.evaluationInterval = Duration(50);
        return options;
    }
    [[nodiscard]] std::unique_ptr<Console> open() const { return open(path()); }
    static std::unique_ptr<Console> open(const QString& path)
    {
        auto console = Console::open(options(path));
        if (!console)
            qFatal("%s", qPrintable(console.error().text()));
        (*console)->start();
        return std::move(*console);
    }
    static ConsentDialog* dialogOf(Console& console) { return console.window().findChild<ConsentDialog*>(); }
    static ConsentNotice& noticeOf(Console& console) { return *console.window().findChild<ConsentNotice*>(); }
    static EndpointState stateOf(const Console& console)
    {
        const auto snapshot = console.snapshot();
        return snapshot && !snapshot->endpoints.empty() ? snapshot->endpoints.front().state
                                                        : EndpointState::Unknown;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RawServer> m_server;
};

QTEST_MAIN(TestGuestHistory)
#include "tst_guesthistory.moc"
