// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/ticks.h"

#include "models/base/numbertext.h"
#include "models/base/timeunits.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::array steps{
    std::int64_t{100},
    std::int64_t{200},
    std::int64_t{500},
    secondMs,
    2 * secondMs,
    5 * secondMs,
    10 * secondMs,
    15 * secondMs,
    30 * secondMs,
    minuteMs,
    2 * minuteMs,
    5 * minuteMs,
    10 * minuteMs,
    15 * minuteMs,
    30 * minuteMs,
    hourMs,
    2 * hourMs,
    3 * hourMs,
    6 * hourMs,
    12 * hourMs,
    dayMs,
    2 * dayMs,
    7 * dayMs,
    14 * dayMs,
    28 * dayMs,
    56 * dayMs,
    112 * dayMs,
};

std::int64_t stepFor(TimeRange range, int most)
{
    const std::int64_t least = range.length().count() / std::max(1, most);
    const auto found = std::lower_bound(steps.begin(), steps.end(), least);
    return found == steps.end() ? steps.back() : *found;
}

QDateTime local(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

QString tickLabel(const QDateTime& at, std::int64_t step, bool withDate)
{
    const bool midnight = at.time().msecsSinceStartOfDay() == 0;
    const QString date = dayText(at.date());
    if (step >= dayMs || (midnight && step >= minuteMs))
        return date;
    QString time;
    if (step >= minuteMs)
        time = hourMinuteText({at.toMSecsSinceEpoch()});
    else if (step >= secondMs)
        time = timeOfDayText({at.toMSecsSinceEpoch()});
    else
        time = QLocale().toString(at.time(), QStringLiteral("ss.zzz"));
    return withDate ? date + QChar::Nbsp + time : time;
}

/// The first multiple of `step` since local midnight (or, for days, since a fixed Monday) at or after `from`.
QDateTime firstTick(Timestamp from, std::int64_t step)
{
    const QDateTime start = local(from);
    if (step >= dayMs) {
        const std::int64_t days = step / dayMs;
        std::int64_t number = start.date().toJulianDay();
        if (start.time().msecsSinceStartOfDay() != 0)
            ++number;
        number = (number + days - 1) / days * days; // Julian day 0 was a Monday, so weeks begin on Monday
        return QDate::fromJulianDay(number).startOfDay();
    }
    const std::int64_t since = start.time().msecsSinceStartOfDay();
    const std::int64_t rounded = (since + step - 1) / step * step;
    return rounded >= dayMs
               ? start.date().addDays(1).startOfDay()
               : QDateTime(start.date(), QTime::fromMSecsSinceStartOfDay(static_cast<int>(rounded)));
}

/// Adds in local time, so that six-hourly ticks stay on the hour over a change to summer time.
QDateTime nextTick(const QDateTime& at, std::int64_t step)
{
    if (step >= dayMs)
        return at.date().addDays(step / dayMs).startOfDay();
    if (step < hourMs)
        return at.addMSecs(step);
    const std::int64_t since = at.time().msecsSinceStartOfDay() + step;
    return since >= dayMs ? at.date().addDays(1).startOfDay()
                          : QDateTime(at.date(), QTime::fromMSecsSinceStartOfDay(static_cast<int>(since)));
}

bool isBytes(MetricUnit unit)
{
    return unit == MetricUnit::Bytes || unit == MetricUnit::BytesPerSecond;
}

/// 1, 2 or 5 times a power of ten.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    const double mantissa = least / power;
    const double round = mantissa <= 1.0 ? 1.0 : mantissa <= 2.0 ? 2.0 : mantissa <= 5.0 ? 5.0 : 10.0;
    return round * power;
}

/// The least span an axis shows, so that noise around a constant does not fill the chart.
double leastSpan(double high, MetricUnit unit)
{
    switch (unit) {
    case MetricUnit::Ratio:
        return 0.02;
    case MetricUnit::Bytes:
    case MetricUnit::BytesPerSecond:
        return std::max(1024.0, std::abs(high) * 0.02);
    default:
        return std::max(1e-3, std::abs(high) * 0.02);
    }
}

constexpr double largestPlain = 1e7; ///< larger counts have no room but in powers of ten

/// A unit in which an axis counts.
struct TickUnit
{
    double size = 1;
    QString suffix;
};

TickUnit byteUnit(double largest)
{
    static constexpr std::array names{"B", "KiB", "MiB", "GiB", "TiB"};
    TickUnit unit;
    std::size_t index = 0;
    for (; largest >= 1024 * unit.size && index + 1 < names.size(); ++index)
        unit.size *= 1024;
    unit.suffix = QChar::Nbsp + QLatin1String(names[index]);
    return unit;
}

