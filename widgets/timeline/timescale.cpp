// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/timescale.h"

#include "models/base/timetext.h"
#include "models/base/timeunits.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::int64_t shortest = secondMs;
constexpr std::int64_t longest = 400 * dayMs;

constexpr std::array steps{secondMs,  2 * secondMs, 5 * secondMs, 10 * secondMs, 15 * secondMs, 30 * secondMs,
                           minuteMs,  2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs, 30 * minuteMs,
                           hourMs,    2 * hourMs,   3 * hourMs,   6 * hourMs,    12 * hourMs,   dayMs,
                           2 * dayMs, 7 * dayMs,    14 * dayMs,   28 * dayMs,    91 * dayMs};

QDateTime local(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

std::int64_t offsetAt(std::int64_t ms)
{
    return std::int64_t{local(ms).offsetFromUtc()} * secondMs;
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    return value - ((value % step) + step) % step;
}

QString timeLabel(const QDateTime& at, std::int64_t step)
{
    const Timestamp time{at.toMSecsSinceEpoch()};
    return step < minuteMs ? timeOfDayText(time) : hourMinuteText(time);
}

} // namespace

double TimeScale::x(Timestamp t) const
{
    return static_cast<double>(t.ms - range.from.ms) / static_cast<double>(range.length().count()) * width;
}

Timestamp TimeScale::at(double pixel) const
{
    return {range.from.ms + std::llround(pixel / width * static_cast<double>(range.length().count()))};
}

TimeRange TimeScale::zoomed(double factor, double pixel) const
{
    const auto span = static_cast<double>(range.length().count());
    const double next =
        std::clamp(span * factor, static_cast<double>(shortest), static_cast<double>(longest));
    const double share = pixel / width;
    const std::int64_t from = range.from.ms + std::llround((span - next) * share);
    return {{from}, {from + std::llround(next)}};
}

TimeRange TimeScale::panned(double pixels) const
{
    const Duration by{std::llround(pixels / width * static_cast<double>(range.length().count()))};
    return {range.from + by, range.to + by};
}

std::vector<LaneTick> ticksFor(const TimeScale& scale, double minSpacing)
{
    const double wanted = static_cast<double>(scale.range.length().count()) * minSpacing / scale.width;
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](std::int64_t s) { return static_cast<double>(s) >= wanted; });
    const std::int64_t step = found == steps.end() ? steps.back() : *found;

    std::vector<LaneTick> ticks;
    QDate previous;
    // Stepping in local time, so that hours stay round where the clock was changed in between.
    std::int64_t localMs = floorTo(scale.range.from.ms + offsetAt(scale.range.from.ms), step);
    for (;; localMs += step) {
        std::int64_t ms = localMs - offsetAt(localMs);
        ms = localMs - offsetAt(ms);
        if (ms >= scale.range.to.ms)
            return ticks;
        if (ms < scale.range.from.ms)
            continue;
        const QDateTime at = local(ms);
        LaneTick tick{{ms}, step < dayMs ? timeLabel(at, step) : QString(), {}};
        if (at.date() != previous)
            tick.date = dateText(at.date());
        previous = at.date();
        ticks.push_back(std::move(tick));
    }
}

} // namespace qd
