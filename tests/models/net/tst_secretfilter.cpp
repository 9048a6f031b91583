// SPDX-License-Identifier: Apache-2.0
#include "models/net/secretfilter.h"

#include <QTest>

using namespace qd;

class TestSecretFilter : public QObject
{
    Q_OBJECT

private slots:
    void takesTheSecretOutHoweverItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("as it is") << QByteArray("got Bearer a/b\"c&d twice: a/b\"c&d")
                                  << QByteArray("got Bearer [secret] twice: [secret]");
        QTest::newRow("JSON") << QByteArray("{'token':'a/b\\\"c&d'}") << QByteArray("{'token':'[secret]'}");
        QTest::newRow("JSON of others")
            << QByteArray("{'token':'a\\/b\\\"c&d'}") << QByteArray("{'token':'[secret]'}");
        QTest::newRow("HTML") << QByteArray("<b>a/b&quot;c&amp;d</b>") << QByteArray("<b>[secret]</b>");
        QTest::newRow("address") << QByteArray("/?key=a%2Fb%22c%26d") << QByteArray("/?key=[secret]");
        QTest::newRow("address in lower case")
            << QByteArray("/?key=a%2fb%22c%26d") << QByteArray("/?key=[secret]");
        QTest::newRow("Basic") << "Authorization: Basic " + QByteArray("op:a/b\"c&d").toBase64()
                               << QByteArray("Authorization: Basic [secret]");
        QTest::newRow("another") << QByteArray("a/b\"c&e") << QByteArray("a/b\"c&e");
    }

    void takesTheSecretOutHoweverItIsWritten()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, kept);
        const SecretFilter filter({HttpCredentials::Scheme::Basic, "op", "a/b\"c&d"});
        QCOMPARE(filter.filtered(answer.toStdString()), kept.toStdString());
    }

    void leavesEverythingWithoutASecret()
    {
        const std::string text("Bearer \0 of nobody", 18);
        QCOMPARE(SecretFilter({}).filtered(text), text);
        QCOMPARE(SecretFilter({HttpCredentials::Scheme::Bearer, {}, {}}).filtered(text), text);
    }

    void doesNotLookIntoWhatItWrote()
    {
        const SecretFilter filter({HttpCredentials::Scheme::Bearer, {}, "secret"});
        QCOMPARE(filter.filtered(std::string("secretsecret")), std::string("[secret][secret]"));
    }
};

QTEST_GUILESS_MAIN(TestSecretFilter)
#include "tst_secretfilter.moc"
