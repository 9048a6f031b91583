// SPDX-License-Identifier: Apache-2.0
#include "samplefixture.h"

#include "models/history/query.h"

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace qd;

/// What each query selects, in which order, and that it can be stopped.
class TestHistoryReader : public QObject
{
    Q_OBJECT

private slots:
    void selectorsMatch_data();
    void selectorsMatch();
    void rangesAreHalfOpen();
    void columnsAgreeWithBruteForce_data();
    void columnsAgreeWithBruteForce();
    void columnsLeaveOutWhatIsNotANumber();
    void latestLooksBack_data();
    void latestLooksBack();
    void predictionsAreFiltered();
    void theLimitTakesTheNewest();
    void eventsAreFiltered();
    void alertsOverlapTheRange_data();
    void alertsOverlapTheRange();
    void incidentsComeNewestFirst();
    void extentCoversSamplesAndPredictions();
    void aCancelledQueryStops();
    void aReaderSeesWhatIsCommittedLater();
    void aQueryRunsOnThePool();
    void aReaderWaitsToBeUsedAgain();
};

namespace {

QStringList labelsOf(const std::vector<SeriesInfo>& series)
{
    QStringList texts;
    for (const SeriesInfo& info : series)
        texts << QString::fromStdString(info.key.metric + info.key.labels.toString());
    return texts;
}

} // namespace

void TestHistoryReader::selectorsMatch_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("without");
    QTest::addColumn<QStringList>("expected");
    const QString whole = R"(m{endpoint="e1",model="a"})";
    const QString one = R"(m{endpoint="e1",model="a",version="1"})";
    const QString two = R"(m{endpoint="e1",model="a",version="2"})";
    const QString other = R"(m{endpoint="e2",model="b"})";
    const QString bare = "up{}";
    QTest::newRow("everything") << "" << QStringList() << QStringList()
                                << QStringList{whole, one, two, other, bare};
    QTest::newRow("by metric") << "m" << QStringList() << QStringList()
                               << QStringList{whole, one, two, other};
    QTest::newRow("by label") << "m" << QStringList{"model=a"} << QStringList()
                              << QStringList{whole, one, two};
    QTest::newRow("label of any metric")
        << "" << QStringList{"endpoint=e2"} << QStringList() << QStringList{other};
    QTest::newRow("without") << "m" << QStringList{"model=a"} << QStringList{"version"} << QStringList{whole};
    QTest::newRow("without two") << "" << QStringList() << QStringList{"version", "model"}
                                 << QStringList{bare};
    QTest::newRow("two labels") << "m" << QStringList{"model=a", "version=2"} << QStringList()
                                << QStringList{two};
    QTest::newRow("no such value") << "m" << QStringList{"model=c"} << QStringList() << QStringList();
    QTest::newRow("no such metric") << "n" << QStringList() << QStringList() << QStringList();
}

void TestHistoryReader::selectorsMatch()
{
    QFETCH(QString, metric);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, without);
    QFETCH(QStringList, expected);
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {
                         {{"up", {}}, {{1}, 1}},
                         {{"m", {{"endpoint", "e1"}, {"model", "a"}, {"version", "1"}}}, {{1}, 1}},
                         {{"m", {{"endpoint", "e1"}, {"model", "a"}}}, {{1}, 1}},
                         {{"m", {{"endpoint", "e2"}, {"model", "b"}}}, {{1}, 1}},
                         {{"m", {{"endpoint", "e1"}, {"model", "a"}, {"version", "2"}}}, {{1}, 1}},
                     }}));
    SeriesSelector selector{.metric = metric.toStdString()};
    for (const QString& label : labels)
        selector.labels.set(label.section('=', 0, 0).toStdString(), label.section('=', 1).toStdString());
    for (const QString& name : without)
        selector.without.push_back(name.toStdString());
    const auto series = t.reader()->series(selector);
    QVERIFY(series);
    QStringList found = labelsOf(*series);
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

