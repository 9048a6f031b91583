// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// `quarterdeck completion`: prints the script that makes a shell complete the command line.
[[nodiscard]] CommandSpec completionCommand();

} // namespace qd
