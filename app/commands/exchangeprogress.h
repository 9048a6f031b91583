// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/exchange/exchangeprogress.h"

namespace qd {

/// Shows how far an export or an import has come on one line of the standard error output; silent where that
/// is no terminal.
[[nodiscard]] ProgressSink exchangeProgress();

} // namespace qd