void TestHistoryReader::rangesAreHalfOpen()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{10}, 1}},
                                 {accuracyOf("a"), {{30}, 3}},
                                 {accuracyOf("a"), {{20}, 2}}}}));
    const auto samples = t.reader()->samples(1, {{10}, {30}});
    QVERIFY(samples);
    QCOMPARE(samples->size(), 2u);
    QCOMPARE(samples->at(0).value, 1.0);
    QCOMPARE(samples->at(1).value, 2.0);
    QVERIFY(t.reader()->samples(1, {{30}, {10}})->empty());
    QVERIFY(t.reader()->samples(99, {{10}, {30}})->empty());
}

void TestHistoryReader::columnsAgreeWithBruteForce_data()
{
    QTest::addColumn<int>("columns");
    for (const int columns : {1, 2, 7, 100, 640, 1'200, 5'000})
        QTest::addRow("%d columns", columns) << columns;
}

void TestHistoryReader::columnsAgreeWithBruteForce()
{
    QFETCH(int, columns);
    std::mt19937_64 random(static_cast<unsigned>(columns));
    std::uniform_int_distribution<std::int64_t> step(1, 900);
    std::normal_distribution<double> value(0, 10);
    constexpr std::int64_t begin = 1'700'000'000'123;
    std::vector<Sample> samples;
    for (std::int64_t at = begin; samples.size() < 5'000; at += step(random))
        samples.push_back({{at}, random() % 50 == 0 ? std::nan("") : value(random)});
    WriteBatch batch;
    for (const Sample& sample : samples)
        batch.samples.push_back({accuracyOf("a"), sample});
    TemporaryHistory t;
    QVERIFY(t.write(batch));

    const TimeRange range{{begin + 100'000}, {begin + 1'900'001}};
    const auto found = t.reader()->columns(1, range, columns);
    QVERIFY(found);

    // Straight from the definition: for each column, whatever lies between its exact edges.
    std::vector<PixelColumn> expected;
    const std::int64_t length = range.to.ms - range.from.ms;
    for (std::int64_t c = 0; c < columns; ++c) {
        std::vector<Sample> inside;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(inside), [&](const Sample& sample) {
            const std::int64_t offset = (sample.at.ms - range.from.ms) * columns;
            return range.contains(sample.at) && offset >= c * length && offset < (c + 1) * length &&
                   !std::isnan(sample.value);
        });
        if (inside.empty())
            continue;
        const auto [min, max] = std::minmax_element(
            inside.begin(), inside.end(), [](const Sample& a, const Sample& b) { return a.value < b.value; });
        expected.push_back({inside.front().at, inside.back().at, inside.front().value, inside.back().value,
                            min->value, max->value, std::int64_t(inside.size())});
    }
    compareColumns(*found, expected);
}

void TestHistoryReader::columnsLeaveOutWhatIsNotANumber()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{0}, 1}},
                                 {accuracyOf("a"), {{10}, std::bit_cast<double>(staleMarkerBits)}},
                                 {accuracyOf("a"), {{20}, std::nan("")}},
                                 {accuracyOf("a"), {{30}, std::numeric_limits<double>::infinity()}}}}));
    const auto columns = t.reader()->columns(1, {{0}, {40}}, 4);
    QVERIFY(columns);
    QCOMPARE(columns->size(), 2u);
    QCOMPARE(columns->at(0).lastAt, Timestamp{0});
    QCOMPARE(columns->at(1).firstAt, Timestamp{30});
    QVERIFY(t.reader()->columns(1, {{0}, {40}}, 0)->empty());
    QVERIFY(t.reader()->columns(1, {{40}, {40}}, 10)->empty());
}

void TestHistoryReader::latestLooksBack_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("lookBack");
    QTest::addColumn<double>("expected"); // -1: none
    QTest::newRow("exactly there") << 2'000LL << 0LL << 2.0;
    QTest::newRow("a little earlier") << 2'400LL << 400LL << 2.0;
    QTest::newRow("too old") << 2'401LL << 400LL << -1.0;
    QTest::newRow("later samples do not count") << 1'999LL << 5'000LL << 1.0;
    QTest::newRow("before the first") << 999LL << 5'000LL << -1.0;
    QTest::newRow("the series has ended") << 3'500LL << 60'000LL << -1.0;
}

