// SPDX-License-Identifier: Apache-2.0
#include "models/serving/httpplatform.h"
#include "platformsupport.h"

using namespace qd;

namespace {

/// A network on which one answer waits.
class OneAnswer : public HttpClient
{
public:
    explicit OneAnswer(Result<HttpResponse> answer) : m_answer(std::move(answer)) {}

    RequestId send(HttpRequest request, QObject* context, Done done) override
    {
        asked = std::move(request);
        QMetaObject::invokeMethod(
            context, [answer = m_answer, done = std::move(done)] { done(answer); }, Qt::QueuedConnection);
        return 1;
    }
    void cancel(RequestId) override {}

    HttpRequest asked;

private:
    Result<HttpResponse> m_answer;
};

HttpResponse status(int code, const char* body = "")
{
    HttpResponse response;
    response.status = code;
    response.body = body;
    return response;
}

Endpoint endpointOn(Platform platform)
{
    Endpoint endpoint;
    endpoint.id = "e";
    endpoint.name = QStringLiteral("Thing");
    endpoint.platform = platform;
    endpoint.metricsUrl = "http://h:9100/metrics";
    endpoint.apiUrl = "http://h:8000";
    endpoint.managementUrl = "http://h:8081";
    endpoint.timeout = Duration{1'234};
    return endpoint;
}

} // namespace

class tst_platforms : public QObject
{
    Q_OBJECT

private slots:
    void metricsAreHealthyWhenTheyAnswer();
    void thisComputerIsHealthy();
    void watchedPlatformsSwitchNothing_data();
    void watchedPlatformsSwitchNothing();
    void namesTheEndpointWhenTheAnswerIsNonsense_data();
    void namesTheEndpointWhenTheAnswerIsNonsense();
    void ordersVersionsAsPeopleCount_data();
    void ordersVersionsAsPeopleCount();
};

void tst_platforms::metricsAreHealthyWhenTheyAnswer()
{
    OneAnswer good(status(200));
    const auto platform = makePlatform(endpointOn(Platform::Prometheus), {}, good);
    const auto health = healthOf(*platform);
    QVERIFY(health && health->live && health->ready);
    QCOMPARE(good.asked.url, std::string("http://h:9100/metrics"));
    QCOMPARE(good.asked.limits.totalTimeout, Duration{1'234});

    OneAnswer bad(status(503));
    const auto sick = healthOf(*makePlatform(endpointOn(Platform::Prometheus), {}, bad));
    QVERIFY(sick && sick->live && !sick->ready);
    QVERIFY(sick->detail.contains(QStringLiteral("503")));
}

void tst_platforms::thisComputerIsHealthy()
{
    OneAnswer unused(status(500));
    const auto platform = makePlatform(endpointOn(Platform::LocalMachine), {}, unused);
    const auto health = healthOf(*platform);
    QVERIFY(health && health->live && health->ready);
    QVERIFY(unused.asked.url.empty());
}

void tst_platforms::watchedPlatformsSwitchNothing_data()
{
    QTest::addColumn<int>("platform");
    QTest::newRow("metrics") << static_cast<int>(Platform::Prometheus);
    QTest::newRow("this computer") << static_cast<int>(Platform::LocalMachine);
}

void tst_platforms::watchedPlatformsSwitchNothing()
{
    QFETCH(int, platform);
    OneAnswer unused(status(200));
    const auto watched = makePlatform(endpointOn(static_cast<Platform>(platform)), {}, unused);
    QVERIFY(!canSwitchVersions(static_cast<Platform>(platform)));
    const auto models = modelsOf(*watched);
    QVERIFY(models && models->empty());
    for (const Error& error : {planOf(*watched, "m", "1").error(), execute(*watched, {}).error()}) {
        QCOMPARE(error.kind, ErrorKind::Refused);
        QCOMPARE(error.where, QStringLiteral("Thing"));
    }
    QVERIFY(unused.asked.url.empty());
}

void tst_platforms::namesTheEndpointWhenTheAnswerIsNonsense_data()
{
    QTest::addColumn<int>("platform");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    for (const auto& [name, platform] :
         {std::pair{"triton", Platform::Triton}, {"torchserve", Platform::TorchServe}}) {
        const auto row = [&](const char* what, int code, const char* body, ErrorKind kind) {
            QTest::addRow("%s: %s", name, what)
                << static_cast<int>(platform) << code << QByteArray(body) << static_cast<int>(kind);
        };
        row("html", 200, "<html>", ErrorKind::Invalid);
        row("empty", 200, "", ErrorKind::Invalid);
        row("other json", 200, "{\"hello\":1}", ErrorKind::Invalid);
        row("error page", 500, "<html>", ErrorKind::Refused);
        row("login", 401, "", ErrorKind::Security);
        row("another server", 404, "404 page not found", ErrorKind::NotFound);
    }
}

void tst_platforms::namesTheEndpointWhenTheAnswerIsNonsense()
{
    QFETCH(int, platform);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    OneAnswer network(::status(status, body.constData()));
    const auto models = modelsOf(*makePlatform(endpointOn(static_cast<Platform>(platform)), {}, network));
    QVERIFY(!models);
    QCOMPARE(static_cast<int>(models.error().kind), kind);
    QVERIFY2(models.error().where.startsWith(QStringLiteral("Thing (http://h:80")),
             qPrintable(models.error().where));
}

void tst_platforms::ordersVersionsAsPeopleCount_data()
{
    QTest::addColumn<QString>("smaller");
    QTest::addColumn<QString>("larger");
    QTest::newRow("numbers") << "2"
                             << "10";
    QTest::newRow("dotted") << "1.9"
                            << "1.10";
    QTest::newRow("longer") << "1"
                            << "1.1";
    QTest::newRow("dates") << "2024-02-09"
                           << "2024-10-01";
    QTest::newRow("zeros in front") << "007"
                                    << "8";
    QTest::newRow("words") << "1.0-alpha"
                           << "1.0-beta";
    QTest::newRow("beyond 64 bits") << "99999999999999999999"
                                    << "100000000000000000000";
}

void tst_platforms::ordersVersionsAsPeopleCount()
{
    QFETCH(QString, smaller);
    QFETCH(QString, larger);
    ModelVersion first;
    first.version = smaller.toStdString();
    ModelVersion second;
    second.version = larger.toStdString();
    for (const std::vector<ModelVersion>& given : {std::vector{first, second}, std::vector{second, first}}) {
        ServedModel model{"fraud", given};
        sortVersions(model);
        QCOMPARE(model.versions, (std::vector{first, second}));
    }
}

QTEST_GUILESS_MAIN(tst_platforms)
#include "tst_platforms.moc"
