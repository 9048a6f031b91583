// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandline.h"

#include "app/commands/commands.h"
#include "app/commands/democommand.h"
#include "app/commands/exportcommand.h"
#include "app/commands/importcommand.h"
#include "app/commands/logcommand.h"
#include "app/commands/reportcommand.h"
#include "app/commands/runcommand.h"
#include "tests/support/require.h"

#include <QProcess>
#include <QTest>

using namespace qd;

/// How a command line is read: which command it is for, what it says, and what is refused.
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void findsTheCommand_data();
    void findsTheCommand();
    void theHelpIsAlwaysGiven_data();
    void theHelpIsAlwaysGiven();
    void onlyAWindowNeedsADisplay_data();
    void onlyAWindowNeedsADisplay();
    void readsADemo();
    void readsARun();
    void readsAnExport();
    void anExportForSpreadsheetsIsAskedFor();
    void anImportTakesSeveralFiles();
    void aReportTakesSeveralLogs();
    void aReportCanBeOfTheHistory();
    void valuesStandInManyPlaces_data();
    void valuesStandInManyPlaces();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void namesTheNearest_data();
    void namesTheNearest();
    void examplesAreUnderstood_data();
    void examplesAreUnderstood();
};

namespace {

Given givenBy(const QStringList& arguments)
{
    return require(readCall(arguments)).given;
}

} // namespace

void TestCommandLine::findsTheCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("command");
    QTest::newRow("nothing means run") << QStringList{} << "run";
    QTest::newRow("options mean run") << QStringList{"--read-only"} << "run";
    QTest::newRow("run") << QStringList{"run"} << "run";
    QTest::newRow("demo") << QStringList{"demo", "--headless"} << "demo";
    QTest::newRow("log") << QStringList{"log", "a.jsonl"} << "log";
    QTest::newRow("export") << QStringList{"export", "--out", "a.csv"} << "export";
    QTest::newRow("import") << QStringList{"import", "a.csv", "b.om"} << "import";
    QTest::newRow("report") << QStringList{"report", "--log", "a.jsonl", "--out", "a.html"} << "report";
    QTest::newRow("salvage") << QStringList{"salvage"} << "salvage";
    QTest::newRow("two words") << QStringList{"audit", "verify", "--json"} << "audit verify";
    QTest::newRow("an option between them") << QStringList{"audit", "--json", "verify"} << "audit verify";
    QTest::newRow("options first") << QStringList{"--history", "export", "check"} << "check";
    QTest::newRow("after two dashes") << QStringList{"--", "check"} << "check";
    QTest::newRow("completion") << QStringList{"completion", "fish"} << "completion";
    QTest::newRow("help") << QStringList{"help", "audit", "verify"} << "help";
}

void TestCommandLine::findsTheCommand()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, command);
    const auto call = readCall(arguments);
    QVERIFY2(call, call ? "" : qPrintable(call.error().text()));
    QCOMPARE(call->command.name, command);
    QVERIFY(readCommandLine(arguments));
}

void TestCommandLine::theHelpIsAlwaysGiven_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* option : {"--help", "-h", "--version", "-v"}) {
        QTest::newRow(option) << QStringList{option};
        for (const CommandSpec& command : commandSpecs())
            QTest::newRow(qPrintable(command.name + ' ' + option))
                << command.name.split(' ') + QStringList{option};
    }
}

void TestCommandLine::theHelpIsAlwaysGiven()
{
    QFETCH(QStringList, arguments);
    const auto invocation = readCommandLine(arguments);
    QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().text()));
    QVERIFY(!invocation->needsDisplay);
}

void TestCommandLine::onlyAWindowNeedsADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("needsDisplay");
    QTest::newRow("nothing") << QStringList{} << true;
    QTest::newRow("run") << QStringList{"run"} << true;
    QTest::newRow("demo") << QStringList{"demo"} << true;
    QTest::newRow("log") << QStringList{"log", "a"} << true;
    QTest::newRow("demo --headless") << QStringList{"demo", "--headless"} << false;
    QTest::newRow("log --text") << QStringList{"log", "--text", "a"} << false;
    QTest::newRow("log --json") << QStringList{"log", "--json", "a"} << false;
    QTest::newRow("report") << QStringList{"report", "a", "--out", "a.md"} << false;
    QTest::newRow("check") << QStringList{"check"} << false;
    QTest::newRow("export") << QStringList{"export", "--out", "a"} << false;
    QTest::newRow("import") << QStringList{"import", "a"} << false;
    QTest::newRow("salvage") << QStringList{"salvage"} << false;
    QTest::newRow("help") << QStringList{"help"} << false;
    QTest::newRow("completion") << QStringList{"completion", "bash"} << false;
}

