// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/credentialreader.h"

#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "tests/models/monitor/watching.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

/// A keychain that answers when the test wants it to.
class SlowKeychain : public SecretStore
{
public:
    void read(const std::string&, QObject*, std::function<void(Result<std::string>)> done) override
    {
        waiting.push_back(std::move(done));
    }
    void write(const std::string&, const std::string&, QObject*, std::function<void(Result<void>)>) override
    {
    }
    void remove(const std::string&, QObject*, std::function<void(Result<void>)>) override {}

    std::vector<std::function<void(Result<std::string>)>> waiting;
};

/// As the keychain has it.
std::string entry(const std::string& secret, const std::string& origin, const std::string& history = "h")
{
    return "{\"history\":\"" + history + "\",\"endpoint\":\"good\",\"origins\":[\"" + origin +
           "\"],\"secret\":\"" + secret + "\"}";
}

const Error locked{ErrorKind::Security, "Keychain", "It is locked.", "Unlock it."};

Endpoint secured(const std::string& url = goodUrl)
{
    Endpoint endpoint = endpointAt("good", url);
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    return endpoint;
}

struct Answer
{
    std::string url;
    std::string secret;
    bool failed;
    friend bool operator==(const Answer&, const Answer&) = default;
};

} // namespace

class TestCredentialReader : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_keychain = std::make_unique<SlowKeychain>();
        m_reader = std::make_unique<CredentialReader>(EndpointSecrets(*m_keychain, "h"), Duration(1));
        m_answers.clear();
        connect(m_reader.get(), &CredentialReader::answered, this,
                [this](const Endpoint& endpoint, const HttpCredentials& credentials,
                       const std::optional<Error>& problem) {
                    m_answers.push_back({endpoint.metricsUrl, credentials.secret, problem.has_value()});
                });
    }

    void newestRequestWinsWhateverTheOrder()
    {
        m_reader->ask(secured("http://old/metrics"));
        m_reader->ask(secured("http://new/metrics"));
        m_keychain->waiting[1](entry("new", "http://new:80"));
        m_keychain->waiting[0](entry("old", "http://old:80"));
        QCOMPARE(m_answers, (std::vector<Answer>{{"http://new/metrics", "new", false}}));
    }

    void endpointThatNeedsNoSecretAnyMoreForgetsTheEarlierRequest()
    {
        m_reader->ask(secured());
        Endpoint open = secured();
        open.authScheme = HttpCredentials::Scheme::None;
        m_reader->ask(open);
        m_keychain->waiting[0](entry("late", "http://good:80"));
        QCOMPARE(m_answers, (std::vector<Answer>{{goodUrl, "", false}}));
    }

    void removedEndpointIsNotAnswered()
    {
        m_reader->ask(secured());
        m_reader->forget("good");
        m_keychain->waiting[0](entry("late", "http://good:80"));
        QVERIFY(m_answers.empty());
    }

    void keychainThatGaveNothingIsAskedAgain()
    {
        m_reader->ask(secured());
        m_keychain->waiting[0](Failure(locked));
        QTRY_COMPARE(m_keychain->waiting.size(), std::size_t(2));
        m_keychain->waiting[1](Failure(locked)); // no news
        QTRY_COMPARE(m_keychain->waiting.size(), std::size_t(3));
        m_keychain->waiting[2](entry("open", "http://good:80"));
        QCOMPARE(m_answers, (std::vector<Answer>{{goodUrl, "", true}, {goodUrl, "open", false}}));
    }

    void secretOfAnotherAddressIsAProblem()
    {
        m_reader->ask(secured());
        m_keychain->waiting[0](entry("s3cret", "http://elsewhere:80"));
        QCOMPARE(m_answers, (std::vector<Answer>{{goodUrl, "", true}}));
    }

    void serverIsNotAskedWithoutTheSecret()
    {
        QTemporaryDir folder;
        const auto history = *History::open(folder.filePath("history.sqlite"));
        ScriptedHttp http;
        http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        MonitorSettings settings;
        settings.evaluationInterval = Duration(20);
        settings.keychainRetry = Duration(20);
        Monitor monitor(*history, http, *m_keychain, Clock::system(), settings);
        FleetSnapshotPtr snapshot;
        connect(&monitor, &Monitor::snapshotReady, this,
                [&](const FleetSnapshotPtr& arrived) { snapshot = arrived; });
        monitor.start();
        monitor.upsertEndpoint(secured());
        m_keychain->waiting.at(0)(Failure(locked));
        QTRY_VERIFY(snapshot && !snapshot->endpoints.empty());
        QCOMPARE(snapshot->endpoints.front().lastError, std::optional(locked));
        QTRY_COMPARE(m_keychain->waiting.size(), std::size_t(2)); // more than one interval later
        QVERIFY(http.requests().empty());
        m_keychain->waiting.at(1)(entry("open", "http://good:80", history->identity()));
        QTRY_VERIFY(!http.requests().empty());
        QCOMPARE(http.requests().front().credentials.secret, std::string("open"));
        QTRY_VERIFY(!snapshot->endpoints.front().lastError);
    }

private:
    std::unique_ptr<SlowKeychain> m_keychain;
    std::unique_ptr<CredentialReader> m_reader;
    std::vector<Answer> m_answers;
};

QTEST_GUILESS_MAIN(TestCredentialReader)
#include "tst_credentialreader.moc"
