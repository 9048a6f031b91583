// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/base/timetext.h"

#include <QString>

#include <vector>

namespace qd {

struct TimeTick
{
    Timestamp at;
    QString label; ///< local time, in the current locale
};

/// At most `most` ticks at round local times: seconds, minutes, hours, days, months; midnight shows the date,
/// and so does the first tick when the range does not lie in the day of `today`.
[[nodiscard]] std::vector<TimeTick> timeTicks(TimeRange range, int most, Timestamp today);

/// What a value axis shows: limits on round values, and the values that get a line and a label.
struct ValueScale
{
    double low = 0;
    double high = 1;
    std::vector<double> ticks;

    friend bool operator==(const ValueScale&, const ValueScale&) = default;
};

/// Limits around data from `low` to `high` with about `count` round steps (1, 2, 5 times a power of ten;
/// powers of two for bytes). Starts at zero unless the data keep to the upper half; ratios stay within 0 to 1
/// unless the data do not.
[[nodiscard]] ValueScale valueScale(double low, double high, MetricUnit unit, int count);

/// The axis of a state that is numbered from 0: all of its `count` values and nothing else.
[[nodiscard]] ValueScale stateScale(int count);

/// Label of a tick: all of an axis in one unit, with the decimals that its step has ("54.25 MiB", "0/s",
/// "200/s"). "–" for NaN.
[[nodiscard]] QString tickText(double value, const ValueScale& scale, MetricUnit unit);

} // namespace qd
