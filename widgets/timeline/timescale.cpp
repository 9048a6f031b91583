// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/timescale.h"

#include "models/base/timetext.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t shortest = second;
constexpr std::int64_t longest = 400 * day;

constexpr std::array steps{second,  2 * second, 5 * second, 10 * second, 15 * second, 30 * second,
                           minute,  2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                           hour,    2 * hour,   3 * hour,   6 * hour,    12 * hour,   day,
                           2 * day, 7 * day,    14 * day,   28 * day,    91 * day};

QDateTime local(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

std::int64_t offsetAt(std::int64_t ms)
{
    return std::int64_t{local(ms).offsetFromUtc()} * second;
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    return value - ((value % step) + step) % step;
}

QString timeLabel(const QDateTime& at, std::int64_t step)
{
    const Timestamp time{at.toMSecsSinceEpoch()};
    return step < minute ? timeOfDayText(time) : hourMinuteText(time);
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
        LaneTick tick{{ms}, step < day ? timeLabel(at, step) : QString(), {}};
        if (at.date() != previous)
            tick.date = dateText(at.date());
        previous = at.date();
        ticks.push_back(std::move(tick));
    }
}

} // namespace qd
