// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

std::string good(int i)
{
    return R"({"ts":1769850307,"request_id":")" + std::to_string(i) +
           R"(","prediction":"1","latency_ms":3})" + "\n";
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private slots:
    void readsJsonLinesAndJoinsLateLabels()
    {
        const auto log =
            read(good(1) + good(2) + R"({"request_id":"2","label":"0"})" + "\n" + good(3) +
                 R"({"request_id":"2","label":"1"})" + "\n" + R"({"request_id":"99","label":"1"})");
        QVERIFY(log);
        QCOMPARE(log->format, LogFormat::JsonLines);
        QCOMPARE(log->rows, 6);
        QCOMPARE(log->records.size(), 3U);
        QCOMPARE(log->labelRecords, 3);
        QCOMPARE(log->joinedLabels, 1);
        QCOMPARE(log->records[1].label, std::optional<std::string>("1"));
        QCOMPARE(log->labelledShare(), 1.0 / 3);
    }

    void aTornLastLineIsReadWhenItIsWhole()
    {
        std::string last = good(2);
        last.pop_back();
        QCOMPARE(read(good(1) + last)->records.size(), 2U);
        const auto torn = read(good(1) + last.substr(0, 30));
        QCOMPARE(torn->records.size(), 1U);
        QCOMPARE(torn->rejectedCount, 1);
        QCOMPARE(torn->rejected[0].line, 2);
        QCOMPARE(torn->rejected[0].reason.where, m_path + ", line 2");
    }

    void quotedCellsMaySpanLines()
    {
        const auto log = read("ts,prediction,note\r\n1769850307,a,\"two\nlines, \"\"quoted\"\"\"\r\n"
                              "1769850308,b,5\"\r\nbroken\r\n1769850309,c,\"x\"");
        QVERIFY(log);
        QCOMPARE(log->format, LogFormat::Csv);
        QCOMPARE(log->records.size(), 3U);
        QCOMPARE(log->records[0].attributes, "{\"note\":\"two\\u000alines, \\\"quoted\\\"\"}");
        QCOMPARE(log->records[1].attributes, "{\"note\":\"5\\\"\"}");
        QCOMPARE(log->records[2].prediction, "c");
        QCOMPARE(log->rejected.size(), 1U);
        QCOMPARE(log->rejected[0].line, 5);
    }

    void anUnclosedQuotationMarkCostsOneLine()
    {
        const auto log = read("ts,prediction,note\n1769850307,a,\"open\n1769850308,b,x\n1769850309,c,x\n");
        QVERIFY(log);
        QCOMPARE(log->records.size(), 2U);
        QCOMPARE(log->rejected.size(), 1U);
        QCOMPARE(log->rejected[0].line, 2);
        QVERIFY(log->rejected[0].reason.what.contains("not closed"));
    }

    void quotesInBrokenJsonDoNotSwallowTheNextLines()
    {
        const auto log = read(good(1) + "\"broken\n" + good(2));
        QCOMPARE(log->records.size(), 2U);
        QCOMPARE(log->rejectedCount, 1);
    }

    void overlongLinesAreRejectedOnce()
    {
        const auto log =
            read(good(1) + std::string(5000000, 'x') + "\n" + good(2) + std::string(1500000, 'y'));
        QVERIFY(log);
        QCOMPARE(log->records.size(), 2U);
        QCOMPARE(log->rejectedCount, 2);
        QCOMPARE(log->rejected[0].line, 2);
        QCOMPARE(log->rejected[1].line, 4);
        QCOMPARE(log->rejected[0].reason.kind, ErrorKind::TooLarge);
    }

    void allRejectionsAreCountedButNotAllKept()
    {
        std::string text = good(1);
        for (int i = 0; i < 1200; ++i)
            text += "{broken}\n";
        const auto log = read(text);
        QCOMPARE(log->rejectedCount, 1200);
        QCOMPARE(log->rejected.size(), 1000U);
    }

    void linesAcrossChunkBordersStayWhole()
    {
        std::string text;
        for (int i = 0; i < 60000; ++i)
            text += good(i);
        QVERIFY(text.size() > 4000000);
        const auto log = read(text);
        QCOMPARE(log->records.size(), 60000U);
        QCOMPARE(log->rejectedCount, 0);
        for (int i = 0; i < 60000; i += 997)
            QCOMPARE(log->records[static_cast<std::size_t>(i)].requestId, std::to_string(i));
    }

    void tablesAreReadInOrderWhereverTheyAreCut()
    {
        std::string text = "ts,request_id,prediction,note\n";
        const int rows = 60'000;
        for (int i = 0; i < rows; ++i) {
            text += "1769850307," + std::to_string(i) +
                    (i % 3 == 0 ? ",a,\"two\nlines\"\n" : ",b,some plain words\n");
            if (i == 1'000 || i == 50'000)
                text += "broken,row\n";
        }
        QVERIFY(text.size() > 1'900'000);
        const auto log = read(text);
        QVERIFY(log);
        QCOMPARE(log->records.size(), std::size_t(rows));
        for (int i = 0; i < rows; ++i)
            QCOMPARE(log->records[std::size_t(i)].requestId, std::to_string(i));
        QCOMPARE(log->rejectedCount, 2);
        QCOMPARE(log->rejected[0].line, 1'001 + 334 + 2); // header, rows, second lines of the quoted ones
        QCOMPARE(log->rejected[1].line, 50'001 + 16'667 + 3);
    }

    void aHeaderInTheMiddleCountsForAllRowsBehindIt()
    {
        std::string text = "ts,request_id,prediction\n";
        const int rows = 150'000;
        for (int i = 0; i < rows; ++i) {
            if (i == 70'000)
                text += "prediction;ts;request_id;note\n";
            const std::string id = std::to_string(i);
            text += i < 70'000 ? "1769850307," + id + ",old\n" : "new;1769850307;" + id + ";\"two\nlines\"\n";
        }
        QVERIFY(text.size() > 4'000'000);
        const auto log = read(text);
        QVERIFY(log);
        QCOMPARE(log->rejectedCount, 0);
        QCOMPARE(log->records.size(), std::size_t(rows));
        for (int i = 0; i < rows; ++i) {
            const PredictionRecord& record = log->records[std::size_t(i)];
            QCOMPARE(record.requestId, std::to_string(i));
            QCOMPARE(record.prediction, i < 70'000 ? "old" : "new");
        }
    }

    void aLongLineFarInsideIsRejectedOnce()
    {
        std::string text;
        for (int i = 0; i < 60'000; ++i)
            text += good(i) + (i == 40'000 ? std::string(3'000'000, 'x') + "\n" : "");
        const auto log = read(text);
        QCOMPARE(log->records.size(), 60'000U);
        QCOMPARE(log->rejectedCount, 1);
        QCOMPARE(log->rejected[0].line, 40'002);
    }

    void plainTextIsCountedButNoPrediction()
    {
        const auto log = read("Dear diary,\n\nI saw a boat, a bird, and the sea.\n");
        QVERIFY(!log);
        QVERIFY2(log.error().what.contains('2'), qPrintable(log.error().what));
    }

    void unsuitableFilesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00garbage") << "damaged";
        QTest::newRow("UTF-32") << QByteArray("\xff\xfe\0\0{\0\0\0", 8) << "not a text log";
        QTest::newRow("unknown JSON members") << QByteArray("{\"alpha\":1,\"beta\":2}\n") << "alpha, beta";
        QTest::newRow("unknown columns") << QByteArray("alpha,beta\n1,2\n") << "alpha, beta";
        QTest::newRow("header only") << QByteArray("ts,prediction\n") << "no predictions";
        QTest::newRow("labels only") << QByteArray("{\"id\":\"1\",\"label\":\"1\"}\n")
                                     << "labels but no predictions";
        QTest::newRow("all broken") << QByteArray("{\"ts\":1772359200,\"prediction\":1\n") << "JSON";
    }

    void unsuitableFilesAreRefusedWithAReason()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, text);
        const auto log = read(content.toStdString());
        QVERIFY(!log);
        QVERIFY2(log.error().text().contains(text), qPrintable(log.error().text()));
        QVERIFY(log.error().where.startsWith(m_path));
        QVERIFY(!log.error().hint.isEmpty());
    }

    void aMissingFileIsNamed()
    {
        const auto log = readLog("/nowhere/p.jsonl");
        QVERIFY(!log);
        QCOMPARE(log.error().kind, ErrorKind::NotFound);
        QCOMPARE(log.error().where, QStringLiteral("/nowhere/p.jsonl"));
    }

    void readingCanBeCancelledAndTellsItsProgress()
    {
        std::string text;
        for (int i = 0; i < 40000; ++i)
            text += good(i);
        write(text);
        const CancelToken cancel;
        std::int64_t calls = 0;
        const auto log = readLog(
            m_path, {},
            [&](const ReadProgress& progress) {
                ++calls;
                QCOMPARE(progress.bytesTotal, static_cast<std::int64_t>(text.size()));
                QVERIFY(progress.rows > 0);
                cancel.cancel();
            },
            cancel);
        QVERIFY(!log);
        QCOMPARE(log.error().kind, ErrorKind::Cancelled);
        QCOMPARE(calls, 1);
    }

private:
    void write(const std::string& text)
    {
        m_path = m_folder.filePath("p.log");
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the fixture");
        file.write(QByteArray::fromStdString(text));
    }

    Result<LogFile> read(const std::string& text)
    {
        write(text);
        return readLog(m_path);
    }

    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_APPLESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
