// SPDX-License-Identifier: Apache-2.0
#include "app/logreport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

/// Two models; the labels of "cats" are all right.
QString writeLog(const QTemporaryDir& folder)
{
    QFile file(folder.filePath("log.jsonl"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("a fixture cannot be written");
    for (int i = 0; i < 300; ++i) {
        const QString line = QStringLiteral(
            R"({"timestamp":%1,"model":"%2","version":"1","prediction":"cat","label":"%3","country":"%4"})");
        file.write(line.arg(1'767'603'600'000 + i * 1000)
                       .arg(i % 3 == 0 ? "dogs" : "cats", i % 3 == 0 && i % 2 == 0 ? "dog" : "cat",
                            i % 5 == 0 ? "de" : "fr")
                       .toUtf8() +
                   '\n');
    }
    return file.fileName();
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLogReport : public QObject
{
    Q_OBJECT

private slots:
    void writesTheReportThatWasAskedFor()
    {
        QTemporaryDir folder;
        CommandLine line;
        line.reportLogs = {writeLog(folder)};
        line.reportFile = folder.filePath("report.html");
        line.model = "dogs";
        line.positiveClass = "dog";
        line.filter = "country = \"fr\"";
        QCOMPARE(writeLogReport(line), 0);
        const QByteArray report = contentOf(line.reportFile);
        QVERIFY(report.contains("Quality of model dogs"));
        QVERIFY(report.contains("country = &quot;fr&quot;"));
        QVERIFY(report.contains("dog (positive)"));
    }

    void failsWithoutLeavingAFile_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("model");
        QTest::newRow("no such log") << "missing.jsonl"
                                     << ""
                                     << "";
        QTest::newRow("a filter that cannot be read") << "log.jsonl"
                                                      << "country ="
                                                      << "";
        QTest::newRow("a filter that nothing passes") << "log.jsonl"
                                                      << "country = \"xx\""
                                                      << "";
        QTest::newRow("no such model") << "log.jsonl"
                                       << ""
                                       << "birds";
    }

    void failsWithoutLeavingAFile()
    {
        QFETCH(QString, log);
        QFETCH(QString, filter);
        QFETCH(QString, model);
        QTemporaryDir folder;
        (void)writeLog(folder);
        CommandLine line;
        line.reportLogs = {folder.filePath(log)};
        line.reportFile = folder.filePath("report.md");
        line.filter = filter;
        line.model = model;
        QCOMPARE(writeLogReport(line), 1);
        QVERIFY(!QFile::exists(line.reportFile));
    }
};

QTEST_MAIN(TestLogReport)
#include "tst_logreport.moc"
