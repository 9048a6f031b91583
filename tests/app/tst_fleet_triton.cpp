// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/deployment.h"
#include "app/fleet/processstats.h"
#include "app/fleet/triton/inferrequest.h"
#include "app/fleet/triton/tritonserver.h"
#include "tests/app/fleethttp.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qd::fleet;
using fleethttp::get;
using fleethttp::loadBody;
using fleethttp::post;
using fleethttp::sampleValue;

namespace {

std::string payment(const std::string& id)
{
    return inferRequestJson({id, TransactionGenerator(11).next().transaction});
}

} // namespace

class TestFleetTriton : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void healthAndMetadata();
    void inferenceAnswersInTheV2Shape();
    void refusedRequests_data();
    void refusedRequests();
    void unknownModelsAndVersions_data();
    void unknownModelsAndVersions();
    void loadPicksVersions_data();
    void loadPicksVersions();
    void aFailedLoadKeepsWhatServes_data();
    void aFailedLoadKeepsWhatServes();
    void aBodilessRequestIsAnsweredAtOnce();
    void unloadAndLoadAgain();
    void metricsCountWhatWasServed();
    void statisticsBeginWithTheLoad();
    void deploymentAndRollbackFreeTheMemory();

private:
    [[nodiscard]] QList<int> readyVersions() const;
    [[nodiscard]] QByteArray metrics() const { return get(m_server->metricsPort(), "/metrics").body; }
    fleethttp::Answer load(const QByteArray& config) const
    {
        return post(m_server->apiPort(), "/v2/repository/models/fraud/load", loadBody(config));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TritonServer> m_server;
    std::atomic<int> m_changes = 0;
};

void TestFleetTriton::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_changes = 0;
    TritonSettings settings;
    settings.logPath = m_dir->filePath("fraud.jsonl").toStdString();
    m_server = std::make_unique<TritonServer>(settings, [this](const auto&, const auto&) { ++m_changes; });
    const auto started = m_server->start();
    QVERIFY2(started, started ? "" : started.error().c_str());
}

void TestFleetTriton::cleanup()
{
    m_server.reset();
}

QList<int> TestFleetTriton::readyVersions() const
{
    QList<int> versions;
    for (const auto& row : post(m_server->apiPort(), "/v2/repository/index", R"({"ready":true})").array()) {
        versions += row.toObject()["version"].toString().toInt();
    }
    return versions;
}

void TestFleetTriton::healthAndMetadata()
{
    const int port = m_server->apiPort();
    QCOMPARE(get(port, "/v2/health/live").status, 200);
    QCOMPARE(get(port, "/v2/health/ready").status, 200);
    QCOMPARE(get(port, "/v2/models/fraud/ready").status, 200);
    QCOMPARE(get(port, "/v2/models/fraud/versions/1/ready").status, 200);
    QCOMPARE(get(port, "/v2/models/fraud/versions/2/ready").status, 400);
    QVERIFY(get(port, "/v2").object()["extensions"].toArray().contains("model_repository"));

    const QJsonObject model = get(port, "/v2/models/fraud").object();
    QCOMPARE(model["name"].toString(), QString("fraud"));
    QCOMPARE(model["versions"].toArray(), QJsonArray({"1"}));
    QVERIFY(!model["platform"].toString().isEmpty());
    QCOMPARE(model["inputs"].toArray().size(), 7);
    QCOMPARE(model["inputs"].toArray()[0].toObject(),
             QJsonObject({{"name", "amount"}, {"datatype", "FP64"}, {"shape", QJsonArray{1}}}));
    QCOMPARE(get(port, "/v2/models/fraud/versions/1").object(), model);

    const QJsonObject config = get(port, "/v2/models/fraud/config").object();
    QCOMPARE(config["name"].toString(), QString("fraud"));
    QCOMPARE(config["version_policy"].toObject()["specific"].toObject()["versions"].toArray(),
             QJsonArray({1}));
    QCOMPARE(config["input"].toArray()[5].toObject()["data_type"].toString(), QString("TYPE_STRING"));

    const QJsonArray index = post(port, "/v2/repository/index", "{}").array();
    QCOMPARE(
        index,
        QJsonArray({QJsonObject{{"name", "fraud"}, {"version", "1"}, {"state", "READY"}, {"reason", ""}}}));
    QCOMPARE(get(port, "/v2/nothing").status, 404);
    QVERIFY(get(port, "/v2/nothing").object().contains("error"));
}

