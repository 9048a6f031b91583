// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"
#include "tests/support/arrivedsignals.h"

#include "models/history/samples/columncache.h"
#include "models/history/upkeep/integrity.h"
#include "models/history/writerthread.h"
#include "tests/support/require.h"

#include <sqlite3.h>

#include <csignal>
#include <sys/resource.h>

using namespace qd;

/// Writing fails: the sender hears of it, and the history goes on when the cause is gone.
class TestHistoryFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFullDiskIsReportedAndOvercome();
    void aLockedFileIsReportedAndOvercome();
    void aWriteThatRunsOutOfMemoryIsUndoneAndTold();
    void claimedNumbersOfRowsDoNotReachTheWriter_data();
    void claimedNumbersOfRowsDoNotReachTheWriter();
    void aValueThatIsTooLargeIsRefused();
    void aRecordThatIsTooLargeIsRefused();
    void whatIsAnotherRowsIsFoundByTheCheck_data();
    void whatIsAnotherRowsIsFoundByTheCheck();
};

namespace {

// Stands in for a full disk: no file may grow beyond `bytes` while this lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

WriteBatch largeBatch(std::int64_t at)
{
    WriteBatch batch;
    for (int i = 0; i < 500; ++i)
        batch.samples.push_back({accuracyOf("m" + std::to_string(i)), {{at}, 1}});
    batch.documents.push_back({"d", std::to_string(at), std::string(100'000, 'x')});
    return batch;
}

} // namespace

void TestHistoryFaults::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN); // write() fails with EFBIG instead
}

void TestHistoryFaults::aFullDiskIsReportedAndOvercome()
{
    TemporaryHistory t;
    QVERIFY(t.write(largeBatch(1)));
    test::ArrivedSignals failures(t.history.get(), &History::writeFailed);
    {
        const FileSizeLimit limit(QFileInfo(t.path() + "-wal").size());
        for (const std::int64_t at : {2, 3}) {
            const auto refused = t.write(largeBatch(at));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QCOMPARE(refused.error().where, t.history->path());
            QVERIFY2(refused.error().what.contains("disk is full"), qPrintable(refused.error().text()));
        }
    }
    QTRY_COMPARE(failures.count(), 2);
    QVERIFY(t.write(largeBatch(4)));

    const auto reader = t.reader();
    const auto series = reader->series({});
    QCOMPARE(series->size(), 500u);
    for (const SeriesInfo& info : *series) {
        const auto samples = reader->samples(info.id, always);
        QCOMPARE(samples->size(), 2u);
        QCOMPARE(samples->back().at, Timestamp{4});
    }
    QCOMPARE(reader->documents("d")->size(), 2u);
}

void TestHistoryFaults::aLockedFileIsReportedAndOvercome()
{
    TemporaryHistory t;
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(t.path()), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto refused = t.write(largeBatch(1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    QVERIFY(t.write(largeBatch(1)));
}

namespace {

// Writes a document, then finds no memory for the next one.
class ThrowingChore : public Chore
{
public:
    explicit ThrowingChore(std::promise<Result<void>>& outcome) : m_outcome(outcome) {}

    Result<bool> advance(const Database& database, BatchWriter& writer, const Pause&) override
    {
        return writer
            .transact([&]() -> Result<void> {
                if (auto done = database.execute("INSERT INTO document VALUES('d', 'half', 'written')");
                    !done)
                    return done;
                throw std::bad_alloc();
            })
            .map([] { return true; });
    }
    void finish(const Result<void>& result, BatchWriter&) override { m_outcome.set_value(result); }

private:
    std::promise<Result<void>>& m_outcome;
};

} // namespace

void TestHistoryFaults::aWriteThatRunsOutOfMemoryIsUndoneAndTold()
{
    const TemporaryHistory t;
    const QString path = t.folder.filePath("other.qdh");
    std::ignore = require(History::open(path)); // makes the file
    auto database = Database::open(path, Database::Mode::ReadWrite);
    QVERIFY(database);
    {
        const auto thread = WriterThread::start(std::move(*database), std::make_shared<ColumnCache>());
        QVERIFY(thread);
        std::promise<Result<void>> outcome;
        (*thread)->enqueue(std::make_unique<ThrowingChore>(outcome));
        const auto refused = outcome.get_future().get();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::TooLarge);
        std::promise<Result<void>> next;
        WriteBatch batch;
        batch.documents.push_back({"d", "later", "written"});
        (*thread)->enqueue({std::make_shared<const WriteBatch>(std::move(batch)),
                            [&](const Result<void>& done) { next.set_value(done); }});
        QVERIFY(next.get_future().get());
    }
    const auto documents = require(require(HistoryReader::open(path))->documents("d"));
    QCOMPARE(documents.size(), 1u);
    QCOMPARE(documents.front().id, std::string("later"));
}

void TestHistoryFaults::claimedNumbersOfRowsDoNotReachTheWriter_data()
{
    QTest::addColumn<QByteArray>("claim");
    for (const char* rows : {"0", "-1", "3000000000", "100000000000", "9000000000000000000"}) {
        QTest::addRow("segments of %s rows", rows)
            << QByteArray("UPDATE prediction_segment SET rows = ") + rows;
        QTest::addRow("tails of %s records", rows)
            << QByteArray("UPDATE prediction_tail SET records = ") + rows;
        QTest::addRow("tails of %s labels", rows) << QByteArray("UPDATE label_tail SET labels = ") + rows;
    }
}

void TestHistoryFaults::claimedNumbersOfRowsDoNotReachTheWriter()
{
    QFETCH(QByteArray, claim);
    TemporaryHistory t;
    WriteBatch batch;
    for (int i = 0; i < 100; ++i)
        batch.predictions.push_back(predictionAt(1'000 + i, "e", std::to_string(i)));
    QVERIFY(t.write(batch));
    std::promise<Result<void>> settled;
    t.history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
    QVERIFY(settled.get_future().get());
    for (const char* model : {"fraud", "other"}) {
        WriteBatch late;
        late.predictions.push_back(predictionAt(2'000, "e", std::string("late-") + model, model));
        late.labels.push_back({"e", {{2'000}, std::string("unknown-") + model, "1"}});
        QVERIFY(t.write(late));
    }
    t.history.reset();
    QVERIFY(require(Database::open(t.path(), Database::Mode::ReadWrite)).execute(claim.constData()));
    t.reopen();
    WriteBatch more;
    more.predictions.push_back(predictionAt(3'000, "e", "7"));
    more.labels.push_back({"e", {{3'000}, "8", "1"}});
    QVERIFY(t.write(more));
    QVERIFY(!require(t.reader()->predictedModels()).empty());
}

void TestHistoryFaults::aValueThatIsTooLargeIsRefused()
{
    TemporaryHistory t;
    t.history.reset();
    QVERIFY(require(Database::open(t.path(), Database::Mode::ReadWrite))
                .execute("INSERT INTO document VALUES('d', 'small', 'x')"));
    const auto tooLarge = require(Database::open(t.path(), Database::Mode::ReadWrite))
                              .execute("INSERT INTO document VALUES('d', 'large', "
                                       "CAST(zeroblob(200000000) AS TEXT))");
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().kind, ErrorKind::TooLarge);
}

void TestHistoryFaults::aRecordThatIsTooLargeIsRefused()
{
    TemporaryHistory t;
    WriteBatch batch;
    batch.documents.push_back({"d", "large", std::string(20'000'000, 'x')});
    const auto refused = t.write(batch);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::TooLarge);
    t.history.reset();
    require(require(Database::open(t.path(), Database::Mode::ReadWrite))
                .execute("INSERT INTO document VALUES('d', 'large', hex(zeroblob(10000000)))"));
    t.reopen();
    const auto unread = t.reader()->documents("d");
    QVERIFY(!unread);
    QCOMPARE(unread.error().kind, ErrorKind::TooLarge);
    QVERIFY(t.reader()->documents("other"));
}

void TestHistoryFaults::whatIsAnotherRowsIsFoundByTheCheck_data()
{
    QTest::addColumn<QByteArray>("exchange");
    const auto others = [](const char* table, const char* column, const char* condition) {
        return QByteArray("UPDATE ") + table + " AS a SET " + column + " = (SELECT " + column + " FROM " +
               table + " b WHERE b.id <> a.id AND " + condition + " LIMIT 1)";
    };
    QTest::newRow("bodies of chunks") << others("chunk_body", "body", "length(b.body) > 0");
    QTest::newRow("rollups") << others("rollup", "fine", "length(b.fine) > 0");
    QTest::newRow("columns") << others("prediction_column", "body", "b.id & 4095 = a.id & 4095");
    QTest::newRow("request ids") << others("prediction_column", "body",
                                           "b.id & 4095 = a.id & 4095 AND a.id & 4095 = 7") +
                                        " WHERE id & 4095 = 7";
    QTest::newRow("labels of series") << QByteArray("UPDATE series_label SET value = 'x' WHERE series = 1");
}

void TestHistoryFaults::whatIsAnotherRowsIsFoundByTheCheck()
{
    QFETCH(QByteArray, exchange);
    TemporaryHistory t;
    WriteBatch batch;
    for (int series = 0; series < 2; ++series) {
        SeriesRun run{accuracyOf("m" + std::to_string(series)), {}};
        for (int i = 0; i < 20'000; ++i) // enough for rollups
            run.samples.push_back({{i * 1'000}, double(i * (series + 1) % 97)});
        batch.runs.push_back(std::move(run));
        for (int i = 0; i < 100; ++i)
            batch.predictions.push_back(predictionAt(1'000 * series + i, "e",
                                                     std::to_string(series) + "-" + std::to_string(i),
                                                     "m" + std::to_string(series), std::to_string(series)));
    }
    QVERIFY(t.write(std::move(batch)));
    std::promise<Result<void>> settled;
    t.history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
    QVERIFY(settled.get_future().get());
    t.history.reset();
    QCOMPARE(require(integrityProblems(t.path())), QStringList());
    require(require(Database::open(t.path(), Database::Mode::ReadWrite)).execute(exchange.constData()));
    QVERIFY(!require(integrityProblems(t.path())).isEmpty());
}

QTEST_GUILESS_MAIN(TestHistoryFaults)
#include "tst_history_faults.moc"
