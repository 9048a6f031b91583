// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/readerpool.h"
#include "models/history/retention.h"
#include "models/history/samples/columncache.h"
#include "models/history/samples/columngrid.h"
#include "models/history/sqlite/database.h"

#include <atomic>
#include <random>
#include <thread>

using namespace qd;

/// Columns that are kept are what reading would give, whatever has been written meanwhile and by whom.
class TestColumnCache : public QObject
{
    Q_OBJECT

private slots:
    void whatWasKeptIsFound();
    void aNeighbourIsJoined();
    void aChangeCutsWhatFollowsIt_data();
    void aChangeCutsWhatFollowsIt();
    void whatWasReadBeforeACommitIsNotKept();
    void nothingIsFoundWhileACommitIsUnderWay();
    void theOldestGoesWhenItIsFull();
    void keptColumnsAreThoseOfTheFile_data();
    void keptColumnsAreThoseOfTheFile();
    void anotherWriterIsNoticed();
    void aWriterPastTheLockIsNoticed();
    void everyAcknowledgedSampleIsSeen();
};

namespace {

constexpr std::int64_t step = 1'024;
constexpr std::int64_t begin = 1'700'000'000'000 / step * step;
constexpr int seriesCount = 3;

// A column for each of the numbers, which says its number.
ColumnCache::Run runOf(const ColumnCache::Grid& grid, std::int64_t from, std::int64_t to)
{
    ColumnCache::Run run{from, to};
    for (std::int64_t number = from; number < to; ++number) {
        const Timestamp at{grid.phase + number * grid.step};
        run.columns.push_back({at, at, double(number), 0, 0, 0, 1});
    }
    return run;
}

QString textOf(const ColumnCache::Run& run)
{
    QStringList numbers;
    for (const PixelColumn& column : run.columns)
        numbers << QString::number(column.first);
    return QStringLiteral("[%1,%2) %3").arg(run.from).arg(run.to).arg(numbers.join(' '));
}

QString textOf(const std::vector<PixelColumn>& columns)
{
    QStringList texts;
    for (const PixelColumn& c : columns) {
        texts << QStringLiteral("%1-%2 %3 %4 %5 %6 x%7")
                     .arg(c.firstAt.ms - begin)
                     .arg(c.lastAt.ms - begin)
                     .arg(c.first)
                     .arg(c.last)
                     .arg(c.min)
                     .arg(c.max)
                     .arg(c.count);
    }
    return texts.join('\n');
}

SeriesKey keyOf(int series)
{
    return {"m", {{"n", std::to_string(series)}}};
}

std::vector<PixelColumn> columnsBy(const HistoryReader& reader, int series, TimeRange range, int columns)
{
    const auto found = reader.series({.metric = "m", .labels = keyOf(series).labels});
    if (!found)
        qFatal("%s", qPrintable(found.error().text()));
    if (found->empty())
        return {};
    auto read = reader.columns(found->front().id, range, columns);
    if (!read)
        qFatal("%s", qPrintable(read.error().text()));
    return std::move(*read);
}

std::vector<PixelColumn> keptColumns(const History& history, int series, TimeRange range, int columns)
{
    auto reader = history.readers()->take();
    if (!reader)
        qFatal("%s", qPrintable(reader.error().text()));
    auto read = columnsBy(**reader, series, range, columns);
    history.readers()->giveBack(std::move(*reader));
    return read;
}

std::vector<PixelColumn> readColumns(const History& history, int series, TimeRange range, int columns)
{
    const auto reader = history.reader();
    if (!reader)
        qFatal("%s", qPrintable(reader.error().text()));
    return columnsBy(**reader, series, range, columns);
}

// What happens to a history: samples at its end, late ones, replaced ones, runs, tidying.
class Life
{
public:
    Life(TemporaryHistory& history, unsigned seed) : m_history(history), m_random(seed) {}

