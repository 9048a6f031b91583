// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandline.h"

#include "app/commands/commands.h"
#include "app/commands/help/helpcommand.h"
#include "app/commands/help/nearestname.h"

#include <QCommandLineParser>

#include <algorithm>

namespace qd {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLineText)
};

/// Qt's parser knows no commands: it is told the options of all of them, since where the name of the command
/// stands is only known when it is known which options have a value.
void parse(const QStringList& arguments, const std::vector<CommandSpec>& commands, QCommandLineParser& parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const OptionSpec& option : everyOption(commands)) {
        QStringList names{option.name};
        if (!option.letter.isEmpty())
            names << option.letter;
        parser.addOption({names, {}, option.value.name});
    }
    parser.parse(QStringList{QStringLiteral("quarterdeck")} + arguments);
}

QString dashed(const QString& option)
{
    return (option.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + option;
}

QStringList namesOf(const std::vector<CommandSpec>& commands)
{
    QStringList names;
    for (const CommandSpec& command : commands)
        names << command.name;
    return names;
}

QStringList optionNames(const CommandSpec& command)
{
    QStringList names;
    for (const OptionSpec& option : command.options)
        names << option.name;
    return names;
}

/// Takes the name of the command from the words; without a word it is the first command.
const CommandSpec* takeCommand(const std::vector<CommandSpec>& commands, QStringList& words)
{
    if (words.isEmpty())
        return &commands.front();
    for (const qsizetype length : {2, 1}) {
        const CommandSpec* command = findCommand(commands, words.mid(0, length).join(u' '));
        if (command) {
            words = words.mid(length);
            return command;
        }
    }
    return nullptr;
}

Failure unknownOption(const std::vector<CommandSpec>& commands, const CommandSpec& command,
                      const QString& option)
{
    const QString nearest = nearestName(option, optionNames(command));
    QStringList others;
    for (const CommandSpec& other : commands) {
        if (findOption(other, option))
            others << other.name;
    }
    if (!others.isEmpty())
        return misuse(CommandLineText::tr("The command “%1” has no option %2. These commands have it: %3.")
                          .arg(command.name, dashed(option), others.join(QStringLiteral(", "))));
    if (!nearest.isEmpty())
        return misuse(CommandLineText::tr("The command “%1” has no option %2. Did you mean %3?")
                          .arg(command.name, dashed(option), dashed(nearest)));
    return misuse(
        CommandLineText::tr("The command “%1” has no option %2.").arg(command.name, dashed(option)));
}

Result<void> checkChoice(const QString& name, const ValueSpec& value, const QString& given)
{
    if (value.choices.isEmpty() || value.choices.contains(given))
        return {};
    const QString nearest = nearestName(given, value.choices);
    const QString choices = value.choices.join(QStringLiteral(", "));
    if (nearest.isEmpty())
        return misuse(CommandLineText::tr("%1 is one of %2, not “%3”.").arg(name, choices, given));
    return misuse(CommandLineText::tr("%1 is one of %2, not “%3”. Did you mean %4?")
                      .arg(name, choices, given, nearest));
}

Result<void> checkOptions(const CommandSpec& command, const Given& given)
{
    for (const OptionSpec& option : command.options) {
        for (const QString& value : given.values(option.name)) {
            if (const auto checked = checkChoice(dashed(option.name), option.value, value); !checked)
                return checked;
        }
        if (option.isRequired && given.value(option.name).isEmpty())
            return misuse(CommandLineText::tr("The command “%1” needs the option --%2 %3.")
                              .arg(command.name, option.name, option.value.name));
    }
    return {};
}

Result<void> checkWords(const CommandSpec& command, const QStringList& words)
{
    qsizetype next = 0;
    for (const ArgumentSpec& argument : command.arguments) {
        const qsizetype end = argument.isRepeatable ? words.size() : std::min(next + 1, words.size());
        if (next == end && argument.isRequired)
            return misuse(
                CommandLineText::tr("The command “%1” needs a %2.").arg(command.name, argument.value.name));
        for (; next < end; ++next) {
            if (const auto checked = checkChoice(argument.value.name, argument.value, words[next]); !checked)
                return checked;
        }
    }
    if (next < words.size())
        return misuse(CommandLineText::tr("“%1” is one argument too many for the command “%2”.")
                          .arg(words[next], command.name));
    return {};
}

Given givenTo(const CommandSpec& command, const QCommandLineParser& parser, const QStringList& words)
{
    Given given{{}, words};
    for (const OptionSpec& option : command.options) {
        if (parser.isSet(option.name))
            given.options[option.name] =
                option.value.name.isEmpty() ? QStringList{QString()} : parser.values(option.name);
    }
    return given;
}

/// The first option that no command has, or else that this one does not have; empty when there is none.
QString firstUnknown(const QCommandLineParser& parser, const CommandSpec& command)
{
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        return unknown.front();
    for (const QString& option : parser.optionNames()) {
        if (!findOption(command, option))
            return option;
    }
    return {};
}

QString whereToRead(const QString& command)
{
    return command.isEmpty() ? CommandLineText::tr("See quarterdeck --help.")
                             : CommandLineText::tr("See quarterdeck %1 --help.").arg(command);
}

Result<Given> readGiven(const QCommandLineParser& parser, const std::vector<CommandSpec>& commands,
                        const CommandSpec& command, const QStringList& words)
{
    if (const QString unknown = firstUnknown(parser, command); !unknown.isEmpty())
        return unknownOption(commands, command, unknown);
    if (const QString wrong = parser.errorText(); !wrong.isEmpty())
        return misuse(wrong);
    Given given = givenTo(command, parser, words);
    if (given.has("help") || given.has("version"))
        return given;
    if (const auto checked = checkOptions(command, given); !checked)
        return Failure(checked.error());
    if (const auto checked = checkWords(command, words); !checked)
        return Failure(checked.error());
    return given;
}

} // namespace

