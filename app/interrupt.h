// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"

namespace qd {

/// For work without a window: cancelled by SIGINT, SIGTERM or SIGHUP, unless that was ignored when the
/// program began.
[[nodiscard]] const CancelToken& interruptToken();
/// From now on a signal cancels the token instead of ending the program.
void cancelOnInterrupt();

} // namespace qd
