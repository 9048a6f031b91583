// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/options.h"

#include <string>

#include <tl/expected.hpp>

namespace qd::fleet {

/// Serves until SIGTERM, SIGINT or, unless detached, the end of standard input. Prints the ready line once
/// all answers. The error is a sentence. Call it from the main thread of a process that has no other yet; it
/// blocks SIGTERM, SIGINT and SIGCHLD for good.
[[nodiscard]] tl::expected<void, std::string> runFleet(const Options& options);

} // namespace qd::fleet
