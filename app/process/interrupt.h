// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"

namespace qd {

/// Returns the token for work without a window: cancelled by SIGINT, SIGTERM or SIGHUP, unless that was
/// ignored when the program began.
[[nodiscard]] const CancelToken& interruptToken();
/// Makes a signal cancel the token instead of ending the program, from now on.
void cancelOnInterrupt();

} // namespace qd
