// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/bytes.h"
#include "models/history/chunks/chunkparts.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/valuecodec.h"
#include "models/history/chunks/worddictionary.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace qd;

/// Samples come back from their encoding bit for bit, in few bytes, and damage is noticed.
class TestChunks : public QObject
{
    Q_OBJECT

private slots:
    void bitsOfEveryWidthComeBack();
    void digitsComeBack_data();
    void digitsComeBack();
    void integersComeBack_data();
    void integersComeBack();
    void timesComeBack_data();
    void timesComeBack();
    void timesAtTheEndsOfNumbersComeBack();
    void lowerBoundAgreesWithASearch();
    void valuesComeBackBitForBit_data();
    void valuesComeBackBitForBit();
    void valuesTakeFewBytes_data();
    void valuesTakeFewBytes();
    void summariesAgreeWithTheSamples();
    void chunksComeBack();
    void partsOfAChunkComeBack_data();
    void partsOfAChunkComeBack();
    void aRegularGridIsNotSpelledOut();
    void valuesOfTheBlockBeforeAreNotSpelledOut();
    void partsThatSpellEverythingOutAreRead();
    void onlyPartsOfOneChunkFit();
    void aChunkCutShortIsNoChunk();
    void everyFlippedBitIsNoticed();
    void damagedBytesNeverHurt();
};

