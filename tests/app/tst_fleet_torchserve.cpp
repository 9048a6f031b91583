// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/torchserve/torchserver.h"
#include "tests/app/fleethttp.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace qd::fleet;
using fleethttp::get;
using fleethttp::post;
using fleethttp::put;

namespace {

constexpr const char* praise = R"({"text":"excellent product love the fast delivery","language":"en"})";

} // namespace

class TestFleetTorchServe : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void pingAndModels();
    void describeModels_data();
    void describeModels();
    void predictions_data();
    void predictions();
    void requestIdIsKeptOrMade();
    void setDefaultMovesRequestsWithoutVersion();
    void errors_data();
    void errors();
    void aBodilessPutIsAnsweredAtOnce();
    void metricsCountByVersionAndStatus();

private:
    [[nodiscard]] QList<QJsonObject> logLines() const;
    [[nodiscard]] QString defaultVersion() const
    {
        return get(m_server->managementPort(), "/models/sentiment")
            .array()[0]
            .toObject()["modelVersion"]
            .toString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TorchServer> m_server;
    std::mutex m_mutex;
    QStringList m_defaults;
};

void TestFleetTorchServe::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_defaults.clear();
    TorchSettings settings;
    settings.logPath = m_dir->filePath("sentiment.jsonl").toStdString();
    m_server = std::make_unique<TorchServer>(settings, [this](const std::string& version) {
        const std::lock_guard lock(m_mutex);
        m_defaults += QString::fromStdString(version);
    });
    const auto started = m_server->start();
    QVERIFY2(started, started ? "" : started.error().c_str());
}

QList<QJsonObject> TestFleetTorchServe::logLines() const
{
    QFile file(m_dir->filePath("sentiment.jsonl"));
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            lines += QJsonDocument::fromJson(file.readLine()).object();
        }
    }
    return lines;
}

void TestFleetTorchServe::pingAndModels()
{
    const auto ping = get(m_server->inferencePort(), "/ping");
    QCOMPARE(ping.status, 200);
    QCOMPARE(ping.object(), QJsonObject({{"status", "Healthy"}}));
    const QJsonArray models = get(m_server->managementPort(), "/models").object()["models"].toArray();
    QCOMPARE(models, QJsonArray({QJsonObject{{"modelName", "sentiment"}, {"modelUrl", "sentiment.mar"}}}));
}

void TestFleetTorchServe::describeModels_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QStringList>("versions");
    QTest::newRow("default") << QByteArray("/models/sentiment") << QStringList{"2.0"};
    QTest::newRow("one") << QByteArray("/models/sentiment/1.0") << QStringList{"1.0"};
    QTest::newRow("all") << QByteArray("/models/sentiment/all") << QStringList{"1.0", "2.0"};
}

void TestFleetTorchServe::describeModels()
{
    QFETCH(QByteArray, path);
    QFETCH(QStringList, versions);
    const auto answer = get(m_server->managementPort(), path.toStdString());
    QCOMPARE(answer.status, 200);
    QStringList found;
    for (const auto& row : answer.array()) {
        const QJsonObject model = row.toObject();
        found += model["modelVersion"].toString();
        QCOMPARE(model["modelName"].toString(), QString("sentiment"));
        QCOMPARE(model["minWorkers"].toInt(), model["workers"].toArray().size());
        const QJsonObject worker = model["workers"].toArray()[0].toObject();
        QCOMPARE(worker["status"].toString(), QString("READY"));
        QVERIFY(worker["memoryUsage"].toDouble() > 0);
        QCOMPARE(worker["gpu"].toBool(true), false);
        QCOMPARE(model["jobQueueStatus"].toObject()["pendingRequests"].toInt(-1), 0);
    }
    QCOMPARE(found, versions);
}

