// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/monitor.h"

#include "models/history/historyreader.h"
#include "models/net/curlclient.h"
#include "models/serving/consentregister.h"
#include "models/serving/endpointsecrets.h"
#include "models/serving/storedendpoints.h"
#include "tests/models/monitor/watching.h"
#include "tests/models/net/rawserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace qd;
using namespace qd::test;

namespace {

const std::string token = "VICTIM-PROD-TOKEN-123";

/// Whoever would like to have the token. Answers with metrics, whatever is asked.
struct Listener
{
    Listener()
        : server([this](Peer& peer) {
              for (std::string request; !(request = peer.readRequest()).empty();) {
                  {
                      const std::lock_guard lock(mutex);
                      heard += request;
                  }
                  peer.answer("queue_length 7\n");
              }
          })
    {
    }

    [[nodiscard]] bool hasHeard(const std::string& text)
    {
        const std::lock_guard lock(mutex);
        return heard.find(text) != std::string::npos;
    }

    std::mutex mutex;
    std::string heard;
    RawServer server; // last: its threads use the others
};

Endpoint payments(const std::string& url)
{
    Endpoint endpoint = endpointAt("prod-payments", url);
    endpoint.timeout = endpoint.interval = Duration(500);
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    return endpoint;
}

/// The document as an earlier version wrote it, or somebody by hand.
DocumentRecord naming(const Endpoint& endpoint, const std::string& secretKey)
{
    DocumentRecord document = toDocument(endpoint);
    document.body.insert(document.body.size() - 1, ",\"secretKey\":\"" + secretKey + '"');
    return document;
}

} // namespace

