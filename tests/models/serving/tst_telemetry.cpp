// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/parser.h"
#include "models/serving/telemetry.h"
#include "models/serving/telemetrymapping.h"

#include <QFile>
#include <QTest>

#include <clocale>
#include <cmath>

using namespace qd;

namespace {

Endpoint endpointOn(Platform platform)
{
    Endpoint endpoint;
    endpoint.id = "e";
    endpoint.platform = platform;
    return endpoint;
}

std::vector<SeriesSample> samples(const QByteArray& page)
{
    auto parsed = parseExposition({page.constData(), static_cast<std::size_t>(page.size())}, "text/plain",
                                  QStringLiteral("page"), Timestamp{0});
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text()));
    return std::move(parsed->samples);
}

/// "metric{labels}" -> value of what comes out of the second of two pages, ten seconds apart.
std::map<std::string, double> derived(Telemetry& telemetry, const QByteArray& page, Timestamp at)
{
    std::map<std::string, double> values;
    for (const SeriesSample& sample : telemetry.derive(samples(page), at)) {
        if (sample.sample.at != at ||
            !values.emplace(sample.key.metric + sample.key.labels.toString(), sample.sample.value).second)
            qFatal("wrong time, or twice: %s", sample.key.metric.c_str());
    }
    return values;
}

