// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

namespace qd {

/// The narrowest round width, a second to a year, that covers `extent` with at most so many bins.
[[nodiscard]] Duration roundBinWidth(Duration extent, std::int64_t bins);

} // namespace qd
