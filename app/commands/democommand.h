// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "app/demo/demo.h"

namespace qd {

/// `quarterdeck demo`: the console on a demo fleet, or with --headless the whole story without a display.
[[nodiscard]] CommandSpec demoCommand();
/// Reads the arguments; fails with ErrorKind::Invalid for a pace that is none.
[[nodiscard]] Result<DemoArguments> readDemo(const Given& given);

} // namespace qd
