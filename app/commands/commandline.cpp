// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandline.h"

#include "models/evaluation/report.h"

#include <QCommandLineParser>

#include <utility>

namespace qd {

namespace {

struct CommandName
{
    const char* name;
    CommandLine::Command command;
    QStringList options; ///< those it understands
};

const std::vector<CommandName>& commandNames()
{
    using enum CommandLine::Command;
    static const std::vector<CommandName> names{
        {"run", Run, {"history", "language", "theme", "read-only"}},
        {"demo", Demo, {"history", "language", "theme", "headless", "out", "pace", "all-looks"}},
        {"log", Log, {"history", "language", "theme", "text"}},
        {"report",
         Report,
         {"log", "history", "endpoint", "from", "to", "out", "filter", "model", "positive", "language",
          "force"}},
        {"check", Check, {"history"}},
        {"audit", AuditVerify, {"history", "json"}},
        {"export", Export, {"history", "from", "to", "format", "out", "match", "spreadsheet", "force"}},
        {"import", Import, {"history"}},
        {"salvage", Salvage, {"history"}},
        {"help", Help, {}},
    };
    return names;
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

Failure misuse(const QString& what)
{
    return fail(ErrorKind::Invalid, QStringLiteral("quarterdeck"), what,
                QCoreApplication::translate("CommandLine", "See quarterdeck --help."));
}

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions({{"history", {}, "file"},
                       {"language", {}, "language"},
                       {"theme", {}, "theme"},
                       {"headless", {}},
                       {"out", {}, "path"},
                       {"log", {}, "path"},
                       {"endpoint", {}, "name"},
                       {"filter", {}, "expression"},
                       {"model", {}, "model"},
                       {"positive", {}, "class"},
                       {"pace", {}, "factor"},
                       {"all-looks", {}},
                       {"text", {}},
                       {"read-only", {}},
                       {"json", {}},
                       {"force", {}},
                       {"from", {}, "time"},
                       {"to", {}, "time"},
                       {"format", {}, "format"},
                       {"match", {}, "selector"},
                       {"spreadsheet", {}},
                       {{"h", "help"}, {}},
                       {{"v", "version"}, {}}});
}

Result<void> readTime(const QCommandLineParser& parser, const QString& option, std::optional<Timestamp>& time)
{
    if (!parser.isSet(option))
        return {};
    time = parseTimestamp(parser.value(option).toStdString());
    if (!time)
        return misuse(
            Words::tr("--%1 is a time such as 2026-01-31T09:00:00Z or seconds since 1970, not “%2”.")
                .arg(option, parser.value(option)));
    return {};
}

Result<void> readExport(const QCommandLineParser& parser, CommandLine& line)
{
    line.selectors = parser.values("match");
    if (parser.isSet("format")) {
        const auto format = exportFormatFromId(parser.value("format").toStdString());
        if (!format)
            return misuse(Words::tr("The format is csv, openmetrics, predictions, records or workspace, "
                                    "not “%1”.")
                              .arg(parser.value("format")));
        line.format = *format;
    }
    if (line.outFolder.isEmpty())
        return misuse(Words::tr("Where to? Name a file with --out."));
    const bool hasSamples =
        line.format == ExportFormat::SamplesCsv || line.format == ExportFormat::OpenMetrics;
    if (!line.selectors.isEmpty() && !hasSamples)
        return misuse(Words::tr("--match selects samples; it goes with the formats csv and openmetrics."));
    const bool isTable =
        line.format == ExportFormat::SamplesCsv || line.format == ExportFormat::PredictionsCsv;
    if (parser.isSet("spreadsheet") && !isTable)
        return misuse(Words::tr("--spreadsheet goes with the formats csv and predictions."));
    line.cells = parser.isSet("spreadsheet") ? CellStyle::Spreadsheet : CellStyle::Exact;
    return {};
}

Result<void> readTimes(const QCommandLineParser& parser, CommandLine& line)
{
    if (auto read = readTime(parser, "from", line.from); !read)
        return read;
    return readTime(parser, "to", line.to);
}

/// Predictions in logs, or those of an endpoint in the history.
Result<void> checkReport(const CommandLine& line)
{
    if (line.reportLogs.isEmpty() && line.endpoint.isEmpty())
        return misuse(Words::tr("Which predictions? Name files or folders with --log, or an endpoint of the "
                                "history with --endpoint."));
    if (!line.reportLogs.isEmpty() && !line.endpoint.isEmpty())
        return misuse(Words::tr("A report is about logs or about an endpoint, not both."));
    if (line.endpoint.isEmpty() && (line.from || line.to || !line.historyPath.isEmpty()))
        return misuse(Words::tr("--history, --from and --to go with --endpoint."));
    if (line.from && line.to && !(*line.from < *line.to))
        return misuse(Words::tr("--from must be earlier than --to."));
    if (line.reportFile.isEmpty())
        return misuse(Words::tr("Where does the report go? Name a file with --out."));
    if (const auto known = checkReportPath(line.reportFile); !known)
        return misuse(known.error().what);
    return {};
}

/// What the words after a command mean for it, and what it cannot do without.
Result<void> takeWords(CommandLine& line, QStringList& words)
{
    if (line.command == CommandLine::Command::Log) {
        if (words.isEmpty())
            return misuse(Words::tr("Which log? Name a JSON-lines or CSV file."));
        line.logPath = words.takeFirst();
    }
    if (line.command == CommandLine::Command::AuditVerify) {
        if (words.isEmpty() || words.takeFirst() != QLatin1String("verify"))
            return misuse(Words::tr("What about the audit trail? It is “audit verify”."));
    }
    if (line.command == CommandLine::Command::Import) {
        if (words.isEmpty())
            return misuse(Words::tr("Import what? Name one file or more."));
        line.importPaths = std::exchange(words, {});
    }
    if (line.command == CommandLine::Command::Report) {
        line.reportLogs += std::exchange(words, {}); // --log may be followed by several
        if (const auto checked = checkReport(line); !checked)
            return checked;
    }
    if (!words.isEmpty())
        return misuse(Words::tr("“%1” is one argument too many.").arg(words.front()));
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{"quarterdeck"} + arguments))
        return misuse(parser.errorText());
    CommandLine line;
    if (parser.isSet("help") || parser.isSet("version")) {
        line.command = parser.isSet("help") ? CommandLine::Command::Help : CommandLine::Command::Version;
        return line;
    }
    QStringList words = parser.positionalArguments();
    const QString name = words.isEmpty() ? QStringLiteral("run") : words.takeFirst();
    const auto known =
        std::find_if(commandNames().begin(), commandNames().end(),
                     [&](const CommandName& entry) { return name == QLatin1String(entry.name); });
    if (known == commandNames().end())
        return misuse(Words::tr("There is no command “%1”.").arg(name));
    for (const QString& option : parser.optionNames()) {
        if (!known->options.contains(option))
            return misuse(Words::tr("The command “%1” has no option --%2.").arg(name, option));
    }

