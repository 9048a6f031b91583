// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// Every command of the program in the order of the help, described in the present language, with the options
/// that all commands share. The first one is what the program does without the name of a command.
[[nodiscard]] std::vector<CommandSpec> commandSpecs();

/// Each option of the commands once: what has the same name has the same value.
[[nodiscard]] std::vector<OptionSpec> everyOption(const std::vector<CommandSpec>& commands);

/// Null when there is no command of that name.
[[nodiscard]] const CommandSpec* findCommand(const std::vector<CommandSpec>& commands, const QString& name);
/// Null when the command has no option of that name.
[[nodiscard]] const OptionSpec* findOption(const CommandSpec& command, const QString& name);

} // namespace qd