namespace {

using Random = std::mt19937_64;
using Values = std::vector<double>;

constexpr std::size_t sizes[] = {1, 2, 3, 4, 15, 127, 128, 129, 130, 131, 511, 512};

struct Shape
{
    const char* name;
    std::function<double(Random&, std::size_t)> valueAt;
    double bytesPerValue; ///< at most, in blocks of 512
};

double normal(Random& random)
{
    return std::normal_distribution<double>()(random);
}

// A sum that starts afresh with each series.
std::function<double(Random&, std::size_t)> walk(double step, double digits)
{
    return [=, sum = 0.0](Random& random, std::size_t i) mutable {
        sum = i == 0 ? 50 : sum + step * normal(random);
        return digits == 0 ? sum : std::round(sum * digits) / digits;
    };
}

std::function<double(Random&, std::size_t)> counter(std::uint64_t resetEvery)
{
    return [=, sum = 0.0](Random& random, std::size_t i) mutable {
        sum = i == 0 || random() % resetEvery == 0 ? 0 : sum + double(random() % 10);
        return sum;
    };
}

// Levels of full precision that come back in any order.
std::function<double(Random&, std::size_t)> levels(std::size_t count, bool areSteps)
{
    return [=, sum = 0.0](Random& random, std::size_t i) mutable {
        const auto level = double(Random(random() % count)() % 1'000'000'007);
        sum = i == 0 || !areSteps ? level : sum + level;
        return sum / (areSteps ? 1e9 : 3e7);
    };
}

// The bounds are close above what the codec took when it was written: a loss of density shows.
const std::vector<Shape>& shapes()
{
    static const std::vector<Shape> all{
        {"constant", [](Random&, std::size_t) { return 42.5; }, 0.02},
        {"counter", counter(UINT64_MAX), 0.55},
        {"counter with resets", counter(200), 0.62},
        {"walk with two decimals", walk(0.1, 100), 0.80},
        {"walk with all digits", walk(0.1, 0), 5.83},
        {"uniform", [](Random& r, std::size_t) { return double(r() >> 11) * 0x1p-53; }, 6.75},
        {"normal", [](Random& r, std::size_t) { return normal(r); }, 7.20},
        {"floats", [](Random& r, std::size_t) { return double(float(std::exp(normal(r)))); }, 3.90},
        {"seconds with microseconds", [](Random& r, std::size_t) { return double(r() % 90'000) / 1e6; }, 2.2},
        {"states", [](Random&, std::size_t i) { return double(i / 100 % 5); }, 0.035},
        {"one change", [](Random&, std::size_t i) { return double(i > 300); }, 0.015},
        {"a quantile that stays for some seconds",
         [held = 0.0](Random& r, std::size_t) mutable {
             return held = r() % 3 == 0 ? std::exp(normal(r)) : held;
         },
         2.50},
        {"one that changes rarely",
         [held = 0.0](Random& r, std::size_t) mutable {
             return held = r() % 50 == 0 ? std::exp(normal(r)) : held;
         },
         0.25},
        {"on and off", [](Random& r, std::size_t) { return double(r() % 2); }, 0.15},
        {"bytes", [](Random& r, std::size_t) { return double(8'000'000'000 + (r() % 1'000) * 4'096); }, 1.30},
        {"seconds since 1970", [](Random&, std::size_t i) { return 1.7e9 + double(i); }, 0.03},
        {"now and then stale",
         [](Random& r, std::size_t i) {
             return r() % 100 == 0 ? std::bit_cast<double>(staleMarkerBits) : double(i);
         },
         0.40},
        {"never a number", [](Random&, std::size_t) { return std::numeric_limits<double>::quiet_NaN(); },
         0.02},
        {"NaN with payloads",
         [](Random& r, std::size_t) { return std::bit_cast<double>(0x7ff8000000000000ULL | r() >> 13); },
         8.1},
        {"any bits", [](Random& r, std::size_t) { return std::bit_cast<double>(r()); }, 8.1},
        {"zeros of both signs", [](Random& r, std::size_t) { return r() % 2 ? 0.0 : -0.0; }, 0.3},
        {"infinities", [](Random& r, std::size_t) { return r() % 2 ? HUGE_VAL : -HUGE_VAL; }, 0.3},
        {"subnormal", [](Random& r, std::size_t) { return std::bit_cast<double>(r() >> 20); }, 5.7},
        {"largest", [](Random& r, std::size_t) { return 1e308 * double(r() % 1'000) / 600; }, 8.1},
        {"beyond 2^53", [](Random& r, std::size_t) { return double(r()); }, 8.1},
        {"both signs", [](Random& r, std::size_t) { return double(int(r() % 2'001) - 1'000) / 1'000; }, 1.4},
        {"one far outlier", [](Random&, std::size_t i) { return i == 77 ? 1e300 : double(i % 7); }, 0.55},
        {"a few levels", levels(5, false), 0.55},
        {"some steps that come back", levels(90, true), 1.60},
        {"milliseconds times 0.001",
         [sum = std::int64_t(0)](Random& r, std::size_t i) mutable {
             sum = i == 0 ? 7'000'000 : sum + std::int64_t(r() % 50);
             return double(sum) * 0.001;
         },
         1.15},
        {"microseconds divided twice",
         [sum = std::int64_t(0)](Random& r, std::size_t i) mutable {
             sum = i == 0 ? -25'000'000 : sum + std::int64_t(r() % 1'000);
             return double(sum) / 1'000 / 1'000;
         },
         1.65},
        {"a sum of decimals",
         [sum = 0.0](Random& r, std::size_t i) mutable {
             return sum = i == 0 ? 1'000 : sum + double(r() % 100) * 0.01;
         },
         1.60},
        {"mixed scales", [](Random& r, std::size_t) { return std::ldexp(normal(r), int(r() % 600) - 300); },
         8.1},
    };
    return all;
}

Values valuesOf(const Shape& shape, std::size_t count, unsigned seed)
{
    Random random(seed);
    auto valueAt = shape.valueAt;
    Values values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(valueAt(random, i));
    return values;
}

using Integers = std::vector<std::int64_t>;

Integers decoded(const Bytes& bytes, std::size_t count)
{
    Integers values(count);
    ByteReader in(bytes);
    if (!decodeIntegers(in, values) || !in.atEnd())
        return {};
    return values;
}

std::vector<Sample> someSamples(std::size_t count, unsigned seed)
{
    Random random(seed);
    std::vector<Sample> samples;
    std::int64_t at = 1'700'000'000'000;
    for (std::size_t i = 0; i < count; ++i) {
        at += 900 + std::int64_t(random() % 200);
        samples.push_back({{at}, random() % 40 == 0 ? std::nan("") : std::round(normal(random) * 100) / 100});
    }
    return samples;
}

std::vector<EncodedBlock> blocksOf(std::span<const Sample> samples, std::size_t size)
{
    std::vector<EncodedBlock> blocks;
    for (; !samples.empty(); samples = samples.subspan(std::min(size, samples.size())))
        blocks.push_back(encodeBlock(samples.first(std::min(size, samples.size()))));
    return blocks;
}

Bytes chunkOf(const std::vector<EncodedBlock>& blocks)
{
    std::vector<BlockView> views;
    for (const EncodedBlock& block : blocks)
        views.push_back({block.summary, block.bytes});
    return encodeChunk(views);
}

std::vector<BlockView> partedViewsOf(const std::vector<EncodedBlock>& blocks)
{
    std::vector<BlockView> views;
    for (const EncodedBlock& block : blocks) {
        const std::size_t times = *timeBytesOf(block.bytes, block.summary.count);
        if (times != block.timeBytes)
            qFatal("the times of a block are as long as its encoder said");
        views.push_back(
            {block.summary, ByteView(block.bytes).first(times), ByteView(block.bytes).subspan(times)});
    }
    return views;
}

std::size_t readParts(ByteView times, ByteView values)
{
    const auto blocks = openChunk(times, values);
    std::size_t count = 0;
    BlockSamples samples;
    for (const BlockView& block : blocks.value_or(std::vector<BlockView>())) {
        std::ignore = wholeSummaryOf(block);
        if (decodeBlock(block, samples))
            count += samples.count();
    }
    return count;
}

// Opens and decodes everything; how many samples there were.
std::size_t readAll(ByteView bytes)
{
    const auto blocks = openChunk(bytes);
    std::size_t count = 0;
    BlockSamples samples;
    for (const BlockView& block : blocks.value_or(std::vector<BlockView>())) {
        if (decodeBlock(block.bytes, block.summary.count, samples))
            count += samples.count();
    }
    return count;
}

} // namespace

void TestChunks::bitsOfEveryWidthComeBack()
{
    Random random(1);
    for (unsigned width = 0; width <= 64; ++width) {
        for (const std::size_t count : sizes) {
            std::vector<std::uint64_t> values(count);
            for (std::uint64_t& value : values)
                value = width == 0 ? 0 : random() >> (64 - width);
            Bytes bytes{7}; // packing appends
            packBits(values, width, bytes);
            QCOMPARE(bytes.size(), 1 + packedSize(count, width));
            std::vector<std::uint64_t> found(count, 99);
            unpackBits(ByteView(bytes).subspan(1), width, found);
            QVERIFY(found == values);
        }
    }
}

void TestChunks::digitsComeBack_data()
{
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<double>("bits"); // of each, at most
    QTest::newRow("one") << 1ULL << 0.0;
    QTest::newRow("two") << 2ULL << 1.02;
    QTest::newRow("three") << 3ULL << 1.63;
    QTest::newRow("five") << 5ULL << 2.36;
    QTest::newRow("ten") << 10ULL << 3.36;
    QTest::newRow("ninety") << 90ULL << 6.52;
    QTest::newRow("256") << 256ULL << 8.0;
    QTest::newRow("any") << ~0ULL << 64.0;
}

void TestChunks::digitsComeBack()
{
    QFETCH(quint64, limit);
    QFETCH(double, bits);
    Random random(11);
    for (const std::size_t count : sizes) {
        std::vector<std::uint64_t> digits(count);
        for (std::uint64_t& digit : digits)
            digit = random() % limit;
        Bytes bytes;
        packDigits(digits, limit, bytes);
        if (count == maxBlockSamples)
            QVERIFY2(double(bytes.size()) * 8 <= bits * double(count),
                     qPrintable(QString::number(bytes.size())));
        ByteReader in(bytes);
        std::vector<std::uint64_t> found(count, 99);
        QVERIFY(unpackDigits(in, limit, found) && in.atEnd());
        QVERIFY(found == digits);
        ByteReader cut(ByteView(bytes).first(bytes.size() - (bytes.empty() ? 0 : 1)));
        QCOMPARE(unpackDigits(cut, limit, found), bytes.empty());
    }
    Bytes beyond(100, 0xff); // more than any digits make
    ByteReader in(beyond);
    std::vector<std::uint64_t> found(50);
    QCOMPARE(unpackDigits(in, limit, found), std::has_single_bit(limit));
}

void TestChunks::integersComeBack_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("order");
    for (const int width : {0, 1, 7, 8, 31, 40, 57, 58, 63, 64}) {
        for (const int order : {0, 1, 2, 3})
            QTest::addRow("%d bits, summed %d times", width, order) << width << order;
    }
}

void TestChunks::integersComeBack()
{
    QFETCH(int, width);
    QFETCH(int, order);
    for (unsigned seed = 0; seed < 20; ++seed) {
        Random random(seed);
        for (const std::size_t count : sizes) {
            std::vector<std::uint64_t> words(count);
            for (std::uint64_t& word : words) {
                word = width == 0 ? 5 : random() >> (64 - width);
                if (random() % 64 == 0)
                    word = random(); // an exception
            }
            for (int i = 0; i < order; ++i) {
                for (std::size_t k = 1; k < count; ++k)
                    words[k] += words[k - 1];
            }
            const Integers values(words.begin(), words.end());
            Bytes bytes;
            encodeIntegers(values, bytes);
            QVERIFY(decoded(bytes, count) == values);
        }
    }
}

void TestChunks::timesComeBack_data()
{
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("jitter");
    QTest::addColumn<bool>("isDrifting");
    QTest::addColumn<double>("bytesPerTime");
    QTest::newRow("a regular grid") << 1'000LL << 1LL << false << 0.03;
    QTest::newRow("a regular grid before 1970") << -15'000LL << 1LL << false << 0.04;
    QTest::newRow("all at one time") << 0LL << 1LL << false << 0.03;
    QTest::newRow("jitter of 4 ms around a grid") << 15'000LL << 4LL << false << 0.32;
    QTest::newRow("an interval that drifts by up to 4 ms") << 15'000LL << 4LL << true << 0.32;
    QTest::newRow("anywhere") << 0LL << 1'000'000'000'000'000LL << false << 6.4;
}

void TestChunks::timesComeBack()
{
    QFETCH(qint64, step);
    QFETCH(qint64, jitter);
    QFETCH(bool, isDrifting);
    QFETCH(double, bytesPerTime);
    for (const std::size_t count : sizes) {
        Random random(3);
        Integers times;
        std::int64_t at = 1'700'000'000'000;
        for (std::size_t i = 0; i < count; ++i) {
            const auto miss = std::int64_t(random() % std::uint64_t(jitter));
            at += isDrifting ? step + miss : step;
            times.push_back(isDrifting ? at : at + miss);
        }
        Bytes bytes;
        encodeTimes(times, bytes);
        BlockTimes found;
        ByteReader in(bytes);
        QVERIFY(decodeTimes(in, count, found) && in.atEnd());
        QCOMPARE(found.count, count);
        for (std::size_t i = 0; i < count; ++i)
            QCOMPARE(found.at(i), times[i]);
        if (count == maxBlockSamples)
            QVERIFY2(double(bytes.size()) / double(count) < bytesPerTime,
                     qPrintable(QString::number(double(bytes.size()) / double(count))));
    }
}

void TestChunks::timesAtTheEndsOfNumbersComeBack()
{
    const std::vector<Integers> ends{{1'700'000'000'000, INT64_MAX},
                                     {0, 5'000'000'000'000'000'000},
                                     {INT64_MAX - 1, INT64_MAX},
                                     {INT64_MIN, INT64_MAX},
                                     {INT64_MIN, INT64_MIN + 7},
                                     {INT64_MAX - 20, INT64_MAX - 10, INT64_MAX},
                                     {INT64_MAX},
                                     {INT64_MIN}};
    for (const Integers& times : ends) {
        Bytes bytes;
        encodeTimes(times, bytes);
        BlockTimes found;
        ByteReader in(bytes);
        QVERIFY(decodeTimes(in, times.size(), found) && in.atEnd());
        for (std::size_t i = 0; i < times.size(); ++i)
            QCOMPARE(found.at(i), times[i]);
    }
}

void TestChunks::lowerBoundAgreesWithASearch()
{
    const std::vector<Integers> grids{{10, 20, 30, 40}, {10, 21, 30, 40}, {7}, {-40, -25, -10}};
    for (const Integers& times : grids) {
        Bytes bytes;
        encodeTimes(times, bytes);
        ByteReader in(bytes);
        BlockTimes found;
        QVERIFY(decodeTimes(in, times.size(), found));
        for (std::size_t from = 0; from <= times.size(); ++from) {
            for (std::int64_t time = -50; time < 50; ++time) {
                const auto expected =
                    std::lower_bound(times.begin() + std::ptrdiff_t(from), times.end(), time) - times.begin();
                QCOMPARE(std::ptrdiff_t(found.lowerBound(time, from)), expected);
            }
        }
    }
}

void TestChunks::valuesComeBackBitForBit_data()
{
    QTest::addColumn<int>("shape");
    for (std::size_t i = 0; i < shapes().size(); ++i)
        QTest::newRow(shapes()[i].name) << int(i);
}

void TestChunks::valuesComeBackBitForBit()
{
    QFETCH(int, shape);
    for (unsigned seed = 0; seed < 20; ++seed) {
        for (const std::size_t count : sizes) {
            const Values values = valuesOf(shapes()[std::size_t(shape)], count, seed);
            Bytes bytes;
            encodeValues(values, bytes);
            ByteReader in(bytes);
            Values found(count);
            QVERIFY(decodeValues(in, found) && in.atEnd());
            for (std::size_t i = 0; i < count; ++i)
                QCOMPARE(bitsOf(found[i]), bitsOf(values[i]));
        }
    }
}

void TestChunks::valuesTakeFewBytes_data()
{
    valuesComeBackBitForBit_data();
}

void TestChunks::valuesTakeFewBytes()
{
    QFETCH(int, shape);
    const Shape& wanted = shapes()[std::size_t(shape)];
    double bytes = 0;
    for (unsigned seed = 0; seed < 50; ++seed) {
        Bytes encoded;
        encodeValues(valuesOf(wanted, maxBlockSamples, seed), encoded);
        bytes += double(encoded.size());
    }
    const double perValue = bytes / 50 / double(maxBlockSamples);
    QVERIFY2(perValue <= wanted.bytesPerValue, qPrintable(QString::number(perValue)));
}

void TestChunks::summariesAgreeWithTheSamples()
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto samples = someSamples(300, seed);
        const BlockSummary summary = summaryOf(samples);
        Values numbers;
        double sum = 0;
        for (const Sample& sample : samples) {
            if (std::isnan(sample.value))
                continue;
            numbers.push_back(sample.value);
            sum += sample.value;
        }
        QCOMPARE(summary.count, 300);
        QCOMPARE(summary.nans, 300 - std::int64_t(numbers.size()));
        QCOMPARE(summary.firstAt, samples.front().at);
        QCOMPARE(summary.lastAt, samples.back().at);
        QCOMPARE(summary.first, numbers.front());
        QCOMPARE(summary.last, numbers.back());
        QCOMPARE(summary.min, *std::min_element(numbers.begin(), numbers.end()));
        QCOMPARE(summary.max, *std::max_element(numbers.begin(), numbers.end()));
        QCOMPARE(summary.sum, sum);
    }
}

void TestChunks::chunksComeBack()
{
    for (const std::size_t count : {1, 2, 500, 5'000, 16'384}) {
        const auto samples = someSamples(count, 5);
        const auto blocks = blocksOf(samples, maxBlockSamples);
        const Bytes bytes = chunkOf(blocks);
        QVERIFY(isChunkSound(bytes));
        const auto found = openChunk(bytes);
        QVERIFY(found);
        QCOMPARE(found->size(), blocks.size());
        BlockSamples decodedBlock;
        std::size_t at = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            QCOMPARE(found->at(i).summary, blocks[i].summary);
            QVERIFY(decodeBlock(found->at(i).bytes, found->at(i).summary.count, decodedBlock));
            for (std::size_t k = 0; k < decodedBlock.count(); ++k, ++at) {
                QCOMPARE(decodedBlock.at(k).at, samples[at].at);
                QCOMPARE(bitsOf(decodedBlock.at(k).value), bitsOf(samples[at].value));
            }
        }
        QCOMPARE(at, count);
    }
}

void TestChunks::partsOfAChunkComeBack_data()
{
    QTest::addColumn<BlockNumbers>("numbers");
    QTest::newRow("with numbers") << BlockNumbers::Spelled;
    QTest::newRow("without") << BlockNumbers::LeftOut;
}

void TestChunks::partsOfAChunkComeBack()
{
    QFETCH(BlockNumbers, numbers);
    for (const std::size_t count : {1, 2, 500, 5'000, 16'384}) {
        const auto samples = someSamples(count, 5);
        const auto blocks = blocksOf(samples, maxBlockSamples);
        const ChunkParts parts = encodeChunkParts(partedViewsOf(blocks), numbers);
        QVERIFY(isChunkBody(parts.times) && isChunkBody(parts.values));
        const auto found = openChunk(parts.times, parts.values);
        QVERIFY(found);
        QCOMPARE(found->size(), blocks.size());
        BlockSamples decoded;
        std::size_t at = 0;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            QCOMPARE(found->at(i).hasNumbers, numbers == BlockNumbers::Spelled);
            QCOMPARE(*wholeSummaryOf(found->at(i)), blocks[i].summary);
            QVERIFY(decodeBlock(found->at(i), decoded));
            for (std::size_t k = 0; k < decoded.count(); ++k, ++at) {
                QCOMPARE(decoded.at(k).at, samples[at].at);
                QCOMPARE(bitsOf(decoded.at(k).value), bitsOf(samples[at].value));
            }
        }
        QCOMPARE(at, count);
    }
}

void TestChunks::aRegularGridIsNotSpelledOut()
{
    Random random(3);
    std::vector<Sample> samples;
    for (int i = 0; i < 5'000; ++i)
        samples.push_back({{1'700'000'000'000 + i * 5'000}, double(random() % 1'000)});
    const auto bytesOfTimes = [&] {
        const ChunkParts parts =
            encodeChunkParts(partedViewsOf(blocksOf(samples, 500)), BlockNumbers::LeftOut);
        const auto found = openChunk(parts.times, parts.values);
        std::size_t at = 0;
        BlockSamples decoded;
        for (const BlockView& block : found.value_or(std::vector<BlockView>())) {
            if (!decodeBlock(block, decoded))
                return std::size_t(0);
            for (std::size_t i = 0; i < decoded.count(); ++i, ++at) {
                if (decoded.at(i).at != samples[at].at || decoded.at(i).value != samples[at].value)
                    return std::size_t(0);
            }
        }
        return at == samples.size() ? parts.times.size() : 0;
    };
    const std::size_t regular = bytesOfTimes();
    QVERIFY2(regular > 0 && regular < 50, qPrintable(QString::number(regular)));
    samples[777].at.ms += 1; // one block has to spell its times, and no other
    const std::size_t oneOff = bytesOfTimes();
    QVERIFY2(oneOff > regular && oneOff < 120, qPrintable(QString::number(oneOff)));
    samples.erase(samples.begin() + 1'500); // the blocks after the gap are regular
    QVERIFY(bytesOfTimes() > 0);
}

void TestChunks::valuesOfTheBlockBeforeAreNotSpelledOut()
{
    const auto bytesOf = [](const std::function<double(std::size_t)>& valueAt) {
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < 32 * maxBlockSamples; ++i)
            samples.push_back({{std::int64_t(i) * 1'000}, valueAt(i)});
        const ChunkParts parts =
            encodeChunkParts(partedViewsOf(blocksOf(samples, maxBlockSamples)), BlockNumbers::Spelled);
        const auto found = openChunk(parts.times, parts.values);
        std::size_t at = 0;
        BlockSamples decoded;
        for (const BlockView& block : found.value_or(std::vector<BlockView>())) {
            if (!decodeBlock(block, decoded) || decoded.count() != maxBlockSamples)
                return std::size_t(0);
            for (std::size_t i = 0; i < decoded.count(); ++i, ++at) {
                if (bitsOf(decoded.values[i]) != bitsOf(samples[at].value))
                    return std::size_t(0);
            }
        }
        return at == samples.size() ? parts.values.size() : 0;
    };
    const auto isWithin = [](std::size_t bytes, std::size_t most) { return bytes > 0 && bytes <= most; };
    QVERIFY(isWithin(bytesOf([](std::size_t) { return 4.25; }), 100));
    QVERIFY(isWithin(bytesOf([](std::size_t) { return std::nan(""); }), 50));
    // Up for some blocks, then down within one, now and then.
    QVERIFY(isWithin(bytesOf([](std::size_t i) { return double(i / 3'333 % 2); }), 150));
    QVERIFY(isWithin(bytesOf([](std::size_t i) { return i % 3'333 == 0 ? -0.0 : 0.0; }), 350));
}

// As the first files of version 6 have them: 2,000 samples of a state, on a grid of seconds.
void TestChunks::partsThatSpellEverythingOutAreRead()
{
    const auto bytesOf = [](const char* hex) {
        const QByteArray bytes = QByteArray::fromHex(hex);
        return Bytes(bytes.begin(), bytes.end());
    };
    const Bytes times = bytesOf(
        "C4FDAEF6E2F757ED40040000120000E8070180A0ABFEF96200C0843D0000F0F43C0080A0ABFEF962D00F00C0A4E8FEF9"
        "62D00F0080A9A5FFF962D00F00C0ADE2FFF962D00F");
    const Bytes values =
        bytesOf("38F55F42460270344104000404000E00000005000500050002000000010004020000000300800105"
                "000500010300090C2C01D802020000000100020500");
    QVERIFY(isChunkBody(times) && isChunkBody(values));
    const auto blocks = openChunk(times, values);
    QVERIFY(blocks);
    std::int64_t count = 0;
    double sum = 0;
    for (const BlockView& block : *blocks) {
        BlockSamples decoded;
        QVERIFY(block.hasNumbers && decodeBlock(block, decoded));
        QCOMPARE(summaryOf(decoded), block.summary);
        QCOMPARE(decoded.at(0).at.ms, 1'700'000'000'000 + count * 1'000);
        count += block.summary.count;
        sum += block.summary.sum;
    }
    QCOMPARE(count, 2'000);
    QCOMPARE(sum, 6.0);
}

void TestChunks::onlyPartsOfOneChunkFit()
{
    auto samples = someSamples(700, 1);
    const ChunkParts parts = encodeChunkParts(partedViewsOf(blocksOf(samples, 100)), BlockNumbers::Spelled);
    const ChunkParts fewer =
        encodeChunkParts(partedViewsOf(blocksOf(std::span(samples).first(600), 100)), BlockNumbers::Spelled);
    QVERIFY(!openChunk(parts.values, parts.times));
    QVERIFY(!openChunk(parts.times, fewer.values));
    QVERIFY(!openChunk(fewer.times, parts.values));
    QVERIFY(!openChunk(parts.times));
    QVERIFY(!openChunk(parts.values));
    QVERIFY(!isChunkBody(Bytes(100)));
    // The same times, or values, make the same part.
    for (Sample& sample : samples)
        sample.value = 5;
    const ChunkParts other = encodeChunkParts(partedViewsOf(blocksOf(samples, 100)), BlockNumbers::Spelled);
    QCOMPARE(other.times, parts.times);
    for (Sample& sample : samples)
        sample.at.ms += 77;
    QCOMPARE(encodeChunkParts(partedViewsOf(blocksOf(samples, 100)), BlockNumbers::Spelled).values,
             other.values);
    QVERIFY(other.values.size() < 64);

    for (Bytes part : {parts.times, parts.values}) {
        for (std::size_t at = 0; at < part.size(); ++at) {
            part[at] ^= 0x20;
            QVERIFY(!isChunkBody(part));
            readParts(part, parts.values);
            readParts(parts.times, part);
            part[at] ^= 0x20;
            const Bytes cut(part.begin(), part.begin() + std::ptrdiff_t(at));
            QVERIFY(!openChunk(cut, parts.values) && !openChunk(parts.times, cut));
        }
    }
}

void TestChunks::aChunkCutShortIsNoChunk()
{
    const Bytes whole = chunkOf(blocksOf(someSamples(700, 1), 100));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut(whole.begin(),
                        whole.begin() + std::ptrdiff_t(size)); // its own memory, for the sanitizer
        QVERIFY(!isChunkSound(cut));
        QVERIFY(!openChunk(cut));
    }
    Bytes longer = whole;
    longer.push_back(0);
    QVERIFY(!isChunkSound(longer));
    QVERIFY(!openChunk(longer));
}

void TestChunks::everyFlippedBitIsNoticed()
{
    Bytes bytes = chunkOf(blocksOf(someSamples(300, 1), 100));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] = std::uint8_t(bytes[bit / 8] ^ (1U << bit % 8));
        QVERIFY(!isChunkSound(bytes));
        readAll(bytes);
        bytes[bit / 8] = std::uint8_t(bytes[bit / 8] ^ (1U << bit % 8));
    }
    QVERIFY(isChunkSound(bytes));
}

void TestChunks::damagedBytesNeverHurt()
{
    Random random(20'261'121);
    std::vector<Bytes> corpus;
    std::vector<ChunkParts> partCorpus;
    for (const Shape& shape : shapes()) {
        std::vector<Sample> samples;
        for (const double value : valuesOf(shape, 200, 1))
            samples.push_back({{std::int64_t(samples.size()) * 1'000 + std::int64_t(random() % 3)}, value});
        corpus.push_back(chunkOf(blocksOf(samples, 70)));
        for (const auto numbers : {BlockNumbers::Spelled, BlockNumbers::LeftOut})
            partCorpus.push_back(encodeChunkParts(partedViewsOf(blocksOf(samples, 70)), numbers));
        for (Sample& sample : samples)
            sample.at.ms -= sample.at.ms % 1'000;
        partCorpus.push_back(encodeChunkParts(partedViewsOf(blocksOf(samples, 70)), BlockNumbers::LeftOut));
    }
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes = corpus[random() % corpus.size()];
        for (std::uint64_t hits = 1 + random() % 8; hits > 0; --hits)
            bytes[random() % bytes.size()] = std::uint8_t(random());
        if (random() % 4 == 0)
            bytes.resize(random() % bytes.size());
        QVERIFY(readAll(bytes) <= maxChunkBlocks * maxBlockSamples);
    }
    for (int round = 0; round < 20'000; ++round) {
        ChunkParts parts = partCorpus[random() % partCorpus.size()];
        Bytes& hit = random() % 2 ? parts.times : parts.values;
        for (std::uint64_t hits = 1 + random() % 8; hits > 0; --hits)
            hit[random() % hit.size()] = std::uint8_t(random());
        QVERIFY(readParts(parts.times, parts.values) <= maxChunkBlocks * maxBlockSamples);
        std::ignore = timeBytesOf(hit, std::int64_t(random() % 600));
    }
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes(random() % 200);
        for (std::uint8_t& byte : bytes)
            byte = std::uint8_t(random());
        readAll(bytes);
        BlockSamples block;
        std::ignore = decodeBlock(bytes, std::int64_t(random() % 600), block);
    }
}

QTEST_GUILESS_MAIN(TestChunks)
#include "tst_chunks.moc"
