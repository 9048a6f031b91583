// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/readerpool.h"
#include "models/history/samples/columncache.h"
#include "models/history/sqlite/database.h"
#include "models/history/upkeep/chore.h"
#include "models/history/writerthread.h"

using namespace qd;
using namespace std::chrono_literals;

/// A console that runs for days keeps as much of its history in memory as one that has just begun.
class TestKeptPages : public QObject
{
    Q_OBJECT

private slots:
    void columnsOfPredictionsLeaveNoPages();
    void readersThatWaitForLongKeepNoPages();
    void theWriterDoesNotKeepAllThatItHasWritten();
};

namespace {

constexpr std::size_t few = 64U << 10;
constexpr std::size_t many = 512U << 10;

/// About a megabyte of the file.
WriteBatch manyPredictions()
{
    WriteBatch batch;
    for (int i = 0; i < 2'000; ++i) {
        auto stored = predictionAt(i * 100, "triton", "request-" + std::to_string(i));
        stored.record.attributes =
            R"({"note":")" + std::string(480, static_cast<char>('a' + i % 26)) + std::to_string(i) + R"("})";
        batch.predictions.push_back(std::move(stored));
    }
    return batch;
}

/// Tells how much the writer keeps.
class Looking : public Chore
{
public:
    explicit Looking(std::promise<std::size_t>& bytes) : m_bytes(bytes) {}

    Result<bool> advance(const Database& database, BatchWriter&, const Pause&) override
    {
        m_seen = database.pageBytes();
        return true;
    }
    void finish(const Result<void>&, BatchWriter&) override { m_bytes.set_value(m_seen); }

private:
    std::promise<std::size_t>& m_bytes;
    std::size_t m_seen = SIZE_MAX;
};

} // namespace

void TestKeptPages::columnsOfPredictionsLeaveNoPages()
{
    const TemporaryHistory t;
    QVERIFY(t.write(manyPredictions()));
    const auto reader = t.reader();
    QCOMPARE(reader->predictions({.range = always})->size(), 2'000u);
    QVERIFY(reader->pageBytes() > many);
    const PredictionColumnQuery query{.rows = {.range = always}, .everyAttribute = true};
    for (int round = 0; round < 2; ++round) {
        std::size_t rows = 0;
        const auto read =
            reader->predictionColumns(query, {}, [&](const PredictionBlock& block) { rows += block.rows(); });
        QVERIFY(read);
        QCOMPARE(rows, 2'000u);
        QVERIFY2(reader->pageBytes() < few, qPrintable(QString::number(reader->pageBytes())));
    }
}

void TestKeptPages::readersThatWaitForLongKeepNoPages()
{
    const TemporaryHistory t;
    QVERIFY(t.write(manyPredictions()));
    ReaderPool readers(t.path(), nullptr);
    auto first = readers.take();
    auto second = readers.take();
    QVERIFY(first && second);
    const HistoryReader* const waiting = first->get();
    const HistoryReader* const busy = second->get();
    for (const HistoryReader* each : {waiting, busy})
        QVERIFY(each->predictions({.range = always}));
    const std::chrono::steady_clock::time_point begin;
    readers.giveBack(std::move(*first), begin);
    readers.giveBack(std::move(*second), begin + 1s);
    QVERIFY(waiting->pageBytes() > many); // whoever asks again at once finds them
    auto again = readers.take();
    QCOMPARE(again->get(), busy);
    readers.giveBack(std::move(*again), begin + 3s);
    QVERIFY2(waiting->pageBytes() < few, qPrintable(QString::number(waiting->pageBytes())));
    QVERIFY(busy->pageBytes() > many);
    QCOMPARE(waiting->predictions({.range = always})->size(), 2'000u);
}

void TestKeptPages::theWriterDoesNotKeepAllThatItHasWritten()
{
    constexpr std::size_t batchBytes = 64U << 10;
    constexpr std::size_t rounds = 200;
    constexpr std::size_t most = 8U << 20; // less than is written
    TemporaryHistory t;
    t.history.reset();
    auto database = Database::open(t.path(), Database::Mode::ReadWrite);
    QVERIFY(database && database->useWriteAheadLog());
    const auto writer = WriterThread::start(std::move(*database), std::make_shared<ColumnCache>());
    QVERIFY(writer);
    std::size_t kept = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        WriteBatch batch;
        batch.documents.push_back({"d", std::to_string(round), std::string(batchBytes, 'x')});
        (*writer)->enqueue({std::make_shared<const WriteBatch>(std::move(batch)),
                            [](const Result<void>& done) { QVERIFY(done); }});
        std::promise<std::size_t> bytes;
        (*writer)->enqueue(std::make_unique<Looking>(bytes));
        kept = std::max(kept, bytes.get_future().get());
    }
    QVERIFY2(kept < most, qPrintable(QString::number(kept)));
    QVERIFY(kept > batchBytes); // and yet a batch finds what the one before has read
}

QTEST_GUILESS_MAIN(TestKeptPages)
#include "tst_keptpages.moc"
