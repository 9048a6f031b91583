// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commands.h"

#include "app/commands/auditcommand.h"
#include "app/commands/checkcommand.h"
#include "app/commands/completion/completioncommand.h"
#include "app/commands/democommand.h"
#include "app/commands/exportcommand.h"
#include "app/commands/help/helpcommand.h"
#include "app/commands/importcommand.h"
#include "app/commands/logcommand.h"
#include "app/commands/options.h"
#include "app/commands/reportcommand.h"
#include "app/commands/runcommand.h"
#include "app/commands/salvagecommand.h"

#include <algorithm>

namespace qd {

std::vector<CommandSpec> commandSpecs()
{
    std::vector<CommandSpec> commands{runCommand(),     demoCommand(),       logCommand(),    reportCommand(),
                                      checkCommand(),   auditCommand(),      exportCommand(), importCommand(),
                                      salvageCommand(), completionCommand(), helpCommand()};
    const std::vector<OptionSpec> shared = sharedOptions();
    for (CommandSpec& command : commands) {
        if (!command.fields.empty())
            command.options.push_back(jsonOption());
        command.options.insert(command.options.end(), shared.begin(), shared.end());
    }
    return commands;
}

std::vector<OptionSpec> everyOption(const std::vector<CommandSpec>& commands)
{
    std::vector<OptionSpec> all;
    for (const CommandSpec& command : commands) {
        for (const OptionSpec& option : command.options) {
            const bool isKnown = std::any_of(
                all.begin(), all.end(), [&](const OptionSpec& other) { return other.name == option.name; });
            if (!isKnown)
                all.push_back(option);
        }
    }
    return all;
}

const CommandSpec* findCommand(const std::vector<CommandSpec>& commands, const QString& name)
{
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const CommandSpec& command) { return command.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

const OptionSpec* findOption(const CommandSpec& command, const QString& name)
{
    const auto found =
        std::find_if(command.options.begin(), command.options.end(), [&](const OptionSpec& option) {
            return option.name == name || (!name.isEmpty() && option.letter == name);
        });
    return found == command.options.end() ? nullptr : &*found;
}

} // namespace qd