    line.command = known->command;
    line.historyPath = parser.value("history");
    (line.command == CommandLine::Command::Report ? line.reportFile : line.outFolder) = parser.value("out");
    line.reportLogs = parser.values("log");
    line.endpoint = parser.value("endpoint");
    line.filter = parser.value("filter");
    line.model = parser.value("model");
    line.positiveClass = parser.value("positive");
    line.language = parser.value("language");
    line.theme = parser.value("theme");
    line.headless = parser.isSet("headless");
    line.allLooks = parser.isSet("all-looks");
    line.text = parser.isSet("text");
    if (!line.language.isEmpty() && line.language != "en" && line.language != "zh_CN")
        return misuse(Words::tr("The language is en or zh_CN, not “%1”.").arg(line.language));
    if (!line.theme.isEmpty() && line.theme != "light" && line.theme != "dark")
        return misuse(Words::tr("The theme is light or dark, not “%1”.").arg(line.theme));
    if (parser.isSet("pace")) {
        bool isNumber = false;
        line.pace = parser.value("pace").toDouble(&isNumber);
        if (!isNumber || !(line.pace >= 0.1 && line.pace <= 20))
            return misuse(
                Words::tr("The pace is a number from 0.1 to 20, not “%1”.").arg(parser.value("pace")));
    }
    line.readOnly = parser.isSet("read-only");
    line.json = parser.isSet("json");
    line.force = parser.isSet("force");
    if (auto read = readTimes(parser, line); !read)
        return tl::make_unexpected(read.error());
    if (line.command == CommandLine::Command::Export) {
        if (auto read = readExport(parser, line); !read)
            return tl::make_unexpected(read.error());
    }
    if (const auto taken = takeWords(line, words); !taken)
        return tl::make_unexpected(taken.error());
    return line;
}

QString helpText()
{
    return QCoreApplication::translate(
        "CommandLine",
        R"(Quarterdeck, a console for operating machine-learning models in production.

usage: quarterdeck [COMMAND] [OPTION...]

commands:
  run                 open the console (the default)
  demo                open the console on a demo fleet of two model servers, started and ended with it
  demo --headless     live through the demo's fault without a display and leave screenshots and the
                      incident report in a folder
  log FILE            open a JSON-lines or CSV prediction log
  log --text FILE     print its summary instead of opening a window
  report              write a report on the quality of the models in prediction logs, or of an
                      endpoint's predictions in the history, which may be in use
  check               verify the history file and its audit trail
  audit verify        tell which rows of the audit trail were altered, removed, moved or inserted
  export --out FILE   write a range of the history to a file; the history may be in use
  import FILE...      bring CSV that Quarterdeck exported, or OpenMetrics or Prometheus text with
                      timestamps, into the history, which must not be in use
  salvage             save what can be read of a damaged history into a new file beside it
  help                print this

options:
  --history FILE      the history to use instead of the default one
  --language LANG     en or zh_CN
  --theme THEME       light or dark
  --out FOLDER        demo --headless: where the results go (default: a new folder quarterdeck-demo-…)
  --pace FACTOR       demo: how much faster than real time the scenario runs, 0.1 to 20
                      (default 1, headless 6)
  --read-only         run: only look at the history
  --json              audit verify: print a JSON document
  --format FORMAT     export: csv, openmetrics, predictions, records or workspace (default csv)
  --from, --to TIME   export, report: from this time on, up to that (default: everything)
  --match SELECTOR    export: only series like up{endpoint="a"}; may be given several times
  --spreadsheet       export: CSV in which no text runs as a formula; it cannot be imported again exactly
  --force             export, report: replace a file of that name; a history is never replaced
  --log PATH...       report: log files or folders; - for standard input
  --endpoint NAME     report: the recorded predictions of this endpoint, by its name or id
  --out FILE          report: where it goes; .html, .pdf or .md
  --filter EXPR       report: only predictions for which this holds, as in 'latency > 0.5'
  --model MODEL       report: this model instead of the most frequent one
  --positive CLASS    report: the positive class, for recall, precision and ROC
  --all-looks         demo --headless: take every screenshot in both languages and both themes
  -h, --help          print this
  -v, --version       print the version
)");
}

} // namespace qd
