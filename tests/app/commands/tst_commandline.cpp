// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandline.h"

#include <QTest>

using namespace qd;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void readsCommands_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("command");
        QTest::newRow("nothing means run") << QStringList{} << int(CommandLine::Command::Run);
        QTest::newRow("run") << QStringList{"run"} << int(CommandLine::Command::Run);
        QTest::newRow("demo") << QStringList{"demo", "--headless"} << int(CommandLine::Command::Demo);
        QTest::newRow("log") << QStringList{"log", "a.jsonl"} << int(CommandLine::Command::Log);
        QTest::newRow("export") << QStringList{"export", "--out", "a.csv"}
                                << int(CommandLine::Command::Export);
        QTest::newRow("import") << QStringList{"import", "a.csv", "b.om"}
                                << int(CommandLine::Command::Import);
        QTest::newRow("report") << QStringList{"report", "--log", "a.jsonl", "--out", "a.html"}
                                << int(CommandLine::Command::Report);
        QTest::newRow("salvage") << QStringList{"salvage"} << int(CommandLine::Command::Salvage);
        QTest::newRow("audit verify")
            << QStringList{"audit", "verify", "--json"} << int(CommandLine::Command::AuditVerify);
        QTest::newRow("check") << QStringList{"check"} << int(CommandLine::Command::Check);
        QTest::newRow("help") << QStringList{"--help"} << int(CommandLine::Command::Help);
        QTest::newRow("help of a command") << QStringList{"demo", "-h"} << int(CommandLine::Command::Help);
        QTest::newRow("version") << QStringList{"-v"} << int(CommandLine::Command::Version);
    }

    void readsCommands()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, command);
        const auto line = parseCommandLine(arguments);
        QVERIFY2(line, line ? "" : qPrintable(line.error().text()));
        QCOMPARE(int(line->command), command);
    }

    void readsOptions()
    {
        const auto line =
            parseCommandLine({"demo", "--headless", "--out", "there", "--pace", "3.5", "--all-looks",
                              "--history", "h.sqlite", "--language", "zh_CN", "--theme", "dark"});
        QVERIFY(line);
        QVERIFY(line->headless && line->allLooks);
        QCOMPARE(line->outFolder, "there");
        QCOMPARE(line->pace, 3.5);
        QCOMPARE(line->historyPath, "h.sqlite");
        QCOMPARE(line->language, "zh_CN");
        QCOMPARE(line->theme, "dark");
    }

    void readsAnExport()
    {
        const auto line = parseCommandLine({"export", "--history", "h", "--out", "o.om", "--format",
                                            "openmetrics", "--from", "2023-11-14T22:13:20Z", "--to",
                                            "1700000060", "--match", "up", "--match", "{model=\"m\"}"});
        QVERIFY2(line, line ? "" : qPrintable(line.error().text()));
        QVERIFY(line->format == ExportFormat::OpenMetrics);
        QCOMPARE(line->outFolder, "o.om");
        QCOMPARE(line->from->ms, 1'700'000'000'000);
        QCOMPARE(line->to->ms, 1'700'000'060'000);
        QCOMPARE(line->selectors, (QStringList{"up", "{model=\"m\"}"}));
    }

    void anExportForSpreadsheetsIsAskedFor()
    {
        const QStringList plain{"export", "--out", "o.csv", "--format", "predictions"};
        QVERIFY(parseCommandLine(plain)->cells == CellStyle::Exact);
        QVERIFY(parseCommandLine(plain + QStringList{"--spreadsheet"})->cells == CellStyle::Spreadsheet);
    }

    void aReportTakesSeveralLogs()
    {
        const auto line = parseCommandLine({"report", "--log", "a", "b", "--log", "c", "--out", "q.PDF",
                                            "--filter", "latency > 1", "--model", "m", "--positive", "yes"});
        QVERIFY2(line, line ? "" : qPrintable(line.error().text()));
        QStringList logs = line->reportLogs;
        logs.sort();
        QCOMPARE(logs, (QStringList{"a", "b", "c"}));
        QCOMPARE(line->reportFile, "q.PDF");
        QCOMPARE(line->filter, "latency > 1");
        QCOMPARE(line->model, "m");
        QCOMPARE(line->positiveClass, "yes");
    }

    void aReportCanBeOfTheHistory()
    {
        const auto line = parseCommandLine({"report", "--history", "h.qdh", "--endpoint", "Kennel", "--from",
                                            "1700000000", "--to", "1700000060", "--out", "q.md"});
        QVERIFY2(line, line ? "" : qPrintable(line.error().text()));
        QCOMPARE(line->historyPath, "h.qdh");
        QCOMPARE(line->endpoint, "Kennel");
        QCOMPARE(line->from->ms, 1'700'000'000'000);
        QCOMPARE(line->to->ms, 1'700'000'060'000);
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("command") << QStringList{"fly"} << "fly";
        QTest::newRow("option") << QStringList{"--wings"} << "wings";
        QTest::newRow("option of another command") << QStringList{"check", "--headless"} << "headless";
        QTest::newRow("log without a file") << QStringList{"log"} << "Which log";
        QTest::newRow("export to nowhere") << QStringList{"export"} << "--out";
        QTest::newRow("export in no format")
            << QStringList{"export", "--out", "o", "--format", "parquet"} << "parquet";
        QTest::newRow("export from no time")
            << QStringList{"export", "--out", "o", "--from", "dawn"} << "dawn";
        QTest::newRow("matching a workspace")
            << QStringList{"export", "--out", "o", "--format", "workspace", "--match", "up"} << "--match";
        QTest::newRow("a workspace for spreadsheets")
            << QStringList{"export", "--out", "o", "--format", "workspace", "--spreadsheet"}
            << "--spreadsheet";
        QTest::newRow("import of nothing") << QStringList{"import"} << "Import what";
        QTest::newRow("report without a log") << QStringList{"report", "--out", "a.html"} << "--log";
        QTest::newRow("report of two things")
            << QStringList{"report", "--log", "a", "--endpoint", "e", "--out", "a.md"} << "not both";
        QTest::newRow("times of a log")
            << QStringList{"report", "--log", "a", "--from", "1700000000", "--out", "a.md"} << "--endpoint";
        QTest::newRow("times the wrong way round")
            << QStringList{"report", "--endpoint", "e",     "--from", "1700000060",
                           "--to",   "1700000000", "--out", "a.md"}
            << "earlier";
        QTest::newRow("report without a place") << QStringList{"report", "--log", "a"} << "--out";
        QTest::newRow("report as something else")
            << QStringList{"report", "--log", "a", "--out", "a.doc"} << ".pdf";
        QTest::newRow("option of report") << QStringList{"log", "a", "--filter", "x"} << "filter";
        QTest::newRow("one too many") << QStringList{"check", "more"} << "more";
        QTest::newRow("pace is no number") << QStringList{"demo", "--pace", "fast"} << "fast";
        QTest::newRow("pace out of range") << QStringList{"demo", "--pace", "1000"} << "1000";
        QTest::newRow("pace is nan") << QStringList{"demo", "--pace", "nan"} << "nan";
        QTest::newRow("language") << QStringList{"--language", "fr"} << "fr";
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << "pink";
        QTest::newRow("audit without a word") << QStringList{"audit"} << "audit verify";
        QTest::newRow("another word") << QStringList{"audit", "mend"} << "audit verify";
        QTest::newRow("a word too many") << QStringList{"audit", "verify", "x"} << "too many";
    }

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const auto line = parseCommandLine(arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().what.contains(said), qPrintable(line.error().what));
        QVERIFY(line.error().hint.contains("--help"));
    }

    void helpNamesEveryCommand()
    {
        for (const char* name :
             {"run", "demo", "log", "check", "audit verify", "salvage", "--history", "--pace", "--all-looks"})
            QVERIFY2(helpText().contains(QLatin1String(name)), name);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
