// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include <QCommandLineParser>

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
        {"run", Run, {"history", "language", "theme"}},
        {"demo", Demo, {"history", "language", "theme", "headless", "out", "pace", "all-looks"}},
        {"log", Log, {"history", "language", "theme", "text"}},
        {"check", Check, {"history"}},
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
                       {"out", {}, "folder"},
                       {"pace", {}, "factor"},
                       {"all-looks", {}},
                       {"text", {}},
                       {{"h", "help"}, {}},
                       {{"v", "version"}, {}}});
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
    line.outFolder = parser.value("out");
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
    if (line.command == CommandLine::Command::Log) {
        if (words.isEmpty())
            return misuse(Words::tr("Which log? Name a JSON-lines or CSV file."));
        line.logPath = words.takeFirst();
    }
    if (!words.isEmpty())
        return misuse(Words::tr("“%1” is one argument too many.").arg(words.front()));
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
  check               verify the history file
  salvage             save what can be read of a damaged history into a new file beside it
  help                print this

options:
  --history FILE      the history to use instead of the default one
  --language LANG     en or zh_CN
  --theme THEME       light or dark
  --out FOLDER        demo --headless: where the results go (default: a new folder quarterdeck-demo-…)
  --pace FACTOR       demo: how much faster than real time the scenario runs, 0.1 to 20
                      (default 1, headless 6)
  --all-looks         demo --headless: take every screenshot in both languages and both themes
  -h, --help          print this
  -v, --version       print the version
)");
}

} // namespace qd
