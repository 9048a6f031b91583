// SPDX-License-Identifier: Apache-2.0
#include "exchangefixture.h"

using namespace qd;

/// Files of ours and of others come in, whole or as far as they can be read.
class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void textsAreRead_data();
    void textsAreRead();
    void badLinesAreKeptAside_data();
    void badLinesAreKeptAside();
    void theSameFileTwiceChangesNothing();
    void whatCannotBeImportedIsNamed_data();
    void whatCannotBeImportedIsNamed();
    void aCancelledImportSaysHowFarItCame();
    void aRefusedBatchEndsTheImport();
    void linesAcrossPiecesAreWhole();
    void aPreviewWritesNothing();
    void anOpenQuotationMarkCostsOneLine();
    void farTimesAreKeptAside_data();
    void farTimesAreKeptAside();

private:
    QString file(const QByteArray& content)
    {
        const QString path = m_folder.filePath("input");
        writeFile(path, content);
        return path;
    }
    QTemporaryDir m_folder;
};

void TestImport::textsAreRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("format");
    QTest::newRow("OpenMetrics") << QByteArray("# TYPE a counter\n"
                                               "a_total{x=\"1\"} 5 1700000000.25\n"
                                               "a_total{x=\"1\"} 6 1700000001\n"
                                               "# EOF\n")
                                 << int(ImportFormat::OpenMetrics);
    QTest::newRow("OpenMetrics without its end")
        << QByteArray("a_total{x=\"1\"} 5 1700000000.25\na_total{x=\"1\"} 6 1700000001\n")
        << int(ImportFormat::OpenMetrics);
    QTest::newRow("Prometheus text") << QByteArray("# HELP a_total Words\n\n"
                                                   "a_total{x=\"1\"} 5 1700000000250\n"
                                                   "a_total{x=\"1\"} 6 1700000001000\n")
                                     << int(ImportFormat::PrometheusText);
    QTest::newRow("CSV") << QByteArray("time,metric,labels,value\n"
                                       "2023-11-14T22:13:20.250Z,a_total,\"{x=\"\"1\"\"}\",5\n"
                                       "2023-11-14T22:13:21.000Z,a_total,\"{x=\"\"1\"\"}\",6")
                         << int(ImportFormat::SamplesCsv);
}

void TestImport::textsAreRead()
{
    QFETCH(QByteArray, content);
    QFETCH(int, format);
    TemporaryHistory t;
    const auto outcome = require(importFile(*t.history, file(content)));
    QVERIFY(!outcome.stopped);
    QCOMPARE(int(outcome.format), format);
    QCOMPARE(outcome.samples, 2);
    QCOMPARE(outcome.series, 1);
    QVERIFY(outcome.range == (TimeRange{{1'700'000'000'250}, {1'700'000'001'001}}));
    QCOMPARE(allSamples(*t.reader()), (QStringList{"a_total{x=\"1\"} 1700000000250 4014000000000000",
                                                   "a_total{x=\"1\"} 1700000001000 4018000000000000"}));
}

void TestImport::badLinesAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("said");
    const QByteArray csv("time,metric,labels,value\n2023-11-14T22:13:20.250Z,up,{},1\n");
    QTest::newRow("CSV: time") << csv + "yesterday,up,{},1\n" << 3 << "yesterday";
    QTest::newRow("CSV: value") << csv + "2023-11-14T22:13:21.250Z,up,{},one\n" << 3 << "one";
    QTest::newRow("CSV: labels") << csv + "2023-11-14T22:13:21.250Z,up,{a},1\n" << 3 << "labels";
    QTest::newRow("CSV: cells") << csv + "2023-11-14T22:13:21.250Z,up\n" << 3 << "2 cells";
    QTest::newRow("CSV: quotes") << csv + "2023-11-14T22:13:21.250Z,\"up\"x,{},1\n" << 3 << "column 30";
    const QByteArray text("up 1 1700000000250\n");
    QTest::newRow("text: name") << text + "2up 1 1700000000251\n" << 2 << "Column 1: A metric name";
    QTest::newRow("text: no time") << text + "up 1\nup 1 1700000000252\n" << 2 << "no timestamp";
    QTest::newRow("text: not UTF-8") << text + "up{a=\"\xff\"} 1 1700000000251\n" << 2 << "UTF-8";
    QTest::newRow("text: cut off") << text + "up 1 17000000" << 2 << "truncated";
    QTest::newRow("text: only the first has no time")
        << QByteArray("up{a=\"b c\"} 1\n") + text << 1 << "no timestamp";
    QTest::newRow("OpenMetrics: behind the end")
        << QByteArray("up 1 1700000000.25\n# EOF\nup 2 1700000001\n# EOF\n") << 3 << "after";
    QTest::newRow("OpenMetrics: no end") << QByteArray("up 1 1700000000.25\n") << 1 << "truncated";
}

