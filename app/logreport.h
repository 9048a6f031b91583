// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline.h"

namespace qd {

/// `quarterdeck report --log PATH… --out FILE`: reads the logs, evaluates them and writes the report; what
/// went wrong, and progress on a terminal, on standard error. Returns the exit code.
[[nodiscard]] int writeLogReport(const CommandLine& line);

} // namespace qd