    void goOn()
    {
        switch (below(12)) {
        case 0:
            writeLate();
            break;
        case 1:
            writeRun();
            break;
        case 2:
            tidy();
            break;
        case 3:
            m_history.reopen();
            break;
        default:
            writeScrape();
        }
    }
    /// A range as a chart asks for it: the end, a part, everything, at several zooms; sometimes off the grid.
    [[nodiscard]] std::pair<TimeRange, int> someColumns()
    {
        const int columns = 1 + int(below(40));
        const std::int64_t width = step << below(4);
        const std::int64_t end = m_now + std::int64_t(below(3)) * width;
        const std::int64_t from = end - std::int64_t(below(300)) * step;
        const std::int64_t shift = below(5) == 0 ? std::int64_t(below(1'000)) : 0;
        const std::int64_t first = from / width * width + shift;
        const std::int64_t odd = below(8) == 0 ? 1 : 0; // columns that are no whole milliseconds
        return {{{first}, {first + columns * width + odd}}, columns};
    }
    [[nodiscard]] int someSeries() { return int(below(seriesCount)); }

private:
    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }
    void write(WriteBatch batch) { QVERIFY(m_history.write(std::move(batch))); }
    double value() { return below(20) == 0 ? std::nan("") : double(below(100)); }
    void writeScrape()
    {
        WriteBatch batch;
        for (int series = 0; series < seriesCount; ++series)
            batch.samples.push_back({keyOf(series), {{m_now}, value()}});
        write(std::move(batch));
        m_now += 100 + std::int64_t(below(3'000));
    }
    void writeLate()
    {
        const Timestamp at{m_now - std::int64_t(below(300'000))};
        write({.samples = {{keyOf(someSeries()), {at, value()}}}});
    }
    void writeRun()
    {
        SeriesRun run{keyOf(someSeries()), {}};
        Timestamp at{m_now - std::int64_t(below(400'000))};
        for (int i = 0; i < 600; ++i, at.ms += std::int64_t(below(300)))
            run.samples.push_back({at, value()});
        write({.runs = {run}});
    }
    void tidy()
    {
        RetentionLimits limits;
        limits.samples = Duration(200'000);
        write({.documents = {toDocument(limits)}});
        QObject context;
        bool isDone = false;
        m_history.history->tidy({{m_now}, below(2) == 0}, &context,
                                [&](const Result<TidyReport>&) { isDone = true; });
        QTRY_VERIFY(isDone);
    }

    TemporaryHistory& m_history;
    std::mt19937 m_random;
    std::int64_t m_now = begin;
};

} // namespace

void TestColumnCache::whatWasKeptIsFound()
{
    ColumnCache cache;
    const ColumnCache::Grid grid{7, 100, 30};
    cache.keep(cache.now(), grid, runOf(grid, 10, 20));
    QCOMPARE(textOf(cache.find(cache.now(), grid, 12, 15)), "[12,15) 12 13 14");
    QCOMPARE(textOf(cache.find(cache.now(), grid, 5, 12)), "[10,12) 10 11");
    QCOMPARE(textOf(cache.find(cache.now(), grid, 18, 30)), "[18,20) 18 19");
    for (const ColumnCache::Grid& other : {ColumnCache::Grid{8, 100, 30}, {7, 50, 30}, {7, 100, 31}})
        QCOMPARE(cache.find(cache.now(), other, 10, 20).columns.size(), 0U);
}

void TestColumnCache::aNeighbourIsJoined()
{
    ColumnCache cache;
    const ColumnCache::Grid grid{7, 100, 0};
    const auto keep = [&](std::int64_t from, std::int64_t to) {
        cache.keep(cache.now(), grid, runOf(grid, from, to));
        return textOf(cache.find(cache.now(), grid, -100, 100));
    };
    QCOMPARE(keep(0, 2), "[0,2) 0 1");
    QCOMPARE(keep(2, 4), "[0,4) 0 1 2 3");
    QCOMPARE(keep(-2, 1), "[-2,4) -2 -1 0 1 2 3");
    QCOMPARE(keep(1, 2), "[-2,4) -2 -1 0 1 2 3");
    QCOMPARE(keep(8, 9), "[8,9) 8");
    QCOMPARE(keep(7, 10), "[7,10) 7 8 9");
}

void TestColumnCache::aChangeCutsWhatFollowsIt_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<qint64>("series");
    QTest::addColumn<QString>("left");
    QTest::newRow("behind it") << qint64(430) << qint64(7) << "[0,4) 0 1 2 3";
    QTest::newRow("in the last column") << qint64(429) << qint64(7) << "[0,3) 0 1 2";
    QTest::newRow("at an edge") << qint64(130) << qint64(7) << "[0,1) 0";
    QTest::newRow("just before an edge") << qint64(129) << qint64(7) << "[-100,-100) ";
    QTest::newRow("before it") << qint64(INT64_MIN) << qint64(7) << "[-100,-100) ";
    QTest::newRow("another series") << qint64(0) << qint64(8) << "[0,4) 0 1 2 3";
}

void TestColumnCache::aChangeCutsWhatFollowsIt()
{
    QFETCH(qint64, at);
    QFETCH(qint64, series);
    ColumnCache cache;
    const ColumnCache::Grid grid{7, 100, 30};
    cache.keep(cache.now(), grid, runOf(grid, 0, 4));
    const SeriesChange change{series, {at}};
    cache.beginCommit();
    cache.endCommit({&change, 1});
    QTEST(textOf(cache.find(cache.now(), grid, -100, 100)), "left");
}

void TestColumnCache::whatWasReadBeforeACommitIsNotKept()
{
    ColumnCache cache;
    const ColumnCache::Grid grid{7, 100, 0};
    const SeriesChange change{8, {0}};
    const auto before = cache.now();
    cache.beginCommit();
    const auto during = cache.now();
    cache.endCommit({&change, 1});
    cache.keep(before, grid, runOf(grid, 0, 4));
    cache.keep(during, grid, runOf(grid, 0, 4));
    QCOMPARE(cache.find(cache.now(), grid, 0, 4).columns.size(), 0U);
}

void TestColumnCache::nothingIsFoundWhileACommitIsUnderWay()
{
    ColumnCache cache;
    const ColumnCache::Grid grid{7, 100, 0};
    cache.keep(cache.now(), grid, runOf(grid, 0, 4));
    const auto before = cache.now();
    cache.beginCommit();
    QCOMPARE(cache.find(before, grid, 0, 4).columns.size(), 0U);
    QCOMPARE(cache.find(cache.now(), grid, 0, 4).columns.size(), 0U);
    cache.endCommit({});
    QCOMPARE(cache.find(cache.now(), grid, 0, 4).columns.size(), 4U);
}

void TestColumnCache::theOldestGoesWhenItIsFull()
{
    ColumnCache cache(20'000); // three of these, with what they need besides
    const auto gridOf = [](SeriesId series) { return ColumnCache::Grid{series, 100, 0}; };
    const auto isKnown = [&](SeriesId series) {
        return !cache.find(cache.now(), gridOf(series), 0, 100).columns.empty();
    };
    for (const SeriesId series : {1, 2, 3})
        cache.keep(cache.now(), gridOf(series), runOf(gridOf(series), 0, 100));
    QVERIFY(isKnown(1)); // it was just asked for
    cache.keep(cache.now(), gridOf(4), runOf(gridOf(4), 0, 100));
    QVERIFY(!isKnown(2));
    QVERIFY(isKnown(1) && isKnown(3) && isKnown(4));
}

void TestColumnCache::keptColumnsAreThoseOfTheFile_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 4; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestColumnCache::keptColumnsAreThoseOfTheFile()
{
    QFETCH(unsigned, seed);
    TemporaryHistory t;
    Life life(t, seed);
    for (int round = 0; round < 200; ++round) {
        life.goOn();
        for (int question = 0; question < 3; ++question) {
            const auto [range, columns] = life.someColumns();
            const int series = life.someSeries();
            QCOMPARE(textOf(keptColumns(*t.history, series, range, columns)),
                     textOf(readColumns(*t.history, series, range, columns)));
        }
    }
}

void TestColumnCache::anotherWriterIsNoticed()
{
    TemporaryHistory t;
    QVERIFY(t.write({.samples = {{keyOf(0), {{begin}, 1}}}}));
    const auto looking = History::open(t.path(), History::Access::ReadOnly);
    QVERIFY(looking);
    const TimeRange range{{begin}, {begin + 100 * step}};
    for (int i = 1; i < 50; ++i) {
        // Two readers of the pool take turns.
        auto first = (*looking)->readers()->take();
        QVERIFY(first);
        QCOMPARE(columnsBy(**first, 0, range, 100).size(), std::size_t(i));
        QCOMPARE(keptColumns(**looking, 0, range, 100).size(), std::size_t(i));
        QCOMPARE(columnsBy(**first, 0, range, 100).size(), std::size_t(i));
        if (i % 3 != 0)
            (*looking)->readers()->giveBack(std::move(*first));
        QVERIFY(t.write({.samples = {{keyOf(0), {{begin + i * 2 * step}, 1}}}}));
    }
}

void TestColumnCache::aWriterPastTheLockIsNoticed()
{
    TemporaryHistory t;
    SeriesRun run{keyOf(0), {}};
    for (int i = 0; i < 600; ++i)
        run.samples.push_back({{begin + i * step}, 1});
    QVERIFY(t.write({.runs = {run}}));
    const TimeRange range{{begin}, {begin + 600 * step}};
    QCOMPARE(keptColumns(*t.history, 0, range, 600).size(), 600U);
    QCOMPARE(keptColumns(*t.history, 0, range, 600).size(), 600U);
    const auto other = Database::open(t.path(), Database::Mode::ReadWrite);
    QVERIFY(other);
    QVERIFY(other->obeyTriggers());
    QVERIFY(other->execute("DELETE FROM chunk"));
    QCOMPARE(keptColumns(*t.history, 0, range, 600).size(), 0U);
}

void TestColumnCache::everyAcknowledgedSampleIsSeen()
{
    TemporaryHistory t;
    const TimeRange range{{begin}, {begin + 500 * step}};
    std::atomic<bool> isDone = false;
    std::thread other([&] {
        while (!isDone)
            std::ignore = keptColumns(*t.history, 0, range, 500);
    });
    int seen = 0;
    int expected = 0;
    for (int i = 0; i < 250 && seen == expected; ++i) {
        // From the end to the beginning: each sample changes columns that were kept.
        if (!t.write({.samples = {{keyOf(0), {{begin + (499 - i) * step}, 1}}}}))
            break;
        ++expected;
        seen = int(keptColumns(*t.history, 0, range, 500).size());
    }
    isDone = true;
    other.join();
    QCOMPARE(seen, expected);
    QCOMPARE(expected, 250);
}

QTEST_GUILESS_MAIN(TestColumnCache)
#include "tst_columncache.moc"
