// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <algorithm>

namespace qd {

/// How long `duration` takes in a demo that runs `pace` times faster than real time.
[[nodiscard]] inline Duration paced(Duration duration, double pace, Duration atLeast)
{
    return std::max(atLeast,
                    Duration(static_cast<std::int64_t>(static_cast<double>(duration.count()) / pace)));
}

} // namespace qd