void TestFleetTriton::inferenceAnswersInTheV2Shape()
{
    const auto answer = post(m_server->apiPort(), "/v2/models/fraud/infer", payment("abc"));
    QCOMPARE(answer.status, 200);
    const QJsonObject body = answer.object();
    QCOMPARE(body["id"].toString(), QString("abc"));
    QCOMPARE(body["model_name"].toString(), QString("fraud"));
    QCOMPARE(body["model_version"].toString(), QString("1"));
    const QJsonArray outputs = body["outputs"].toArray();
    QCOMPARE(outputs.size(), 2);
    const QString label = outputs[0].toObject()["data"].toArray()[0].toString();
    QVERIFY(label == "fraud" || label == "legit");
    QCOMPARE(outputs[0].toObject()["datatype"].toString(), QString("BYTES"));
    const double probability = outputs[1].toObject()["data"].toArray()[0].toDouble();
    QVERIFY(probability >= 0.5 && probability <= 1);

    QFile log(m_dir->filePath("fraud.jsonl"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QJsonObject line = QJsonDocument::fromJson(log.readLine()).object();
    QCOMPARE(line["request_id"].toString(), QString("abc"));
    QCOMPARE(line["prediction"].toString(), label);
    QCOMPARE(line["probability"].toDouble(), probability);
    QCOMPARE(line["version"].toString(), QString("1"));
    QCOMPARE(line["features"].toObject().size(), 7);
    QVERIFY(line["latency_ms"].toDouble() > 0);
}

void TestFleetTriton::refusedRequests_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("not JSON") << QByteArray("{\"id\"") << QByteArray("{id");
    QTest::newRow("no inputs") << QByteArray("\"inputs\"") << QByteArray("\"outputs\"");
    QTest::newRow("unknown input") << QByteArray("\"amount\"") << QByteArray("\"sum\"");
    QTest::newRow("missing input") << QByteArray("{\"name\":\"amount\"") << QByteArray("{\"nom\":\"amount\"");
    QTest::newRow("repeated input") << QByteArray("\"distance_km\"") << QByteArray("\"amount\"");
    QTest::newRow("wrong data type") << QByteArray("\"FP64\"") << QByteArray("\"FP32\"");
    QTest::newRow("wrong shape") << QByteArray("\"shape\":[1]") << QByteArray("\"shape\":[2]");
    QTest::newRow("no data") << QByteArray("\"data\":[") << QByteArray("\"dat\":[");
    QTest::newRow("two data") << QByteArray("\"data\":[") << QByteArray("\"data\":[1,");
    QTest::newRow("negative amount") << QByteArray("\"data\":[") << QByteArray("\"data\":[-");
}

void TestFleetTriton::refusedRequests()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QByteArray body = QByteArray::fromStdString(payment("x-1"));
    QVERIFY(body.contains(before));
    body.replace(body.indexOf(before), before.size(), after);
    const auto answer = post(m_server->apiPort(), "/v2/models/fraud/infer", body.toStdString());
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.object()["error"].toString().isEmpty());
    const QByteArray page = metrics();
    QCOMPARE(sampleValue(page, R"(nv_inference_request_failure{model="fraud",version="1",reason="OTHER"})"),
             1.0);
    QCOMPARE(sampleValue(page, R"(nv_inference_request_success{model="fraud",version="1"})"), 0.0);
    QCOMPARE(sampleValue(page, R"(nv_inference_pending_request_count{model="fraud",version="1"})"), 0.0);
}

void TestFleetTriton::unknownModelsAndVersions_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("error");
    QTest::newRow("model") << QByteArray("/v2/models/nosuch/infer")
                           << "Request for unknown model: 'nosuch' is not found";
    QTest::newRow("version that is not loaded")
        << QByteArray("/v2/models/fraud/versions/2/infer")
        << "Request for unknown model: 'fraud' version 2 is not found";
    QTest::newRow("version that is no number")
        << QByteArray("/v2/models/fraud/versions/1x/infer")
        << "Request for unknown model: 'fraud' version 1x is not found";
}

void TestFleetTriton::unknownModelsAndVersions()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, error);
    const auto answer = post(m_server->apiPort(), path.toStdString(), payment("x"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.object()["error"].toString(), error);
}

