// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpoint.h"

#include <QTest>

using namespace qd;

namespace {

Endpoint fullEndpoint()
{
    Endpoint endpoint;
    endpoint.id = "fraud-1";
    endpoint.name = QStringLiteral("Betrug “数据”");
    endpoint.platform = Platform::TorchServe;
    endpoint.metricsUrl = "https://gpu:8082/metrics?x=1";
    endpoint.apiUrl = "https://gpu:8080";
    endpoint.managementUrl = "https://gpu:8081";
    endpoint.interval = Duration{2'500};
    endpoint.timeout = Duration{1'250};
    endpoint.tls = {false, "/etc/ca.pem", "/etc/client.pem", "/etc/client.key"};
    endpoint.headers = {{"X-B", "2"}, {"X-A", "1"}};
    endpoint.authScheme = HttpCredentials::Scheme::Basic;
    endpoint.authUser = "op";
    endpoint.predictionLog = "/var/log/fraud.jsonl";
    endpoint.positiveClass = "fraud";
    endpoint.hostEndpoint = "this-computer";
    endpoint.enabled = false;
    return endpoint;
}

Endpoint plainEndpoint()
{
    Endpoint endpoint;
    endpoint.id = "node";
    endpoint.name = QStringLiteral("Node");
    endpoint.metricsUrl = "http://127.0.0.1:9100/metrics";
    return endpoint;
}

} // namespace

class tst_endpoint : public QObject
{
    Q_OBJECT

private slots:
    void survivesJson();
    void readsEveryPlatform_data();
    void readsEveryPlatform();
    void fillsInWhatJsonLacks();
    void namesNoSecretOfTheKeychain();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void acceptsWhatIsRight();
    void refusesWhatAPersonMistyped_data();
    void refusesWhatAPersonMistyped();
};

void tst_endpoint::survivesJson()
{
    const auto again = endpointFromJson(endpointToJson(fullEndpoint()));
    QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
    QVERIFY(*again == fullEndpoint());
}

void tst_endpoint::readsEveryPlatform_data()
{
    QTest::addColumn<int>("platform");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("prometheus") << static_cast<int>(Platform::Prometheus) << QByteArray("prometheus");
    QTest::newRow("triton") << static_cast<int>(Platform::Triton) << QByteArray("triton");
    QTest::newRow("torchserve") << static_cast<int>(Platform::TorchServe) << QByteArray("torchserve");
    QTest::newRow("local") << static_cast<int>(Platform::LocalMachine) << QByteArray("local");
}

void tst_endpoint::readsEveryPlatform()
{
    QFETCH(int, platform);
    QFETCH(QByteArray, id);
    Endpoint endpoint = plainEndpoint();
    endpoint.platform = static_cast<Platform>(platform);
    QCOMPARE(platformId(endpoint.platform), std::string_view(id.constData()));
    QVERIFY(!platformName(endpoint.platform).isEmpty());
    QVERIFY(*endpointFromJson(endpointToJson(endpoint)) == endpoint);
}

void tst_endpoint::namesNoSecretOfTheKeychain()
{
    const auto endpoint = endpointFromJson(R"({"id":"a","name":"A","secretKey":"endpoint/another"})");
    QVERIFY(endpoint);
    QVERIFY(endpointToJson(*endpoint).find("endpoint/another") == std::string::npos);
}

void tst_endpoint::fillsInWhatJsonLacks()
{
    const auto endpoint =
        endpointFromJson(R"({"id":"a","name":"A","metricsUrl":"http://h/","later":{"x":1}})");
    QVERIFY(endpoint);
    QCOMPARE(endpoint->id, std::string("a"));
    QCOMPARE(endpoint->interval, Endpoint().interval);
    QVERIFY(endpoint->tls.verify);
    QVERIFY(endpoint->enabled);
}

void tst_endpoint::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("text for a number")
        << QByteArray(R"({"intervalMs":"5000"})") << QStringLiteral("“intervalMs”");
    QTest::newRow("number for a text") << QByteArray(R"({"name":5})") << QStringLiteral("“name”");
    QTest::newRow("unknown platform")
        << QByteArray(R"({"platform":"skynet"})") << QStringLiteral("torchserve");
    QTest::newRow("unknown scheme") << QByteArray(R"({"authScheme":"digest"})")
                                    << QStringLiteral("“authScheme”");
    QTest::newRow("inside tls") << QByteArray(R"({"tls":{"verify":"yes"}})")
                                << QStringLiteral("“tls.verify”");
    QTest::newRow("tls itself") << QByteArray(R"({"tls":true})") << QStringLiteral("“tls”");
    QTest::newRow("inside headers") << QByteArray(R"({"headers":[{"name":1}]})")
                                    << QStringLiteral("“headers.0.name”");
    QTest::newRow("torn") << QByteArray(R"({"name":"A)") << QStringLiteral("byte 11");
    QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("object");
}

void tst_endpoint::namesTheFieldThatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, mentions);
    const auto endpoint = endpointFromJson({json.constData(), static_cast<std::size_t>(json.size())});
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, ErrorKind::Invalid);
    QVERIFY2(endpoint.error().what.contains(mentions), qPrintable(endpoint.error().text()));
}

