// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alert.h"
#include "models/history/history.h"
#include "models/items/charts/chartfeed.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <limits>

using namespace qd;

namespace {

using DataPtr = std::shared_ptr<const ChartData>;

constexpr Timestamp noon{1'767'268'800'000}; ///< 2026-01-01T12:00:00Z

Timestamp at(std::int64_t seconds)
{
    return noon + Duration{seconds * 1000};
}

Labels fraud()
{
    return {{"endpoint", "triton"}, {"model", "fraud"}};
}

Labels with(Labels labels, std::string_view name, std::string_view value)
{
    labels.set(name, value);
    return labels;
}

ChartPanel accuracyPanel()
{
    return panelFor({std::string(metric::accuracy), fraud()});
}

std::vector<std::size_t> sizes(const std::vector<std::vector<Sample>>& segments)
{
    std::vector<std::size_t> counts;
    for (const auto& segment : segments)
        counts.push_back(segment.size());
    return counts;
}

} // namespace

class TestChartFeed : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = History::open(m_folder->filePath(QStringLiteral("history.sqlite")));
        QVERIFY(opened);
        m_history = std::move(*opened);
    }

    void cleanup() { m_history.reset(); }

    void ordersAColumnByTimeWithoutRepeating()
    {
        const PixelColumn column{at(0), at(9), 2.0, 4.0, 1.0, 8.0, 10};
        const auto segments = segmentsOf({column}, Duration{10'000});
        QCOMPARE(sizes(segments), std::vector<std::size_t>{4});
        std::vector<double> values;
        for (std::size_t i = 0; i < segments[0].size(); ++i) {
            values.push_back(segments[0][i].value);
            QVERIFY(i == 0 || segments[0][i - 1].at < segments[0][i].at);
        }
        QCOMPARE(values, (std::vector<double>{2.0, 1.0, 8.0, 4.0}));

        const PixelColumn single{at(0), at(0), 3.0, 3.0, 3.0, 3.0, 1};
        QCOMPARE(sizes(segmentsOf({single}, Duration{10'000})), std::vector<std::size_t>{1});
        const PixelColumn monotonic{at(0), at(9), 1.0, 8.0, 1.0, 8.0, 10};
        QCOMPARE(sizes(segmentsOf({monotonic}, Duration{10'000})), std::vector<std::size_t>{2});
    }

    void splitsAtGaps_data()
    {
        QTest::addColumn<QList<int>>("seconds");
        QTest::addColumn<std::vector<std::size_t>>("expected");
        using Sizes = std::vector<std::size_t>;
        QTest::newRow("even") << QList<int>{0, 5, 10, 15} << Sizes{4};
        QTest::newRow("three intervals are no gap") << QList<int>{0, 5, 10, 25, 30, 35} << Sizes{6};
        QTest::newRow("more than three are") << QList<int>{0, 5, 10, 26, 31, 36} << Sizes{3, 3};
        QTest::newRow("three seconds at least") << QList<int>{0, 1, 2, 5, 6} << Sizes{5};
        QTest::newRow("four seconds at 1 Hz") << QList<int>{0, 1, 2, 6, 7} << Sizes{3, 2};
        QTest::newRow("lone sample") << QList<int>{0, 1, 2, 60, 120, 121, 122} << Sizes{3, 1, 3};
        QTest::newRow("nothing") << QList<int>{} << Sizes{};
    }

    void splitsAtGaps()
    {
        QFETCH(QList<int>, seconds);
        QFETCH(std::vector<std::size_t>, expected);
        std::vector<Sample> samples;
        std::vector<PixelColumn> columns;
        for (const int second : seconds) {
            samples.push_back({at(second), 1.0});
            columns.push_back({at(second), at(second), 1.0, 1.0, 1.0, 1.0, 1});
        }
        QCOMPARE(sizes(segmentsOf(samples)), expected);
        QCOMPARE(sizes(segmentsOf(columns, Duration{1'000})), expected);
    }

    void splitsWhereTheSeriesEnded()
    {
        const double stale = std::bit_cast<double>(staleMarkerBits);
        const std::vector<Sample> samples{{at(0), 1.0}, {at(1), 1.0}, {at(2), stale}, {at(3), 1.0}};
        QCOMPARE(sizes(segmentsOf(samples)), (std::vector<std::size_t>{2, 1}));
    }

    void losesNoSpike_data()
    {
        QTest::addColumn<int>("columns");
        QTest::newRow("a few pixels") << 20;
        QTest::newRow("a small chart") << 300;
        QTest::newRow("more pixels than samples") << 8000;
    }

    void losesNoSpike()
    {
        QFETCH(int, columns);
        WriteBatch batch;
        for (int i = 0; i < 3600; ++i) {
            const double value = i == 1234 ? 0.1 : i == 2345 ? 0.99 : 0.9;
            batch.samples.push_back({{std::string(metric::accuracy), fraud()}, {at(i), value}});
        }
        write(std::move(batch));
        const DataPtr data = ask({accuracyPanel()}, {at(0), at(3600)}, columns);
        const auto& segments = data->panels.at(0).at(0).segments;
        QCOMPARE(segments.size(), std::size_t(1));
        const auto less = [](const Sample& a, const Sample& b) { return a.value < b.value; };
        const auto [low, high] = std::minmax_element(segments[0].begin(), segments[0].end(), less);
        const Duration column{3'600'000 / columns + 1};
        QCOMPARE(low->value, 0.1);
        QVERIFY(std::chrono::abs(low->at - at(1234)) <= column);
        QCOMPARE(high->value, 0.99);
        QVERIFY(std::chrono::abs(high->at - at(2345)) <= column);
        QVERIFY(std::is_sorted(segments[0].begin(), segments[0].end(),
                               [](const Sample& a, const Sample& b) { return a.at < b.at; }));
    }

    void readsOneSampleBeyondEachEdge()
    {
        WriteBatch batch;
        for (int i = 0; i < 10; ++i)
            batch.samples.push_back({{std::string(metric::accuracy), fraud()}, {at(10 * i), 0.9}});
        write(std::move(batch));
        const DataPtr data = ask({accuracyPanel()}, {at(42), at(48)}, 500);
        const auto& segment = data->panels.at(0).at(0).segments.at(0);
        QVERIFY(segment.front().at <= at(40));
        QVERIFY(segment.back().at >= at(50));
    }

    void namesQuantilesAndDevices()
    {
        WriteBatch batch;
        for (const char* quantile : {"0.99", "0.5", "0.9"}) {
            batch.samples.push_back(
                {{std::string(metric::latency), with(fraud(), "quantile", quantile)}, {at(0), 0.01}});
        }
        batch.samples.push_back({{std::string(metric::latencyMean), fraud()}, {at(0), 0.02}});
        // Series of single versions stay out of the charts of the model.
        batch.samples.push_back(
            {{std::string(metric::accuracy), with(fraud(), "version", "2")}, {at(0), 0.5}});
        batch.samples.push_back({{std::string(metric::accuracy), fraud()}, {at(0), 0.9}});
        write(std::move(batch));
        const auto panels = standardPanels("triton", "fraud", "");
        const DataPtr data = ask(panels, {at(-10), at(10)}, 500);
        QStringList names;
        for (const ChartCurve& curve : data->panels.at(1))
            names.append(curve.name);
        QCOMPARE(names, (QStringList{"p50", "p90", "p99"})); // the mean only where there are no quantiles
        QCOMPARE(data->panels.at(0).size(), std::size_t(1));
        QCOMPARE(data->panels.at(0).at(0).segments.at(0).at(0).value, 0.9);
    }

    void fallsBackToTheMean()
    {
        WriteBatch batch;
        batch.samples.push_back({{std::string(metric::latencyMean), fraud()}, {at(0), 0.02}});
        write(std::move(batch));
        const DataPtr data = ask(standardPanels("triton", "fraud", ""), {at(-10), at(10)}, 500);
        QCOMPARE(data->panels.at(1).size(), std::size_t(1));
        QCOMPARE(data->panels.at(1).at(0).name, QStringLiteral("mean"));
    }

    void marksVersionsRollbacksAndAlertsOfTheSubject()
    {
        WriteBatch batch;
        batch.events.push_back({0, at(10), "version", "triton", "fraud", R"({"from":"1","to":"2"})"});
        batch.events.push_back({0, at(40), "rollback", "triton", "fraud", R"({"from":"2","to":"1"})"});
        batch.events.push_back({0, at(20), "version", "triton", "spam", R"({"from":"7","to":"8"})"});
        batch.events.push_back({0, at(20), "version", "other", "fraud", R"({"from":"7","to":"8"})"});
        batch.events.push_back({0, at(21), "state", "triton", "fraud", "{}"});
        batch.alerts.push_back(alert("open", fraud(), at(30), {}));
        batch.alerts.push_back(alert("never fired", fraud(), {}, {}));
        batch.alerts.push_back(alert("before", fraud(), at(-500), at(-400)));
        batch.alerts.push_back(alert("elsewhere", {{"endpoint", "other"}}, at(30), {}));
        write(std::move(batch));
        const DataPtr data = ask({accuracyPanel()}, {at(0), at(100)}, 500);
        QVERIFY(!data->error);
        QCOMPARE(data->markers.size(), std::size_t(3));
        QCOMPARE(data->markers[0].kind, ChartMarker::Kind::Version);
        QCOMPARE(data->markers[0].text, QStringLiteral("fraud changed from version 1 to version 2."));
        QCOMPARE(data->markers[1].kind, ChartMarker::Kind::Alert);
        QCOMPARE(data->markers[1].severity, std::string("critical"));
        QCOMPARE(data->markers[1].until, at(100)); // still firing
        QCOMPARE(data->markers[2].kind, ChartMarker::Kind::Rollback);
    }

    void answersOnlyTheNewestRequest()
    {
        WriteBatch batch;
        batch.samples.push_back({{std::string(metric::accuracy), fraud()}, {at(5), 0.9}});
        write(std::move(batch));
        ChartFeed feed(*m_history);
        QSignalSpy ready(&feed, &ChartFeed::ready);
        std::uint64_t newest = 0;
        for (int i = 0; i < 20; ++i)
            newest = feed.request({accuracyPanel()}, {at(-i), at(10)}, 500, "triton", "fraud");
        QTRY_COMPARE(ready.count(), 1);
        const auto data = ready.at(0).at(0).value<DataPtr>();
        QCOMPARE(data->request, newest);
        QCOMPARE(data->range, TimeRange({at(-19), at(10)}));
    }

    void handsOnWhatWentWrong()
    {
        const QString path = m_history->path();
        m_history->flush();
        ChartFeed feed(*m_history);
        QSignalSpy ready(&feed, &ChartFeed::ready);
        QVERIFY(QFile::remove(path));
        feed.request({accuracyPanel()}, {at(0), at(10)}, 500, "triton", "fraud");
        QTRY_COMPARE(ready.count(), 1);
        const auto data = ready.at(0).at(0).value<DataPtr>();
        QVERIFY(data->error.has_value());
        QCOMPARE(data->panels.size(), std::size_t(1));
    }

private:
    void write(WriteBatch batch)
    {
        m_history->write(std::move(batch));
        m_history->flush();
    }

    DataPtr ask(std::vector<ChartPanel> panels, TimeRange range, int columns)
    {
        ChartFeed feed(*m_history);
        QSignalSpy ready(&feed, &ChartFeed::ready);
        feed.request(std::move(panels), range, columns, "triton", "fraud");
        if (!ready.wait())
            qFatal("The feed did not answer.");
        return ready.at(0).at(0).value<DataPtr>();
    }

    static AlertRecord alert(const std::string& id, const Labels& series, Timestamp from, Timestamp to)
    {
        Alert alert;
        alert.id = id;
        alert.rule.id = "rule";
        alert.rule.name = QStringLiteral("Accuracy is low");
        alert.rule.metric = metric::accuracy;
        alert.rule.severity = Severity::Critical;
        alert.series = series;
        alert.state = to.ms != 0     ? AlertState::Resolved
                      : from.ms != 0 ? AlertState::Firing
                                     : AlertState::Pending;
        alert.pendingAt = from.ms != 0 ? from - Duration{5000} : at(1);
        alert.firingAt = from;
        alert.resolvedAt = to;
        return toRecord(alert);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<History> m_history;
};

QTEST_GUILESS_MAIN(TestChartFeed)
#include "tst_chartfeed.moc"
