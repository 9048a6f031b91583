// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/monitor/monitor.h"
#include "models/net/curlclient.h"
#include "models/net/secretstore.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

/// Free at this moment; the server that is started next takes it.
quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

Endpoint endpointAt(const std::string& id, quint16 port)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.name = QString::fromStdString(id);
    endpoint.metricsUrl = "http://127.0.0.1:" + std::to_string(port) + "/metrics";
    endpoint.interval = Duration(500);
    endpoint.timeout = Duration(400);
    return endpoint;
}

} // namespace

/// Debian's own node exporter and Prometheus, watched over real HTTP.
class TestRealServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* program : {"prometheus-node-exporter", "prometheus"})
            QVERIFY2(!QStandardPaths::findExecutable(program).isEmpty(), program);
        m_nodePort = freePort();
        m_prometheusPort = freePort();
        m_node.setProcessChannelMode(QProcess::MergedChannels);
        m_node.start("prometheus-node-exporter",
                     {"--web.listen-address=127.0.0.1:" + QString::number(m_nodePort)});
        QFile config(m_folder.filePath("prometheus.yml"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("global: {scrape_interval: 1s}\n");
        config.close();
        m_prometheus.setProcessChannelMode(QProcess::MergedChannels);
        m_prometheus.start("prometheus",
                           {"--config.file=" + config.fileName(),
                            "--storage.tsdb.path=" + m_folder.filePath("data"),
                            "--web.listen-address=127.0.0.1:" + QString::number(m_prometheusPort)});
        QVERIFY(m_node.waitForStarted() && m_prometheus.waitForStarted());
    }

    void cleanupTestCase()
    {
        for (QProcess* process : {&m_node, &m_prometheus}) {
            process->kill();
            process->waitForFinished();
        }
    }

    void bothAreHealthyAndTheirMetricsAreInTheHistory()
    {
        const auto history = *History::open(m_folder.filePath("history.sqlite"));
        CurlClient http;
        const auto secrets = makeMemorySecretStore();
        Monitor monitor(*history, http, *secrets, Clock::system());
        FleetSnapshotPtr snapshot;
        connect(&monitor, &Monitor::snapshotReady, this,
                [&snapshot](const FleetSnapshotPtr& arrived) { snapshot = arrived; });
        monitor.start();
        monitor.upsertEndpoint(endpointAt("node", m_nodePort));
        monitor.upsertEndpoint(endpointAt("prometheus", m_prometheusPort));

        QTRY_VERIFY_WITH_TIMEOUT(isHealthy(snapshot, "node") && isHealthy(snapshot, "prometheus"), 30'000);
        const auto cpuKnown = [&] {
            return std::any_of(snapshot->endpoints.begin(), snapshot->endpoints.end(),
                               [](const EndpointStatus& status) {
                                   return status.endpoint.id == "node" && status.models.front().cpuRatio;
                               });
        };
        QTRY_VERIFY_WITH_TIMEOUT(cpuKnown(), 30'000);
        for (const EndpointStatus& status : snapshot->endpoints)
            QVERIFY2(status.samplesPerScrape > 200, qPrintable(QString::number(status.samplesPerScrape)));
        monitor.stop();
        history->flush();

        const auto reader = *history->reader();
        const auto count = [&](std::string_view metric, const std::string& endpoint) {
            return reader->series({std::string(metric), {{"endpoint", endpoint}}, {}})->size();
        };
        QVERIFY(count("node_load1", "node") == 1);
        QVERIFY(count(metric::memory, "node") == 1);
        QVERIFY(count(metric::cpu, "node") == 1);
        QVERIFY(count("prometheus_build_info", "prometheus") == 1);
        QVERIFY(count(metric::memory, "prometheus") == 1);
        QCOMPARE(reader->events({{0}, {INT64_MAX}}, "scrape-error", "nobody")->size(), std::size_t(0));
    }

private:
    static bool isHealthy(const FleetSnapshotPtr& snapshot, const std::string& id)
    {
        return snapshot && std::any_of(snapshot->endpoints.begin(), snapshot->endpoints.end(),
                                       [&](const EndpointStatus& status) {
                                           return status.endpoint.id == id &&
                                                  status.state == EndpointState::Healthy;
                                       });
    }

    QTemporaryDir m_folder;
    QProcess m_node;
    QProcess m_prometheus;
    quint16 m_nodePort = 0;
    quint16 m_prometheusPort = 0;
};

QTEST_GUILESS_MAIN(TestRealServers)
#include "tst_realservers.moc"
