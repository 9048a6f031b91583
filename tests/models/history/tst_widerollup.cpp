// SPDX-License-Identifier: Apache-2.0
#include "samplefixture.h"

#include "models/history/samples/columngrid.h"
#include "models/history/samples/widerollup.h"
#include "models/history/upkeep/integrity.h"

#include <random>

using namespace qd;

/// A chart of months reads one row where it would read many, and shows the same.
class TestWideRollup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aWideChartReadsNoChunks();
    void everyRangeIsExact_data();
    void everyRangeIsExact();
    void whatWaitsInTheTailShows();
    void lateSamplesMakeItAnew();
    void itGoesWithItsFirstChunkThatGoes();
    void aSecondOneFollows();
    void damageIsSeenAndHurtsNoChart_data();
    void damageIsSeenAndHurtsNoChart();
    void thereIsNoneOfDamagedChunks();
    void rowsOfAnotherPaceMakeItWider();

private:
    /// A history with the samples of `m_expected`, settled.
    [[nodiscard]] std::unique_ptr<TemporaryHistory> copy() const;

    TemporaryHistory m_settled;
    Series m_expected; ///< of series 1
    Series m_level;    ///< of series 2, most of whose chunks have no rollups
};

namespace {

constexpr std::int64_t samples = 600'000;
constexpr const char* countWide = "SELECT count(*) FROM wide_rollup";

// The buckets of its two rollups, and what else a chart may ask for.
constexpr unsigned fineBits = 17;
constexpr unsigned coarseBits = 20;

TimeRange whole(unsigned bits)
{
    return {{0}, {((samples * 1'000 >> bits) + 1) << bits}};
}

int columnsIn(TimeRange range, unsigned bits)
{
    return static_cast<int>(range.length().count() >> bits);
}

} // namespace

// Whole numbers without a pattern, a gap, and some that are no numbers.
void TestWideRollup::initTestCase()
{
    std::minstd_rand random(5);
    WriteBatch batch{.runs = {{accuracyOf("a"), {}}, {accuracyOf("b"), {}}}};
    for (std::int64_t i = 0; i < samples; ++i) {
        const std::int64_t at = i * 1'000 + (i > 200'000 ? 123'456 : 0);
        if (at >= samples * 1'000)
            break;
        const double value = i % 5'000 == 77 ? std::nan("") : double(random() % 1'009);
        batch.runs[0].samples.push_back({{at}, value});
        // Too little for a rollup to pay, too much for a long row.
        const double level = i % 200 == 100 ? double(random()) / 3 : 7;
        batch.runs[1].samples.push_back({{at}, level});
        m_expected.emplace_hint(m_expected.end(), at, value);
        m_level.emplace_hint(m_level.end(), at, level);
    }
    QVERIFY(m_settled.write(std::move(batch)));
    settle(m_settled);
    const Database database = openRaw(m_settled);
    QCOMPARE(*database.integer(countWide), 2);
    QCOMPARE(*database.integer("SELECT min(rollup_bits) FROM wide_rollup"), fineBits);
    QVERIFY(*database.integer("SELECT sum(rollup = 0) > 20 FROM chunk WHERE series = 2"));
    m_settled.history.reset();
}

std::unique_ptr<TemporaryHistory> TestWideRollup::copy() const
{
    auto t = std::make_unique<TemporaryHistory>();
    t->history.reset();
    QFile::remove(t->path());
    if (!QFile::copy(m_settled.path(), t->path()))
        qFatal("%s cannot be copied", qPrintable(m_settled.path()));
    t->reopen();
    return t;
}

void TestWideRollup::aWideChartReadsNoChunks()
{
    const auto t = copy();
    const Database database = openRaw(*t);
    const std::int64_t last = *database.integer("SELECT last_at FROM wide_rollup WHERE series = 1");
    QVERIFY(database.execute(("DELETE FROM chunk WHERE series = 1 AND first_at > " + std::to_string(last) +
                              "; DELETE FROM rollup WHERE id NOT IN (SELECT rollup FROM wide_rollup);"
                              "DELETE FROM chunk_body")
                                 .c_str()));
    Series summedUp = m_expected;
    summedUp.erase(summedUp.upper_bound(last), summedUp.end());
    for (const unsigned bits : {fineBits, coarseBits + 2}) {
        const TimeRange range = whole(bits);
        compareColumns(*t->reader(), 1, summedUp, range, columnsIn(range, bits));
    }
    const TimeRange fine = whole(fineBits);
    QVERIFY(!t->reader()->columns(1, fine, columnsIn(fine, fineBits - 1))); // narrower than its buckets
}

void TestWideRollup::everyRangeIsExact_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("columns");
    for (const unsigned bits : {fineBits - 1, fineBits, coarseBits}) {
        const TimeRange range = whole(bits);
        QTest::addRow("whole, buckets of 2^%u", bits)
            << qint64(range.from.ms) << qint64(range.to.ms) << columnsIn(range, bits);
    }
    const std::int64_t step = std::int64_t{1} << fineBits;
    QTest::newRow("begins within") << qint64(700 * step) << qint64(4'500 * step) << 3'800;
    QTest::newRow("ends within") << qint64(-50 * step) << qint64(2'000 * step) << 2'050;
    QTest::newRow("all within") << qint64(1'000 * step) << qint64(1'512 * step) << 512;
    QTest::newRow("between the buckets") << qint64(1) << qint64(600'000'001) << 1'200;
}

void TestWideRollup::everyRangeIsExact()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, columns);
    const auto t = copy();
    compareColumns(*t->reader(), 1, m_expected, {{from}, {to}}, columns);
    compareColumns(*t->reader(), 2, m_level, {{from}, {to}}, columns);
}

void TestWideRollup::whatWaitsInTheTailShows()
{
    const auto t = copy();
    Series expected = m_expected;
    WriteBatch batch;
    for (const std::int64_t at : {150'000'000, 150'000'500, 900'000'000}) { // in a place, between, behind
        batch.samples.push_back({accuracyOf("a"), {{at}, 5e6}});
        expected[at] = 5e6;
    }
    QVERIFY(t->write(std::move(batch)));
    QCOMPARE(*openRaw(*t).integer(countWide), 2);
    const TimeRange range{{0}, {std::int64_t{1} << 30}};
    compareColumns(*t->reader(), 1, expected, range, columnsIn(range, fineBits));
    compareColumns(*t->reader(), 1, expected, range, columnsIn(range, coarseBits));
}

void TestWideRollup::lateSamplesMakeItAnew()
{
    const auto t = copy();
    Series expected = m_expected;
    SeriesRun late{accuracyOf("a"), {}};
    for (std::int64_t i = 0; i < 700; ++i) {
        late.samples.push_back({{200'000'500 + i * 1'000}, -3.0});
        expected[late.samples.back().at.ms] = -3.0;
    }
    QVERIFY(t->write({.runs = {late}}));
    const Database database = openRaw(*t);
    QCOMPARE(*database.integer(countWide), 1); // of the other series
    const TimeRange range = whole(fineBits);
    compareColumns(*t->reader(), 1, expected, range, columnsIn(range, fineBits));
    QVERIFY(t->write(
        {.samples = {{accuracyOf("a"), {{600'000'000}, 1}}, {accuracyOf("b"), {{600'000'000}, 7}}}}));
    expected[600'000'000] = 1;
    settle(*t);
    QCOMPARE(*database.integer(countWide), 2);
    compareColumns(*t->reader(), 1, expected, range, columnsIn(range, fineBits));
    QCOMPARE(*integrityProblems(t->path()), QStringList());
}

void TestWideRollup::itGoesWithItsFirstChunkThatGoes()
{
    const auto t = copy();
    const Database database = openRaw(*t);
    const std::int64_t rollup = *database.integer("SELECT rollup FROM wide_rollup WHERE series = 2");
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 2 AND first_at > (SELECT last_at FROM "
                             "wide_rollup WHERE series = 2)"));
    QCOMPARE(*database.integer(countWide), 2);
    QVERIFY(database.execute("DELETE FROM chunk WHERE series = 2 AND last_at = (SELECT last_at FROM "
                             "wide_rollup WHERE series = 2)"));
    QCOMPARE(*database.integer(countWide), 1);
    QCOMPARE(*database.integer(("SELECT count(*) FROM rollup WHERE id = " + std::to_string(rollup)).c_str()),
             0);
    QCOMPARE(*database.integer("SELECT series FROM wide_rollup"), 1);
}

void TestWideRollup::aSecondOneFollows()
{
    const auto t = copy();
    SeriesRun more{accuracyOf("a"), {}};
    Series expected = m_expected;
    for (std::int64_t i = 0; i < samples; ++i) {
        more.samples.push_back({{(samples + i) * 1'000}, double(i % 100)});
        expected.emplace_hint(expected.end(), more.samples.back().at.ms, more.samples.back().value);
    }
    QVERIFY(t->write({.runs = {more}}));
    settle(*t);
    QCOMPARE(*openRaw(*t).integer("SELECT count(*) FROM wide_rollup WHERE series = 1"), 2);
    const TimeRange range{{0}, {std::int64_t{1} << 31}};
    for (const unsigned bits : {fineBits, coarseBits})
        compareColumns(*t->reader(), 1, expected, range, columnsIn(range, bits));
    QCOMPARE(*integrityProblems(t->path()), QStringList());
}

void TestWideRollup::damageIsSeenAndHurtsNoChart_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("its first time") << "UPDATE wide_rollup SET first_at = first_at + 5000";
    QTest::newRow("its last time") << "UPDATE wide_rollup SET last_at = last_at + 5000000";
    QTest::newRow("its width") << "UPDATE wide_rollup SET rollup_bits = rollup_bits - 4";
    QTest::newRow("its number") << "UPDATE wide_rollup SET rollup = (SELECT max(id) FROM rollup)";
    QTest::newRow("its rollups") << "UPDATE rollup SET fine = CAST(substr(fine, 1, 100) || x'5a5a' || "
                                    "substr(fine, 103) AS BLOB), coarse = substr(coarse, 2) "
                                    "WHERE id IN (SELECT rollup FROM wide_rollup)";
    QTest::newRow("no rollups") << "DELETE FROM rollup WHERE id IN (SELECT rollup FROM wide_rollup)";
}

void TestWideRollup::damageIsSeenAndHurtsNoChart()
{
    QFETCH(QString, damage);
    const auto t = copy();
    QVERIFY(openRaw(*t).execute(qPrintable(damage + (damage.contains("IN (") ? "" : " WHERE series = 1"))));
    for (const unsigned bits : {fineBits, coarseBits}) {
        const TimeRange range = whole(bits);
        compareColumns(*t->reader(), 1, m_expected, range, columnsIn(range, bits));
    }
    const QStringList problems = *integrityProblems(t->path());
    QVERIFY(!problems.isEmpty());
    QVERIFY2(problems.front().contains("rollup of series 1"), qPrintable(problems.front()));
}

void TestWideRollup::thereIsNoneOfDamagedChunks()
{
    const auto t = copy();
    const Database database = openRaw(*t);
    // One that is in two columns of the chart below, so that its summary is not enough.
    QVERIFY(database.execute("DELETE FROM wide_rollup; UPDATE chunk_body SET body = zeroblob(40) WHERE id = "
                             "(SELECT body FROM chunk WHERE series = 2 AND rollup = 0 AND "
                             "first_at < 1 << 28 AND last_at >= 1 << 28)"));
    QVERIFY(t->write(
        {.samples = {{accuracyOf("a"), {{700'000'000}, 1}}, {accuracyOf("b"), {{700'000'000}, 7}}}}));
    settle(*t);
    QCOMPARE(*database.integer("SELECT group_concat(series) FROM wide_rollup"), 1);
    QVERIFY(!t->reader()->columns(2, {{0}, {std::int64_t{1} << 30}}, 4));
}

// Most rows have a sample a second; one in 200 seconds is a bucket each at their pace.
void TestWideRollup::rowsOfAnotherPaceMakeItWider()
{
    TemporaryHistory t;
    std::minstd_rand random(8);
    SeriesRun run{accuracyOf("a"), {}};
    Series expected;
    std::int64_t at = 0;
    for (int i = 0; i < samples; ++i, at += i < 300'000 ? 1'000 : 200'000) {
        run.samples.push_back({{at}, double(random() % 1'009)});
        expected.emplace_hint(expected.end(), at, run.samples.back().value);
    }
    QVERIFY(t.write({.runs = {run}}));
    settle(t);
    const Database database = openRaw(t);
    QCOMPARE(*database.integer(countWide), 1);
    QVERIFY(*database.integer("SELECT rollup_bits FROM wide_rollup") > fineBits);
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    const TimeRange range{{0}, {((at >> 20) + 1) << 20}};
    compareColumns(*t.reader(), 1, expected, range, columnsIn(range, 20));
}

QTEST_GUILESS_MAIN(TestWideRollup)
#include "tst_widerollup.moc"
