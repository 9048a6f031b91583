// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpointsecrets.h"

#include "tests/models/serving/platformsupport.h"

#include <QTest>

using namespace qd;

namespace {

Endpoint production()
{
    Endpoint endpoint;
    endpoint.id = "payments";
    endpoint.name = QStringLiteral("Payments");
    endpoint.platform = Platform::Triton;
    endpoint.metricsUrl = "https://models.example:8002/metrics";
    endpoint.apiUrl = "https://models.example:8000";
    endpoint.authScheme = HttpCredentials::Scheme::Bearer;
    return endpoint;
}

} // namespace

/// A secret goes where it was entered for, and nowhere else.
class TestEndpointSecrets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = makeMemorySecretStore();
        QVERIFY(write("mine", production(), "t0ken \"of\" mine"));
    }

    void comesBackAsItWasEntered()
    {
        QCOMPARE(*read("mine", production()), std::string("t0ken \"of\" mine"));
    }

    void isRefusedToAnotherOrigin_data()
    {
        QTest::addColumn<QString>("metricsUrl");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("another path") << "https://models.example:8002/other" << true;
        QTest::newRow("an address that it has, too") << "https://MODELS.example:8000/metrics" << true;
        QTest::newRow("no encryption") << "http://models.example:8002/metrics" << false;
        QTest::newRow("another port") << "https://models.example:8003/metrics" << false;
        QTest::newRow("another host") << "https://models.example.evil:8002/metrics" << false;
        QTest::newRow("its host as a user") << "https://models.example:8002@evil/metrics" << false;
    }

    void isRefusedToAnotherOrigin()
    {
        QFETCH(QString, metricsUrl);
        QFETCH(bool, allowed);
        Endpoint moved = production();
        moved.metricsUrl = metricsUrl.toStdString();
        QCOMPARE(keepsOrigins(production(), moved), allowed);
        const auto secret = read("mine", moved);
        QCOMPARE(secret.has_value(), allowed);
        if (allowed)
            return;
        QCOMPARE(secret.error().kind, ErrorKind::Security);
        QCOMPARE(secret.error().where, production().name);
        QVERIFY(secret.error().what.contains("enter the password again"));
        QVERIFY(!secret.error().hint.isEmpty());
        QVERIFY(!secret.error().text().contains("t0ken"));
    }

    void isRefusedWhereAnAddressIsAdded()
    {
        Endpoint more = production();
        more.managementUrl = "http://evil:8081";
        QVERIFY(!read("mine", more));
        more.managementUrl = "https://models.example:8000";
        QVERIFY(read("mine", more));
    }

    void belongsToOneHistoryAndOneEndpoint()
    {
        Endpoint other = production();
        other.id = "other";
        for (const auto& secret : {read("another", production()), read("mine", other)}) {
            QVERIFY(!secret);
            QCOMPARE(secret.error().kind, ErrorKind::Security);
            QVERIFY(secret.error().hint.contains("Sign-in"));
        }
    }

    void namesThatRunIntoEachOtherAreToldApart()
    {
        // "history/a/endpoint/b/endpoint/c" is both this entry's name and that of history "a".
        Endpoint endpoint = production();
        endpoint.id = "c";
        QVERIFY(write("a/endpoint/b", endpoint, "s3cret"));
        endpoint.id = "b/endpoint/c";
        const auto secret = read("a", endpoint);
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, ErrorKind::Security);
    }

    void whatEarlierVersionsStoredIsNotSent()
    {
        QVERIFY(answerOf<void>([&](auto done) { m_store->write("endpoint/payments", "0ld", this, done); }));
        QVERIFY(answerOf<void>([&](auto done) {
            m_store->write("history/mine/endpoint/payments", "not written by us", this, done);
        }));
        QVERIFY(!read("mine", production()));
    }

    void removesItsOwnOnly()
    {
        QVERIFY(write("another", production(), "theirs"));
        EndpointSecrets secrets(*m_store, "mine");
        QVERIFY(answerOf<void>([&](auto done) { secrets.remove("payments", this, done); }));
        QVERIFY(!read("mine", production()));
        QCOMPARE(*read("another", production()), std::string("theirs"));
    }

private:
    Result<std::string> read(const std::string& history, const Endpoint& endpoint)
    {
        EndpointSecrets secrets(*m_store, history);
        return answerOf<std::string>([&](auto done) { secrets.read(endpoint, this, done); });
    }
    Result<void> write(const std::string& history, const Endpoint& endpoint, const std::string& secret)
    {
        EndpointSecrets secrets(*m_store, history);
        return answerOf<void>([&](auto done) { secrets.write(endpoint, secret, this, done); });
    }

    std::unique_ptr<SecretStore> m_store;
};

QTEST_GUILESS_MAIN(TestEndpointSecrets)
#include "tst_endpointsecrets.moc"
