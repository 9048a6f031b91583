// SPDX-License-Identifier: Apache-2.0
#include "models/net/url.h"

#include <QTest>

using namespace qd;

class TestUrl : public QObject
{
    Q_OBJECT

private slots:
    void showsNoSecrets_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("http://h:1/metrics") << QStringLiteral("http://h:1/metrics");
        QTest::newRow("user") << QByteArray("http://op:s3cret@h/m") << QStringLiteral("http://h/m");
        QTest::newRow("query") << QByteArray("http://h/m?token=s3cret") << QStringLiteral("http://h/m");
        QTest::newRow("fragment") << QByteArray("http://h/m#s3cret") << QStringLiteral("http://h/m");
        QTest::newRow("not a URL") << QByteArray("s3cret@h/m?s3cret") << QStringLiteral("h/m");
    }

    void showsNoSecrets()
    {
        QFETCH(QByteArray, url);
        QFETCH(QString, shown);
        QCOMPARE(displayUrl(url.toStdString()), shown);
    }

    void namesThePartsOfAQuery()
    {
        const auto parts = parseUrl("http://h/m?a=1&access%5Ftoken=2;b&=3");
        QVERIFY(parts);
        QCOMPARE(parts->queryNames, (std::vector<std::string>{"a", "access_token", "b", ""}));
        QVERIFY(parseUrl("http://h/m")->queryNames.empty());
    }

    void knowsPathsThatAreTakenForOthers_data()
    {
        QTest::addColumn<bool>("dots");
        for (const char* path : {"/v2/models/../config", "/v2/models/./load", "/..", "/a/%2e%2E/b", "/a/.%2e",
                                 "/a/..%2Fb", "/a/%2E", "/a\\..\\b"})
            QTest::newRow(path) << true;
        for (const char* path : {"", "/", "/metrics", "/v1.2/...", "/a/..b/c", "/a?x=/../b", "/a/.hidden"})
            QTest::newRow(path) << false;
    }

    void knowsPathsThatAreTakenForOthers()
    {
        QFETCH(bool, dots);
        const auto parts = parseUrl(std::string("http://h") + QTest::currentDataTag());
        QVERIFY(parts);
        QCOMPARE(parts->hasDotSegment(), dots);
    }

    void takesTheUserOutOfAnAddress()
    {
        QCOMPARE(withoutUser("http://op:s3cret@h:1/a?b=c"), std::string("http://h:1/a?b=c"));
        QCOMPARE(withoutUser("http://h:1/a?b=c"), std::string("http://h:1/a?b=c"));
        QCOMPARE(withoutUser("no address"), std::string("no address"));
    }

    void knowsNamesOfSecrets_data()
    {
        QTest::addColumn<bool>("secret");
        for (const char* name : {"Authorization", "Proxy-Authorization", "COOKIE", "X-Api-Key", "apikey",
                                 "access_token", "client-secret", "password", "pwd", "sig", "x-auth-user"})
            QTest::newRow(name) << true;
        for (const char* name : {"X-Site", "match[]", "collect[]", "module", "target", "format", "Accept",
                                 "design", "X-Scope-OrgID", "decode"})
            QTest::newRow(name) << false;
    }

    void knowsNamesOfSecrets()
    {
        QFETCH(bool, secret);
        QCOMPARE(soundsSecret(QTest::currentDataTag()), secret);
    }
};

QTEST_GUILESS_MAIN(TestUrl)
#include "tst_url.moc"
