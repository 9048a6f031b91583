// SPDX-License-Identifier: Apache-2.0
#include "app/commands/help/helpcommand.h"

#include "app/commands/commandline.h"
#include "app/commands/commands.h"
#include "app/commands/help/helptext.h"
#include "app/commands/help/manpage.h"
#include "app/process/terminal.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct HelpCommandText
{
    Q_DECLARE_TR_FUNCTIONS(HelpCommandText)
};

/// Prints what `text` returns once the language is known.
Invocation printing(const std::function<QString()>& text)
{
    return {.run = [text] {
        printLine(text().trimmed());
        return 0;
    }};
}

Result<Invocation> readHelp(const Given& given)
{
    if (given.has("man")) {
        if (!given.words.isEmpty())
            return misuse(HelpCommandText::tr("--man prints the page of all commands and takes no command."));
        return printing([] { return manPage(commandSpecs()); });
    }
    return helpOf(given.words.join(u' '));
}

} // namespace

CommandSpec helpCommand()
{
    return {
        .name = "help",
        .summary = HelpCommandText::tr("print the help of the program or of a command"),
        .description = HelpCommandText::tr("Lists the commands, or explains one of them."),
        .arguments = {{.text = HelpCommandText::tr("the command to explain, in one word or two"),
                       .value = {"COMMAND", ValueSpec::Kind::Command},
                       .isRequired = false,
                       .isRepeatable = true}},
        .options = {{.name = "man",
                     .text = HelpCommandText::tr("print the manual page in the format of man")}},
        .success = HelpCommandText::tr("The help was printed."),
        .failure = {},
        .examples = {{"quarterdeck help export", HelpCommandText::tr("Explains the command “export”.")},
                     {"quarterdeck help --man | man -l -", HelpCommandText::tr("Shows the manual page.")}},
        .read = readHelp};
}

Result<Invocation> helpOf(const QString& command)
{
    if (command.isEmpty())
        return printing([] { return helpText(commandSpecs()); });
    if (!findCommand(commandSpecs(), command))
        return unknownCommand(command.split(u' '));
    return printing([command] { return helpText(*findCommand(commandSpecs(), command)); });
}

Result<Invocation> versionOfProgram()
{
    return printing([] { return QStringLiteral("quarterdeck " QD_VERSION); });
}

} // namespace qd
