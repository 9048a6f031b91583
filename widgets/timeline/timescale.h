// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QString>

#include <vector>

namespace qd {

/// Time to pixels and back. `width` in pixels, above 0; the range must not be empty.
struct TimeScale
{
    TimeRange range;
    double width = 1;

    [[nodiscard]] double x(Timestamp at) const;
    [[nodiscard]] Timestamp at(double x) const;
    /// factor < 1 zooms in; what is at `x` stays there. Kept between one second and 400 days.
    [[nodiscard]] TimeRange zoomed(double factor, double x) const;
    [[nodiscard]] TimeRange panned(double pixels) const;
};

struct LaneTick
{
    Timestamp at;
    QString time; ///< hours and minutes; with seconds where ticks are nearer than a minute
    QString date; ///< only where the day is another than at the tick before
};

/// Round local times, at least `minSpacing` pixels apart.
[[nodiscard]] std::vector<LaneTick> ticksFor(const TimeScale& scale, double minSpacing);

} // namespace qd
