// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

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
    QSignalSpy failures(t.history.get(), &History::writeFailed);
    {
        const FileSizeLimit limit(QFileInfo(t.path() + "-wal").size());
        for (const std::int64_t at : {2, 3}) {
            const auto refused = t.write(largeBatch(at));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QCOMPARE(refused.error().where, t.history->path());
            QVERIFY2(refused.error().what.contains("no room"), qPrintable(refused.error().text()));
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

QTEST_GUILESS_MAIN(TestHistoryFaults)
#include "tst_history_faults.moc"
