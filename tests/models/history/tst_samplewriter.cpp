// SPDX-License-Identifier: Apache-2.0
#include "samplefixture.h"

#include "models/history/samples/columngrid.h"
#include "models/history/samples/tail.h"
#include "models/history/upkeep/integrity.h"

#include <array>
#include <bit>
#include <cmath>
#include <random>

using namespace qd;

/// However samples come in, what is read is what a plain ordered map of them would hold.
class TestSampleWriter : public QObject
{
    Q_OBJECT

private slots:
    void itReadsWhatAMapWouldHold_data();
    void itReadsWhatAMapWouldHold();
    void theLastWriteWins_data();
    void theLastWriteWins();
    void lateSamplesFindTheirPlace();
    void aClockThatJumpsBackLosesNothing();
    void seriesThatComeAndGoKeepTheirSamples();
    void settlingMakesTheFileSmall();
    void chunksOfASeriesNeverOverlap();
    void aWideChartReadsNoSamples();
    void lateSamplesAreInTheRollup();
    void bodyAndRollupGoWithTheirChunk();
    void removingAChunkBuildsNoTable();
    void aDamagedChunkIsToldAndSetAside();
    void damageIsNeverTakenForData_data();
    void damageIsNeverTakenForData();
    void whatSeriesHaveInCommonIsStoredOnce();
    void aMiscountOfSharedBodiesIsFound();
    void rollupsStaySmallBesideWhatTheySumUp();
    void withoutItsRollupAChunkIsReadItself();
    void rowsOfTheTailAreProven();
    void oneReaderSeesWhatIsWrittenMeanwhile();
    void aDamagedRowOfTheTailConcernsItsTimesOnly();
    void aDamagedTailIsTold();
};

namespace {

using Random = std::mt19937_64;

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

SeriesId idOf(const TemporaryHistory& t, const std::string& model)
{
    const auto series = t.reader()->series({.labels = {{"model", model}}});
    return series->size() == 1 ? series->front().id : 0;
}

void compareSamples(const HistoryReader& reader, SeriesId id, const Series& expected, TimeRange range)
{
    const auto found = reader.samples(id, range);
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    const auto from = expected.lower_bound(range.from.ms);
    const auto to = expected.lower_bound(range.to.ms);
    QCOMPARE(std::ptrdiff_t(found->size()), std::distance(from, to));
    auto sample = found->begin();
    for (auto at = from; at != to; ++at, ++sample) {
        QCOMPARE(sample->at.ms, at->first);
        QCOMPARE(bitsOf(sample->value), bitsOf(at->second));
    }
}

void compareLatest(const HistoryReader& reader, SeriesId id, const Series& expected, Timestamp at,
                   Duration lookBack)
{
    const auto found = reader.latest(id, at, lookBack);
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    const auto after = expected.upper_bound(at.ms);
    const bool isThere = after != expected.begin() && std::prev(after)->first >= (at - lookBack).ms &&
                         bitsOf(std::prev(after)->second) != staleMarkerBits;
    QCOMPARE(found->has_value(), isThere);
    if (isThere) {
        QCOMPARE((*found)->at.ms, std::prev(after)->first);
        QCOMPARE(bitsOf((*found)->value), bitsOf(std::prev(after)->second));
    }
}

double randomValue(Random& random)
{
    switch (random() % 50) {
    case 0:
        return std::nan("");
    case 1:
        return std::bit_cast<double>(staleMarkerBits);
    case 2:
        return std::bit_cast<double>(random());
    default:
        return double(random() % 1'000) / 10;
    }
}

// Samples as they come in practice and worse: mostly forward, now and then back, all over, or again.
class Source
{
public:
    explicit Source(unsigned seed) : m_random(seed) {}

    std::vector<Sample> next(std::size_t count)
    {
        if (m_random() % 8 == 0)
            m_now -= std::int64_t(m_random() % 2'000'000); // the clock jumps back
        if (m_random() % 8 == 0)
            m_now += std::int64_t(m_random() % 2'000'000);
        const bool isScattered = m_random() % 10 == 0;
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < count; ++i) {
            m_now += 1'000;
            const std::int64_t at = isScattered ? std::int64_t(m_random() % 20'000'000) : m_now;
            samples.push_back({{at / 500 * 500}, randomValue(m_random)});
        }
        return samples;
    }
    Random& random() { return m_random; }

private:
    Random m_random;
    std::int64_t m_now = 5'000'000;
};

} // namespace

