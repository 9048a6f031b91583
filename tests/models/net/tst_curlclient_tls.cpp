// SPDX-License-Identifier: Apache-2.0
#include "netsupport.h"
#include "rawserver.h"
#include "tlsserver.h"

#include <QTemporaryDir>

using namespace qd;

/// Certificates are made while the tests run: none can expire in the repository.
class tst_curlclient_tls : public QObject
{
    Q_OBJECT

private slots:
    void judgesCertificates_data();
    void judgesCertificates();
    void trustsAnythingWhenToldTo();
    void namesCertificateFilesThatCannotBeUsed_data();
    void namesCertificateFilesThatCannotBeUsed();
    void saysThatAPortSpeaksNoTls();

private:
    std::string write(const std::string& name, const std::string& content)
    {
        QFile file(m_folder.filePath(QString::fromStdString(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.c_str()) < 0)
            throw std::runtime_error("cannot write " + name);
        return file.fileName().toStdString();
    }

    QTemporaryDir m_folder;
};

void tst_curlclient_tls::judgesCertificates_data()
{
    QTest::addColumn<QString>("altName");
    QTest::addColumn<int>("fromDays");
    QTest::addColumn<int>("toDays");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("what"); // empty: all is well
    const QString here = QStringLiteral("IP:127.0.0.1");
    QTest::newRow("good") << here << -1 << 1 << true << QString();
    QTest::newRow("expired") << here << -2 << -1 << true << QStringLiteral("has expired");
    QTest::newRow("not yet valid") << here << 1 << 2 << true << QStringLiteral("not valid yet");
    QTest::newRow("other host") << QStringLiteral("DNS:elsewhere.example") << -1 << 1 << true
                                << QStringLiteral("not valid for “127.0.0.1”");
    QTest::newRow("unknown authority") << here << -1 << 1 << false << QStringLiteral("not trusted");
}

void tst_curlclient_tls::judgesCertificates()
{
    QFETCH(QString, altName);
    QFETCH(int, fromDays);
    QFETCH(int, toDays);
    QFETCH(bool, isTrusted);
    QFETCH(QString, what);
    const TlsServer server({altName.toStdString(), fromDays * 86'400L, toDays * 86'400L});
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    if (isTrusted)
        request.tls.caFile = write("ca.pem", server.certificate());
    const auto answer = fetch(client, request);
    if (what.isEmpty()) {
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
        QCOMPARE(answer->body, QByteArray("secret"));
        return;
    }
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Security);
    QVERIFY2(answer.error().what.contains(what), qPrintable(answer.error().text()));
    QVERIFY(answer.error().where.startsWith(QStringLiteral("gpu-1 (https://127.0.0.1:")));
    QVERIFY(!answer.error().hint.isEmpty());
}

void tst_curlclient_tls::trustsAnythingWhenToldTo()
{
    const TlsServer server({"DNS:elsewhere.example", -2 * 86'400L, -86'400L});
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.tls.verify = false;
    const auto answer = fetch(client, request);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    // … and a kept connection is not lent to those who do verify.
    request.tls.verify = true;
    QVERIFY(!fetch(client, request));
}

void tst_curlclient_tls::namesCertificateFilesThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QString>("clientCertFile");
    QTest::newRow("no authority file") << QStringLiteral("/nowhere/ca.pem") << QString();
    QTest::newRow("no client certificate") << QString() << QStringLiteral("/nowhere/client.pem");
}

void tst_curlclient_tls::namesCertificateFilesThatCannotBeUsed()
{
    QFETCH(QString, caFile);
    QFETCH(QString, clientCertFile);
    const TlsServer server({});
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.tls.caFile = caFile.toStdString();
    request.tls.clientCertFile = clientCertFile.toStdString();
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Security);
    QVERIFY2(answer.error().what.contains(caFile + clientCertFile), qPrintable(answer.error().text()));
}

void tst_curlclient_tls::saysThatAPortSpeaksNoTls()
{
    const RawServer server([](Peer& peer) {
        peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        peer.waitUntilClosed();
    });
    CurlClient client;
    const auto answer =
        fetch(client, requestTo("https://127.0.0.1:" + std::to_string(server.port()) + "/metrics"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Security);
    QVERIFY2(answer.error().hint.contains(QStringLiteral("https")), qPrintable(answer.error().text()));
}

QTEST_GUILESS_MAIN(tst_curlclient_tls)
#include "tst_curlclient_tls.moc"
