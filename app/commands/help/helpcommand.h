// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// `quarterdeck help`: the help of the program or of a command, or the manual page.
[[nodiscard]] CommandSpec helpCommand();

/// What --help beside a command asks for; without a command the help of the program.
[[nodiscard]] Result<Invocation> helpOf(const QString& command);
/// What --version asks for.
[[nodiscard]] Result<Invocation> versionOfProgram();

} // namespace qd
