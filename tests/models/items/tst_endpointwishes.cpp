// SPDX-License-Identifier: Apache-2.0
#include "models/items/endpointwishes.h"

#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

Endpoint triton()
{
    Endpoint endpoint;
    endpoint.id = "triton";
    endpoint.name = QStringLiteral("Triton");
    endpoint.platform = Platform::Triton;
    endpoint.metricsUrl = "https://models:8002/metrics";
    endpoint.apiUrl = "https://models:8000";
    return endpoint;
}

bool says(const std::vector<EndpointWish>& wishes, const QString& text, bool warns)
{
    return std::any_of(wishes.begin(), wishes.end(), [&](const EndpointWish& wish) {
        return wish.text.contains(text) && wish.isWarning == warns;
    });
}

} // namespace

class TestEndpointWishes : public QObject
{
    Q_OBJECT

private slots:
    void tellsEverythingThatTheEndpointWants()
    {
        Endpoint endpoint = triton();
        endpoint.tls = {false, "/ca.pem", "/me.pem", "/me.key"};
        endpoint.headers = {{"X-Team", "fraud"}};
        endpoint.authScheme = HttpCredentials::Scheme::Basic;
        endpoint.authUser = "operator";
        endpoint.predictionLog = "/home/me/.ssh/id_rsa";
        endpoint.enabled = false;
        const auto wishes = wishesOf(endpoint);
        for (const char* text : {"https://models:8002/metrics", "https://models:8000", "X-Team: fraud",
                                 "operator", "switched off"})
            QVERIFY2(says(wishes, text, false), text);
        for (const char* text : {"any certificate", "/ca.pem", "/me.pem", "/me.key", "/home/me/.ssh/id_rsa"})
            QVERIFY2(says(wishes, text, true), text);
        QVERIFY(std::none_of(wishesOf(triton()).begin(), wishesOf(triton()).end(),
                             [](const EndpointWish& wish) { return wish.isWarning; }));
    }

    void warnsOfPasswordsInTheClear()
    {
        Endpoint endpoint = triton();
        endpoint.authScheme = HttpCredentials::Scheme::Bearer;
        QVERIFY(!says(wishesOf(endpoint), "unencrypted", true));
        endpoint.apiUrl = "http://models:8000";
        QVERIFY(says(wishesOf(endpoint), "unencrypted", true));
        endpoint.authScheme = HttpCredentials::Scheme::None;
        QVERIFY(!says(wishesOf(endpoint), "unencrypted", true));
    }

    void hidesNothingBehindInvisibleCharacters()
    {
        Endpoint endpoint = triton();
        endpoint.predictionLog = "/a\xe2\x80\xaegnp.b\n/c\xe2\x80\x8b";
        for (const EndpointWish& wish : wishesOf(endpoint)) {
            QVERIFY(!wish.text.contains(QChar(0x202e)));
            QVERIFY(!wish.text.contains(u'\n'));
            QVERIFY(!wish.text.contains(QChar(0x200b)));
        }
        QVERIFY(says(wishesOf(endpoint), QStringLiteral("/a[U+202E]gnp.b␊/c[U+200B]"), true));
    }

    void warnsOfWhatCannotBeTrusted_data()
    {
        QTest::addColumn<bool>("verify");
        QTest::addColumn<QString>("metricsUrl");
        QTest::addColumn<QString>("redirectedTo");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("all well") << true << "https://h/m"
                                  << "" << QStringList();
        QTest::newRow("nothing to verify") << false << "http://h/m"
                                           << "" << QStringList();
        QTest::newRow("not verified") << false << "https://h/m"
                                      << "" << QStringList{"not verified"};
        QTest::newRow("elsewhere") << true << "https://h/m"
                                   << "https://other/m?token=s3cret"
                                   << QStringList{
                                          "another address: the server redirects to https://other/m."};
        QTest::newRow("in the clear") << true << "https://h/m"
                                      << "http://h/m" << QStringList{"unencrypted"};
        QTest::newRow("both") << false << "https://h/m"
                              << "http://h/m" << QStringList{"not verified", "unencrypted"};
    }

    void warnsOfWhatCannotBeTrusted()
    {
        QFETCH(bool, verify);
        QFETCH(QString, metricsUrl);
        QFETCH(QString, redirectedTo);
        QFETCH(QStringList, said);
        EndpointStatus status;
        status.endpoint.tls.verify = verify;
        status.endpoint.metricsUrl = metricsUrl.toStdString();
        status.redirectedTo = redirectedTo.toStdString();
        const QStringList warnings = trustWarnings(status);
        QCOMPARE(warnings.size(), said.size());
        for (qsizetype i = 0; i < said.size(); ++i)
            QVERIFY2(warnings[i].contains(said[i]), qPrintable(warnings[i]));
        QVERIFY(!warnings.join(u' ').contains("s3cret"));
    }
};

QTEST_GUILESS_MAIN(TestEndpointWishes)
#include "tst_endpointwishes.moc"