void TestCommandLine::onlyAWindowNeedsADisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, needsDisplay);
    QCOMPARE(require(readCommandLine(arguments)).needsDisplay, needsDisplay);
}

void TestCommandLine::readsADemo()
{
    const QStringList arguments{"demo",  "--headless",  "--out",     "there",    "--pace",
                                "3.5",   "--all-looks", "--history", "h.sqlite", "--language",
                                "zh_CN", "--theme",     "dark"};
    const DemoArguments demo = require(readDemo(givenBy(arguments)));
    QVERIFY(demo.headless && demo.allLooks);
    QCOMPARE(demo.outFolder, "there");
    QCOMPARE(demo.pace, 3.5);
    QCOMPARE(demo.historyPath, "h.sqlite");
    const Invocation invocation = require(readCommandLine(arguments));
    QVERIFY(invocation.isDemo && invocation.hasDefaultLook);
    QCOMPARE(invocation.language, "zh_CN");
    QCOMPARE(invocation.theme, "dark");
    QCOMPARE(require(readDemo(givenBy({"demo", "--headless"}))).pace, 6);
    QCOMPARE(require(readDemo(givenBy({"demo"}))).pace, 1);
    QVERIFY(!require(readCommandLine({"demo"})).hasDefaultLook);
}

void TestCommandLine::readsARun()
{
    const RunArguments run = require(readRun(givenBy({"run", "--history", "h", "--read-only"})));
    QCOMPARE(run.historyPath, "h");
    QVERIFY(run.readOnly);
    QVERIFY(!require(readRun(givenBy({}))).readOnly);
}

void TestCommandLine::readsAnExport()
{
    const ExportArguments asked =
        require(readExport(givenBy({"export", "--history", "h", "--out", "o.om", "--format", "openmetrics",
                                    "--from", "2023-11-14T22:13:20Z", "--to", "1700000060", "--match", "up",
                                    "--match", "{model=\"m\"}", "--force", "--json"})));
    QVERIFY(asked.request.format == ExportFormat::OpenMetrics);
    QCOMPARE(asked.historyPath, "h");
    QCOMPARE(asked.request.target, "o.om");
    QCOMPARE(asked.request.range->from.ms, 1'700'000'000'000);
    QCOMPARE(asked.request.range->to.ms, 1'700'000'060'000);
    QCOMPARE(asked.request.selectors.size(), 2U);
    QVERIFY(asked.request.mayReplace && asked.asJson);
    QVERIFY(!require(readExport(givenBy({"export", "--out", "o"}))).request.range);
}

void TestCommandLine::anExportForSpreadsheetsIsAskedFor()
{
    const QStringList plain{"export", "--out", "o.csv", "--format", "predictions"};
    QVERIFY(require(readExport(givenBy(plain))).request.cells == CellStyle::Exact);
    const ExportArguments asked = require(readExport(givenBy(plain + QStringList{"--spreadsheet"})));
    QVERIFY(asked.request.cells == CellStyle::Spreadsheet);
}

void TestCommandLine::anImportTakesSeveralFiles()
{
    QCOMPARE(require(readImport(givenBy({"import", "a", "--json", "b"}))).files, (QStringList{"a", "b"}));
}

void TestCommandLine::aReportTakesSeveralLogs()
{
    const ReportArguments asked =
        require(readReport(givenBy({"report", "--log", "a", "b", "--log", "c", "--out", "q.PDF", "--filter",
                                    "latency > 1", "--model", "m", "--positive", "yes"})));
    QStringList logs = asked.logs;
    logs.sort();
    QCOMPARE(logs, (QStringList{"a", "b", "c"}));
    QCOMPARE(asked.reportFile, "q.PDF");
    QCOMPARE(asked.filter, "latency > 1");
    QCOMPARE(asked.model, "m");
    QCOMPARE(asked.meaning.positiveClass, "yes");
}

