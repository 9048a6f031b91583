// SPDX-License-Identifier: Apache-2.0
#include "netsupport.h"
#include "rawserver.h"

#include <QDir>
#include <QSemaphore>
#include <QThread>

#include <condition_variable>

using namespace qd;

namespace {

/// Answers every request of a connection the same way.
RawServer::Handle always(std::string body)
{
    return [body = std::move(body)](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.answer(body);
    };
}

void hang(Peer& peer)
{
    peer.waitUntilClosed();
}

qsizetype threadCount()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

} // namespace

class tst_curlclient : public QObject
{
    Q_OBJECT

private slots:
    void fetchesAPage();
    void takesAnyStatusForAnAnswer();
    void sendsMethodHeadersAndBodyAsGiven_data();
    void sendsMethodHeadersAndBodyAsGiven();
    void sendsCredentials_data();
    void sendsCredentials();
    void unpacksCompressedAnswers();
    void reusesConnections();
    void sendsChangesOnFreshConnections();
    void answersInTheThreadOfTheContext();
    void refusesRequestsThatCannotBeSent_data();
    void refusesRequestsThatCannotBeSent();
    void runsNothingAfterCancel();
    void runsNothingAfterTheContextDied();
    void runsNothingAfterTheClientDied();
    void survivesContextsThatDieAtAnyMoment();
    void serves200RequestsAtOnceOnOneThread();
};

void tst_curlclient::fetchesAPage()
{
    const RawServer server([](Peer& peer) {
        (void)peer.readRequest();
        peer.answer("up 1\n", "Content-Type: text/plain; version=0.0.4\r\nX-Two: a\r\n");
    });
    CurlClient client;
    const auto answer = fetch(client, requestTo(server.url()));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("up 1\n"));
    QCOMPARE(answer->header("content-type"), std::string("text/plain; version=0.0.4"));
    QCOMPARE(answer->header("x-two"), std::string("a"));
    QCOMPARE(answer->header("absent"), std::string());
}

void tst_curlclient::takesAnyStatusForAnAnswer()
{
    const RawServer server([](Peer& peer) {
        (void)peer.readRequest();
        peer.send("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
    });
    CurlClient client;
    const auto answer = fetch(client, requestTo(server.url()));
    QVERIFY(answer);
    QCOMPARE(answer->status, 500);
    QVERIFY(!answer->isSuccess());
    QCOMPARE(answer->body, QByteArray("oops"));
}

void tst_curlclient::sendsMethodHeadersAndBodyAsGiven_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("lengthLine");
    QTest::newRow("get") << QByteArray("GET") << QByteArray() << QByteArray();
    QTest::newRow("post") << QByteArray("POST") << QByteArray("{\"a\":\"\\u00e4\"}")
                          << QByteArray("Content-Length: 14\r\n");
    QTest::newRow("empty post") << QByteArray("POST") << QByteArray() << QByteArray("Content-Length: 0\r\n");
    QTest::newRow("empty put") << QByteArray("PUT") << QByteArray() << QByteArray("Content-Length: 0\r\n");
    QTest::newRow("zero byte in the body")
        << QByteArray("PUT") << QByteArray("a\0b", 3) << QByteArray("Content-Length: 3\r\n");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << QByteArray();
}

void tst_curlclient::sendsMethodHeadersAndBodyAsGiven()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, lengthLine);
    QByteArray seen;
    const RawServer server([&](Peer& peer) {
        seen = QByteArray::fromStdString(peer.readRequest());
        peer.answer("ok");
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url("/v2/x?y=1"));
    request.method = method.toStdString();
    request.body = body.toStdString();
    request.headers = {{"X-Key", "value"}, {"X-Empty", ""}};
    QVERIFY(fetch(client, request));
    QVERIFY2(seen.startsWith(method + " /v2/x?y=1 HTTP/1.1\r\n"), seen);
    QVERIFY(seen.contains("\r\nX-Key: value\r\n"));
    QVERIFY(seen.contains("\r\nX-Empty:\r\n"));
    QVERIFY(seen.contains("\r\nUser-Agent: quarterdeck/"));
    QVERIFY(seen.endsWith("\r\n\r\n" + body));
    QVERIFY2(lengthLine.isEmpty() ? !seen.contains("Content-Length") : seen.contains(lengthLine), seen);
    QVERIFY(!seen.contains("Expect:"));
    QVERIFY(!seen.contains("x-www-form-urlencoded"));
}