void TestFleetTorchServe::predictions_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QJsonObject>("features");
    const QByteArray json("application/json");
    const QJsonObject english{{"language", "en"}, {"length", "short"}, {"words", 6}};
    QTest::newRow("default version") << QByteArray("/predictions/sentiment") << json << QByteArray(praise)
                                     << "2.0"
                                     << "positive" << english;
    QTest::newRow("named version") << QByteArray("/predictions/sentiment/1.0") << json << QByteArray(praise)
                                   << "1.0"
                                   << "positive" << english;
    QTest::newRow("plain text") << QByteArray("/predictions/sentiment") << QByteArray("text/plain")
                                << QByteArray("terrible awful broken refund useless worst") << "2.0"
                                << "negative"
                                << QJsonObject{{"language", "unknown"}, {"length", "short"}, {"words", 6}};
}

void TestFleetTorchServe::predictions()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, version);
    QFETCH(QString, label);
    QFETCH(QJsonObject, features);
    const auto answer =
        post(m_server->inferencePort(), path.toStdString(), body.toStdString(), {}, type.toStdString());
    QCOMPARE(answer.status, 200);
    const QJsonObject scores = answer.object();
    QCOMPARE(scores.size(), 3);
    double sum = 0;
    for (const auto& score : scores) {
        sum += score.toDouble();
        QVERIFY(score.toDouble() <= scores[label].toDouble());
    }
    QVERIFY(std::abs(sum - 1) < 1e-9);

    QTRY_COMPARE(logLines().size(), 1);
    const QJsonObject line = logLines().first();
    QCOMPARE(line["version"].toString(), version);
    QCOMPARE(line["prediction"].toString(), label);
    QCOMPARE(line["probability"].toDouble(), scores[label].toDouble());
    QCOMPARE(line["features"].toObject(), features);
    QCOMPARE(line["status"].toInt(), 200);
}

void TestFleetTorchServe::requestIdIsKeptOrMade()
{
    const int port = m_server->inferencePort();
    const auto given = post(port, "/predictions/sentiment", praise, {{"x-request-id", "s-42"}});
    QCOMPARE(given.headers.find("x-request-id")->second, std::string("s-42"));
    const auto made = post(port, "/predictions/sentiment", praise);
    const QString uuid = QString::fromStdString(made.headers.find("x-request-id")->second);
    QVERIFY(QRegularExpression("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
                .match(uuid)
                .hasMatch());
    QCOMPARE(logLines().value(0)["request_id"].toString(), QString("s-42"));
    QCOMPARE(logLines().value(1)["request_id"].toString(), uuid);
}

void TestFleetTorchServe::setDefaultMovesRequestsWithoutVersion()
{
    QCOMPARE(defaultVersion(), QString("2.0"));
    const auto answer = put(m_server->managementPort(), "/models/sentiment/1.0/set-default");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["status"].toString().contains("\"1.0\""));
    QCOMPARE(defaultVersion(), QString("1.0"));
    {
        const std::lock_guard lock(m_mutex);
        QCOMPARE(m_defaults, QStringList{"1.0"});
    }
    post(m_server->inferencePort(), "/predictions/sentiment", praise);
    QCOMPARE(logLines().value(0)["version"].toString(), QString("1.0"));
}

void TestFleetTorchServe::errors_data()
{
    QTest::addColumn<bool>("management");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("type");
    const QByteArray text(praise);
    QTest::newRow("predict by an unknown model")
        << false << QByteArray("POST") << QByteArray("/predictions/nosuch") << text << 404
        << "ModelNotFoundException";
    QTest::newRow("predict by an unknown version")
        << false << QByteArray("POST") << QByteArray("/predictions/sentiment/3.0") << text << 404
        << "ModelVersionNotFoundException";
    QTest::newRow("empty body") << false << QByteArray("POST") << QByteArray("/predictions/sentiment")
                                << QByteArray() << 400 << "BadRequestException";
    QTest::newRow("empty text") << false << QByteArray("POST") << QByteArray("/predictions/sentiment")
                                << QByteArray(R"({"text":""})") << 400 << "BadRequestException";
    QTest::newRow("not JSON") << false << QByteArray("POST") << QByteArray("/predictions/sentiment")
                              << QByteArray("{text") << 400 << "BadRequestException";
    QTest::newRow("unknown path") << false << QByteArray("GET") << QByteArray("/nosuch") << QByteArray()
                                  << 404 << "ResourceNotFoundException";
    QTest::newRow("describe an unknown model") << true << QByteArray("GET") << QByteArray("/models/nosuch")
                                               << QByteArray() << 404 << "ModelNotFoundException";
    QTest::newRow("all of an unknown model") << true << QByteArray("GET") << QByteArray("/models/nosuch/all")
                                             << QByteArray() << 404 << "ModelNotFoundException";
    QTest::newRow("describe an unknown version")
        << true << QByteArray("GET") << QByteArray("/models/sentiment/9") << QByteArray() << 404
        << "ModelVersionNotFoundException";
    QTest::newRow("set an unknown default")
        << true << QByteArray("PUT") << QByteArray("/models/sentiment/9/set-default") << QByteArray() << 404
        << "ModelVersionNotFoundException";
    QTest::newRow("set the default of an unknown model")
        << true << QByteArray("PUT") << QByteArray("/models/nosuch/1.0/set-default") << QByteArray() << 404
        << "ModelNotFoundException";
}

