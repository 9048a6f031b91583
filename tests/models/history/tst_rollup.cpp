// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/checksum.h"
#include "models/history/samples/columngrid.h"
#include "models/history/samples/rollup.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace qd;

/// Rollups come back as they were, damage is noticed, and grids have their edges where buckets end.
class TestRollup : public QObject
{
    Q_OBJECT

private slots:
    void itComesBack_data();
    void itComesBack();
    void bucketsFollowThePace_data();
    void bucketsFollowThePace();
    void aWidenedRollupIsThatOfTheSamples();
    void everyFlippedBitIsNoticed();
    void noBucketIsEmptyOrPastCounting();
    void damageUnderASoundChecksumNeverHurts();
    void aCounterTakesFewBytes();
    void aValueThatStaysIsWrittenOnce();
    void stepsAreNearTheIdeal();
    void gridsCoverTheRange_data();
    void gridsCoverTheRange();
    void alignmentIsThatOfAllEdges();
};

namespace {

using Random = std::mt19937_64;

std::vector<EncodedBlock> blocksOf(std::span<const Sample> samples)
{
    std::vector<EncodedBlock> blocks;
    for (; !samples.empty(); samples = samples.subspan(std::min(maxBlockSamples, samples.size())))
        blocks.push_back(encodeBlock(samples.first(std::min(maxBlockSamples, samples.size()))));
    return blocks;
}

Rollup rollupOf(std::span<const Sample> samples, unsigned bits)
{
    RollupBuilder builder(bits);
    BlockSamples decoded;
    for (const EncodedBlock& block : blocksOf(samples)) {
        if (!decodeBlock(block.bytes, block.summary.count, decoded))
            qFatal("cannot decode");
        builder.add(decoded);
    }
    return builder.take();
}

bool isSame(const Rollup& a, const Rollup& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PixelColumn& x, const PixelColumn& y) {
        return x.firstAt == y.firstAt && x.lastAt == y.lastAt && x.first == y.first && x.last == y.last &&
               x.min == y.min && x.max == y.max && x.count == y.count;
    });
}

std::vector<Sample> samplesOf(const QString& shape, std::size_t count)
{
    Random random(7);
    std::vector<Sample> samples;
    std::int64_t at = -3'000'000; // also before 1970
    double value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at += shape == "ragged" ? 1 + std::int64_t(random() % 90'000) : 1'000;
        if (shape == "counter")
            value += double(random() % 10);
        else if (shape == "noise")
            value = double(random() >> 11) * 0x1p-53;
        else if (shape == "held" && random() % 400 == 0)
            value = double(random() >> 11) * 0x1p-53;
        else if (shape == "state")
            value = double(i / 3'000 % 2);
        else if (shape == "with gaps")
            value = i % 500 < 300 ? std::nan("") : double(i);
        else if (shape == "never a number")
            value = std::nan("");
        samples.push_back({{at}, value});
    }
    return samples;
}

} // namespace

void TestRollup::itComesBack_data()
{
    QTest::addColumn<QString>("shape");
    for (const char* shape :
         {"constant", "counter", "noise", "held", "state", "ragged", "with gaps", "never a number"})
        QTest::newRow(shape) << QString(shape);
}

