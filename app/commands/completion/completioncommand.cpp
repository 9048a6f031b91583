// SPDX-License-Identifier: Apache-2.0
#include "app/commands/completion/completioncommand.h"

#include "app/commands/commands.h"
#include "app/commands/completion/completion.h"
#include "app/process/terminal.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct CompletionText
{
    Q_DECLARE_TR_FUNCTIONS(CompletionText)
};

QString scriptFor(const QString& shell)
{
    const std::vector<CommandSpec> commands = commandSpecs();
    if (shell == u"zsh")
        return zshCompletion(commands);
    return shell == u"fish" ? fishCompletion(commands) : bashCompletion(commands);
}

} // namespace

CommandSpec completionCommand()
{
    return {.name = "completion",
            .summary = CompletionText::tr("print a script that lets a shell complete commands"),
            .description = CompletionText::tr("Prints a script that lets a shell complete commands, options "
                                              "and values. The packages of Quarterdeck install it."),
            .arguments = {{.text = CompletionText::tr("the shell: bash, zsh or fish"),
                           .value = {"SHELL", ValueSpec::Kind::Text, {"bash", "zsh", "fish"}}}},
            .success = CompletionText::tr("The script was printed."),
            .failure = {},
            .examples = {{"source <(quarterdeck completion bash)",
                          CompletionText::tr("Turns completion on in the running bash.")}},
            .read = [](const Given& given) -> Result<Invocation> {
                return Invocation{.run = [shell = given.words.value(0)] {
                    printLine(scriptFor(shell).trimmed());
                    return 0;
                }};
            }};
}

} // namespace qd
