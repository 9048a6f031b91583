// SPDX-License-Identifier: Apache-2.0
#include "netsupport.h"
#include "rawserver.h"

using namespace qd;

namespace {

constexpr std::int64_t mebibyte = 1024 * 1024;

/// Reads one request, then says exactly this and closes.
RawServer::Handle say(std::string bytes)
{
    return [bytes = std::move(bytes)](Peer& peer) {
        (void)peer.readRequest();
        peer.send(bytes);
    };
}

/// A gzip file of zeros: 10 bytes of header, the raw deflate stream out of qCompress' zlib stream, a trailer
/// that nobody should come to read.
std::string gzipOfZeros(qsizetype size)
{
    const QByteArray zlib = qCompress(QByteArray(size, '\0'), 9).mid(4);
    QByteArray gzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    gzip += zlib.mid(2, zlib.size() - 6);
    gzip += QByteArray(8, '\0');
    return gzip.toStdString();
}

} // namespace

/// Servers that mean harm, or only do it. Every error must name the endpoint and say what to do.
class tst_curlclient_hostile : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatWentWrong_data();
    void saysWhatWentWrong();
    void saysThatNobodyListens();
    void saysThatAHostIsUnknown();
    void keepsSecretsOutOfMessages();
    void stopsAGibibyteOfZeros_data();
    void stopsAGibibyteOfZeros();
    void stopsAGzipBomb();
    void acceptsABodyOfExactlyTheLimit();
    void followsRedirectsOfGetOnly();
    void tellsWhereTheAnswerCameFrom();
    void takesNoUserFromARedirect();
    void sendsNothingToAnAddressThatIsTakenForAnother();
    void keepsCredentialsFromAnotherHost();
    void keepsCredentialsOnTheSameHost();
    void oneHostileEndpointDelaysNoOther();

private:
    static void verifyNamed(const Error& error)
    {
        QVERIFY2(error.where.startsWith(QStringLiteral("gpu-1 (http://127.0.0.1:")), qPrintable(error.where));
        QVERIFY(!error.what.isEmpty());
        QVERIFY(!error.hint.isEmpty());
    }
};