void TestFleetTriton::loadPicksVersions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<int>>("ready");
    const auto row = [](const char* name, const char* config, const QList<int>& ready) {
        QTest::newRow(name) << QByteArray::fromStdString(loadBody(config)) << ready;
    };
    row("specific", R"({"name":"fraud","version_policy":{"specific":{"versions":[2]}}})", {2});
    row("integers as text", R"({"version_policy":{"specific":{"versions":["2"]}}})", {2});
    row("both", R"({"version_policy":{"specific":{"versions":[2,1]}}})", {1, 2});
    row("one of them unknown", R"({"version_policy":{"specific":{"versions":[1,9]}}})", {1});
    row("latest", R"({"version_policy":{"latest":{"num_versions":1}}})", {2});
    row("two latest", R"({"version_policy":{"latest":{"num_versions":2}}})", {1, 2});
    row("all", R"({"version_policy":{"all":{}}})", {1, 2});
    row("no policy", R"({"name":"fraud"})", {2});
    QTest::newRow("no parameters") << QByteArray("{}") << QList<int>{2};
    QTest::newRow("no body") << QByteArray() << QList<int>{2};
}

void TestFleetTriton::loadPicksVersions()
{
    QFETCH(QByteArray, body);
    QFETCH(QList<int>, ready);
    const int port = m_server->apiPort();
    QCOMPARE(post(port, "/v2/repository/models/fraud/load", body.toStdString()).status, 200);
    QCOMPARE(readyVersions(), ready);
    QCOMPARE(m_changes.load(), 1);
    const auto answer = post(port, "/v2/models/fraud/infer", payment("x"));
    QCOMPARE(answer.object()["model_version"].toString(), QString::number(ready.last()));
    // The configuration that is told can be loaded again.
    QCOMPARE(load(get(port, "/v2/models/fraud/config").body).status, 200);
    QCOMPARE(readyVersions(), ready);
}

void TestFleetTriton::aFailedLoadKeepsWhatServes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const QByteArray fraud("/v2/repository/models/fraud/load");
    const auto row = [&](const char* name, const char* config) {
        QTest::newRow(name) << fraud << QByteArray::fromStdString(loadBody(config));
    };
    row("unknown version", R"({"version_policy":{"specific":{"versions":[7]}}})");
    row("no version", R"({"version_policy":{"specific":{"versions":[]}}})");
    row("configuration is not JSON", "name: \"fraud\"");
    row("configuration is no object", "[]");
    row("another model's configuration", R"({"name":"sentiment"})");
    row("versions are no numbers", R"({"version_policy":{"specific":{"versions":["two"]}}})");
    row("no latest", R"({"version_policy":{"latest":{"num_versions":0}}})");
    row("unknown policy", R"({"version_policy":{"newest":{}}})");
    row("policy is no object", R"({"version_policy":2})");
    QTest::newRow("body is not JSON") << fraud << QByteArray("{\"parameters\":");
    QTest::newRow("config is no text")
        << fraud << QByteArray(R"({"parameters":{"config":{"name":"fraud"}}})");
    QTest::newRow("unknown model") << QByteArray("/v2/repository/models/nosuch/load") << QByteArray("{}");
}

void TestFleetTriton::aFailedLoadKeepsWhatServes()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const int port = m_server->apiPort();
    const QByteArray config = get(port, "/v2/models/fraud/config").body;
    const auto answer = post(port, path.toStdString(), body.toStdString());
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.object()["error"].toString().isEmpty());
    QCOMPARE(readyVersions(), QList<int>{1});
    QCOMPARE(m_changes.load(), 0);
    QCOMPARE(get(port, "/v2/models/fraud/config").body, config);
    QCOMPARE(post(port, "/v2/models/fraud/infer", payment("x")).status, 200);
}