void TestImport::badLinesAreKeptAside()
{
    QFETCH(QByteArray, content);
    QFETCH(int, line);
    QFETCH(QString, said);
    TemporaryHistory t;
    const QString path = file(content);
    const auto outcome = require(importFile(*t.history, path));
    QVERIFY(outcome.samples >= 1);
    QVERIFY(outcome.rejected >= 1);
    QCOMPARE(qint64(outcome.rejectedLines.size()), outcome.rejected);
    const RejectedLine& rejected = outcome.rejectedLines.front();
    QCOMPARE(rejected.line, line);
    QCOMPARE(rejected.reason.where, QStringLiteral("%1, line %2").arg(path).arg(line));
    QVERIFY2(rejected.reason.text().contains(said), qPrintable(rejected.reason.text()));
    QCOMPARE(allSamples(*t.reader()).size(), outcome.samples);
}

void TestImport::theSameFileTwiceChangesNothing()
{
    QByteArray csv("time,metric,labels,value\n");
    for (int i = 0; i < 2'000; ++i)
        csv += "2023-11-14T22:13:" + QByteArray::number(10 + i % 50) + "." +
               QByteArray::number(100 + i / 50) + "Z,up,\"{i=\"\"" + QByteArray::number(i % 3) +
               "\"\"}\",1\n";
    const QString path = file(csv);
    TemporaryHistory t;
    QCOMPARE(require(importFile(*t.history, path)).samples, 2'000);
    const QStringList once = allSamples(*t.reader());
    QCOMPARE(once.size(), 2'000);
    QCOMPARE(require(importFile(*t.history, path)).samples, 2'000);
    QCOMPARE(allSamples(*t.reader()), once);
}

void TestImport::whatCannotBeImportedIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html></html>") << "HTML";
    QTest::newRow("binary") << QByteArray(4'096, '\0') << "zero";
    QTest::newRow("another CSV") << QByteArray("a,b,c\n1,2,3\n") << "No line";
    QTest::newRow("a page without times") << QByteArray("up 1\nup2 2\n") << "no timestamp";
    QTest::newRow("endless rubbish") << QByteArray("rubbish!\n").repeated(20'000) << "No line";
}

void TestImport::whatCannotBeImportedIsNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    TemporaryHistory t;
    const auto outcome = importFile(*t.history, file(content));
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().text().contains(said, Qt::CaseInsensitive), qPrintable(outcome.error().text()));
    QVERIFY(!outcome.error().hint.isEmpty());
}

void TestImport::aCancelledImportSaysHowFarItCame()
{
    QByteArray text;
    for (int i = 0; i < 450'000; ++i)
        text += "up " + QByteArray::number(i) + ' ' + QByteArray::number(1'700'000'000'000 + i) + '\n';
    const QString path = file(text);
    TemporaryHistory t;
    CancelToken cancel;
    const auto outcome = require(importFile(*t.history, path, cancel, [&](const ExchangeProgress& progress) {
        if (progress.rows > 0)
            cancel.cancel();
    }));
    QVERIFY(outcome.stopped);
    QCOMPARE(outcome.stopped->kind, ErrorKind::Cancelled);
    QVERIFY(outcome.samples >= 200'000 && outcome.samples < 450'000);
    QVERIFY(outcome.lines < 450'000);
    // Just what was counted is there, and the rest can follow.
    QCOMPARE(allSamples(*t.reader()).size(), outcome.samples);
    QCOMPARE(require(importFile(*t.history, path)).samples, 450'000);
    QCOMPARE(allSamples(*t.reader()).size(), 450'000);
}

void TestImport::aRefusedBatchEndsTheImport()
{
    TemporaryHistory t;
    const auto readOnly = require(History::open(t.path(), History::Access::ReadOnly));
    const auto outcome = require(importFile(*readOnly, file("up 1 1700000000250\n")));
    QVERIFY(outcome.stopped);
    QCOMPARE(outcome.stopped->kind, ErrorKind::Storage);
    QCOMPARE(outcome.samples, 0);
    QVERIFY(!outcome.range);
}

void TestImport::linesAcrossPiecesAreWhole()
{
    QByteArray csv("time,metric,labels,value\r\n");
    const QByteArray padding(700, 'x');
    for (int i = 0; i < 5'000; ++i)
        csv += "1700000000" + QByteArray::number(100 + i % 900) + ",up,\"{p=\"\"" + padding +
               QByteArray::number(i) + "\"\"}\",1\r\n";
    TemporaryHistory t;
    const auto outcome = require(importFile(*t.history, file(csv)));
    QCOMPARE(outcome.rejected, 0);
    QCOMPARE(outcome.series, 5'000);
    QCOMPARE(outcome.lines, 5'001);
}

void TestImport::aPreviewWritesNothing()
{
    const auto outcome = require(previewImport(file("up 1 1700000000250\nup{\nup 2 1700000000251\n")));
    QCOMPARE(outcome.samples, 2);
    QCOMPARE(outcome.series, 1);
    QCOMPARE(outcome.rejected, 1);
    QVERIFY(outcome.range == (TimeRange{{1'700'000'000'250}, {1'700'000'000'252}}));
}

void TestImport::anOpenQuotationMarkCostsOneLine()
{
    TemporaryHistory t;
    const auto outcome = require(importFile(*t.history, file("time,metric,labels,value\n"
                                                             "1700000000250,\"up,{},1\n"
                                                             "1700000000251,up,{},1\n")));
    QCOMPARE(outcome.rejected, 1);
    QCOMPARE(outcome.rejectedLines.front().line, 2);
    QCOMPARE(outcome.samples, 1);
}

void TestImport::farTimesAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("CSV") << QByteArray("time,metric,labels,value\n"
                                       "9999-12-31T23:59:59.000Z,up,{},1\n"
                                       "1700000000250,up,{},1\n"
                                       "1969-12-31T23:59:59.000Z,up,{},1\n");
    QTest::newRow("predictions") << QByteArray(
        "time,endpoint,model,version,request_id,prediction,probability,label,latency_seconds,status,"
        "attributes\n"
        "9999-12-31T23:59:59.000Z,e,m,1,a,yes,,,,0,{}\n"
        "2023-11-14T22:13:20.250Z,e,m,1,b,yes,,,,0,{}\n"
        "-5ms,e,m,1,c,yes,,,,0,{}\n");
    QTest::newRow("OpenMetrics") << QByteArray("up 1 253402300799\nup 1 1700000000.25\nup 1 -1\n# EOF\n");
    QTest::newRow("Prometheus text") << QByteArray("up 1 253402300799000\n"
                                                   "up 1 1700000000250\n"
                                                   "up 1 1700086400250\n");
}

void TestImport::farTimesAreKeptAside()
{
    QFETCH(QByteArray, content);
    TemporaryHistory t;
    const ManualClock clock({1'700'000'000'000});
    const auto outcome = require(importFile(*t.history, file(content), {}, {}, clock));
    QCOMPARE(outcome.samples + outcome.predictions, 1);
    QCOMPARE(outcome.rejected, 2);
    for (const RejectedLine& line : outcome.rejectedLines)
        QVERIFY2(line.reason.what.contains("more than a day from now"), qPrintable(line.reason.text()));
    QVERIFY(outcome.range == (TimeRange{{1'700'000'000'250}, {1'700'000'000'251}}));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