void tst_curlclient_hostile::saysWhatWentWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("hangsAfterwards");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    const auto row = [](const char* name, QByteArray bytes, bool hangs, ErrorKind kind, const char* what) {
        QTest::newRow(name) << std::move(bytes) << hangs << static_cast<int>(kind) << QString::fromUtf8(what);
    };
    row("closes at once", "", false, ErrorKind::Unreachable, "closed the connection without an answer");
    row("hangs at once", "", true, ErrorKind::Timeout, "did not answer within 0.6 s");
    row("hangs in the headers", "HTTP/1.1 200 OK\r\nX: ", true, ErrorKind::Timeout, "did not answer");
    row("hangs in the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nup 1\n", true, ErrorKind::Timeout,
        "not complete within 0.6 s");
    row("cut off", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nup 1\n", false, ErrorKind::Invalid,
        "cut off after 5");
    row("cut off in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nup 1\n", false,
        ErrorKind::Invalid, "cut off after 5");
    row("cut off between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nup 1\n\r\n",
        false, ErrorKind::Invalid, "cut off after 5");
    row("zeros, no HTTP", QByteArray(200'000, '\0'), false, ErrorKind::Invalid, "not HTTP");
    row("another protocol", "SSH-2.0-OpenSSH_9.2p1\r\n", false, ErrorKind::Invalid, "not HTTP");
    row("endless headers",
        "HTTP/1.1 200 OK\r\n" + QByteArray("X: " + QByteArray(1000, 'x') + "\r\n").repeated(2000), false,
        ErrorKind::TooLarge, "headers of the answer are too large");
    row("damaged packing", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Encoding: gzip\r\n\r\nabcd",
        false, ErrorKind::Invalid, "cannot be unpacked");
    row("redirects for ever", "HTTP/1.1 302 Found\r\nLocation: /again?token=x\r\nContent-Length: 0\r\n\r\n",
        false, ErrorKind::Refused, "again and again");
    row("redirects to a file",
        "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", false,
        ErrorKind::Security, "“file:///etc/passwd”");
    row("redirects to gopher",
        "HTTP/1.1 301 Moved\r\nLocation: gopher://127.0.0.1:6379/x\r\nContent-Length: 0\r\n\r\n", false,
        ErrorKind::Security, "not an http or https address");
}

void tst_curlclient_hostile::saysWhatWentWrong()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, hangsAfterwards);
    QFETCH(int, kind);
    QFETCH(QString, what);
    const RawServer server([&](Peer& peer) {
        (void)peer.readRequest();
        peer.send(bytes.toStdString());
        if (hangsAfterwards)
            peer.waitUntilClosed();
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    if (hangsAfterwards)
        request.limits.totalTimeout = Duration{600};
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QVERIFY2(answer.error().what.contains(what), qPrintable(answer.error().text()));
    QCOMPARE(static_cast<int>(answer.error().kind), kind);
    verifyNamed(answer.error());
}

void tst_curlclient_hostile::saysThatNobodyListens()
{
    CurlClient client;
    const auto answer =
        fetch(client, requestTo("http://127.0.0.1:" + std::to_string(closedPort()) + "/metrics"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
    QCOMPARE(answer.error().what, QStringLiteral("The connection was refused."));
    verifyNamed(answer.error());
}

void tst_curlclient_hostile::saysThatAHostIsUnknown()
{
    CurlClient client;
    // A label may have 63 letters at most, so no name server need be asked.
    const std::string host = std::string(70, 'x') + ".invalid";
    const auto answer = fetch(client, requestTo("http://" + host + "/metrics"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
    QVERIFY2(answer.error().what.contains(QStringLiteral("cannot be resolved")),
             qPrintable(answer.error().text()));
    QVERIFY(answer.error().where.startsWith(QStringLiteral("gpu-1")));
}

void tst_curlclient_hostile::keepsSecretsOutOfMessages()
{
    CurlClient client;
    HttpRequest request = requestTo("http://op:hunter2@127.0.0.1:" + std::to_string(closedPort()) +
                                    "/metrics?token=hunter3#hunter4");
    request.credentials = {HttpCredentials::Scheme::Bearer, {}, "hunter5"};
    request.headers = {{"X-Api-Key", "hunter6"}};
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QVERIFY2(!answer.error().text().contains(QStringLiteral("hunter")), qPrintable(answer.error().text()));
    QVERIFY(answer.error().where.contains(QStringLiteral("/metrics")));
}

void tst_curlclient_hostile::stopsAGibibyteOfZeros_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("announced") << QByteArray("Content-Length: 1073741824\r\n");
    QTest::newRow("until closed") << QByteArray("Connection: close\r\n");
    QTest::newRow("in chunks") << QByteArray("Transfer-Encoding: chunked\r\n");
}

void tst_curlclient_hostile::stopsAGibibyteOfZeros()
{
    QFETCH(QByteArray, header);
    std::atomic<std::int64_t> sent = 0;
    std::atomic<bool> over = false;
    const RawServer server([&](Peer& peer) {
        (void)peer.readRequest();
        peer.send("HTTP/1.1 200 OK\r\n" + header.toStdString() + "\r\n");
        std::string piece(mebibyte, '\0');
        if (header.contains("chunked"))
            piece = "100000\r\n" + piece + "\r\n";
        while (sent < 1024 * mebibyte && peer.send(piece))
            sent += mebibyte;
        over = true;
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.limits.maxBodyBytes = 8 * mebibyte;
    const qint64 before = residentBytes();
    QElapsedTimer clock;
    clock.start();
    const auto answer = fetch(client, request);
    QVERIFY(clock.elapsed() < 5'000);
    QVERIFY(residentBytes() - before < 64 * mebibyte);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    verifyNamed(answer.error());
    QTRY_VERIFY(over);                                                 // the connection was given up …
    QVERIFY2(sent < 64 * mebibyte, qPrintable(QString::number(sent))); // … and soon
}

void tst_curlclient_hostile::stopsAGzipBomb()
{
    const std::string bomb = gzipOfZeros(256 * mebibyte);
    QVERIFY(static_cast<std::int64_t>(bomb.size()) < mebibyte); // its announced length is harmless
    const RawServer server([&](Peer& peer) {
        (void)peer.readRequest();
        peer.answer(bomb, "Content-Encoding: gzip\r\n");
        peer.waitUntilClosed();
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.limits.maxBodyBytes = 4 * mebibyte;
    const qint64 before = residentBytes();
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QVERIFY(residentBytes() - before < 32 * mebibyte);
    verifyNamed(answer.error());
}

void tst_curlclient_hostile::acceptsABodyOfExactlyTheLimit()
{
    const RawServer server([](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.answer("12345");
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.limits.maxBodyBytes = 5;
    QVERIFY(fetch(client, request));
    request.limits.maxBodyBytes = 4;
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
}

void tst_curlclient_hostile::followsRedirectsOfGetOnly()
{
    const RawServer server([](Peer& peer) {
        for (std::string request; !(request = peer.readRequest()).empty();) {
            if (request.find(" /final ") != std::string::npos)
                peer.answer("there");
            else
                peer.send(
                    "HTTP/1.1 307 Temporary Redirect\r\nLocation: /final\r\nContent-Length: 3\r\n\r\nno!");
        }
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    const auto followed = fetch(client, request);
    QVERIFY(followed);
    QCOMPARE(followed->status, 200);
    QCOMPARE(followed->body, QByteArray("there"));
    request.method = "POST";
    const auto shown = fetch(client, request);
    QVERIFY(shown);
    QCOMPARE(shown->status, 307);
}

void tst_curlclient_hostile::tellsWhereTheAnswerCameFrom()
{
    const RawServer other([](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.answer("ok");
    });
    const RawServer first(
        say("HTTP/1.1 302 Found\r\nLocation: " + other.url("/moved") + "\r\nContent-Length: 0\r\n\r\n"));
    CurlClient client;
    QCOMPARE(fetch(client, requestTo(first.url()))->url, other.url("/moved"));
    QCOMPARE(fetch(client, requestTo(other.url()))->url, other.url());
}

void tst_curlclient_hostile::takesNoUserFromARedirect()
{
    QByteArray seen;
    const RawServer other([&](Peer& peer) {
        seen = QByteArray::fromStdString(peer.readRequest());
        peer.answer("ok");
    });
    std::string target = other.url("/moved");
    target.insert(target.find("127"), "chosen:by-the-server@");
    const RawServer first(say("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n"));
    CurlClient client;
    const auto answer = fetch(client, requestTo(first.url()));
    QVERIFY(answer);
    QVERIFY(seen.startsWith("GET /moved"));
    QVERIFY2(!seen.contains("Authorization"), seen);
    QCOMPARE(answer->url, other.url("/moved"));
}

void tst_curlclient_hostile::sendsNothingToAnAddressThatIsTakenForAnother()
{
    const RawServer server(say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    CurlClient client;
    for (const char* path : {"/v2/models/../config", "/v2/models/%2e%2e/config", "/v2/models/./config"}) {
        const auto answer = fetch(client, requestTo(server.url(path)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Invalid);
        verifyNamed(answer.error());
    }
    QCOMPARE(server.connections(), 0);
}

void tst_curlclient_hostile::keepsCredentialsFromAnotherHost()
{
    QByteArray seen;
    const RawServer other([&](Peer& peer) {
        seen = QByteArray::fromStdString(peer.readRequest());
        peer.answer("ok");
    });
    const RawServer first(
        say("HTTP/1.1 302 Found\r\nLocation: " + other.url("/stolen") + "\r\nContent-Length: 0\r\n\r\n"));
    CurlClient client;
    using Scheme = HttpCredentials::Scheme;
    for (const auto scheme : {Scheme::Basic, Scheme::Bearer, Scheme::Header}) {
        HttpRequest request = requestTo(first.url());
        request.credentials = {scheme, "op", "s3cret"};
        request.headers = {
            {"Accept", "text/plain"}, {"X-Api-Key", "k3y"}, {"Cookie", "c00kie"}, {"Authorization", "mine"}};
        request.body = "b0dy";
        request.method = "GET";
        QVERIFY(fetch(client, request));
        QVERIFY(seen.startsWith("GET /stolen"));
        QVERIFY(seen.contains("Accept: text/plain"));
        for (const char* secret : {"Authorization", "s3cret", "k3y", "c00kie", "b0dy"})
            QVERIFY2(!seen.contains(secret), seen);
    }
}

void tst_curlclient_hostile::keepsCredentialsOnTheSameHost()
{
    QByteArray seen;
    const RawServer server([&](Peer& peer) {
        for (std::string request; !(request = peer.readRequest()).empty();) {
            seen = QByteArray::fromStdString(request);
            if (seen.startsWith("GET /final"))
                peer.answer("ok");
            else
                peer.send("HTTP/1.1 302 Found\r\nLocation: /final\r\nContent-Length: 0\r\n\r\n");
        }
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.credentials = {HttpCredentials::Scheme::Bearer, {}, "s3cret"};
    QVERIFY(fetch(client, request));
    QVERIFY(seen.startsWith("GET /final"));
    QVERIFY(seen.contains("Authorization: Bearer s3cret\r\n"));
}

void tst_curlclient_hostile::oneHostileEndpointDelaysNoOther()
{
    const RawServer hanging([](Peer& peer) { peer.waitUntilClosed(); });
    const RawServer flooding([](Peer& peer) {
        (void)peer.readRequest();
        peer.send("HTTP/1.1 200 OK\r\n\r\n");
        const std::string zeros(mebibyte, '\0');
        while (peer.send(zeros)) {
        }
    });
    const RawServer good([](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.answer("up 1\n");
    });
    CurlClient client;
    QObject context;
    for (int i = 0; i < 30; ++i)
        client.send(requestTo(hanging.url()), &context, [](auto) {});
    for (int i = 0; i < 3; ++i)
        client.send(requestTo(flooding.url()), &context, [](auto) {});
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i) {
        const auto answer = fetch(client, requestTo(good.url()));
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray("up 1\n"));
    }
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(tst_curlclient_hostile)
#include "tst_curlclient_hostile.moc"
