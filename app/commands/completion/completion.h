// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

/// Scripts that make a shell complete the command line, made from the descriptions of the commands. They
/// never start the program.
namespace qd {

/// Writes the completion for bash 4.4 or later, which needs nothing of the package bash-completion.
[[nodiscard]] QString bashCompletion(const std::vector<CommandSpec>& commands);
[[nodiscard]] QString zshCompletion(const std::vector<CommandSpec>& commands);
[[nodiscard]] QString fishCompletion(const std::vector<CommandSpec>& commands);

} // namespace qd
