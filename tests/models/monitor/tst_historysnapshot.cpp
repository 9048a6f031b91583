// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/historysnapshot.h"

#include "models/base/metrics.h"
#include "models/history/history.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

constexpr Timestamp now{1'767'268'800'000};

SeriesSample sampleOf(std::string_view metric, Labels labels, Duration ago, double value)
{
    return {{std::string(metric), std::move(labels)}, {now - ago, value}};
}

WriteBatch facts(const std::string& endpoint, double up)
{
    Endpoint watched;
    watched.id = endpoint;
    watched.name = "Payments";
    watched.metricsUrl = "http://127.0.0.1/metrics";
    const Labels ofModel{{"endpoint", endpoint}, {"model", "fraud"}};
    Labels ofVersion = ofModel;
    ofVersion.set("version", "2");
    WriteBatch batch;
    batch.documents.push_back({"endpoint", endpoint, endpointToJson(watched)});
    batch.documents.push_back({"serving", endpoint + "/fraud", "2"});
    batch.samples = {sampleOf(metric::up, {{"endpoint", endpoint}}, Duration{1'000}, up),
                     sampleOf(metric::accuracy, ofModel, Duration{2'000}, 0.9),
                     sampleOf(metric::accuracy, ofModel, Duration{1'000}, 0.8),
                     sampleOf(metric::accuracy, ofVersion, Duration{1'000}, 0.1)};
    return batch;
}

} // namespace

/// What a read-only console shows of a history that another console writes.
class TestHistorySnapshot : public QObject
{
    Q_OBJECT

private slots:
    void newestValuesAndVersionsAreShown()
    {
        const auto snapshot = snapshotOf(facts("e", 1), now);
        QCOMPARE(snapshot->endpoints.size(), std::size_t(1));
        const EndpointStatus& status = snapshot->endpoints.front();
        QCOMPARE(status.endpoint.name, "Payments");
        QCOMPARE(status.state, EndpointState::Healthy);
        QCOMPARE(status.models.size(), std::size_t(1));
        QCOMPARE(status.models.front().model, std::string("fraud"));
        QCOMPARE(status.models.front().servingVersion, std::string("2"));
        QCOMPARE(status.models.front().accuracy, std::optional(0.8));
        QCOMPARE(status.models.front().sparkline.size(), std::size_t(2));
    }

    void endpointThatDoesNotAnswerIsUnreachable()
    {
        QCOMPARE(snapshotOf(facts("e", 0), now)->endpoints.front().state, EndpointState::Unreachable);
    }

    void valuesOfAConsoleThatStoppedAreStale()
    {
        const auto snapshot = snapshotOf(facts("e", 1), now + Duration{25'000});
        QCOMPARE(snapshot->endpoints.front().state, EndpointState::Stale);
        QVERIFY(!snapshot->endpoints.front().models.front().accuracy);
    }

    void anEndpointThatCannotBeWatchedIsShown()
    {
        WriteBatch batch = facts("e", 1);
        batch.documents.push_back({"endpoint", "old", R"({"id":"old","name":"Old","platform":"abacus"})"});
        const auto snapshot = snapshotOf(std::move(batch), now);
        QCOMPARE(snapshot->endpoints.size(), std::size_t(2));
        QCOMPARE(snapshot->endpoints.back().endpoint.name, "Old");
        QCOMPARE(snapshot->endpoints.back().state, EndpointState::Unusable);
        QVERIFY(snapshot->endpoints.back().lastError->text().contains("platform"));
    }

    void openAlertsMakeItFail()
    {
        WriteBatch batch = facts("e", 1);
        Alert alert;
        alert.id = "a";
        alert.rule = defaultRules().front();
        alert.rule.severity = Severity::Critical;
        alert.series = {{"endpoint", "e"}, {"model", "fraud"}};
        alert.state = AlertState::Firing;
        alert.pendingAt = alert.firingAt = now - Duration{5'000};
        batch.alerts.push_back(toRecord(alert));
        const auto snapshot = snapshotOf(std::move(batch), now);
        QCOMPARE(snapshot->openAlerts.size(), std::size_t(1));
        QCOMPARE(snapshot->endpoints.front().state, EndpointState::Failing);
        QCOMPARE(snapshot->endpoints.front().models.front().firingAlerts, 1);
    }

private:
    static FleetSnapshotPtr snapshotOf(WriteBatch batch, Timestamp at)
    {
        const QTemporaryDir folder;
        const auto history = *History::open(folder.filePath("history.sqlite"));
        history->write(std::move(batch));
        history->flush();
        return *snapshotFromHistory(**history->reader(), at);
    }
};

QTEST_GUILESS_MAIN(TestHistorySnapshot)
#include "tst_historysnapshot.moc"
