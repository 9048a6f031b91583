// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <algorithm>

namespace qd {

/// When what is recorded can have happened: from 1970 on, and until a day from now, as clocks differ. One
/// wrong date would stretch what the history spans over centuries.
[[nodiscard]] inline TimeRange recordableTimes(Timestamp now)
{
    constexpr Duration tolerance = std::chrono::hours(24);
    return {{0},
            {std::min(std::max<std::int64_t>(now.ms, 0), INT64_MAX - tolerance.count()) + tolerance.count()}};
}

} // namespace qd