Failure unknownCommand(const QStringList& words)
{
    const QStringList names = namesOf(commandSpecs());
    QString nearest;
    for (const qsizetype length : {2, 1}) {
        if (nearest.isEmpty())
            nearest = nearestName(words.mid(0, length).join(u' '), names);
    }
    const bool isGroup = std::any_of(names.begin(), names.end(), [&](const QString& name) {
        return name.startsWith(words.front() + u' ');
    });
    const QString name = words.mid(0, isGroup ? 2 : 1).join(u' ');
    auto failure =
        misuse(nearest.isEmpty()
                   ? CommandLineText::tr("There is no command “%1”.").arg(name)
                   : CommandLineText::tr("There is no command “%1”. Did you mean “%2”?").arg(name, nearest));
    failure.value().hint = whereToRead({});
    return failure;
}

Result<CommandCall> readCall(const QStringList& arguments)
{
    const std::vector<CommandSpec> commands = commandSpecs();
    QCommandLineParser parser;
    parse(arguments, commands, parser);
    QStringList words = parser.positionalArguments();
    const bool isNamed = !words.isEmpty();
    const CommandSpec* command = takeCommand(commands, words);
    // Beside an option that is unknown the word may be the value that it was thought to have.
    if (!command && parser.unknownOptionNames().isEmpty())
        return unknownCommand(words);
    auto given = readGiven(parser, commands, command ? *command : commands.front(), words);
    if (!given) {
        given.error().hint = whereToRead(command && isNamed ? command->name : QString());
        return Failure(given.error());
    }
    return CommandCall{*command, isNamed, std::move(*given)};
}

Result<Invocation> readCommandLine(const QStringList& arguments)
{
    const auto call = readCall(arguments);
    if (!call)
        return Failure(call.error());
    const auto& [command, isNamed, given] = *call;
    auto invocation = given.has("help")      ? helpOf(isNamed ? command.name : QString())
                      : given.has("version") ? versionOfProgram()
                                             : command.read(given);
    if (!invocation) {
        if (invocation.error().hint.isEmpty())
            invocation.error().hint = whereToRead(command.name);
        return invocation;
    }
    invocation->language = given.value("language");
    invocation->theme = given.value("theme");
    return invocation;
}

QString languageOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    parse(arguments, commandSpecs(), parser);
    return parser.value("language");
}

} // namespace qd