void TestCommandLine::aReportCanBeOfTheHistory()
{
    const ReportArguments asked =
        require(readReport(givenBy({"report", "--history", "h.qdh", "--endpoint", "Kennel", "--from",
                                    "1700000000", "--to", "1700000060", "--out", "q.md"})));
    QCOMPARE(asked.historyPath, "h.qdh");
    QCOMPARE(asked.endpoint, "Kennel");
    QCOMPARE(asked.from->ms, 1'700'000'000'000);
    QCOMPARE(asked.to->ms, 1'700'000'060'000);
}

void TestCommandLine::valuesStandInManyPlaces_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("history");
    QTest::addColumn<QString>("log");
    QTest::newRow("behind") << QStringList{"log", "a", "--history", "h"} << "h"
                            << "a";
    QTest::newRow("between") << QStringList{"log", "--history", "h", "a"} << "h"
                             << "a";
    QTest::newRow("before") << QStringList{"--history", "h", "log", "a"} << "h"
                            << "a";
    QTest::newRow("after a sign") << QStringList{"log", "--history=h=i", "a"} << "h=i"
                                  << "a";
    QTest::newRow("a single dash") << QStringList{"log", "-history", "h", "a"} << "h"
                                   << "a";
    QTest::newRow("the last one counts") << QStringList{"log", "--history=g", "a", "--history=h"} << "h"
                                         << "a";
    QTest::newRow("a value with a dash") << QStringList{"log", "--history", "-h", "a"} << "-h"
                                         << "a";
    QTest::newRow("a name with a dash") << QStringList{"log", "--", "-a.jsonl"} << ""
                                        << "-a.jsonl";
    QTest::newRow("a name like an option") << QStringList{"log", "--", "--history"} << ""
                                           << "--history";
    QTest::newRow("standard input") << QStringList{"log", "-"} << ""
                                    << "-";
    QTest::newRow("a name like a command") << QStringList{"log", "export"} << ""
                                           << "export";
    QTest::newRow("another alphabet") << QStringList{"log", "预测 日志.jsonl"} << ""
                                      << "预测 日志.jsonl";
}

void TestCommandLine::valuesStandInManyPlaces()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, history);
    QFETCH(QString, log);
    const auto call = readCall(arguments);
    QVERIFY2(call, call ? "" : qPrintable(call.error().text()));
    const LogArguments asked = require(readLog(call->given));
    QCOMPARE(asked.historyPath, history);
    QCOMPARE(asked.logPath, log);
}

void TestCommandLine::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const QStringList& arguments, const char* said) {
        QTest::newRow(name) << arguments << QString::fromUtf8(said);
    };
    row("command", {"fly"}, "no command “fly”");
    row("option", {"--wings"}, "--wings");
    row("option and command", {"check", "--wings"}, "“check” has no option --wings");
    row("letter", {"check", "-x"}, "no option -x");
    row("option of another command", {"check", "--headless"}, "commands have it: demo");
    row("option of two others", {"check", "--theme=dark"}, "run, demo, log");
    row("option without its value", {"export", "--out"}, "--out");
    row("value of a flag", {"check", "--json=yes"}, "--json");
    row("log without a file", {"log"}, "needs a FILE");
    row("log in two forms", {"log", "a", "--text", "--json"}, "--text or --json");
    row("export to nowhere", {"export"}, "needs the option --out FILE");
    row("export to an empty name", {"export", "--out", ""}, "needs the option --out FILE");
    row("export in no format", {"export", "--out", "o", "--format", "parquet"}, "not “parquet”");
    row("export from no time", {"export", "--out", "o", "--from", "dawn"}, "dawn");
    row("export backwards", {"export", "--out", "o", "--from", "1700000060", "--to", "1700000000"},
        "earlier");
    row("export of no series", {"export", "--out", "o", "--match", "up{"}, "--match up{");
    row("matching a workspace", {"export", "--out", "o", "--format", "workspace", "--match", "up"},
        "--match");
    row("a workspace for spreadsheets", {"export", "--out", "o", "--format", "workspace", "--spreadsheet"},
        "--spreadsheet");
    row("import of nothing", {"import"}, "needs a FILE");
    row("report without a log", {"report", "--out", "a.html"}, "--endpoint");
    row("report of two things", {"report", "--log", "a", "--endpoint", "e", "--out", "a.md"}, "not both");
    row("times of a log", {"report", "--log", "a", "--from", "1700000000", "--out", "a.md"}, "--endpoint");
    row("times the wrong way round",
        {"report", "--endpoint", "e", "--from", "1700000060", "--to", "1700000000", "--out", "a.md"},
        "earlier");
    row("report without a place", {"report", "--log", "a"}, "--out");
    row("report as something else", {"report", "--log", "a", "--out", "a.doc"}, ".pdf");
    row("option of report", {"log", "a", "--filter", "x"}, "filter");
    row("one too many", {"check", "more"}, "“more” is one argument too many");
    row("one file too many", {"log", "a", "more"}, "“more”");
    row("pace is no number", {"demo", "--pace", "fast"}, "fast");
    row("pace out of range", {"demo", "--pace", "1000"}, "1000");
    row("pace is nan", {"demo", "--pace", "nan"}, "nan");
    row("language", {"--language", "fr"}, "not “fr”");
    row("theme", {"--theme", "pink"}, "not “pink”");
    row("audit without a word", {"audit"}, "audit verify");
    row("another word", {"audit", "mend"}, "no command “audit mend”");
    row("a word too many", {"audit", "verify", "x"}, "too many");
    row("shell", {"completion", "tcsh"}, "not “tcsh”");
    row("no shell", {"completion"}, "needs a SHELL");
    row("help of nothing", {"help", "fly"}, "no command “fly”");
    row("manual of a command", {"help", "--man", "check"}, "--man");
}