void TestHistoryReader::latestLooksBack()
{
    QFETCH(qint64, at);
    QFETCH(qint64, lookBack);
    QFETCH(double, expected);
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1'000}, 1}},
                                 {accuracyOf("a"), {{2'000}, 2}},
                                 {accuracyOf("a"), {{3'000}, std::bit_cast<double>(staleMarkerBits)}}}}));
    const auto latest = t.reader()->latest(1, {at}, Duration{lookBack});
    QVERIFY(latest);
    QCOMPARE(latest->has_value() ? (*latest)->value : -1.0, expected);
}

namespace {

WriteBatch manyPredictions()
{
    WriteBatch batch;
    for (int i = 0; i < 60; ++i) {
        batch.predictions.push_back(predictionAt((i * 37) % 60 * 1'000, i % 2 ? "e1" : "e2",
                                                 "r" + std::to_string(i), i % 3 ? "a" : "b",
                                                 i % 5 ? "1" : "2"));
    }
    return batch;
}

} // namespace

void TestHistoryReader::predictionsAreFiltered()
{
    const WriteBatch all = manyPredictions();
    TemporaryHistory t;
    QVERIFY(t.write(all));
    for (const std::string endpoint : {"", "e1", "e9"}) {
        for (const std::string model : {"", "a"}) {
            for (const std::string version : {"", "2"}) {
                const PredictionQuery query{endpoint, model, version, {{10'000}, {50'000}}, 0};
                const auto expected =
                    std::count_if(all.predictions.begin(), all.predictions.end(), [&](const auto& p) {
                        return (endpoint.empty() || p.endpoint == endpoint) &&
                               (model.empty() || p.record.model == model) &&
                               (version.empty() || p.record.version == version) &&
                               query.range.contains(p.record.at);
                    });
                const auto found = t.reader()->predictions(query);
                QVERIFY(found);
                QCOMPARE(std::ptrdiff_t(found->size()), expected);
                QVERIFY(std::is_sorted(found->begin(), found->end(), [](const auto& a, const auto& b) {
                    return a.record.at < b.record.at;
                }));
            }
        }
    }
}

void TestHistoryReader::theLimitTakesTheNewest()
{
    TemporaryHistory t;
    QVERIFY(t.write(manyPredictions()));
    const auto found = t.reader()->predictions({.range = always, .limit = 3});
    QVERIFY(found);
    QCOMPARE(found->size(), 3u);
    QCOMPARE(found->at(0).record.at, Timestamp{57'000});
    QCOMPARE(found->at(2).record.at, Timestamp{59'000});
}

void TestHistoryReader::eventsAreFiltered()
{
    TemporaryHistory t;
    QVERIFY(t.write({.events = {{0, {30}, "version", "e1", "a", "{}"},
                                {0, {10}, "version", "e2", "b", "{}"},
                                {0, {20}, "state", "e1", "", "{}"}}}));
    const auto reader = t.reader();
    const auto all = reader->events({{10}, {31}});
    QVERIFY(all && all->size() == 3);
    QCOMPARE(all->front().at, Timestamp{10});
    QCOMPARE(reader->events({{10}, {30}})->size(), 2u);
    QCOMPARE(reader->events(always, "version")->size(), 2u);
    QCOMPARE(reader->events(always, {}, "e1")->size(), 2u);
    QCOMPARE(reader->events(always, "version", "e1")->size(), 1u);
}

void TestHistoryReader::alertsOverlapTheRange_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("before all") << 0LL << 100LL << QStringList();
    QTest::newRow("into the first") << 0LL << 101LL << QStringList{"closed"};
    QTest::newRow("within the first") << 150LL << 160LL << QStringList{"closed"};
    QTest::newRow("after the first") << 201LL << 300LL << QStringList();
    QTest::newRow("the open one goes on") << 1'000LL << 2'000LL << QStringList{"open"};
    QTest::newRow("both") << 0LL << 1'000LL << QStringList{"closed", "open"};
}

void TestHistoryReader::alertsOverlapTheRange()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(QStringList, expected);
    TemporaryHistory t;
    QVERIFY(t.write({.alerts = {{"open", "r", "e", "m", "firing", {400}, {500}, {0}, "{}"},
                                {"closed", "r", "e", "m", "resolved", {100}, {150}, {200}, "{}"}}}));
    const auto alerts = t.reader()->alerts({{from}, {to}});
    QVERIFY(alerts);
    QStringList found;
    for (const AlertRecord& alert : *alerts)
        found << QString::fromStdString(alert.id);
    QCOMPARE(found, expected);
}

void TestHistoryReader::incidentsComeNewestFirst()
{
    TemporaryHistory t;
    QVERIFY(t.write({.incidents = {{"old", {1}, {2}, "closed", "{}"}, {"new", {3}, {0}, "fix", "{}"}}}));
    const auto incidents = t.reader()->incidents();
    QVERIFY(incidents && incidents->size() == 2);
    QCOMPARE(incidents->front().id, "new");
}

void TestHistoryReader::extentCoversSamplesAndPredictions()
{
    TemporaryHistory t;
    QVERIFY(!*t.reader()->extent());
    QVERIFY(t.write({.predictions = {predictionAt(500, "e", {})}}));
    QCOMPARE(**t.reader()->extent(), (TimeRange{{500}, {501}}));
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{700}, 1}}, {accuracyOf("b"), {{100}, 1}}}}));
    QCOMPARE(**t.reader()->extent(), (TimeRange{{100}, {701}}));
}

void TestHistoryReader::aCancelledQueryStops()
{
    TemporaryHistory t;
    QVERIFY(t.write(manyPredictions()));
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1}, 1}}}}));
    const auto reader = t.reader();
    const CancelToken cancel;
    cancel.cancel();
    QCOMPARE(reader->samples(1, always, cancel).error().kind, ErrorKind::Cancelled);
    QCOMPARE(reader->columns(1, always, 10, cancel).error().kind, ErrorKind::Cancelled);
    QCOMPARE(reader->predictions({.range = always}, cancel).error().kind, ErrorKind::Cancelled);
    QCOMPARE(reader->predictions({.range = always})->size(), 60u); // and the reader goes on working
}

