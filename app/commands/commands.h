// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// Every command of the program in the order of the help, described in the present language, with the options
/// that all commands share. The first one is what the program does without the name of a command.
[[nodiscard]] std::vector<CommandSpec> commandSpecs();

/// Each option of the commands once: what has the same name has the same value.
[[nodiscard]] std::vector<OptionSpec> everyOption(const std::vector<CommandSpec>& commands);

/// Returns the command of that name, or null when there is none.
[[nodiscard]] const CommandSpec* findCommand(const std::vector<CommandSpec>& commands, const QString& name);
/// Returns the option of that name, or null when the command has none.
[[nodiscard]] const OptionSpec* findOption(const CommandSpec& command, const QString& name);

} // namespace qd