// curl -X POST without data sends no Content-Length.
void TestFleetTriton::aBodilessRequestIsAnsweredAtOnce()
{
    const QByteArray request(
        "POST /v2/repository/index HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const QByteArray answer = fleethttp::exchangeRaw(m_server->apiPort(), request);
    QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
}

void TestFleetTriton::unloadAndLoadAgain()
{
    const int port = m_server->apiPort();
    QCOMPARE(post(port, "/v2/repository/models/fraud/unload").status, 200);
    QCOMPARE(get(port, "/v2/models/fraud/ready").status, 400);
    QCOMPARE(post(port, "/v2/models/fraud/infer", payment("x")).object()["error"].toString(),
             QString("Request for unknown model: 'fraud' has no available versions"));
    const QJsonArray index = post(port, "/v2/repository/index").array();
    QCOMPARE(index.size(), 1);
    QCOMPARE(index[0].toObject()["state"].toString(), QString("UNAVAILABLE"));
    QCOMPARE(index[0].toObject()["reason"].toString(), QString("unloaded"));
    QVERIFY(!metrics().contains("nv_inference_request_success{"));
    QCOMPARE(load(R"({"version_policy":{"specific":{"versions":[1]}}})").status, 200);
    QCOMPARE(post(port, "/v2/models/fraud/infer", payment("x")).status, 200);
}

void TestFleetTriton::metricsCountWhatWasServed()
{
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(post(m_server->apiPort(), "/v2/models/fraud/infer", payment("x")).status, 200);
    }
    const auto answer = get(m_server->metricsPort(), "/metrics");
    QVERIFY(answer.headers.find("Content-Type")->second.starts_with("text/plain"));
    const QByteArray page = answer.body;
    const QByteArray version(R"({model="fraud",version="1"})");
    for (const char* counter : {"nv_inference_request_success", "nv_inference_count",
                                "nv_inference_exec_count", "nv_inference_request_summary_us_count"}) {
        QCOMPARE(sampleValue(page, counter + version), 10.0);
    }
    double parts = 0;
    for (const char* part : {"queue", "compute_input", "compute_infer", "compute_output"}) {
        const double us = sampleValue(page, QByteArray("nv_inference_") + part + "_duration_us" + version);
        QVERIFY(us >= 0);
        parts += us;
    }
    const double total = sampleValue(page, "nv_inference_request_duration_us" + version);
    QVERIFY(parts > 0 && parts <= total);
    const auto quantile = [&](const QByteArray& q) {
        return sampleValue(page, R"(nv_inference_request_summary_us{model="fraud",version="1",quantile=")" +
                                     q + "\"}");
    };
    QVERIFY(quantile("0.5") > 0);
    QVERIFY(quantile("0.5") <= quantile("0.9") && quantile("0.9") <= quantile("0.99"));
    QVERIFY(sampleValue(page, "nv_cpu_memory_used_bytes") > 1e6);
    QVERIFY(sampleValue(page, "nv_cpu_memory_total_bytes") > sampleValue(page, "nv_cpu_memory_used_bytes"));
    QVERIFY(sampleValue(page, "nv_cpu_utilization") >= 0);
    QVERIFY(!page.contains("nv_gpu"));

    const QJsonObject stats = get(m_server->apiPort(), "/v2/models/fraud/versions/1/stats")
                                  .object()["model_stats"]
                                  .toArray()[0]
                                  .toObject();
    QCOMPARE(stats["inference_count"].toInt(), 10);
    const QJsonObject success = stats["inference_stats"].toObject()["success"].toObject();
    QCOMPARE(success["count"].toInt(), 10);
    QCOMPARE(std::floor(success["ns"].toDouble() / 1000), total);
}

void TestFleetTriton::statisticsBeginWithTheLoad()
{
    const QByteArray success = R"(nv_inference_request_success{model="fraud",version="1"})";
    const int port = m_server->apiPort();
    QCOMPARE(post(port, "/v2/models/fraud/infer", payment("x")).status, 200);
    QCOMPARE(load(R"({"version_policy":{"all":{}}})").status, 200);
    QCOMPARE(sampleValue(metrics(), success), 1.0); // it went on serving
    QCOMPARE(load(R"({"version_policy":{"specific":{"versions":[2]}}})").status, 200);
    QCOMPARE(sampleValue(metrics(), success), -1.0);
    QCOMPARE(load(R"({"version_policy":{"specific":{"versions":[1]}}})").status, 200);
    QCOMPARE(sampleValue(metrics(), success), 0.0);
}

void TestFleetTriton::deploymentAndRollbackFreeTheMemory()
{
    const int port = m_server->apiPort();
    const auto deployed = deployFraud(port, 2);
    QVERIFY2(deployed, deployed ? "" : deployed.error().c_str());
    QCOMPARE(readyVersions(), QList<int>{2});
    const double before = sampleValue(metrics(), "nv_cpu_memory_used_bytes");
    std::vector<std::thread> clients;
    for (int i = 0; i < 10; ++i) {
        clients.emplace_back([port] {
            for (int n = 0; n < 20; ++n) {
                post(port, "/v2/models/fraud/infer", payment("x"));
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    const double leaked = sampleValue(metrics(), "nv_cpu_memory_used_bytes");
    QVERIFY2(leaked - before > 9e6, qPrintable(QString::number(leaked - before)));
    QCOMPARE(load(R"({"version_policy":{"specific":{"versions":[1]}}})").status, 200);
    const double freed = leaked - sampleValue(metrics(), "nv_cpu_memory_used_bytes");
    QVERIFY2(freed > 9e6, qPrintable(QString::number(freed)));

    const auto refused = deployFraud(port, 9);
    QVERIFY(!refused);
    QVERIFY(refused.error().find("HTTP 400") != std::string::npos);
    QCOMPARE(readyVersions(), QList<int>{1});
}

QTEST_GUILESS_MAIN(TestFleetTriton)
#include "tst_fleet_triton.moc"
