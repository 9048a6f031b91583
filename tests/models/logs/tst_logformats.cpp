// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/lineformat.h"
#include "models/logs/rows/logclock.h"
#include "models/logs/rows/recordparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace qd;

namespace {

const Timestamp modified = *parseTimestamp("2026-02-01T00:00:00Z");

/// What a log of this text holds, read by the format that is recognised.
LogBatch readAll(const std::string& text, const std::string& name = "/logs/x.log")
{
    std::string padded = text + std::string(RecordParser::padding, ' ');
    const std::string_view all = std::string_view(padded).substr(0, text.size());
    const auto format = makeFormat(detectFormat(all), {name, modified, true});
    LogBatch batch;
    std::int64_t line = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        format->take(all.substr(at, end - at), ++line, batch);
        at = end + 1;
    }
    return batch;
}

const char* const accessLine =
    R"(2018-10-15 13:56:18,976 [INFO ] BackendWorker-9000 ACCESS_LOG - /127.0.0.1:64003 "POST /predictions/resnet-18 HTTP/1.1" 200 118)";
const char* const newAccessLine =
    R"(2022-03-01T00:19:27,304 - /172.17.0.1:55078 "PUT /predictions/bert/2.0 HTTP/1.1" 503 39)";
const char* const metricLine =
    R"(2020-08-20 17:46:44,637 [INFO ] pool-2-thread-1 TS_METRICS - CPUUtilization.Percent:12.5|#Level:Host|#hostname:cdfe,timestamp:1597945604)";
const char* const modelMetricLine =
    R"(2022-12-15T02:23:32,772 - PredictionTime.Milliseconds:117.31|#ModelName:resnet,Level:Model|#hostname:h,requestID:a-b,timestamp:1671071012)";
const char* const tritonLine =
    R"(I0901 06:48:57.689463 21 infer_request.cc:751] [request id: <id_unknown>] prepared: [0x0x7f80] request id: r-7, model: page_bls, requested version: -1, actual version: 3, flags: 0x0, correlation id: 0)";
const char* const vllmStats =
    R"(INFO 01-31 03:35:27 [loggers.py:80] Avg prompt throughput: 13.0 tokens/s, Avg generation throughput: 52.1 tokens/s, Running: 2 reqs, Waiting: 0 reqs, GPU KV cache usage: 1.5%, Prefix cache hit rate: 80.0%)";
const char* const vllmAccess = R"(INFO:     127.0.0.1:42226 - "POST /v1/chat/completions HTTP/1.1" 200 OK)";

QJsonObject part(const char* type, const char* data, const char* encoding)
{
    return {{"observedContentType", type}, {"data", data}, {"encoding", encoding}};
}

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string sageMaker(const QJsonObject& in, const QJsonObject& out)
{
    return compact(
        {{"captureData", QJsonObject{{"endpointInput", in}, {"endpointOutput", out}}},
         {"eventMetadata", QJsonObject{{"eventId", "e-1"}, {"inferenceTime", "2026-01-31T09:05:07Z"}}},
         {"eventVersion", "0"}});
}

std::string cloudEvent(const char* id, const char* kind, const char* time, const QJsonValue& data)
{
    return compact({{"specversion", "1.0"},
                    {"id", id},
                    {"source", "urn:logger"},
                    {"type", QString("org.kubeflow.serving.inference.") + kind},
                    {"time", time},
                    {"inferenceservicename", "iris"},
                    {"data", data}}) +
           "\n";
}

QJsonValue json(const QByteArray& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QString(text));
}

} // namespace