void tst_curlclient::sendsCredentials_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QByteArray>("line");
    using Scheme = HttpCredentials::Scheme;
    QTest::newRow("none") << static_cast<int>(Scheme::None) << QByteArray();
    QTest::newRow("basic") << static_cast<int>(Scheme::Basic)
                           << QByteArray("Authorization: Basic b3A6czNjcmV0OmNvbG9u\r\n");
    QTest::newRow("bearer") << static_cast<int>(Scheme::Bearer)
                            << QByteArray("Authorization: Bearer s3cret:colon\r\n");
    QTest::newRow("header") << static_cast<int>(Scheme::Header) << QByteArray("\r\nop: s3cret:colon\r\n");
}

void tst_curlclient::sendsCredentials()
{
    QFETCH(int, scheme);
    QFETCH(QByteArray, line);
    QByteArray seen;
    const RawServer server([&](Peer& peer) {
        seen = QByteArray::fromStdString(peer.readRequest());
        peer.answer("ok");
    });
    CurlClient client;
    HttpRequest request = requestTo(server.url());
    request.credentials = {static_cast<HttpCredentials::Scheme>(scheme), "op", "s3cret:colon"};
    QVERIFY(fetch(client, request));
    QVERIFY2(line.isEmpty() ? !seen.contains("s3cret") : seen.contains(line), seen);
    QCOMPARE(seen.contains("Authorization"), line.startsWith("Authorization"));
}

void tst_curlclient::unpacksCompressedAnswers()
{
    const QByteArray text = QByteArray("up 1\n").repeated(1000);
    const QByteArray packed = qCompress(text).mid(4); // zlib format, which HTTP calls deflate
    QByteArray seen;
    const RawServer server([&](Peer& peer) {
        seen = QByteArray::fromStdString(peer.readRequest());
        peer.answer(packed.toStdString(), "Content-Encoding: deflate\r\n");
    });
    CurlClient client;
    const auto answer = fetch(client, requestTo(server.url()));
    QVERIFY(answer);
    QCOMPARE(answer->body, text);
    QVERIFY2(seen.contains("Accept-Encoding: ") && seen.contains("gzip") && seen.contains("br"), seen);
}

void tst_curlclient::reusesConnections()
{
    const RawServer server(always("ok"));
    CurlClient client;
    for (int i = 0; i < 10; ++i)
        QVERIFY(fetch(client, requestTo(server.url())));
    QCOMPARE(server.connections(), 1);
}

/// A kept connection may die while a request is on it, and libcurl would send that again.
void tst_curlclient::sendsChangesOnFreshConnections()
{
    const RawServer server(always("ok"));
    CurlClient client;
    QVERIFY(fetch(client, requestTo(server.url())));
    HttpRequest change = requestTo(server.url());
    change.method = "POST";
    QVERIFY(fetch(client, change));
    QVERIFY(fetch(client, change));
    QCOMPARE(server.connections(), 3);
}