void TestHistoryReader::aReaderSeesWhatIsCommittedLater()
{
    TemporaryHistory t;
    const auto reader = t.reader();
    QVERIFY(reader->series({})->empty());
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1}, 1}}}}));
    QCOMPARE(reader->series({})->size(), 1u);
}

void TestHistoryReader::aQueryRunsOnThePool()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1}, 1}}}}));
    std::optional<std::size_t> found;
    queryHistory(
        *t.history, this, [](const HistoryReader& reader, const CancelToken&) { return reader.series({}); },
        [&](const Result<std::vector<SeriesInfo>>& series) { found = series->size(); });
    QTRY_VERIFY(found);
    QCOMPARE(*found, 1u);
}

void TestHistoryReader::aReaderWaitsToBeUsedAgain()
{
    TemporaryHistory t;
    const auto readers = t.history->readers();
    auto first = readers->take();
    QVERIFY(first);
    const HistoryReader* const waiting = first->get();
    readers->giveBack(std::move(*first));
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1}, 1}}}}));
    auto again = readers->take();
    QCOMPARE(again->get(), waiting);
    QCOMPARE((*again)->samples(1, always)->size(), 1u); // what came meanwhile
    readers->giveBack(std::move(*again));
    t.history.reset();
    QVERIFY(!QFileInfo::exists(t.path() + "-wal")); // none stayed open behind the writer
}

QTEST_GUILESS_MAIN(TestHistoryReader)
#include "tst_historyreader.moc"
