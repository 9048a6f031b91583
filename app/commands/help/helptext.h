// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

/// The help of the commands, made from their descriptions.
namespace qd {

/// The commands with a phrase each, the shared options and the exit codes.
[[nodiscard]] QString helpText(const std::vector<CommandSpec>& commands);
/// All about one command.
[[nodiscard]] QString helpText(const CommandSpec& command);

/// "quarterdeck export --out FILE [OPTION...]"
[[nodiscard]] QString usageOf(const CommandSpec& command);
/// "-h, --help", "--out FILE"
[[nodiscard]] QString spelled(const OptionSpec& option);
/// What the option does, with its choices.
[[nodiscard]] QString explained(const OptionSpec& option);
/// The exit codes with a sentence each.
[[nodiscard]] std::vector<std::pair<int, QString>> exitCodesOf(const CommandSpec& command);

} // namespace qd