void tst_curlclient::answersInTheThreadOfTheContext()
{
    const RawServer server(always("ok"));
    CurlClient client;
    QThread thread;
    auto* context = new QObject;
    context->moveToThread(&thread);
    connect(&thread, &QThread::finished, context, &QObject::deleteLater);
    thread.start();
    std::atomic<QThread*> where = nullptr;
    client.send(requestTo(server.url()), context,
                [&](Result<HttpResponse>) { where = QThread::currentThread(); });
    QTRY_VERIFY(where != nullptr);
    QCOMPARE(where.load(), &thread);
    thread.quit();
    QVERIFY(thread.wait(5'000));
}

void tst_curlclient::refusesRequestsThatCannotBeSent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("method");
    const QString good = QStringLiteral("http://127.0.0.1:9/");
    const QString get = QStringLiteral("GET");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QString() << get;
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/") << QString() << get;
    QTest::newRow("no scheme") << QStringLiteral("127.0.0.1:9100/metrics") << QString() << get;
    QTest::newRow("empty") << QString() << QString() << get;
    QTest::newRow("nonsense") << QStringLiteral("http://") << QString() << get;
    QTest::newRow("header of its own") << good << QStringLiteral("a\r\nEvil: yes") << get;
    QTest::newRow("request of its own")
        << good << QString() << QStringLiteral("GET / HTTP/1.1\r\n\r\nDELETE");
}

void tst_curlclient::refusesRequestsThatCannotBeSent()
{
    QFETCH(QString, url);
    QFETCH(QString, header);
    QFETCH(QString, method);
    CurlClient client;
    HttpRequest request = requestTo(url.toStdString());
    request.method = method.toStdString();
    request.headers = {{"X", header.toStdString()}};
    const auto answer = fetch(client, request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
    QVERIFY(answer.error().where.startsWith(QStringLiteral("gpu-1")));
}

void tst_curlclient::runsNothingAfterCancel()
{
    std::atomic<bool> gone = false;
    const RawServer slow([&](Peer& peer) {
        peer.waitUntilClosed();
        gone = true;
    });
    QSemaphore answered;
    const RawServer fast([&](Peer& peer) {
        while (!peer.readRequest().empty()) {
            peer.answer("ok");
            answered.release();
        }
    });
    CurlClient client;
    QObject context;
    int ran = 0;
    const auto id = client.send(requestTo(slow.url()), &context, [&](auto) { ++ran; });
    QTRY_COMPARE(slow.connections(), 1);
    client.cancel(id);
    QTRY_VERIFY(gone); // the connection is given up, too

    // An answer that is already on its way to the context: another thread has heard a later one meanwhile.
    QThread thread;
    auto* other = new QObject;
    other->moveToThread(&thread);
    connect(&thread, &QThread::finished, other, &QObject::deleteLater);
    thread.start();
    QSemaphore heard;
    const auto late = client.send(requestTo(fast.url()), &context, [&](auto) { ++ran; });
    answered.acquire();
    client.send(requestTo(fast.url()), other, [&](auto) { heard.release(); });
    heard.acquire();
    thread.quit();
    QVERIFY(thread.wait(5'000));
    client.cancel(late);
    client.cancel(late);
    client.cancel(4711);
    QVERIFY(fetch(client, requestTo(fast.url())));
    QCOMPARE(ran, 0);
}

void tst_curlclient::runsNothingAfterTheContextDied()
{
    std::atomic<bool> gone = false;
    const RawServer slow([&](Peer& peer) {
        peer.waitUntilClosed();
        gone = true;
    });
    CurlClient client;
    int ran = 0;
    {
        QObject context;
        client.send(requestTo(slow.url()), &context, [&](auto) { ++ran; });
        QTRY_COMPARE(slow.connections(), 1);
    }
    QTRY_VERIFY(gone);
    QCOMPARE(ran, 0);
}

void tst_curlclient::runsNothingAfterTheClientDied()
{
    const RawServer slow(hang);
    QObject context;
    int ran = 0;
    const auto alive = std::make_shared<int>();
    {
        CurlClient client;
        for (int i = 0; i < 20; ++i)
            client.send(requestTo(slow.url()), &context, [&ran, alive](auto) { ++ran; });
    }
    QCoreApplication::processEvents();
    QCOMPARE(ran, 0);
    QCOMPARE(alive.use_count(), 1L); // the callbacks were released
}

void tst_curlclient::survivesContextsThatDieAtAnyMoment()
{
    const RawServer server(always("ok"));
    CurlClient client;
    std::atomic<int> ran = 0;
    constexpr int rounds = 400;
    for (int i = 0; i < rounds; ++i) {
        auto context = std::make_unique<QObject>();
        bool dead = false;
        client.send(requestTo(server.url()), context.get(), [&](auto) {
            QVERIFY(!dead);
            ++ran;
        });
        QElapsedTimer busy;
        busy.start();
        while (busy.nsecsElapsed() < (i % 40) * 20'000) // from at once to after the answer
            QCoreApplication::processEvents();
        context.reset();
        dead = true;
        QCoreApplication::processEvents();
    }
    QVERIFY(ran.load() <= rounds);
    QVERIFY(fetch(client, requestTo(server.url())));
}

void tst_curlclient::serves200RequestsAtOnceOnOneThread()
{
    constexpr int many = 200;
    // Nobody answers before all are there: they really are under way together.
    std::mutex mutex;
    std::condition_variable allThere;
    int arrived = 0;
    const auto before = threadCount();
    CurlClient client;
    QCOMPARE(threadCount(), before + 1);
    const RawServer server([&](Peer& peer) {
        (void)peer.readRequest();
        std::unique_lock lock(mutex);
        if (++arrived == many)
            allThere.notify_all();
        allThere.wait_for(lock, std::chrono::seconds(20), [&] { return arrived >= many; });
        lock.unlock();
        peer.answer("ok");
    });
    QObject context;
    int good = 0;
    for (int i = 0; i < many; ++i) {
        client.send(requestTo(server.url()), &context,
                    [&](Result<HttpResponse> answer) { good += answer && answer->body == "ok" ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(good, many, 20'000);
    QCOMPARE(server.connections(), many);
}

QTEST_GUILESS_MAIN(tst_curlclient)
#include "tst_curlclient.moc"