void TestSampleWriter::itReadsWhatAMapWouldHold_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSampleWriter::itReadsWhatAMapWouldHold()
{
    QFETCH(unsigned, seed);
    constexpr std::size_t seriesCount = 3;
    Source source(seed);
    Random& random = source.random();
    std::array<Series, seriesCount> expected;
    TemporaryHistory t;
    for (int round = 0; round < 42; ++round) {
        WriteBatch batch;
        for (std::size_t i = 0; i < seriesCount; ++i) {
            const bool isRun = random() % 3 == 0;
            const std::vector<Sample> samples = source.next(random() % (isRun ? 3'000 : 300));
            const SeriesKey key = accuracyOf(std::to_string(i));
            if (isRun) {
                batch.runs.push_back({key, samples});
            } else {
                for (const Sample& sample : samples)
                    batch.samples.push_back({key, sample});
            }
            for (const Sample& sample : samples)
                expected[i].insert_or_assign(sample.at.ms, sample.value);
        }
        QVERIFY(t.write(batch));
        if (random() % 12 == 0)
            settle(t);
        if (random() % 12 == 0)
            t.reopen();
        if (round % 6 != 5)
            continue;
        const auto reader = t.reader();
        for (std::size_t i = 0; i < seriesCount; ++i) {
            const SeriesId id = idOf(t, std::to_string(i));
            const std::int64_t from = std::int64_t(random() % 20'000'000);
            const TimeRange range{{from}, {from + 1 + std::int64_t(random() % 20'000'000)}};
            compareSamples(*reader, id, expected[i], always);
            compareSamples(*reader, id, expected[i], range);
            for (const int columns : {1, 3, 40, 1'200})
                compareColumns(*reader, id, expected[i], range, columns);
            for (const int columns : {4, 30, 100}) {
                const ColumnGrid grid = columnGrid(range, columnStep(range, columns));
                compareColumns(*reader, id, expected[i], grid.range, grid.columns);
            }
            compareColumns(*reader, id, expected[i], {{-50'000'000}, {50'000'000}}, 2);
            for (int k = 0; k < 20; ++k)
                compareLatest(*reader, id, expected[i], {std::int64_t(random() % 20'000'000)},
                              Duration{random() % 100'000});
        }
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSampleWriter::theLastWriteWins_data()
{
    QTest::addColumn<int>("firstCount");
    QTest::addColumn<int>("secondCount");
    QTest::addColumn<bool>("isSettled");
    for (const int first : {1, 2'000}) {
        for (const int second : {1, 2'000}) {
            for (const bool isSettled : {false, true})
                QTest::addRow("%d, then %d%s", first, second, isSettled ? ", settled between" : "")
                    << first << second << isSettled;
        }
    }
}

void TestSampleWriter::theLastWriteWins()
{
    QFETCH(int, firstCount);
    QFETCH(int, secondCount);
    QFETCH(bool, isSettled);
    TemporaryHistory t;
    const auto write = [&](int count, double value) {
        WriteBatch batch;
        batch.runs.push_back({accuracyOf("a"), {}});
        for (int i = 0; i < count; ++i)
            batch.runs[0].samples.push_back({{i * 1'000}, value});
        QVERIFY(t.write(batch));
    };
    write(firstCount, 1);
    if (isSettled)
        settle(t);
    write(secondCount, 2);
    for (const bool isSettledAfter : {false, true}) {
        if (isSettledAfter)
            settle(t);
        const auto samples = t.reader()->samples(1, always);
        QCOMPARE(int(samples->size()), std::max(firstCount, secondCount));
        for (std::size_t i = 0; i < samples->size(); ++i)
            QCOMPARE(samples->at(i).value, int(i) < secondCount ? 2.0 : 1.0);
    }
}

void TestSampleWriter::lateSamplesFindTheirPlace()
{
    TemporaryHistory t;
    Series expected;
    // Every second place first, over many chunks, then the places between, backwards.
    for (const int start : {0, 1}) {
        WriteBatch batch;
        for (int i = 0; i < 30'000; ++i) {
            const int place = start == 0 ? 2 * i : 59'999 - 2 * i;
            batch.samples.push_back({accuracyOf("a"), {{place * 1'000}, double(place)}});
            expected[place * 1'000] = place;
        }
        QVERIFY(t.write(batch));
    }
    compareSamples(*t.reader(), 1, expected, always);
    settle(t);
    compareSamples(*t.reader(), 1, expected, always);
    compareColumns(*t.reader(), 1, expected, {{1}, {59'000'001}}, 640);
}

void TestSampleWriter::aClockThatJumpsBackLosesNothing()
{
    TemporaryHistory t;
    Series expected;
    std::int64_t now = 10'000'000;
    for (int i = 0; i < 4'000; ++i) {
        now += i % 1'000 == 999 ? -600'300 : 1'000; // ten minutes back, and not to the same grid
        QVERIFY(t.write({.samples = {{accuracyOf("a"), {{now}, double(i)}}}}));
        expected[now] = i;
    }
    compareSamples(*t.reader(), 1, expected, always);
    compareLatest(*t.reader(), 1, expected, {now}, Duration{5'000});
}

void TestSampleWriter::seriesThatComeAndGoKeepTheirSamples()
{
    TemporaryHistory t;
    constexpr int generations = 1'000;
    for (int i = 0; i < generations; ++i) {
        WriteBatch batch;
        for (int k = 0; k < 3; ++k)
            batch.samples.push_back({accuracyOf("m", std::to_string(i)), {{i * 10 + k}, double(k)}});
        QVERIFY(t.write(batch));
    }
    for (const bool isSettled : {false, true}) {
        if (isSettled)
            settle(t);
        const auto reader = t.reader();
        const auto series = reader->series({.labels = {{"model", "m"}}});
        QCOMPARE(int(series->size()), generations);
        for (const SeriesInfo& info : *series) {
            const int i = std::stoi(info.key.labels.get("version"));
            compareSamples(*reader, info.id, {{i * 10, 0}, {i * 10 + 1, 1}, {i * 10 + 2, 2}}, always);
        }
        QCOMPARE(**reader->extent(), (TimeRange{{0}, {(generations - 1) * 10 + 3}}));
    }
}

void TestSampleWriter::settlingMakesTheFileSmall()
{
    TemporaryHistory t;
    constexpr int scrapes = 20'000;
    constexpr int seriesCount = 10;
    for (int i = 0; i < scrapes; i += 50) {
        WriteBatch batch;
        for (int k = 0; k < 50 * seriesCount; ++k)
            batch.samples.push_back({accuracyOf(std::to_string(k % seriesCount)),
                                     {{(i + k / seriesCount) * 1'000}, double(i + k / seriesCount)}});
        QVERIFY(t.write(batch));
    }
    settle(t);
    const Database database = openRaw(t);
    QCOMPARE(*database.integer("SELECT count(*) FROM tail"), 0);
    QCOMPARE(*database.integer("PRAGMA freelist_count"), 0);
    QVERIFY(*database.integer("SELECT count(*) FROM chunk") <= 3 * seriesCount);
    const double perSample = double(QFileInfo(t.path()).size()) / scrapes / seriesCount;
    QVERIFY2(perSample < 1.3, qPrintable(QString::number(perSample))); // 0.05 and the empty tables
}

void TestSampleWriter::chunksOfASeriesNeverOverlap()
{
    TemporaryHistory t;
    Source source(99);
    for (int round = 0; round < 100; ++round)
        QVERIFY(t.write({.runs = {{accuracyOf("a"), source.next(1'000)}}}));
    const Database database = openRaw(t);
    QVERIFY(*database.integer("SELECT count(*) FROM chunk") > 3);
    QCOMPARE(*database.integer("SELECT count(*) FROM chunk a JOIN chunk b ON a.series = b.series AND "
                               "a.first_at < b.first_at AND a.last_at >= b.first_at"),
             0);
    QCOMPARE(*database.integer("SELECT sum(samples) FROM chunk"),
             std::int64_t(t.reader()->samples(1, always)->size()));
}

namespace {

WriteBatch longRun(std::int64_t from)
{
    SeriesRun run{accuracyOf("a"), {}};
    for (std::int64_t i = 0; i < 1'000; ++i)
        run.samples.push_back({{from + i * 1'000}, double(i)});
    return {.runs = {run}};
}

} // namespace

// Small chunks are removed all the time; a table that SQLite builds for the trigger costs more than the rest.
void TestSampleWriter::removingAChunkBuildsNoTable()
{
    const TemporaryHistory t;
    const Database database = openRaw(t);
    auto plan = database.prepare("EXPLAIN DELETE FROM chunk WHERE series = 1 AND first_at = 2");
    QVERIFY(plan.has_value());
    QStringList steps;
    while (*plan->step())
        steps.append(QString::fromStdString(plan->text(1)));
    QVERIFY(steps.contains("Program"));
    QVERIFY(steps.count("Delete") >= 6); // the trigger's, too
    QVERIFY(!steps.contains("OpenEphemeral"));
}

void TestSampleWriter::aDamagedChunkIsToldAndSetAside()
{
    TemporaryHistory t;
    QVERIFY(t.write(longRun(0)));
    const Database database = openRaw(t);
    QVERIFY(database.execute(
        "UPDATE chunk_body SET body = CAST(substr(body, 1, 500) || x'00' || substr(body, 502) "
        "AS BLOB)"));
    const auto refused = t.reader()->samples(1, always);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().where, t.history->path());

    QVERIFY(t.write(longRun(500'000))); // over the damaged chunk
    QCOMPARE(t.reader()->samples(1, always)->size(), 1'000u);
    QCOMPARE(*database.integer("SELECT sum(samples) FROM damaged_chunk"), 1'000);
}

void TestSampleWriter::damageIsNeverTakenForData_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("in the samples") << QByteArray(
        "UPDATE chunk_body SET body = CAST(substr(body, 1, length(body) / 2) || x'ff' || "
        "substr(body, length(body) / 2 + 2) AS BLOB)");
    QTest::newRow("samples cut off") << QByteArray(
        "UPDATE chunk_body SET body = substr(body, 1, length(body) - 1)");
    QTest::newRow("samples missing") << QByteArray("DELETE FROM chunk_body");
    QTest::newRow("in the summary") << QByteArray("UPDATE chunk SET max = max + 1");
    QTest::newRow("in the times") << QByteArray("UPDATE chunk SET last_at = last_at - 1");
    QTest::newRow("of another series")
        << QByteArray("UPDATE chunk SET body = (SELECT sum(id) FROM chunk_body) - body");
}

void TestSampleWriter::damageIsNeverTakenForData()
{
    QFETCH(QByteArray, sql);
    TemporaryHistory t;
    for (const char* model : {"a", "b"}) {
        SeriesRun run{accuracyOf(model), {}};
        for (std::int64_t i = 0; i < 1'000; ++i)
            run.samples.push_back({{i * 1'000}, double(i * 7'919 % 1'009)});
        QVERIFY(t.write({.runs = {run}}));
    }
    settle(t);
    QVERIFY(integrityProblems(t.path())->isEmpty());
    QVERIFY(openRaw(t).execute(sql.constData()));
    const auto reader = t.reader();
    for (const SeriesId id : {1, 2}) {
        QCOMPARE(reader->samples(id, always).error().kind, ErrorKind::Storage);
        QCOMPARE(reader->columns(id, {{0}, {1'000'000}}, 100).error().kind, ErrorKind::Storage);
        QCOMPARE(reader->latest(id, {900'000}, Duration{5'000}).error().kind, ErrorKind::Storage);
    }
    QCOMPARE(integrityProblems(t.path())->size(), 2);
}

namespace {

// Enough for a large row and its rollup; whole numbers without a pattern.
Series fillLargeRow(const TemporaryHistory& t)
{
    Series expected;
    SeriesRun run{accuracyOf("a"), {}};
    std::minstd_rand random(5);
    for (std::int64_t i = 0; i < 20'000; ++i) {
        run.samples.push_back({{i * 1'000}, double(random() % 1'009)});
        expected[i * 1'000] = run.samples.back().value;
    }
    if (!t.write({.runs = {run}}))
        qFatal("write failed");
    return expected;
}

constexpr TimeRange wide{{0}, {256 << 16}}; // within the large row
constexpr int wideColumns = 16;

} // namespace

void TestSampleWriter::aWideChartReadsNoSamples()
{
    TemporaryHistory t;
    const Series expected = fillLargeRow(t);
    const Database database = openRaw(t);
    QVERIFY(*database.integer("SELECT count(*) FROM rollup") > 0);
    const std::int64_t end = *database.integer("SELECT max(last_at) FROM chunk WHERE rollup <> 0");
    QVERIFY(database.execute("DELETE FROM chunk_body"));
    for (const unsigned bits : {16, 17, 19, 21}) {
        const auto columns = static_cast<int>(end >> bits);
        compareColumns(*t.reader(), 1, expected, {{0}, {std::int64_t{columns} << bits}}, columns);
    }
    QVERIFY(!t.reader()->columns(1, {{1}, {1'000'001}}, 10)); // between the buckets
}

void TestSampleWriter::lateSamplesAreInTheRollup()
{
    TemporaryHistory t;
    Series expected = fillLargeRow(t);
    SeriesRun late{accuracyOf("a"), {}};
    for (std::int64_t i = 0; i < 600; ++i) {
        late.samples.push_back({{4'000'500 + i * 1'000}, i == 300 ? 1e6 : 5.0});
        expected[late.samples.back().at.ms] = late.samples.back().value;
    }
    late.samples.push_back({{9'000'000}, std::nan("")}); // in the place of a number
    expected[9'000'000] = std::nan("");
    QVERIFY(t.write({.runs = {late}}));
    QVERIFY(
        openRaw(t).execute("DELETE FROM chunk_body WHERE id IN (SELECT body FROM chunk WHERE rollup <> 0)"));
    compareColumns(*t.reader(), 1, expected, {{0}, {64 << 17}}, 64);
}

void TestSampleWriter::bodyAndRollupGoWithTheirChunk()
{
    TemporaryHistory t;
    fillLargeRow(t);
    const Database database = openRaw(t);
    // Values and times.
    QCOMPARE(*database.integer("SELECT sum(CASE WHEN rollup_bits >> 8 THEN 2 ELSE 1 END) FROM chunk"),
             *database.integer("SELECT count(*) FROM chunk_body"));
    QVERIFY(*database.integer("SELECT max(rollup_bits >> 8) FROM chunk") > 0);
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 1"));
    QCOMPARE(*database.integer("SELECT count(*) FROM chunk_body"), 0);
    QCOMPARE(*database.integer("SELECT count(*) FROM rollup"), 0);
}

namespace {

// Three series of one scrape, with jitter: two with the same values, one without.
WriteBatch alikeAndNot()
{
    std::minstd_rand random(6);
    WriteBatch batch{.runs = {{accuracyOf("a"), {}}, {accuracyOf("b"), {}}, {accuracyOf("c"), {}}}};
    for (std::int64_t i = 0; i < 20'000; ++i) {
        const Timestamp at{i * 1'000 + std::int64_t(random() % 7)};
        const double value = i % 999 == 0 ? std::bit_cast<double>(staleMarkerBits) : double(random() % 50);
        for (std::size_t k = 0; k < 3; ++k)
            batch.runs[k].samples.push_back({at, k < 2 ? value : double(random() % 50)});
    }
    return batch;
}

Series seriesOf(const SeriesRun& run)
{
    Series series;
    for (const Sample& sample : run.samples)
        series[sample.at.ms] = sample.value;
    return series;
}

} // namespace

void TestSampleWriter::whatSeriesHaveInCommonIsStoredOnce()
{
    TemporaryHistory t;
    const WriteBatch batch = alikeAndNot();
    QVERIFY(t.write(batch));
    settle(t);
    const Database database = openRaw(t);
    // Two rows each: times, two kinds of values.
    QCOMPARE(*database.integer("SELECT count(*) FROM chunk"), 6);
    QCOMPARE(*database.integer("SELECT count(*) FROM chunk_body"), 6);
    QCOMPARE(*database.integer("SELECT sum(others) FROM shared_body"), 2 * (2 + 1));
    const auto compareAll = [&](std::initializer_list<int> ids) {
        for (const int id : ids)
            compareSamples(*t.reader(), id, seriesOf(batch.runs[std::size_t(id - 1)]), always);
    };
    compareAll({1, 2, 3});
    QCOMPARE(*integrityProblems(t.path()), QStringList());

    // Written in part by one of them, the others keep theirs.
    QVERIFY(t.write({.runs = {{accuracyOf("a"), std::vector<Sample>(600, {{5'000'500}, 7})}}}));
    compareAll({2, 3});
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 1"));
    compareAll({2, 3});
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 2"));
    compareAll({3});
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 3"));
    QCOMPARE(*database.integer("SELECT count(*) FROM chunk_body"), 0);
    QCOMPARE(*database.integer("SELECT count(*) FROM shared_body"), 0);
}

void TestSampleWriter::aMiscountOfSharedBodiesIsFound()
{
    TemporaryHistory t;
    QVERIFY(t.write(alikeAndNot()));
    settle(t);
    QVERIFY(openRaw(t).execute("UPDATE shared_body SET others = others - 1"));
    QCOMPARE(integrityProblems(t.path())->size(), 4);
}

void TestSampleWriter::rollupsStaySmallBesideWhatTheySumUp()
{
    TemporaryHistory t;
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> any;
    WriteBatch batch{.runs = {{accuracyOf("walk"), {}}, {accuracyOf("kept"), {}}, {accuracyOf("rare"), {}}}};
    double kept = 0;
    for (std::int64_t i = 0; i < 17'000; ++i) {
        kept = i % 3 == 0 ? any(random) : kept; // seventeen digits, three seconds long
        batch.runs[0].samples.push_back({{i * 1'000}, double(random() % 1'000)});
        batch.runs[1].samples.push_back({{i * 1'000}, kept});
        batch.runs[2].samples.push_back({{i * 1'000}, double(i * i / 90'000'000 % 2 + i / 7'000)});
    }
    QVERIFY(t.write(batch));
    settle(t);
    const Database database = openRaw(t);
    const auto bits = [&](int series) {
        return *database.integer(
            "SELECT max(CASE rollup WHEN 0 THEN 0 ELSE rollup_bits & 255 END) FROM chunk WHERE "
            "blocks > 16 AND series = " +
            std::to_string(series));
    };
    QCOMPARE(bits(1), 16); // 65 s
    QCOMPARE(bits(2), 19);
    for (int id = 1; id <= 3; ++id)
        compareColumns(*t.reader(), id, seriesOf(batch.runs[std::size_t(id - 1)]), wide, wideColumns);
}

void TestSampleWriter::withoutItsRollupAChunkIsReadItself()
{
    TemporaryHistory t;
    const Series expected = fillLargeRow(t);
    QVERIFY(openRaw(t).execute("UPDATE rollup SET fine = x'0102', coarse = x'00'"));
    compareColumns(*t.reader(), 1, expected, wide, wideColumns);
    const auto problems = integrityProblems(t.path());
    QVERIFY(problems);
    QCOMPARE(problems->size(), *openRaw(t).integer("SELECT count(*) FROM rollup"));
}

void TestSampleWriter::rowsOfTheTailAreProven()
{
    const std::int64_t row = tailRows(3).first + 17;
    std::vector<TailEntry> entries;
    for (int i = 0; i < 40; ++i)
        entries.push_back({3 * bucketSeries + i % 7, {{i * 1'000 + i % 3}, i % 4 ? double(i) : 1.0 / i}});
    entries[5].sample.value = std::bit_cast<double>(staleMarkerBits);
    const Bytes body = encodeTail(row, entries);
    const auto isRead = [&](ByteView bytes, std::int64_t id, SeriesId only, std::size_t expected) {
        std::vector<TailEntry> found;
        const bool isSound = decodeTail(bytes, id, only, found);
        return isSound && found.size() == expected;
    };
    QVERIFY(isRead(body, row, 0, entries.size()));
    QVERIFY(isRead(body, row, 3 * bucketSeries + 1, 6));
    QVERIFY(!isRead(body, row + 1, 0, entries.size()));
    QVERIFY(!isRead(body, row - tailRows(1).first, 0, entries.size())); // another bucket's
    for (std::size_t at = 0; at < body.size(); ++at) {
        Bytes damaged = body;
        damaged[at] ^= 0x10;
        std::vector<TailEntry> found{entries.front()};
        QVERIFY(!decodeTail(damaged, row, 0, found));
        QCOMPARE(found.size(), 1u);
        QVERIFY(!isRead(ByteView(body).first(at), row, 0, entries.size()));
    }
}

namespace {

WriteBatch scrapeAt(std::int64_t ms)
{
    WriteBatch batch;
    for (int i = 0; i < 300; ++i) // more than a bucket
        batch.samples.push_back({accuracyOf(std::to_string(i)), {{ms}, double(ms + i)}});
    return batch;
}

} // namespace

void TestSampleWriter::oneReaderSeesWhatIsWrittenMeanwhile()
{
    TemporaryHistory t;
    Series expected;
    const auto write = [&](std::int64_t ms) {
        expected[ms] = double(ms);
        return t.write(scrapeAt(ms));
    };
    QVERIFY(write(1'000) && write(2'000));
    const auto reader = t.reader();
    const auto compare = [&](TimeRange range) {
        for (const int id : {1, 2, 300, 3, 255, 256, 257, 1}) {
            Series own;
            for (const auto& [ms, value] : expected)
                own[ms] = value + id - 1;
            compareSamples(*reader, id, own, range);
        }
    };
    compare(always);
    compare({{1'500}, {2'500}});
    QVERIFY(write(3'000));
    compare({{1'500}, {2'500}});
    compare(always);
    QVERIFY(write(2'000)); // again, later
    expected[2'000] = 7;
    WriteBatch other;
    for (int i = 0; i < 300; ++i)
        other.samples.push_back({accuracyOf(std::to_string(i)), {{2'000}, double(7 + i)}});
    QVERIFY(t.write(other));
    compare(always);
    settle(t);
    compare(always);
    compare({{0}, {1'001}});
}

void TestSampleWriter::aDamagedRowOfTheTailConcernsItsTimesOnly()
{
    TemporaryHistory t;
    for (const int second : {1, 2, 3})
        QVERIFY(t.write(scrapeAt(second * 1'000)));
    QVERIFY(openRaw(t).execute("UPDATE tail SET body = x'05' WHERE first_at = 2000"));
    const auto reader = t.reader();
    QVERIFY(!reader->samples(1, always));
    QCOMPARE(reader->samples(1, {{0}, {2'000}})->size(), 1u);
    QCOMPARE(reader->samples(2, {{2'001}, {9'000}})->size(), 1u);
    QCOMPARE(reader->samples(2, {{2'000}, {2'001}}).error().kind, ErrorKind::Storage);
}

void TestSampleWriter::aDamagedTailIsTold()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{accuracyOf("a"), {{1'000}, 1.5}}}}));
    const Database database = openRaw(t);
    QVERIFY(integrityProblems(t.path())->isEmpty());
    QVERIFY(database.execute("UPDATE tail SET last_at = last_at + 1"));
    QCOMPARE(integrityProblems(t.path())->size(), 1);
    QVERIFY(database.execute("UPDATE tail SET last_at = last_at - 1, body = x'05'"));
    QCOMPARE(integrityProblems(t.path())->size(), 1);
    QCOMPARE(t.reader()->samples(1, always).error().kind, ErrorKind::Storage);
    settle(t);
    QCOMPARE(*database.integer("SELECT count(*) FROM damaged_chunk"), 1);
    QVERIFY(t.reader()->samples(1, always)->empty());
}

QTEST_GUILESS_MAIN(TestSampleWriter)
#include "tst_samplewriter.moc"