std::map<std::string, double> afterTenSeconds(Platform platform, const QByteArray& first,
                                              const QByteArray& second)
{
    Telemetry telemetry(endpointOn(platform));
    derived(telemetry, first, Timestamp{100'000});
    return derived(telemetry, second, Timestamp{110'000});
}

constexpr Platform allPlatforms[] = {Platform::Prometheus, Platform::Triton, Platform::TorchServe,
                                     Platform::LocalMachine};

using Values = std::map<std::string, double>;

} // namespace

Q_DECLARE_METATYPE(Values)

class tst_telemetry : public QObject
{
    Q_OBJECT

private slots:
    void everyCompiledMappingIsSound();
    void refusesRulesThatMakeNoSense_data();
    void refusesRulesThatMakeNoSense();
    void derivesStandardMetrics_data();
    void derivesStandardMetrics();
    void givesNoRatesFromOnePage();
    void countsFromZeroAfterAReset();
    void makesNothingUpForANewSeries();
    void staysSilentWhenTheClockStandsStill();
    void modelQuantilesAreThoseOfTheBusiestVersion();
    void guessesNoQuantileWithinAWideFirstBucket();
    void aDesktopWithDecimalCommasReadsTheSame();
    void readsARealNodeExporter();
    void readsARealPrometheusServer();
};

void tst_telemetry::everyCompiledMappingIsSound()
{
    for (const Platform platform : allPlatforms) {
        const TelemetryMapping& mapping = telemetryMapping(platform); // throws when it is not
        QVERIFY(!mapping.rules.empty());
        QCOMPARE(&telemetryMapping(platform), &mapping);
    }
}

void tst_telemetry::refusesRulesThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::newRow("unknown metric") << QByteArray(R"({"metric":"speed","op":"gauge","of":["a"]})");
    QTest::newRow("unknown op") << QByteArray(R"({"metric":"up","op":"guess","of":["a"]})");
    QTest::newRow("unknown scope") << QByteArray(R"({"metric":"up","op":"gauge","scope":"town","of":["a"]})");
    QTest::newRow("unknown combine") << QByteArray(
        R"({"metric":"up","op":"gauge","combine":"max","of":["a"]})");
    QTest::newRow("nothing to read") << QByteArray(R"({"metric":"up","op":"gauge","of":[]})");
    QTest::newRow("selector without names")
        << QByteArray(R"({"metric":"up","op":"gauge","of":[{"where":{"a":"b"}}]})");
    QTest::newRow("empty name") << QByteArray(R"({"metric":"up","op":"gauge","of":[""]})");
    QTest::newRow("ratio of one") << QByteArray(R"({"metric":"up","op":"ratio","of":["a"]})");
    QTest::newRow("rate of two") << QByteArray(R"({"metric":"up","op":"rate","of":["a"],"per":["b"]})");
}

void tst_telemetry::refusesRulesThatMakeNoSense()
{
    QFETCH(QByteArray, rule);
    const QByteArray good = R"({"metric":"up","op":"gauge","of":["a"]})";
    QVERIFY(parseTelemetryMapping("{\"metrics\":[" + good + "]}", QStringLiteral("m.json")));
    const auto mapping =
        parseTelemetryMapping("{\"metrics\":[" + good + "," + rule + "]}", QStringLiteral("m.json"));
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().where, QStringLiteral("m.json, rule 2"));
}

void tst_telemetry::derivesStandardMetrics_data()
{
    QTest::addColumn<int>("platform");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<Values>("expected");
    const auto row = [](const char* name, Platform platform, const char* first, const char* second,
                        Values expected) {
        QTest::newRow(name) << static_cast<int>(platform) << QByteArray(first) << QByteArray(second)
                            << std::move(expected);
    };

    // Version 1: 40 requests, 4 of them failed, 0.8 s in all; version 2: 60 requests, 16 failed, 8.8 s in
    // all.
    row("triton", Platform::Triton,
        "nv_inference_request_success{model=\"fraud\",version=\"1\"} 100\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"1\",reason=\"BACKEND\"} 1\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"1\",reason=\"OTHER\"} 0\n"
        "nv_inference_request_duration_us{model=\"fraud\",version=\"1\"} 1000000\n"
        "nv_inference_request_success{model=\"fraud\",version=\"2\"} 0\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"2\",reason=\"BACKEND\"} 0\n"
        "nv_inference_request_duration_us{model=\"fraud\",version=\"2\"} 0\n",
        "nv_inference_request_success{model=\"fraud\",version=\"1\"} 136\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"1\",reason=\"BACKEND\"} 3\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"1\",reason=\"OTHER\"} 2\n"
        "nv_inference_request_duration_us{model=\"fraud\",version=\"1\"} 1720000\n"
        "nv_inference_request_success{model=\"fraud\",version=\"2\"} 44\n"
        "nv_inference_request_failure{model=\"fraud\",version=\"2\",reason=\"BACKEND\"} 16\n"
        "nv_inference_request_duration_us{model=\"fraud\",version=\"2\"} 8800000\n"
        "nv_inference_pending_request_count{model=\"fraud\",version=\"1\"} 3\n"
        "nv_inference_pending_request_count{model=\"fraud\",version=\"2\"} 4\n"
        "nv_cpu_utilization 0.25\nnv_cpu_memory_used_bytes 4096\nnv_cpu_memory_total_bytes 8192\n"
        "nv_gpu_utilization{gpu_uuid=\"GPU-0\"} 0.5\nnv_gpu_utilization{gpu_uuid=\"GPU-1\"} 0.75\n"
        "nv_gpu_memory_used_bytes{gpu_uuid=\"GPU-0\"} 1024\n"
        "nv_gpu_memory_total_bytes{gpu_uuid=\"GPU-0\"} 2048\n",
        {{"model_requests_per_second{endpoint=\"e\",model=\"fraud\",version=\"1\"}", 4},
         {"model_requests_per_second{endpoint=\"e\",model=\"fraud\",version=\"2\"}", 6},
         {"model_requests_per_second{endpoint=\"e\",model=\"fraud\"}", 10},
         {"model_error_ratio{endpoint=\"e\",model=\"fraud\",version=\"1\"}", 0.1},
         {"model_error_ratio{endpoint=\"e\",model=\"fraud\",version=\"2\"}", 16.0 / 60},
         {"model_error_ratio{endpoint=\"e\",model=\"fraud\"}", 0.2},
         {"model_latency_mean_seconds{endpoint=\"e\",model=\"fraud\",version=\"1\"}", 0.72 / 36},
         {"model_latency_mean_seconds{endpoint=\"e\",model=\"fraud\",version=\"2\"}", 0.2},
         {"model_latency_mean_seconds{endpoint=\"e\",model=\"fraud\"}", 9.52 / 80},
         {"model_pending_requests{endpoint=\"e\",model=\"fraud\",version=\"1\"}", 3},
         {"model_pending_requests{endpoint=\"e\",model=\"fraud\",version=\"2\"}", 4},
         {"model_pending_requests{endpoint=\"e\",model=\"fraud\"}", 7},
         {"cpu_utilization_ratio{endpoint=\"e\"}", 0.25},
         {"memory_used_bytes{endpoint=\"e\"}", 4096},
         {"memory_limit_bytes{endpoint=\"e\"}", 8192},
         {"gpu_utilization_ratio{device=\"GPU-0\",endpoint=\"e\"}", 0.5},
         {"gpu_utilization_ratio{device=\"GPU-1\",endpoint=\"e\"}", 0.75},
         {"gpu_memory_used_bytes{device=\"GPU-0\",endpoint=\"e\"}", 1024},
         {"gpu_memory_limit_bytes{device=\"GPU-0\",endpoint=\"e\"}", 2048}});

    row("triton without failures yet", Platform::Triton,
        "nv_inference_request_success{model=\"m\",version=\"1\"} 0\n",
        "nv_inference_request_success{model=\"m\",version=\"1\"} 10\n",
        {{"model_requests_per_second{endpoint=\"e\",model=\"m\",version=\"1\"}", 1},
         {"model_requests_per_second{endpoint=\"e\",model=\"m\"}", 1},
         {"model_error_ratio{endpoint=\"e\",model=\"m\",version=\"1\"}", 0},
         {"model_error_ratio{endpoint=\"e\",model=\"m\"}", 0}});

    row("torchserve", Platform::TorchServe,
        "ts_inference_requests_total{model_name=\"s\",model_version=\"1.0\",hostname=\"h\"} 10\n"
        "ts_inference_latency_microseconds{model_name=\"s\",model_version=\"1.0\",hostname=\"h\"} 5000\n"
        "Requests2XX{Level=\"Host\",Hostname=\"h\"} 10\nRequests4XX{Level=\"Host\",Hostname=\"h\"} 0\n"
        "Requests5XX{Level=\"Host\",Hostname=\"h\"} 0\n",
        "ts_inference_requests_total{model_name=\"s\",model_version=\"1.0\",hostname=\"h\"} 60\n"
        "ts_inference_latency_microseconds{model_name=\"s\",model_version=\"1.0\",hostname=\"h\"} 105000\n"
        "Requests2XX{Level=\"Host\",Hostname=\"h\"} 50\nRequests4XX{Level=\"Host\",Hostname=\"h\"} 5\n"
        "Requests5XX{Level=\"Host\",Hostname=\"h\"} 5\n"
        "CPUUtilization{Level=\"Host\",Hostname=\"h\"} 35.5\nMemoryUsed{Level=\"Host\",Hostname=\"h\"} "
        "2048.5\n"
        "GPUUtilization{Level=\"Host\",DeviceId=\"0\",Hostname=\"h\"} 80\n"
        "GPUMemoryUsed{Level=\"Host\",DeviceId=\"0\",Hostname=\"h\"} 10\n",
        {{"model_requests_per_second{endpoint=\"e\",model=\"s\",version=\"1.0\"}", 5},
         {"model_requests_per_second{endpoint=\"e\",model=\"s\"}", 5},
         {"model_error_ratio{endpoint=\"e\"}", 0.1},
         {"model_error_ratio{endpoint=\"e\",model=\"s\"}", 0.1},
         {"model_latency_mean_seconds{endpoint=\"e\",model=\"s\",version=\"1.0\"}", 0.002},
         {"model_latency_mean_seconds{endpoint=\"e\",model=\"s\"}", 0.002},
         {"cpu_utilization_ratio{endpoint=\"e\"}", 0.355},
         {"memory_used_bytes{endpoint=\"e\"}", 2048.5 * 1048576},
         {"gpu_utilization_ratio{device=\"0\",endpoint=\"e\"}", 0.8},
         {"gpu_memory_used_bytes{device=\"0\",endpoint=\"e\"}", 10.0 * 1048576}});

    row("torchserve with two models", Platform::TorchServe,
        "ts_inference_requests_total{model_name=\"a\",model_version=\"1\"} 0\n"
        "ts_inference_requests_total{model_name=\"b\",model_version=\"1\"} 0\nRequests2XX 0\nRequests5XX 0\n",
        "ts_inference_requests_total{model_name=\"a\",model_version=\"1\"} 10\n"
        "ts_inference_requests_total{model_name=\"b\",model_version=\"1\"} 20\nRequests2XX 15\nRequests5XX "
        "15\n",
        {{"model_requests_per_second{endpoint=\"e\",model=\"a\",version=\"1\"}", 1},
         {"model_requests_per_second{endpoint=\"e\",model=\"a\"}", 1},
         {"model_requests_per_second{endpoint=\"e\",model=\"b\",version=\"1\"}", 2},
         {"model_requests_per_second{endpoint=\"e\",model=\"b\"}", 2},
         {"model_error_ratio{endpoint=\"e\"}", 0.5}}); // whose errors they are nobody can tell

    const char* machineBefore = "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 100\n"
                                "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 50\n"
                                "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} 100\n"
                                "node_cpu_seconds_total{cpu=\"1\",mode=\"user\"} 50\n"
                                "node_disk_read_bytes_total{device=\"vda\"} 0\n"
                                "node_disk_written_bytes_total{device=\"vda\"} 100\n"
                                "process_resident_memory_bytes 7\nprocess_cpu_seconds_total 1\n";
    const char* machineAfter = "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 109\n"
                               "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 51\n"
                               "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} 106\n"
                               "node_cpu_seconds_total{cpu=\"1\",mode=\"user\"} 54\n"
                               "node_memory_MemTotal_bytes 1000\nnode_memory_MemAvailable_bytes 400\n"
                               "node_disk_read_bytes_total{device=\"vda\"} 5000\n"
                               "node_disk_written_bytes_total{device=\"vda\"} 10100\n"
                               "process_resident_memory_bytes 7\nprocess_cpu_seconds_total 2\n";
    const Values machine{{"cpu_utilization_ratio{endpoint=\"e\"}", 0.25},
                         {"memory_used_bytes{endpoint=\"e\"}", 600},
                         {"memory_limit_bytes{endpoint=\"e\"}", 1000},
                         {"disk_read_bytes_per_second{device=\"vda\",endpoint=\"e\"}", 500},
                         {"disk_written_bytes_per_second{device=\"vda\",endpoint=\"e\"}", 1000}};
    row("machine by node_exporter", Platform::Prometheus, machineBefore, machineAfter, machine);
    row("machine by itself", Platform::LocalMachine, machineBefore, machineAfter, machine);

    row("machine by an old node_exporter", Platform::Prometheus, "node_cpu{cpu=\"cpu0\",mode=\"idle\"} 1\n",
        "node_cpu{cpu=\"cpu0\",mode=\"idle\"} 11\nnode_memory_MemTotal 10\nnode_memory_MemAvailable 4\n",
        {{"cpu_utilization_ratio{endpoint=\"e\"}", 0},
         {"memory_used_bytes{endpoint=\"e\"}", 6},
         {"memory_limit_bytes{endpoint=\"e\"}", 10}});

    row("any process", Platform::Prometheus,
        "process_cpu_seconds_total 10\nprocess_resident_memory_bytes 1\n",
        "process_cpu_seconds_total 15\nprocess_resident_memory_bytes 2048\n",
        {{"process_cpu_cores{endpoint=\"e\"}", 0.5}, {"memory_used_bytes{endpoint=\"e\"}", 2048}});
    row("process on several cores", Platform::Prometheus, "process_cpu_seconds_total 10\n",
        "process_cpu_seconds_total 45\n", {{"process_cpu_cores{endpoint=\"e\"}", 3.5}});

    row("memory needs both of its parts", Platform::Prometheus, "", "node_memory_MemTotal_bytes 10\n",
        {{"memory_limit_bytes{endpoint=\"e\"}", 10}});

    // 100 requests: 50 up to 0.1 s, 90 up to 0.5 s, all up to 1 s
    row("http service", Platform::Prometheus,
        "http_requests_total{code=\"200\"} 1000\nhttp_requests_total{code=\"500\"} 10\n"
        "http_request_duration_seconds_bucket{le=\"0.1\"} "
        "7\nhttp_request_duration_seconds_bucket{le=\"0.5\"} 7\n"
        "http_request_duration_seconds_bucket{le=\"1\"} 7\nhttp_request_duration_seconds_bucket{le=\"+Inf\"} "
        "7\n"
        "http_request_duration_seconds_sum 3\nhttp_request_duration_seconds_count 7\n",
        "http_requests_total{code=\"200\"} 1090\nhttp_requests_total{code=\"500\"} 20\n"
        "http_request_duration_seconds_bucket{le=\"0.1\"} "
        "57\nhttp_request_duration_seconds_bucket{le=\"0.5\"} 97\n"
        "http_request_duration_seconds_bucket{le=\"1\"} "
        "107\nhttp_request_duration_seconds_bucket{le=\"+Inf\"} 107\n"
        "http_request_duration_seconds_sum 33\nhttp_request_duration_seconds_count 107\n",
        {{"model_requests_per_second{endpoint=\"e\"}", 10},
         {"model_error_ratio{endpoint=\"e\"}", 0.1},
         {"model_latency_seconds{endpoint=\"e\",quantile=\"0.5\"}", 0.1},
         {"model_latency_seconds{endpoint=\"e\",quantile=\"0.9\"}", 0.5},
         {"model_latency_seconds{endpoint=\"e\",quantile=\"0.99\"}", 0.95},
         {"model_latency_mean_seconds{endpoint=\"e\"}", 0.3}});

    row("http service with classes of status", Platform::Prometheus,
        "http_requests_total{status=\"2xx\"} 0\nhttp_requests_total{status=\"5xx\"} 0\n",
        "http_requests_total{status=\"2xx\"} 15\nhttp_requests_total{status=\"5xx\"} 5\n",
        {{"model_requests_per_second{endpoint=\"e\"}", 2}, {"model_error_ratio{endpoint=\"e\"}", 0.25}});

    row("http service that counts no status", Platform::Prometheus, "http_requests_total 0\n",
        "http_requests_total 15\n", {{"model_requests_per_second{endpoint=\"e\"}", 1.5}});

    row("vllm beside http", Platform::Prometheus,
        "vllm:request_success_total{model_name=\"llama\",finished_reason=\"stop\"} 0\n"
        "vllm:request_success_total{model_name=\"llama\",finished_reason=\"error\"} 0\n"
        "vllm:e2e_request_latency_seconds_bucket{model_name=\"llama\",le=\"1\"} 0\n"
        "vllm:e2e_request_latency_seconds_bucket{model_name=\"llama\",le=\"+Inf\"} 0\n"
        "vllm:e2e_request_latency_seconds_sum{model_name=\"llama\"} 0\n"
        "http_requests_total{code=\"200\"} 0\n",
        "vllm:request_success_total{model_name=\"llama\",finished_reason=\"stop\"} 8\n"
        "vllm:request_success_total{model_name=\"llama\",finished_reason=\"error\"} 2\n"
        "vllm:e2e_request_latency_seconds_bucket{model_name=\"llama\",le=\"1\"} 10\n"
        "vllm:e2e_request_latency_seconds_bucket{model_name=\"llama\",le=\"+Inf\"} 10\n"
        "vllm:e2e_request_latency_seconds_sum{model_name=\"llama\"} 6\n"
        "vllm:num_requests_waiting{model_name=\"llama\"} 4\nvllm:num_requests_running{model_name=\"llama\"} "
        "2\nhttp_requests_total{code=\"200\"} 500\n",
        {{"model_requests_per_second{endpoint=\"e\",model=\"llama\"}", 1},
         {"model_error_ratio{endpoint=\"e\",model=\"llama\"}", 0.2},
         {"model_latency_seconds{endpoint=\"e\",model=\"llama\",quantile=\"0.5\"}", 0.5},
         {"model_latency_seconds{endpoint=\"e\",model=\"llama\",quantile=\"0.9\"}", 0.9},
         {"model_latency_seconds{endpoint=\"e\",model=\"llama\",quantile=\"0.99\"}", 0.99},
         {"model_pending_requests{endpoint=\"e\",model=\"llama\"}", 4},
         {"model_in_flight_requests{endpoint=\"e\",model=\"llama\"}", 6}});

    row("gpu by dcgm", Platform::Prometheus, "",
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 40\nDCGM_FI_DEV_FB_USED{gpu=\"0\"} 2\n",
        {{"gpu_utilization_ratio{device=\"0\",endpoint=\"e\"}", 0.4},
         {"gpu_memory_used_bytes{device=\"0\",endpoint=\"e\"}", 2097152}});

    row("nothing of interest", Platform::Triton, "go_goroutines 8\n", "go_goroutines 9\n", {});
}

namespace {

void compare(const Values& actual, const Values& expected)
{
    for (const auto& [series, value] : expected) {
        const auto found = actual.find(series);
        QVERIFY2(found != actual.end(), series.c_str());
        QVERIFY2(std::abs(found->second - value) <= 1e-9 * std::max(1.0, std::abs(value)),
                 (series + " is " + std::to_string(found->second)).c_str());
    }
    for (const auto& [series, value] : actual)
        QVERIFY2(expected.contains(series), ("made up: " + series).c_str());
}

} // namespace

void tst_telemetry::derivesStandardMetrics()
{
    QFETCH(int, platform);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(Values, expected);
    compare(afterTenSeconds(static_cast<Platform>(platform), first, second), expected);
}

void tst_telemetry::givesNoRatesFromOnePage()
{
    Telemetry telemetry(endpointOn(Platform::Prometheus));
    compare(derived(telemetry,
                    "process_cpu_seconds_total 10\nprocess_resident_memory_bytes 3\nhttp_requests_total 5\n",
                    Timestamp{1'000}),
            {{"memory_used_bytes{endpoint=\"e\"}", 3}});
}

void tst_telemetry::countsFromZeroAfterAReset()
{
    compare(afterTenSeconds(Platform::Prometheus, "http_requests_total 1000\n", "http_requests_total 30\n"),
            {{"model_requests_per_second{endpoint=\"e\"}", 3}});
}

void tst_telemetry::makesNothingUpForANewSeries()
{
    compare(
        afterTenSeconds(Platform::Prometheus, "http_requests_total{handler=\"a\"} 10\n",
                        "http_requests_total{handler=\"a\"} 20\nhttp_requests_total{handler=\"b\"} 5000\n"),
        {{"model_requests_per_second{endpoint=\"e\"}", 1}});
}

void tst_telemetry::staysSilentWhenTheClockStandsStill()
{
    Telemetry telemetry(endpointOn(Platform::Prometheus));
    derived(telemetry, "http_requests_total 1\n", Timestamp{5'000});
    compare(derived(telemetry, "http_requests_total 2\n", Timestamp{5'000}), {});
    compare(derived(telemetry, "http_requests_total 3\n", Timestamp{4'000}), {});
    compare(derived(telemetry, "http_requests_total 5\n", Timestamp{5'000}),
            {{"model_requests_per_second{endpoint=\"e\"}", 2}});
}

void tst_telemetry::modelQuantilesAreThoseOfTheBusiestVersion()
{
    const auto page = [](int first, int second) {
        return QByteArray(
                   "nv_inference_request_summary_us{model=\"m\",version=\"1\",quantile=\"0.99\"} 1000\n"
                   "nv_inference_request_summary_us{model=\"m\",version=\"1\",quantile=\"0.95\"} 900\n"
                   "nv_inference_request_summary_us{model=\"m\",version=\"2\",quantile=\"0.99\"} 5000\n"
                   "nv_inference_request_summary_us{model=\"m\",version=\"2\",quantile=\"0.5\"} NaN\n"
                   "nv_inference_request_success{model=\"m\",version=\"1\"} ") +
               QByteArray::number(first) + "\nnv_inference_request_success{model=\"m\",version=\"2\"} " +
               QByteArray::number(second) + "\n";
    };
    const std::string ofModel = "model_latency_seconds{endpoint=\"e\",model=\"m\",quantile=\"0.99\"}";
    Telemetry telemetry(endpointOn(Platform::Triton));
    QVERIFY(!derived(telemetry, page(0, 0), Timestamp{0}).contains(ofModel)); // nobody knows yet
    auto values = derived(telemetry, page(30, 20), Timestamp{1'000});
    QCOMPARE(values.at(ofModel), 0.001);
    QCOMPARE(values.at("model_latency_seconds{endpoint=\"e\",model=\"m\",quantile=\"0.99\",version=\"2\"}"),
             0.005);
    QVERIFY(
        !values.contains("model_latency_seconds{endpoint=\"e\",model=\"m\",quantile=\"0.5\",version=\"2\"}"));
    values = derived(telemetry, page(31, 50), Timestamp{2'000});
    QCOMPARE(values.at(ofModel), 0.005);
    QVERIFY(!derived(telemetry, page(31, 50), Timestamp{3'000}).contains(ofModel));
}

namespace {

QByteArray recorded(const char* name)
{
    QFile file(QStringLiteral(QD_SOURCE_DIR "/tests/models/exposition/data/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Debian's Prometheus: its first bucket ends at 100 ms, its pages take 3.6 ms. Interpolated from 0 the p99
/// would be 99 ms, and an alert on it would never end.
void tst_telemetry::guessesNoQuantileWithinAWideFirstBucket()
{
    const QByteArray page =
        "prometheus_http_request_duration_seconds_bucket{handler=\"/metrics\",le=\"0.1\"} %1\n"
        "prometheus_http_request_duration_seconds_bucket{handler=\"/metrics\",le=\"0.2\"} %1\n"
        "prometheus_http_request_duration_seconds_bucket{handler=\"/metrics\",le=\"+Inf\"} %1\n"
        "prometheus_http_request_duration_seconds_sum{handler=\"/metrics\"} %2\n"
        "prometheus_http_request_duration_seconds_count{handler=\"/metrics\"} %1\n";
    const auto filled = [&page](const char* requests, const char* seconds) {
        return QByteArray(page).replace("%1", requests).replace("%2", seconds);
    };
    auto values = afterTenSeconds(Platform::Prometheus, filled("100", "1"), filled("227", "1.4572"));
    QVERIFY(std::abs(values["model_latency_mean_seconds{endpoint=\"e\"}"] - 0.0036) < 1e-9);
    std::erase_if(values,
                  [](const auto& entry) { return !entry.first.starts_with("model_latency_seconds"); });
    QVERIFY2(values.empty(), values.empty() ? "" : values.begin()->first.c_str());
    // Of answers that take some 80 ms the first bucket says enough.
    values = afterTenSeconds(Platform::Prometheus, filled("100", "1"), filled("200", "9"));
    const std::string p99 = "model_latency_seconds{endpoint=\"e\",quantile=\"0.99\"}";
    QVERIFY(values.contains(p99));
    QVERIFY(std::abs(values[p99] - 0.099) < 1e-9);
}

void tst_telemetry::aDesktopWithDecimalCommasReadsTheSame()
{
    if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        QSKIP("This machine has no locale with a decimal comma.");
    QCOMPARE(std::localeconv()->decimal_point, ",");
    const QByteArray page = "prometheus_http_request_duration_seconds_bucket{handler=\"/\",le=\"0.1\"} %1\n"
                            "prometheus_http_request_duration_seconds_bucket{handler=\"/\",le=\"0.2\"} %2\n"
                            "prometheus_http_request_duration_seconds_bucket{handler=\"/\",le=\"+Inf\"} %2\n"
                            "prometheus_http_request_duration_seconds_sum{handler=\"/\"} %2\n"
                            "prometheus_http_request_duration_seconds_count{handler=\"/\"} %2\n";
    const auto filled = [&page](const char* fast, const char* all) {
        return QByteArray(page).replace("%1", fast).replace("%2", all);
    };
    auto values = afterTenSeconds(Platform::Prometheus, filled("100", "100"), filled("150", "200"));
    std::setlocale(LC_NUMERIC, "C");
    QVERIFY(std::abs(values["model_latency_seconds{endpoint=\"e\",quantile=\"0.99\"}"] - 0.198) < 1e-9);
}

void tst_telemetry::readsARealNodeExporter()
{
    const QByteArray page = recorded("node_exporter_1.5.0.prom");
    const auto values = afterTenSeconds(Platform::Prometheus, page, page);
    QVERIFY(values.at("memory_used_bytes{endpoint=\"e\"}") > 1e8);
    QCOMPARE(values.at("disk_read_bytes_per_second{device=\"vda\",endpoint=\"e\"}"), 0.0);
    QVERIFY(!values.contains("cpu_utilization_ratio{endpoint=\"e\"}")); // no time passed on any CPU
}

void tst_telemetry::readsARealPrometheusServer()
{
    QByteArray later = recorded("prometheus_server_2.42.prom");
    const QByteArray page = later;
    later.replace("prometheus_http_requests_total{code=\"200\",handler=\"/api/v1/query\"} 1",
                  "prometheus_http_requests_total{code=\"200\",handler=\"/api/v1/query\"} 31");
    later.replace("prometheus_http_requests_total{code=\"400\",handler=\"/api/v1/query\"} 0", "");
    const auto values = afterTenSeconds(Platform::Prometheus, page, later);
    QCOMPARE(values.at("model_requests_per_second{endpoint=\"e\"}"), 3.0);
    QCOMPARE(values.at("model_error_ratio{endpoint=\"e\"}"), 0.0);
    QVERIFY(values.at("memory_used_bytes{endpoint=\"e\"}") > 1e7);
    QCOMPARE(values.at("process_cpu_cores{endpoint=\"e\"}"), 0.0);
}

QTEST_APPLESS_MAIN(tst_telemetry)
#include "tst_telemetry.moc"