class TestLogFormats : public QObject
{
    Q_OBJECT

private slots:
    void recognisesFormatsByTheirFirstLines_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("format");
        const auto row = [](const char* name, const std::string& head, LogFormat format) {
            QTest::newRow(name) << QByteArray::fromStdString(head) << int(format);
        };
        row("JSON", "\n{\"prediction\":1}\n", LogFormat::JsonLines);
        row("JSON behind a byte order mark", "\xef\xbb\xbf{\"prediction\":1}\n", LogFormat::JsonLines);
        row("table", "ts,prediction\n1,2\n", LogFormat::Csv);
        row("table of unknown columns", "alpha\tbeta\n1\t2\n", LogFormat::Csv);
        row("SageMaker", sageMaker({}, {}), LogFormat::SageMakerCapture);
        row("CloudEvents", cloudEvent("1", "request", "", {}), LogFormat::CloudEvents);
        row("TorchServe, old access log", accessLine, LogFormat::TorchServeAccess);
        row("TorchServe, new access log", newAccessLine, LogFormat::TorchServeAccess);
        row("TorchServe metrics", metricLine, LogFormat::TorchServeMetrics);
        row("TorchServe model metrics", modelMetricLine, LogFormat::TorchServeMetrics);
        row("Triton", std::string("I0901 06:48:57.1 21 main.cc:1] start\n") + tritonLine, LogFormat::Triton);
        row("vLLM", std::string("(APIServer pid=1) ") + vllmStats, LogFormat::Vllm);
        row("uvicorn", vllmAccess, LogFormat::Vllm);
        row("web server",
            R"(10.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "POST /v2/models/m/infer HTTP/1.0" 200 2326)",
            LogFormat::AccessLog);
        row("text", "Dear diary, today\nI saw a boat, a bird, and the sea.\n", LogFormat::Text);
        row("nothing", "\n \n", LogFormat::Text);
    }

    void recognisesFormatsByTheirFirstLines()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, format);
        QCOMPARE(int(detectFormat({head.constData(), std::size_t(head.size())})), format);
    }

    void readsRequestsOfServers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("version");
        QTest::addColumn<int>("status");
        QTest::addColumn<double>("latency"); // -1: none
        const auto row = [](const char* name, const char* line, const char* time, const char* model,
                            const char* version, int status, double latency) {
            QTest::newRow(name) << QByteArray(line) << time << model << version << status << latency;
        };
        row("TorchServe, old", accessLine, "2018-10-15T13:56:18.976Z", "resnet-18", "", 200, 0.118);
        row("TorchServe, new", newAccessLine, "2022-03-01T00:19:27.304Z", "bert", "2.0", 503, 0.039);
        row("Triton, without a year", tritonLine, "2025-09-01T06:48:57.689Z", "page_bls", "3", 0, -1);
        row("vLLM behind the time of a container",
            R"(2026-01-06T07:01:42.634841720Z INFO:     10.0.0.1:5 - "POST /v1/completions HTTP/1.1" 400 Bad Request)",
            "2026-01-06T07:01:42.635Z", "", "", 400, -1);
        row("combined log of a web server",
            R"(10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "POST /v1/models/m/versions/4:predict HTTP/1.0" 500 23 "-" "curl")",
            "2000-10-10T20:55:36.000Z", "m", "4", 500, -1);
    }

    void readsRequestsOfServers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, time);
        const LogBatch batch = readAll(line.toStdString());
        QCOMPARE(batch.rows, 1);
        QCOMPARE(batch.records.size(), 1U);
        const PredictionRecord& record = batch.records.front();
        QCOMPARE(toIso(record.at), time);
        QTEST(QString::fromStdString(record.model), "model");
        QTEST(QString::fromStdString(record.version), "version");
        QTEST(record.status, "status");
        QTEST(record.latencySeconds.value_or(-1), "latency");
        QCOMPARE(record.prediction, "");
    }

    void readsMetricsThatWereWrittenIntoTheLog()
    {
        const LogBatch batch = readAll(std::string(metricLine) + "\n" + modelMetricLine + "\n");
        QCOMPARE(batch.samples.size(), 2U);
        QCOMPARE(batch.samples[0].key.metric, "CPUUtilization");
        QCOMPARE(batch.samples[0].key.labels.toString(), R"({Level="Host",hostname="cdfe",unit="Percent"})");
        QCOMPARE(batch.samples[0].sample.at.ms, 1597945604000);
        QCOMPARE(batch.samples[0].sample.value, 12.5);
        QCOMPARE(batch.samples[1].key.labels.get("ModelName"), "resnet");
        QVERIFY(!batch.samples[1].key.labels.has("requestID"));

        const LogBatch engine = readAll(vllmStats);
        QCOMPARE(engine.samples.size(), 6U);
        QCOMPARE(engine.samples[0].key.metric, "Avg prompt throughput");
        QCOMPARE(engine.samples[4].key.labels.get("unit"), "%");
        QCOMPARE(engine.samples[4].sample.value, 1.5);
        QCOMPARE(toIso(engine.samples[4].sample.at), QStringLiteral("2026-01-31T03:35:27.000Z"));
    }

    void requestsWithoutATimeTakeThatOfTheLineBefore()
    {
        const LogBatch batch =
            readAll(std::string(vllmStats) + "\n" + vllmAccess + "\n\nINFO:     Started\n" +
                    R"(INFO:     1.1.1.1:1 - "GET /metrics HTTP/1.1" 200 OK)" + "\n");
        QCOMPARE(batch.records.size(), 1U);
        QCOMPARE(toIso(batch.records[0].at), QStringLiteral("2026-01-31T03:35:27.000Z"));
        QCOMPARE(batch.rows, 4);
        QCOMPARE(batch.otherRows, 2); // neither a start nor a scrape is a prediction
        QCOMPARE(batch.rejectedCount, 0);
    }

    void readsSageMakerCaptures_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("predictions");
        QTest::addColumn<QString>("features"); // of the first
        QTest::addColumn<QString>("scores");
        const auto row = [](const char* name, const std::string& line, const char* predictions,
                            const char* features, const char* scores) {
            QTest::newRow(name) << QByteArray::fromStdString(line) << predictions << features << scores;
        };
        const QJsonObject csvIn = part("text/csv", "5.1,red", "CSV");
        row("CSV", sageMaker(csvIn, part("text/csv", "0.0143", "CSV")), "0.0143", R"({"f0":5.1,"f1":"red"})",
            "");
        row("CSV of class probabilities", sageMaker(csvIn, part("text/csv", "0.2,0.7,0.1", "CSV")), "1",
            R"({"f0":5.1,"f1":"red"})", R"({"0":0.2,"1":0.7,"2":0.1})");
        row("several instances",
            sageMaker(part("text/csv", "1,2\n3,4\n", "CSV"), part("text/csv", "a\nb\n", "CSV")), "a b",
            R"({"f0":1,"f1":2})", "");
        row("JSON",
            sageMaker(
                part("application/json", R"({"instances":[{"x":1}]})", "JSON"),
                part("application/json", R"({"predictions":[{"score":0.99,"predicted_label":1}]})", "JSON")),
            "1", R"({"x":1})", "");
        row("JSON lines",
            sageMaker(part("application/jsonlines", "{\"x\":1}\n{\"x\":2}\n", "JSON"),
                      part("application/jsonlines", "[0.9,0.1]\n[0.2,0.8]\n", "JSON")),
            "0 1", R"({"x":1})", R"({"0":0.9,"1":0.1})");
        row("base64", sageMaker(csvIn, part("text/csv; charset=utf-8", "MA==", "BASE64")), "0",
            R"({"f0":5.1,"f1":"red"})", "");
    }

    void readsSageMakerCaptures()
    {
        QFETCH(QByteArray, line);
        const LogBatch batch =
            readAll(line.toStdString(), "/s3/churn/AllTraffic/2026/01/31/09/05-07-1.jsonl");
        QCOMPARE(batch.rejectedCount, 0);
        QStringList predictions;
        for (const PredictionRecord& record : batch.records)
            predictions += QString::fromStdString(record.prediction);
        QTEST(predictions.join(' '), "predictions");
        const PredictionRecord& record = batch.records.front();
        QTEST(QString::fromStdString(record.attributes), "features");
        QTEST(QString::fromStdString(record.scores), "scores");
        QCOMPARE(record.model, "churn");
        QCOMPARE(record.version, "AllTraffic");
        QCOMPARE(record.requestId, batch.records.size() > 1 ? "e-1#0" : "e-1");
        QCOMPARE(toIso(record.at), QStringLiteral("2026-01-31T09:05:07.000Z"));
    }

    void errorsInThePlaceOfResponsesAreFailures_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status"); ///< 0 when it is a prediction
        const auto row = [](const char* body, int status) {
            QTest::newRow(body) << QByteArray(body) << status;
        };
        row(R"({"error":"Failed to initialize"})", 500);
        row(R"({"error":{"code":404,"message":"no model"}})", 404);
        row(R"({"detail":"Not Found"})", 500);
        row(R"({"code":503,"type":"InternalServerException","message":"x"})", 503);
        row(R"({"status":{"code":-1,"status":"FAILURE"}})", 500);
        row("Internal Server Error", 500);
        row(R"({"predictions":["a"],"error":null})", 0);
        row(R"({"label":"a","code":503})", 0);
    }

    void errorsInThePlaceOfResponsesAreFailures()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const LogBatch batch = readAll(cloudEvent("e1", "response", "2026-01-31T09:05:07Z", json(body)));
        QCOMPARE(batch.records.size(), 1U);
        QCOMPARE(batch.records[0].status, status);
        QCOMPARE(batch.records[0].prediction, status == 0 ? "a" : "");
    }

    void groundTruthIsMergedOrComesLater()
    {
        const std::string capture = sageMaker({}, part("text/csv", "1", "CSV"));
        const std::string truth = R"("groundTruthData":{"data":"0.0","encoding":"CSV"})";
        const std::string merged = capture.substr(0, capture.size() - 1) + ',' + truth + '}';
        const LogBatch batch = readAll(merged + '\n' + capture + "\n{" + truth +
                                       R"(,"eventMetadata":{"eventId":"e-1"}})" + '\n');
        QCOMPARE(batch.records.size(), 2U);
        QCOMPARE(batch.records[0].label, std::optional<std::string>("0"));
        QVERIFY(!batch.records[1].label);
        QCOMPARE(batch.labels.size(), 1U);
        QCOMPARE(batch.labels[0], (LabelRecord{{}, "e-1", "0"}));
    }

    void collectorsOfAzureNameTheDeployment()
    {
        const LogBatch batch =
            readAll(compact({{"specversion", "1.0"},
                             {"id", "x"},
                             {"correlationid", "c"},
                             {"source", "/subscriptions/s/onlineEndpoints/fraud/deployments/blue"},
                             {"type", "azureml.inference.model_outputs"},
                             {"time", "2026-01-31T09:05:07Z"},
                             {"data", QJsonArray{QJsonObject{{"label", "a"}}}}}) +
                    "\n");
        QCOMPARE(batch.records.size(), 1U);
        QCOMPARE(batch.records[0].model, "fraud");
        QCOMPARE(batch.records[0].version, "blue");
        QCOMPARE(batch.records[0].requestId, "c");
        QCOMPARE(batch.records[0].prediction, "a");
    }

    void bodiesMayBeTexts()
    {
        const LogBatch batch = readAll(cloudEvent("e1", "response", "2026-01-31T09:05:07Z", "[\"x\"]"));
        QCOMPARE(batch.records.size(), 1U);
        QCOMPARE(batch.records[0].prediction, "x");
    }

    void capturesThatCannotBeReadAreRejectedWithTheirPlace()
    {
        const std::string good = sageMaker({}, part("text/csv", "1", "CSV")) + "\n";
        const LogBatch batch = readAll(good + good.substr(0, 60) + "\n" +
                                       sageMaker({}, part("image/png", "iVBORw==", "BASE64")) + "\n");
        QCOMPARE(batch.rows, 3);
        QCOMPARE(batch.records.size(), 1U);
        QCOMPARE(batch.rejectedCount, 2);
        QCOMPARE(batch.rejected[0].reason.where, QStringLiteral("/logs/x.log, line 2"));
        QCOMPARE(batch.rejected[1].line, 3);
        QVERIFY(batch.rejected[1].reason.what.contains("neither CSV nor JSON"));
    }

    void joinsRequestsAndResponsesOfPayloadLogs_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<QString>("features");
        QTest::addColumn<QString>("scores");
        QTest::addColumn<QString>("model");
        QTest::newRow("V1") << QByteArray(R"({"instances":[[6.8,2.8]]})")
                            << QByteArray(R"({"predictions":[1]})") << "1"
                            << R"({"f0":6.8,"f1":2.8})"
                            << ""
                            << "iris";
        QTest::newRow("V2")
            << QByteArray(R"({"inputs":[{"name":"x","shape":[1,2],"datatype":"FP32","data":[[6.5,2.5]]},)"
                          R"({"name":"country","shape":[1],"datatype":"BYTES","data":["DE"]}]})")
            << QByteArray(R"({"model_name":"iris-v2","model_version":"4","outputs":[)"
                          R"({"name":"label","shape":[1],"datatype":"INT64","data":[1]},)"
                          R"({"name":"proba","shape":[1,2],"datatype":"FP64","data":[0.25,0.75]}]})")
            << "1"
            << R"({"x_0":6.5,"x_1":2.5,"country":"DE"})"
            << R"({"0":0.25,"1":0.75})"
            << "iris-v2";
        QTest::newRow("Seldon") << QByteArray(R"({"data":{"names":["a","b"],"ndarray":[[1,2]]}})")
                                << QByteArray(R"({"data":{"names":["no","yes"],"ndarray":[[0.1,0.9]]}})")
                                << "yes"
                                << R"({"a":1,"b":2})"
                                << R"({"no":0.1,"yes":0.9})"
                                << "iris";
    }

    void joinsRequestsAndResponsesOfPayloadLogs()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        const LogBatch batch =
            readAll(cloudEvent("e1", "request", "2026-01-31T09:05:07.100Z", json(request)) +
                    cloudEvent("e1", "response", "2026-01-31T09:05:07.350Z", json(response)));
        QCOMPARE(batch.rejectedCount, 0);
        QCOMPARE(batch.records.size(), 1U);
        const PredictionRecord& record = batch.records.front();
        QCOMPARE(record.requestId, "e1");
        QCOMPARE(record.latencySeconds, std::optional(0.25));
        QTEST(QString::fromStdString(record.prediction), "prediction");
        QTEST(QString::fromStdString(record.attributes), "features");
        QTEST(QString::fromStdString(record.scores), "scores");
        QTEST(QString::fromStdString(record.model), "model");
    }

    void aResponseWithoutItsRequestIsStillAPrediction()
    {
        const LogBatch batch =
            readAll(cloudEvent("e1", "response", "2026-01-31T09:05:07Z",
                               json(R"({"predictions":[[0.2,0.8],[0.9,0.1]]})")) +
                    cloudEvent("e2", "request", "2026-01-31T09:05:08Z", json("{}")) + "{\"specversion\":\n");
        QCOMPARE(batch.records.size(), 2U);
        QCOMPARE(batch.records[0].prediction, "1");
        QCOMPARE(batch.records[1].requestId, "e1#1");
        QCOMPARE(batch.records[1].attributes, "{}");
        QVERIFY(!batch.records[1].latencySeconds);
        QCOMPARE(batch.rejectedCount, 1);
        QCOMPARE(batch.rejected[0].line, 3);
    }
};

QTEST_APPLESS_MAIN(TestLogFormats)
#include "tst_logformats.moc"
