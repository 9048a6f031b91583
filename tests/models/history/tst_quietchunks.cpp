// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/samples/columngrid.h"
#include "models/history/sqlite/database.h"
#include "models/history/upkeep/integrity.h"

#include <cmath>
#include <random>

using namespace qd;

/// What takes next to nothing lies in long rows of chunks, and is read as all else.
class TestQuietChunks : public QObject
{
    Q_OBJECT

private slots:
    void theyAreFewAndReadAsTheyWere_data();
    void theyAreFewAndReadAsTheyWere();
    void whatComesLateFindsItsPlace();
    void othersStayShort_data();
    void othersStayShort();
    void bodiesGoWithTheirRows();
};

namespace {

using Samples = std::vector<Sample>;

constexpr std::int64_t begin = 1'700'000'000'000;
constexpr std::size_t count = 300'000;
constexpr std::int64_t mostBlocks = 256;

double valueOf(const QString& shape, std::size_t i)
{
    std::minstd_rand random(unsigned(i / 7'001) + 1);
    if (shape == "a constant")
        return 0.1;
    if (shape == "a state")
        return double(random() % 4);
    if (shape == "now and then stale")
        return i % 9'973 == 77 ? std::bit_cast<double>(staleMarkerBits) : 3;
    if (shape == "never a number")
        return std::nan("");
    return double(std::minstd_rand(unsigned(i) + 1)() % 1'000); // busy
}

Samples samplesOf(const QString& shape, std::int64_t jitter = 1)
{
    Samples samples;
    std::minstd_rand random(5);
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back(
            {{begin + std::int64_t(i) * 1'000 + std::int64_t(random()) % jitter}, valueOf(shape, i)});
    return samples;
}

void settle(const TemporaryHistory& t)
{
    std::promise<Result<void>> outcome;
    t.history->settle(nullptr, [&](const Result<void>& result) { outcome.set_value(result); });
    QVERIFY(outcome.get_future().get());
}

// As they come, a quarter of an hour at a time; settled on the way and at the end.
void writeAll(const TemporaryHistory& t, const Samples& samples)
{
    for (std::size_t at = 0; at < samples.size(); at += 1'000) {
        const auto from = samples.begin() + std::ptrdiff_t(at);
        QVERIFY(t.write({.runs = {{accuracyOf("a"), {from, from + 1'000}}}}));
        if (at % 50'000 == 0)
            settle(t);
    }
    settle(t);
}

std::int64_t ask(const TemporaryHistory& t, const char* sql)
{
    auto database = Database::open(t.path(), Database::Mode::ReadOnly);
    return database ? database->integer(sql).value_or(-1) : -1;
}

void compareSamples(const TemporaryHistory& t, const Samples& expected)
{
    const auto found = t.reader()->samples(1, always);
    QVERIFY(found);
    const auto isSame = [](const Sample& a, const Sample& b) {
        return a.at == b.at && std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
    };
    QVERIFY(std::ranges::equal(*found, expected, isSame));
}

// The number of samples that are numbers, and their extremes, by column: what M4 has to agree with.
void compareColumns(const TemporaryHistory& t, const Samples& expected, TimeRange range, int columns)
{
    const auto found = t.reader()->columns(1, range, columns);
    QVERIFY(found);
    auto sample = std::ranges::lower_bound(expected, range.from, {}, &Sample::at);
    for (const PixelColumn& column : *found) {
        for (; sample != expected.end() && sample->at < column.firstAt; ++sample)
            QVERIFY(std::isnan(sample->value));
        QCOMPARE(sample->at, column.firstAt);
        QCOMPARE(sample->value, column.first);
        PixelColumn told{sample->at, sample->at, sample->value, 0, sample->value, sample->value, 0};
        for (; sample != expected.end() && sample->at <= column.lastAt; ++sample) {
            if (std::isnan(sample->value))
                continue;
            told.min = std::min(told.min, sample->value);
            told.max = std::max(told.max, sample->value);
            told.last = sample->value;
            ++told.count;
        }
        QCOMPARE(column.last, told.last);
        QCOMPARE(column.min, told.min);
        QCOMPARE(column.max, told.max);
        QCOMPARE(column.count, told.count);
    }
    QVERIFY(std::all_of(sample, expected.end(),
                        [&](const Sample& s) { return s.at >= range.to || std::isnan(s.value); }));
}

} // namespace

void TestQuietChunks::theyAreFewAndReadAsTheyWere_data()
{
    QTest::addColumn<QString>("shape");
    for (const char* shape : {"a constant", "a state", "now and then stale", "never a number"})
        QTest::newRow(shape) << QString(shape);
}

void TestQuietChunks::theyAreFewAndReadAsTheyWere()
{
    QFETCH(QString, shape);
    TemporaryHistory t;
    const Samples samples = samplesOf(shape);
    writeAll(t, samples);
    // 600 blocks: two long rows, large ones that are to become the next, and a small one.
    QCOMPARE(ask(t, "SELECT sum(blocks) FROM chunk"), 600);
    const auto rows = ask(t, "SELECT count(*) FROM chunk");
    QVERIFY2(rows <= 2 + 7 + 1, qPrintable(QString::number(rows)));
    QVERIFY(ask(t, "SELECT max(blocks) FROM chunk") > mostBlocks / 2);
    QVERIFY(ask(t, "SELECT max(blocks) FROM chunk") <= mostBlocks);
    QVERIFY(ask(t, "SELECT sum(length(body)) FROM chunk_body") < 4'000);
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    compareSamples(t, samples);
    const TimeRange all{{begin - 5'000}, {begin + std::int64_t(count) * 1'000 + 77}};
    for (const int columns : {1, 3, 100, 1'200})
        compareColumns(t, samples, all, columns);
    for (const TimeRange range : {all, TimeRange{{begin + 99'500'000}, {begin + 103'100'000}}}) {
        const ColumnGrid grid = columnGrid(range, columnStep(range, 1'200));
        compareColumns(t, samples, grid.range, grid.columns);
    }
}

void TestQuietChunks::whatComesLateFindsItsPlace()
{
    TemporaryHistory t;
    Samples samples = samplesOf("a state");
    writeAll(t, samples);
    Samples late;
    for (std::size_t i = 100'000; i < 100'700; ++i) {
        samples[i].value = 17 + double(i % 3);
        late.push_back(samples[i]);
    }
    QVERIFY(t.write({.runs = {{accuracyOf("a"), late}}}));
    settle(t);
    compareSamples(t, samples);
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    QVERIFY(ask(t, "SELECT count(*) FROM chunk") <= 10);
}

void TestQuietChunks::othersStayShort_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<qint64>("jitter");
    QTest::newRow("busy") << QStringLiteral("busy") << qint64(1);
    // Its times are shared with those of the scrape beside it, chunk by chunk.
    QTest::newRow("with times of a scrape") << QStringLiteral("a constant") << qint64(9);
}

void TestQuietChunks::othersStayShort()
{
    QFETCH(QString, shape);
    QFETCH(qint64, jitter);
    TemporaryHistory t;
    const Samples samples = samplesOf(shape, jitter);
    writeAll(t, samples);
    QVERIFY(ask(t, "SELECT max(blocks) FROM chunk") <= 32);
    compareSamples(t, samples);
}

void TestQuietChunks::bodiesGoWithTheirRows()
{
    TemporaryHistory t;
    const Samples samples = samplesOf("a constant");
    writeAll(t, samples);
    const auto rows = ask(t, "SELECT count(*) FROM chunk");
    auto database = Database::open(t.path(), Database::Mode::ReadWrite);
    QVERIFY(database);
    QVERIFY(database->obeyTriggers());
    QVERIFY(database->execute("DELETE FROM chunk WHERE first_at = (SELECT min(first_at) FROM chunk)"));
    QCOMPARE(ask(t, "SELECT count(*) FROM chunk"), rows - 1);
    QCOMPARE(*integrityProblems(t.path()), QStringList());
    const auto left = t.reader()->samples(1, always);
    QVERIFY(left && !left->empty());
    QCOMPARE(left->back().at, samples.back().at);
    QVERIFY(database->execute("DELETE FROM chunk"));
    QCOMPARE(ask(t, "SELECT count(*) FROM chunk_body"), 0);
    QCOMPARE(ask(t, "SELECT count(*) FROM rollup"), 0);
}

QTEST_GUILESS_MAIN(TestQuietChunks)
#include "tst_quietchunks.moc"