void TestRollup::itComesBack()
{
    QFETCH(QString, shape);
    for (const std::size_t count : {1, 2, 700, 16'384}) {
        const Rollup rollup = rollupOf(samplesOf(shape, count), 16);
        const auto found = decodeRollup(encodeRollup(rollup));
        QVERIFY(found);
        QVERIFY(isSame(*found, rollup));
    }
}

void TestRollup::bucketsFollowThePace_data()
{
    QTest::addColumn<qint64>("interval");
    for (const qint64 interval : {100, 1'000, 5'000, 10'000, 15'000, 30'000, 60'000, 3'600'000})
        QTest::addRow("%lld ms", interval) << interval;
}

void TestRollup::bucketsFollowThePace()
{
    QFETCH(qint64, interval);
    std::vector<Sample> samples;
    for (std::int64_t i = 0; i < 4'000; ++i)
        samples.push_back({{i * interval + (i > 1'000 ? 86'400'000'000 : 0)}, double(i)}); // over a gap
    const auto blocks = blocksOf(samples);
    std::vector<BlockView> views;
    for (const EncodedBlock& block : blocks)
        views.push_back({block.summary, block.bytes});
    const double perBucket = double(std::int64_t{1} << rollupBitsOf(views)) / double(interval);
    QVERIFY2(perBucket >= 45 && perBucket <= 91, qPrintable(QString::number(perBucket)));
}

void TestRollup::aWidenedRollupIsThatOfTheSamples()
{
    for (const char* shape : {"counter", "ragged", "with gaps"}) {
        const auto samples = samplesOf(shape, 9'000);
        for (const unsigned wider : {1U, 3U, 8U})
            QVERIFY(isSame(widened(rollupOf(samples, 16), 16 + wider), rollupOf(samples, 16 + wider)));
    }
}

void TestRollup::everyFlippedBitIsNoticed()
{
    Bytes bytes = encodeRollup(rollupOf(samplesOf("counter", 1'000), 16));
    QVERIFY(decodeRollup(bytes));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] = std::uint8_t(bytes[bit / 8] ^ (1U << bit % 8));
        QVERIFY(!decodeRollup(bytes));
        bytes[bit / 8] = std::uint8_t(bytes[bit / 8] ^ (1U << bit % 8));
    }
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeRollup(ByteView(bytes).first(size)));
}

void TestRollup::noBucketIsEmptyOrPastCounting()
{
    Rollup rollup = rollupOf(samplesOf("noise", 1'000), 16);
    for (const std::int64_t count : {std::int64_t{0}, std::int64_t{-1}, INT64_MAX}) {
        rollup[3].count = count;
        QVERIFY(!decodeRollup(encodeRollup(rollup)));
    }
    rollup[3].count = std::int64_t{1} << 40;
    QVERIFY(decodeRollup(encodeRollup(rollup)));
}

void TestRollup::damageUnderASoundChecksumNeverHurts()
{
    Random random(5);
    for (const char* shape : {"counter", "noise", "held", "state", "ragged"}) {
        const Bytes sound = encodeRollup(rollupOf(samplesOf(shape, 9'000), 16));
        for (int round = 0; round < 3'000; ++round) {
            Bytes bytes = sound;
            for (std::uint64_t hits = 1 + random() % 4; hits > 0; --hits)
                bytes[checksumBytes + random() % (bytes.size() - checksumBytes)] = std::uint8_t(random());
            seal(bytes);
            QVERIFY(decodeRollup(bytes).value_or(Rollup()).size() <= maxChunkBlocks * maxBlockSamples);
        }
    }
}

void TestRollup::aValueThatStaysIsWrittenOnce()
{
    // Each bucket of 65 samples has a change or none: two new doubles at most, of the four that tell it.
    const Rollup rollup = rollupOf(samplesOf("held", 16'384), 16);
    const double perBucket = double(encodeRollup(rollup).size()) / double(rollup.size());
    QVERIFY2(perBucket < 7, qPrintable(QString::number(perBucket)));
}

void TestRollup::aCounterTakesFewBytes()
{
    const Rollup rollup = rollupOf(samplesOf("counter", 16'384), 16);
    const double perBucket = double(encodeRollup(rollup).size()) / double(rollup.size());
    QVERIFY2(perBucket < 3.2, qPrintable(QString::number(perBucket)));
}

void TestRollup::stepsAreNearTheIdeal()
{
    QCOMPARE(columnStep({{0}, {600}}, 1'200), Duration{1});
    for (std::int64_t length = 2'400; length < 40'000'000'000; length = length * 21 / 20) {
        const TimeRange range{{5}, {5 + length}};
        const double columns = double(length) / double(columnStep(range, 1'200).count());
        QVERIFY(columns > 975 && columns < 1'480);
    }
}

void TestRollup::gridsCoverTheRange_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("after 1970") << 1'700'000'000'001LL << 1'700'000'100'000LL;
    QTest::newRow("around 1970") << -5'000LL << 7'000LL;
    QTest::newRow("before 1970") << -9'001LL << -1LL;
    QTest::newRow("on the edges") << 8'192LL << 16'384LL;
}

void TestRollup::gridsCoverTheRange()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    const ColumnGrid grid = columnGrid({{from}, {to}}, Duration{1'024});
    QVERIFY(grid.range.from.ms <= from && from - grid.range.from.ms < 1'024);
    QVERIFY(grid.range.to.ms >= to && grid.range.to.ms - to < 1'024);
    QCOMPARE(grid.range.length(), grid.columns * grid.step);
    QVERIFY(alignmentOf(grid.range, grid.columns) >= 10);
}

void TestRollup::alignmentIsThatOfAllEdges()
{
    QCOMPARE(alignmentOf({{0}, {3 << 16}}, 3), 16U);
    QCOMPARE(alignmentOf({{1 << 14}, {(1 << 14) + (3 << 16)}}, 3), 14U);
    QCOMPARE(alignmentOf({{-(1 << 18)}, {1 << 18}}, 2), 18U);
    QCOMPARE(alignmentOf({{0}, {1'000}}, 3), 0U); // edges between milliseconds
    QCOMPARE(alignmentOf({{1}, {1 + (1 << 16)}}, 1), 0U);
}

QTEST_GUILESS_MAIN(TestRollup)
#include "tst_rollup.moc"
