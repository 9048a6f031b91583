// SPDX-License-Identifier: Apache-2.0
#include "app/commands/logtext.h"
#include "app/commands/reportcommand.h"
#include "models/base/visibletext.h"
#include "models/serving/endpoint.h"
#include "models/table/reading/recordimport.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/require.h"

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

/// 200 predictions of two models at one endpoint with a name, a second apart; every third one of "dogs", half
/// of whose labels are wrong and come late.
void record(const TemporaryHistory& history)
{
    Endpoint endpoint;
    endpoint.id = "e-1";
    endpoint.name = QStringLiteral("Kennel");
    endpoint.positiveClass = "wolf"; // which no model knows
    WriteBatch batch;
    batch.documents.push_back({"endpoint", endpoint.id, endpointToJson(endpoint)});
    for (int i = 0; i < 200; ++i) {
        const std::string id = "r" + std::to_string(i);
        auto stored = predictionAt(1'767'603'600'000 + i * 1'000, "e-1", id, i % 3 == 0 ? "dogs" : "cats");
        stored.record.prediction = i % 5 == 0 ? "yes" : "no";
        batch.predictions.push_back(stored);
        if (i % 3 == 0)
            batch.labels.push_back({"e-1", {{1'767'700'000'000}, id, i % 2 == 0 ? "yes" : "no"}});
    }
    require(history.write(std::move(batch)));
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
        ReportArguments asked;
        asked.logs = {writeLog(folder)};
        asked.reportFile = folder.filePath("report.html");
        asked.model = "dogs";
        asked.meaning.positiveClass = "dog";
        asked.filter = "country = \"fr\"";
        QCOMPARE(runReport(asked), 0);
        const QByteArray report = contentOf(asked.reportFile);
        QVERIFY(report.contains("Quality of model dogs"));
        QVERIFY(report.contains("country = &quot;fr&quot;"));
        QVERIFY(report.contains("dog (positive)"));
    }

    void writesTheReportOfAnEndpointInTheHistory_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("predictions");
        QTest::newRow("by its name") << "Kennel"
                                     << "dogs"
                                     << "20, of which 20 with a label";
        QTest::newRow("by its id, the most frequent model") << "e-1"
                                                            << ""
                                                            << "40, of which 0 with a label";
    }
    void writesTheReportOfAnEndpointInTheHistory()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, model);
        QFETCH(QString, predictions);
        const TemporaryHistory history; // in use, by this process
        record(history);
        ReportArguments asked;
        asked.endpoint = endpoint;
        asked.model = model;
        asked.from = Timestamp{1'767'603'600'000};
        asked.to = Timestamp{1'767'603'660'000};
        asked.historyPath = history.path();
        for (const char* name : {"report.html", "report.md", "report.pdf"}) {
            asked.reportFile = history.folder.filePath(QLatin1String(name));
            QCOMPARE(runReport(asked), 0);
            QVERIFY(!contentOf(asked.reportFile).isEmpty());
        }
        const QByteArray report = contentOf(history.folder.filePath("report.md"));
        QVERIFY(report.contains("Kennel") || endpoint != "Kennel");
        QVERIFY2(report.contains(predictions.toUtf8()), report.constData());
    }

    void namesWhatTheHistoryDoesNotHave_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("model");
        QTest::addColumn<qint64>("from");
        QTest::newRow("endpoint") << "Cattery"
                                  << "" << qint64(0);
        QTest::newRow("model") << "Kennel"
                               << "birds" << qint64(0);
        QTest::newRow("time") << "Kennel"
                              << "" << qint64(1'800'000'000'000);
    }
    void namesWhatTheHistoryDoesNotHave()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, model);
        QFETCH(qint64, from);
        const TemporaryHistory history;
        record(history);
        ReportArguments asked;
        asked.endpoint = endpoint;
        asked.model = model;
        asked.from = Timestamp{from};
        asked.reportFile = history.folder.filePath("report.md");
        asked.historyPath = history.path();
        QCOMPARE(runReport(asked), 1);
        QVERIFY(!QFile::exists(asked.reportFile));
    }

    void theTextTellsWhatTheEvaluationDoes()
    {
        QTemporaryDir folder;
        const auto logs = require(importLogs({writeLog(folder)}));
        const auto models = require(evaluateModels(*logs.table));
        const QString text = logSummary(models, accountOf(logs, models.models));
        QVERIFY2(text.contains("cats 1\n"), qPrintable(text));
        QVERIFY(text.contains("dogs 1\n"));
        const QRegularExpression accuracies("^  accuracy\\s+([\\d.]+)", QRegularExpression::MultilineOption);
        QStringList found;
        for (auto match = accuracies.globalMatch(text); match.hasNext();)
            found += match.next().captured(1);
        QVERIFY2(found == (QStringList{"100.0", "50.0"}), qPrintable(text));
        QVERIFY(text.contains("Confusion matrix"));
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

    void aNameDoesNotCommandTheTerminal()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("log.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 20; ++i)
            file.write("{\"timestamp\":" + QByteArray::number(1'767'603'600'000 + i * 1000) +
                       ",\"model\":\"m\\u001b[31m\\u0007\\u009b1m\\u202e\\nfake line\",\"version\":\"1\","
                       "\"prediction\":\"c\\u001b]0;x\\u0007\",\"label\":\"c\\u001b]0;x\\u0007\"}\n");
        file.close();
        const auto log = importLogs({file.fileName()});
        QVERIFY(log);
        const auto models = require(evaluateModels(*log->table));
        const QString summary = logSummary(models, accountOf(*log, models.models));
        QVERIFY2(visibleText(summary) == summary, qPrintable(summary));
        QVERIFY(!summary.split('\n').contains("fake line 1"));
        QVERIFY(summary.contains("[U+202E]"));
    }

    void failsWithoutLeavingAFile()
    {
        QFETCH(QString, log);
        QFETCH(QString, filter);
        QFETCH(QString, model);
        QTemporaryDir folder;
        (void)writeLog(folder);
        ReportArguments asked;
        asked.logs = {folder.filePath(log)};
        asked.reportFile = folder.filePath("report.md");
        asked.filter = filter;
        asked.model = model;
        QCOMPARE(runReport(asked), 1);
        QVERIFY(!QFile::exists(asked.reportFile));
    }
};

QTEST_MAIN(TestLogReport)
#include "tst_reportcommand.moc"