/// A history from elsewhere collects nothing, follows nothing and gets no password before its user agrees to
/// what it wants, and never a password that was entered for something else.
class TestGuests : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_monitor.reset();
        m_history.reset();
        m_problems.clear();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_consents = std::make_shared<ConsentRegister>();
        m_keychain = makeMemorySecretStore();
    }

    void aFileGetsNoSecretOfItsReader_data()
    {
        QTest::addColumn<bool>("isCopy");
        QTest::addColumn<bool>("isElsewhere");
        QTest::addColumn<bool>("isAgreedTo");
        QTest::addColumn<bool>("sends");
        QTest::newRow("another history names the entry") << false << true << false << false;
        QTest::newRow("and is agreed to in good faith") << false << true << true << false;
        QTest::newRow("a changed copy of the own history") << true << true << false << false;
        QTest::newRow("and is agreed to in good faith, too") << true << true << true << false;
        QTest::newRow("the own history, not agreed to on this computer") << true << false << false << false;
        QTest::newRow("the own history") << true << false << true << true;
    }

    void aFileGetsNoSecretOfItsReader()
    {
        QFETCH(bool, isCopy);
        QFETCH(bool, isElsewhere);
        QFETCH(bool, isAgreedTo);
        QFETCH(bool, sends);
        Listener prod;
        Listener listener;
        std::string owner;
        {
            const auto own = *History::open(path("own"));
            owner = own->identity();
            own->write({.documents = {toDocument(payments(prod.server.url()))}});
        }
        enterToken(owner, payments(prod.server.url()));
        if (isCopy)
            QVERIFY(QFile::copy(path("own"), path("guest")));

        History* guest = open("guest");
        QCOMPARE(guest->identity() == owner, isCopy);
        const DocumentRecord document = naming(
            payments(isElsewhere ? listener.server.url() : prod.server.url()), "endpoint/prod-payments");
        guest->write({.documents = {document}});
        guest->flush();
        if (isAgreedTo)
            m_consents->agree(guest->identity(), document.id, digestOf(document));
        const FleetSnapshotPtr snapshot = watch(*guest);
        const EndpointStatus& status = snapshot->endpoints.front();
        if (sends) {
            QTRY_VERIFY(prod.hasHeard("Bearer " + token));
        } else if (isAgreedTo) {
            QVERIFY(status.lastError && status.lastError->kind == ErrorKind::Security);
            QVERIFY2(status.lastError->text().contains("password"), qPrintable(status.lastError->text()));
        } else {
            QCOMPARE(status.state, EndpointState::AwaitingConsent);
            QVERIFY(status.lastError->text().contains("consent"));
        }
        m_monitor.reset();
        QCOMPARE(prod.hasHeard(token), sends);
        QVERIFY(!listener.hasHeard(token));
        QCOMPARE(listener.server.connections() + (sends ? 0 : prod.server.connections()), 0);
    }

    void aFileIsNotFollowedBeforeConsent()
    {
        QFile log(path("secrets.jsonl"));
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write(predictionLine(1, true)) > 0);
        log.close();
        Listener listener;
        History* guest = open("guest");
        Endpoint endpoint = endpointAt("e", listener.server.url());
        endpoint.predictionLog = log.fileName().toStdString();
        guest->write({.documents = {toDocument(endpoint)}});
        guest->flush();
        watch(*guest);
        m_monitor->stop();
        guest->flush();
        const auto predictions = [&] {
            return (*guest->reader())->predictions({.range = {{0}, {INT64_MAX}}})->size();
        };
        QCOMPARE(predictions(), 0u);
        QCOMPARE(listener.server.connections(), 0);

        m_consents->agree(guest->identity(), "e", digestOf(toDocument(endpoint)));
        watch(*guest);
        QTRY_COMPARE(predictions(), 1u);
        QTRY_VERIFY(listener.hasHeard("GET /metrics"));
    }

    void whatChangedWaitsAndTheOthersGoOn()
    {
        Listener listener;
        History* guest = open("guest");
        const Endpoint first = endpointAt("first", listener.server.url("/first"));
        Endpoint second = endpointAt("second", listener.server.url("/second"));
        for (const Endpoint& endpoint : {first, second})
            m_consents->agree(guest->identity(), endpoint.id, digestOf(toDocument(endpoint)));
        second.tls.verify = false; // by somebody else, somewhere else
        guest->write({.documents = {toDocument(first), toDocument(second)}});
        guest->flush();
        watch(*guest);
        QTRY_VERIFY(listener.hasHeard("GET /first"));
        QTRY_COMPARE(stateOf("first"), EndpointState::Healthy);
        QCOMPARE(stateOf("second"), EndpointState::AwaitingConsent);
        m_monitor.reset();
        QVERIFY(!listener.hasHeard("GET /second"));
    }

    void whatTheUserGivesIsWatchedAtOnce()
    {
        Listener listener;
        History* guest = open("guest");
        const Endpoint endpoint = endpointAt("e", listener.server.url());
        guest->write({.documents = {toDocument(endpoint)}});
        guest->flush();
        watch(*guest);
        QCOMPARE(stateOf("e"), EndpointState::AwaitingConsent);
        m_monitor->upsertEndpoint(endpoint);
        QTRY_COMPARE(stateOf("e"), EndpointState::Healthy);
        QVERIFY(listener.hasHeard("GET /metrics"));
    }

    void aBadDocumentIsToldAndTheOthersGoOn()
    {
        Listener listener;
        History* history = open("own");
        const Endpoint good = endpointAt("good", listener.server.url("/good"));
        Endpoint bad = endpointAt("bad", "http://me:s3cret@" + listener.server.url("/bad").substr(7));
        bad.name = "Careless";
        for (const Endpoint& endpoint : {good, bad})
            m_consents->agree(history->identity(), endpoint.id, digestOf(toDocument(endpoint)));
        history->write({.documents = {toDocument(good), toDocument(bad)}});
        history->flush();
        watch(*history);
        QTRY_COMPARE(stateOf("good"), EndpointState::Healthy);
        QCOMPARE(stateOf("bad"), EndpointState::Unusable); // there to be mended or removed
        QCOMPARE(m_problems.size(), 1u);
        QVERIFY2(m_problems.front().text().contains("Careless"), qPrintable(m_problems.front().text()));
        QVERIFY(m_problems.front().text().contains("metricsUrl"));
        QVERIFY(!m_problems.front().text().contains("s3cret"));
        m_monitor.reset();
        QVERIFY(!listener.hasHeard("/bad"));
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(name); }

    /// Outlives the monitor that watches with it.
    History* open(const char* name)
    {
        m_history = *History::open(path(name));
        return m_history.get();
    }

    /// As this version and as earlier ones keep it.
    void enterToken(const std::string& owner, const Endpoint& endpoint)
    {
        int kept = 0;
        const auto count = [&](const Result<void>& outcome) { kept += outcome ? 1 : 0; };
        EndpointSecrets(*m_keychain, owner).write(endpoint, token, this, count);
        m_keychain->write("endpoint/" + endpoint.id, token, this, count);
        QTRY_COMPARE(kept, 2);
    }

    /// Until something is known of every endpoint, and some turns longer.
    FleetSnapshotPtr watch(History& history)
    {
        m_monitor.reset();
        m_snapshot.reset();
        MonitorSettings settings;
        settings.evaluationInterval = Duration(20);
        m_monitor =
            std::make_unique<Monitor>(history, m_http, *m_keychain, Clock::system(), settings, m_consents);
        int turns = 0;
        connect(m_monitor.get(), &Monitor::snapshotReady, this, [&](const FleetSnapshotPtr& arrived) {
            m_snapshot = arrived;
            turns += arrived->endpoints.empty() ? 0 : 1;
        });
        connect(m_monitor.get(), &Monitor::problem, this,
                [this](const Error& error) { m_problems.push_back(error); });
        m_monitor->start();
        [&] { QTRY_VERIFY(turns > 5); }();
        disconnect(m_monitor.get(), &Monitor::snapshotReady, this, nullptr);
        connect(m_monitor.get(), &Monitor::snapshotReady, this,
                [this](const FleetSnapshotPtr& arrived) { m_snapshot = arrived; });
        return m_snapshot;
    }

    [[nodiscard]] EndpointState stateOf(const std::string& id) const
    {
        for (const EndpointStatus& status : m_snapshot->endpoints) {
            if (status.endpoint.id == id)
                return status.state;
        }
        return EndpointState::Unknown;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    CurlClient m_http;
    std::unique_ptr<SecretStore> m_keychain;
    std::shared_ptr<ConsentRegister> m_consents;
    FleetSnapshotPtr m_snapshot;
    std::vector<Error> m_problems;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Monitor> m_monitor;
};

QTEST_GUILESS_MAIN(TestGuests)
#include "tst_guests.moc"