TickUnit tickUnit(double largest, MetricUnit unit)
{
    switch (unit) {
    case MetricUnit::Ratio:
        return {0.01, QChar::Nbsp + QStringLiteral("%")};
    case MetricUnit::Seconds:
        if (largest < 1e-3)
            return {1e-6, QChar::Nbsp + QStringLiteral("µs")};
        if (largest < 1)
            return {1e-3, QChar::Nbsp + QStringLiteral("ms")};
        return {1, QChar::Nbsp + QStringLiteral("s")};
    case MetricUnit::PerSecond:
        return {1, QStringLiteral("/s")};
    case MetricUnit::Bytes:
        return byteUnit(largest);
    case MetricUnit::BytesPerSecond: {
        TickUnit rate = byteUnit(largest);
        rate.suffix += QStringLiteral("/s");
        return rate;
    }
    case MetricUnit::Count:
        break;
    }
    return {};
}

/// A round number of what the axis counts in: of 0.2 MiB, not of 0.1875.
double countedStep(double least, double largest, MetricUnit unit)
{
    const double counted = isBytes(unit) ? byteUnit(largest).size : 1.0;
    return roundStep(least / counted) * counted;
}

/// Returns the scale from the multiple of `step` below `bottom` to that above `top`.
ValueScale scaleOf(double bottom, double top, double step)
{
    ValueScale scale;
    const double first = std::floor(bottom / step + 1e-9);
    const double last = std::ceil(top / step - 1e-9);
    scale.low = first * step;
    scale.high = last * step;
    // Counted in whole numbers, for beyond 2^53 a double takes no more steps of one.
    for (int i = 0; i <= last - first; ++i)
        scale.ticks.push_back((first + i) * step);
    return scale;
}

/// As many as show the step exactly.
int decimalsOf(double step)
{
    constexpr int most = 6;
    int decimals = 0;
    for (double scaled = std::abs(step);
         decimals < most && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; ++decimals)
        scaled *= 10;
    return decimals;
}

} // namespace

std::vector<TimeTick> timeTicks(TimeRange range, int most, Timestamp today)
{
    std::vector<TimeTick> ticks;
    if (range.isEmpty())
        return ticks;
    const std::int64_t step = stepFor(range, most);
    const bool foreignDay = local(range.from).date() != local(today).date();
    for (QDateTime at = firstTick(range.from, step); at.toMSecsSinceEpoch() <= range.to.ms;
         at = nextTick(at, step))
        ticks.push_back({{at.toMSecsSinceEpoch()}, tickLabel(at, step, foreignDay && ticks.empty())});
    return ticks;
}

ValueScale valueScale(double low, double high, MetricUnit unit, int count)
{
    if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
        low = 0.0;
        high = unit == MetricUnit::Ratio ? 1.0 : 0.0;
    }
    if (low >= 0.0 && low < 0.5 * high)
        low = 0.0;
    const double span = leastSpan(high, unit);
    const double margin = std::max((high - low) * 0.05, (span - (high - low)) / 2);
    const bool ratio = unit == MetricUnit::Ratio && low >= 0.0 && high <= 1.0;
    double bottom = low - margin;
    double top = high + margin;
    if (low == 0.0) {
        bottom = 0.0;
        top = std::max(high * 1.05, span);
    }
    if (low >= 0.0)
        bottom = std::max(0.0, bottom);
    if (ratio)
        top = std::min(1.0, top);
    const double least = (top - bottom) / std::max(1, count);
    ValueScale scale =
        scaleOf(bottom, top, countedStep(least, std::max(std::abs(bottom), std::abs(top)), unit));
    // The round ends of the axis may be counted in a larger unit than the data.
    const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
    scale = scaleOf(bottom, top, countedStep(least, largest, unit));
    if (ratio)
        scale.high = std::min(1.0, scale.high);
    return scale;
}

ValueScale stateScale(int count)
{
    // A little room, or the lines of the lowest and the highest would lie on the frame.
    constexpr double room = 0.1;
    ValueScale scale{-room * (count - 1), (1 + room) * (count - 1), {}};
    for (int state = 0; state < count; ++state)
        scale.ticks.push_back(state);
    return scale;
}

QString tickText(double value, const ValueScale& scale, MetricUnit unit)
{
    if (std::isnan(value))
        return formatValue(value, unit);
    const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
    if (unit == MetricUnit::Count && largest >= largestPlain)
        return formatValue(value, unit);
    const TickUnit shown = tickUnit(largest, unit);
    const double step = scale.ticks.size() < 2 ? largest : scale.ticks[1] - scale.ticks[0];
    const int decimals = decimalsOf(step / shown.size);
    return numberText(value / shown.size, decimals) + shown.suffix;
}

} // namespace qd
