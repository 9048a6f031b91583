// SPDX-License-Identifier: Apache-2.0
#include "models/report/reportaxis.h"

#include "models/base/timetext.h"
#include "models/base/timeunits.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::array timeSteps{
    secondMs,     2 * secondMs, 5 * secondMs,  10 * secondMs, 15 * secondMs, 30 * secondMs, minuteMs,
    2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs,        2 * hourMs,
    3 * hourMs,   6 * hourMs,   12 * hourMs,   dayMs,         2 * dayMs,     7 * dayMs,     30 * dayMs,
};

QDateTime local(Timestamp t)
{
    return QDateTime::fromMSecsSinceEpoch(t.ms);
}

// 1, 2 or 5 times a power of ten.
double roundStep(double step)
{
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= step * (1 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

// Round in the unit in which the value is written.
double valueStep(double step, MetricUnit unit, double magnitude)
{
    if (unit != MetricUnit::Bytes && unit != MetricUnit::BytesPerSecond)
        return roundStep(step);
    double scale = 1;
    while (magnitude / scale >= 1024)
        scale *= 1024;
    return roundStep(step / scale) * scale;
}

} // namespace

ValueAxis valueAxis(double low, double high, MetricUnit unit, int count)
{
    if (high - low < 1e-9 * std::max(1.0, std::abs(high))) {
        const double room = high == 0 ? 1 : std::abs(high) * 0.1;
        low -= low == 0 ? 0 : room; // what is never negative keeps its zero
        high += room;
    }
    const double step = valueStep((high - low) / count, unit, std::max(std::abs(low), std::abs(high)));
    ValueAxis axis{std::floor(low / step) * step, std::ceil(high / step) * step, {}};
    if (unit == MetricUnit::Ratio && low >= 0 && high <= 1) {
        axis.low = std::max(0.0, axis.low);
        axis.high = std::min(1.0, axis.high);
    }
    const auto steps = std::llround((axis.high - axis.low) / step);
    for (long long i = 0; i <= steps; ++i) {
        const double value = axis.low + static_cast<double>(i) * step;
        axis.ticks.push_back({value, formatValue(std::abs(value) < step * 1e-6 ? 0.0 : value, unit)});
    }
    return axis;
}

std::vector<AxisTick> timeTicks(TimeRange range, int count)
{
    if (range.isEmpty())
        return {};
    const std::int64_t length = range.length().count();
    const auto fits = [&](std::int64_t step) { return length / step < count; };
    const auto found = std::find_if(timeSteps.begin(), timeSteps.end(), fits);
    const std::int64_t step = found == timeSteps.end() ? length / count + 1 : *found;

    const auto labelOf = [step](Timestamp t) {
        if (step >= dayMs)
            return dayText(local(t).date());
        return step < minuteMs ? timeOfDayText(t) : hourMinuteText(t);
    };
    const std::int64_t offset = local(range.from).offsetFromUtc() * secondMs;
    std::vector<AxisTick> ticks;
    for (std::int64_t t = (range.from.ms + offset + step - 1) / step * step - offset; t < range.to.ms;
         t += step)
        ticks.push_back({static_cast<double>(t), labelOf({t})});
    return ticks;
}

QString localTime(Timestamp t)
{
    return dateTimeText(t);
}

} // namespace qd
