// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/base/time.h"

#include <QString>

#include <vector>

namespace qd {

/// A round value on an axis and its text.
struct AxisTick
{
    double value = 0; ///< the value; on a time axis milliseconds since the epoch
    QString text;
};

/// The axis of values: from `low` to `high`, which enclose what was asked for.
struct ValueAxis
{
    double low = 0;
    double high = 1;
    std::vector<AxisTick> ticks;
};

/// About `count` steps of 1, 2 or 5 times a power of ten, or of 1024 for bytes. Ratios end at 0 and 1.
[[nodiscard]] ValueAxis valueAxis(double low, double high, MetricUnit unit, int count = 4);

/// At most `count` round local times within the range.
[[nodiscard]] std::vector<AxisTick> timeTicks(TimeRange range, int count = 8);

/// Local date and time with seconds, in the console's language.
[[nodiscard]] QString localTime(Timestamp t);

} // namespace qd