void TestFleetTorchServe::errors()
{
    QFETCH(bool, management);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, type);
    const int port = management ? m_server->managementPort() : m_server->inferencePort();
    const auto answer = method == "GET"   ? get(port, path.toStdString())
                        : method == "PUT" ? put(port, path.toStdString())
                                          : post(port, path.toStdString(), body.toStdString());
    QCOMPARE(answer.status, code);
    QCOMPARE(answer.object()["code"].toInt(), code);
    QCOMPARE(answer.object()["type"].toString(), type);
    QVERIFY(!answer.object()["message"].toString().isEmpty());
    const std::lock_guard lock(m_mutex);
    QVERIFY(m_defaults.isEmpty());
    QCOMPARE(defaultVersion(), QString("2.0"));
}

// curl -X PUT without data sends no Content-Length.
void TestFleetTorchServe::aBodilessPutIsAnsweredAtOnce()
{
    const QByteArray request(
        "PUT /models/sentiment/1.0/set-default HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const QByteArray answer = fleethttp::exchangeRaw(m_server->managementPort(), request);
    QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
}

void TestFleetTorchServe::metricsCountByVersionAndStatus()
{
    const int port = m_server->inferencePort();
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(post(port, "/predictions/sentiment", praise).status, 200);
    }
    QCOMPARE(post(port, "/predictions/sentiment/1.0", praise).status, 200);
    QCOMPARE(post(port, "/predictions/sentiment", "{}").status, 400);
    QCOMPARE(post(port, "/predictions/sentiment/9", praise).status, 404);
    const auto page = [this] { return QString::fromUtf8(get(m_server->metricsPort(), "/metrics").body); };
    const auto value = [&](const QString& name, const QString& label) {
        const QRegularExpression line(
            QString("^%1\\{[^}]*%2[^}]*\\} (\\S+)$").arg(name, QRegularExpression::escape(label)),
            QRegularExpression::MultilineOption);
        const auto match = line.match(page());
        return match.hasMatch() ? match.captured(1).toDouble() : -1;
    };
    QCOMPARE(value("ts_inference_requests_total", "model_name=\"sentiment\",model_version=\"2.0\""), 5.0);
    QCOMPARE(value("ts_inference_requests_total", "model_version=\"1.0\""), 1.0);
    QVERIFY(value("ts_inference_requests_total", "uuid=\"") > 0);
    const double latency = value("ts_inference_latency_microseconds", "model_version=\"2.0\"");
    const double queue = value("ts_queue_latency_microseconds", "model_version=\"2.0\"");
    QVERIFY(queue > 0 && latency > queue);
    // The server counts an answer after it was sent.
    QTRY_COMPARE(value("Requests2XX", "Level=\"Host\""), 6.0);
    QTRY_COMPARE(value("Requests4XX", "Level=\"Host\""), 2.0);
    QCOMPARE(value("Requests5XX", "Level=\"Host\""), 0.0);
    QVERIFY(value("MemoryUsed", "Level=\"Host\"") > 1);
    QVERIFY(value("CPUUtilization", "Level=\"Host\"") >= 0);
    QVERIFY(value("PredictionTime", "ModelName=\"sentiment\"") > 0);
}

QTEST_GUILESS_MAIN(TestFleetTorchServe)
#include "tst_fleet_torchserve.moc"