void TestCommandLine::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const auto invocation = readCommandLine(arguments);
    QVERIFY(!invocation);
    QVERIFY2(invocation.error().what.contains(said), qPrintable(invocation.error().what));
    QVERIFY(invocation.error().hint.contains("--help"));
}

void TestCommandLine::namesTheNearest_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("meant");
    QTest::newRow("swapped letters") << QStringList{"chekc"} << "“check”";
    QTest::newRow("a letter too many") << QStringList{"exports", "--out", "o"} << "“export”";
    QTest::newRow("a letter too few") << QStringList{"slvage"} << "“salvage”";
    QTest::newRow("the beginning") << QStringList{"comp"} << "“completion”";
    QTest::newRow("the first of two words") << QStringList{"audit"} << "“audit verify”";
    QTest::newRow("the second of two words") << QStringList{"audit", "verfiy"} << "“audit verify”";
    QTest::newRow("both of two words") << QStringList{"adit", "verfy"} << "“audit verify”";
    QTest::newRow("with a dash") << QStringList{"audit-verify"} << "“audit verify”";
    QTest::newRow("option") << QStringList{"check", "--jsno"} << "--json?";
    QTest::newRow("option before the command") << QStringList{"--histroy", "x", "check"} << "--history?";
    QTest::newRow("option with a value") << QStringList{"export", "--ot=x"} << "--out?";
    QTest::newRow("beginning of an option")
        << QStringList{"export", "--out", "x", "--spread"} << "--spreadsheet?";
    QTest::newRow("value") << QStringList{"export", "--out", "o", "--format", "CSV"} << "csv?";
    QTest::newRow("help") << QStringList{"help", "improt"} << "“import”";
}

void TestCommandLine::namesTheNearest()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, meant);
    const auto invocation = readCommandLine(arguments);
    QVERIFY(!invocation);
    QVERIFY2(invocation.error().what.contains("Did you mean " + meant), qPrintable(invocation.error().what));
}

void TestCommandLine::examplesAreUnderstood_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("command");
    for (const CommandSpec& command : commandSpecs()) {
        for (const ExampleSpec& example : command.examples)
            QTest::newRow(qPrintable(example.line)) << example.line << command.name;
    }
}

void TestCommandLine::examplesAreUnderstood()
{
    QFETCH(QString, line);
    QFETCH(QString, command);
    const QString own = line.section('|', 0, 0).section("<(", -1).remove(')');
    QStringList arguments = QProcess::splitCommand(own);
    QCOMPARE(arguments.takeFirst(), "quarterdeck");
    const auto call = readCall(arguments);
    QVERIFY2(call, call ? "" : qPrintable(call.error().text()));
    QCOMPARE(call->command.name, command);
    QVERIFY(readCommandLine(arguments));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