void tst_endpoint::acceptsWhatIsRight()
{
    QVERIFY(validate(fullEndpoint()));
    QVERIFY(validate(plainEndpoint()));
    Endpoint local = plainEndpoint();
    local.platform = Platform::LocalMachine;
    local.metricsUrl.clear();
    QVERIFY(validate(local));
}

void tst_endpoint::refusesWhatAPersonMistyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<std::function<void(Endpoint&)>>("mistake");
    const auto row = [](const char* name, const char* field, std::function<void(Endpoint&)> mistake) {
        QTest::newRow(name) << QString::fromUtf8(field) << std::move(mistake);
    };
    row("no id", "id", [](Endpoint& e) { e.id.clear(); });
    row("blank name", "name", [](Endpoint& e) { e.name = QStringLiteral("  "); });
    row("no metrics", "metricsUrl", [](Endpoint& e) { e.metricsUrl.clear(); });
    row("no scheme", "metricsUrl", [](Endpoint& e) { e.metricsUrl = "gpu:8002/metrics"; });
    row("file", "metricsUrl", [](Endpoint& e) { e.metricsUrl = "file:///etc/passwd"; });
    row("no host", "metricsUrl", [](Endpoint& e) { e.metricsUrl = "http://"; });
    row("bad port", "apiUrl", [](Endpoint& e) { e.apiUrl = "http://gpu:99999"; });
    row("password in the address", "metricsUrl",
        [](Endpoint& e) { e.metricsUrl = "http://a:b@gpu/metrics"; });
    row("token in the address", "metricsUrl",
        [](Endpoint& e) { e.metricsUrl = "http://gpu/metrics?a=1&access_token=a:b@"; });
    row("disguised token", "metricsUrl",
        [](Endpoint& e) { e.metricsUrl = "http://gpu/metrics?%74oken=a:b@"; });
    row("signature", "metricsUrl", [](Endpoint& e) { e.metricsUrl = "http://gpu/metrics?sv=2;sig=a:b@"; });
    row("user in the API's address", "apiUrl", [](Endpoint& e) { e.apiUrl = "http://op@gpu:8080"; });
    row("query in the API's address", "apiUrl", [](Endpoint& e) { e.apiUrl = "http://gpu:8080?x=1"; });
    row("query in the management address", "managementUrl",
        [](Endpoint& e) { e.managementUrl = "http://gpu:8081/?token=a:b@"; });
    row("authorization as a header", "headers", [](Endpoint& e) {
        e.headers = {{"authorization", "Basic a:b@"}};
    });
    row("cookie as a header", "headers", [](Endpoint& e) { e.headers = {{"Cookie", "a:b@"}}; });
    row("key as a header", "headers", [](Endpoint& e) { e.headers = {{"X", "1"}, {"X-API-KEY", "a:b@"}}; });
    row("key without a header", "authUser", [](Endpoint& e) {
        e.authScheme = HttpCredentials::Scheme::Header;
        e.authUser = "X Y";
    });
    row("no API", "apiUrl", [](Endpoint& e) { e.apiUrl.clear(); });
    row("no management", "managementUrl", [](Endpoint& e) { e.managementUrl.clear(); });
    row("no timeout", "timeout", [](Endpoint& e) { e.timeout = Duration{0}; });
    row("short interval", "interval", [](Endpoint& e) { e.interval = e.timeout - Duration{1}; });
    row("line break in a header", "headers", [](Endpoint& e) { e.headers = {{"X", "a\r\nb"}}; });
    row("blank in a header's name", "headers", [](Endpoint& e) { e.headers = {{"X Y", "a"}}; });
    row("basic without a user", "authUser", [](Endpoint& e) { e.authUser.clear(); });
    row("an interval of years", "interval", [](Endpoint& e) { e.interval = Duration{9'000'000'000'000}; });
    row("a path that is taken for another", "metricsUrl",
        [](Endpoint& e) { e.metricsUrl = "http://gpu/a/../metrics"; });
    row("an endless address", "metricsUrl",
        [](Endpoint& e) { e.metricsUrl = "http://gpu/" + std::string(10'000, 'x'); });
    row("an endless name", "name", [](Endpoint& e) { e.name = QString(10'000, QLatin1Char('x')); });
    row("an endless header", "headers", [](Endpoint& e) { e.headers = {{"X", std::string(10'000, 'x')}}; });
    row("headers without end", "headers", [](Endpoint& e) { e.headers.assign(1'000, {"X", "1"}); });
    row("key without certificate", "tls.clientCertFile", [](Endpoint& e) { e.tls.clientCertFile.clear(); });
}

void tst_endpoint::refusesWhatAPersonMistyped()
{
    QFETCH(QString, field);
    QFETCH(std::function<void(Endpoint&)>, mistake);
    Endpoint endpoint = fullEndpoint();
    mistake(endpoint);
    const auto verdict = validate(endpoint);
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().where, field);
    QVERIFY(!verdict.error().what.isEmpty());
    QVERIFY2(!verdict.error().text().contains(QStringLiteral("a:b@")), "a password must not come back");
}

QTEST_GUILESS_MAIN(tst_endpoint)
#include "tst_endpoint.moc"
