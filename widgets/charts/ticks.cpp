// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/ticks.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

constexpr std::array steps{
    std::int64_t{100},
    std::int64_t{200},
    std::int64_t{500},
    second,
    2 * second,
    5 * second,
    10 * second,
    15 * second,
    30 * second,
    minute,
    2 * minute,
    5 * minute,
    10 * minute,
    15 * minute,
    30 * minute,
    hour,
    2 * hour,
    3 * hour,
    6 * hour,
    12 * hour,
    day,
    2 * day,
    7 * day,
    14 * day,
    28 * day,
    56 * day,
    112 * day,
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

/// The locale's own pattern without the time zone that the long form of some locales ends with.
QString secondsPattern(const QLocale& locale)
{
    QString pattern = locale.timeFormat(QLocale::LongFormat);
    pattern.remove(QStringLiteral("tttt")).remove(QLatin1Char('t')).remove(QStringLiteral("()"));
    return pattern.simplified();
}

/// Hours and minutes; the C locale's short form has seconds.
QString minutesPattern(const QLocale& locale)
{
    return locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
}

QString tickLabel(const QDateTime& at, std::int64_t step, bool withDate)
{
    const QLocale locale;
    const bool midnight = at.time().msecsSinceStartOfDay() == 0;
    const QString date = locale.toString(at.date(), QStringLiteral("d MMM"));
    if (step >= day || (midnight && step >= minute))
        return date;
    QString time;
    if (step >= minute)
        time = locale.toString(at.time(), minutesPattern(locale));
    else if (step >= second)
        time = locale.toString(at.time(), secondsPattern(locale));
    else
        time = locale.toString(at.time(), QStringLiteral("ss.zzz"));
    return withDate ? date + QChar::Nbsp + time : time;
}

/// The first multiple of `step` since local midnight (or, for days, since a fixed Monday) at or after `from`.
QDateTime firstTick(Timestamp from, std::int64_t step)
{
    const QDateTime start = local(from);
    if (step >= day) {
        const std::int64_t days = step / day;
        std::int64_t number = start.date().toJulianDay();
        if (start.time().msecsSinceStartOfDay() != 0)
            ++number;
        number = (number + days - 1) / days * days; // Julian day 0 was a Monday, so weeks begin on Monday
        return QDate::fromJulianDay(number).startOfDay();
    }
    const std::int64_t since = start.time().msecsSinceStartOfDay();
    const std::int64_t rounded = (since + step - 1) / step * step;
    return rounded >= day
               ? start.date().addDays(1).startOfDay()
               : QDateTime(start.date(), QTime::fromMSecsSinceStartOfDay(static_cast<int>(rounded)));
}

/// Adds in local time, so that six-hourly ticks stay on the hour over a change to summer time.
QDateTime nextTick(const QDateTime& at, std::int64_t step)
{
    if (step >= day)
        return at.date().addDays(step / day).startOfDay();
    if (step < hour)
        return at.addMSecs(step);
    const std::int64_t since = at.time().msecsSinceStartOfDay() + step;
    return since >= day ? at.date().addDays(1).startOfDay()
                        : QDateTime(at.date(), QTime::fromMSecsSinceStartOfDay(static_cast<int>(since)));
}

bool isBytes(MetricUnit unit)
{
    return unit == MetricUnit::Bytes || unit == MetricUnit::BytesPerSecond;
}

double roundStep(double least, MetricUnit unit)
{
    if (isBytes(unit))
        return std::exp2(std::ceil(std::log2(std::max(least, 1.0))));
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
    const double least = leastSpan(high, unit);
    const double margin = std::max((high - low) * 0.05, (least - (high - low)) / 2);
    const bool ratio = unit == MetricUnit::Ratio && low >= 0.0 && high <= 1.0;
    double bottom = low - margin;
    double top = high + margin;
    if (low == 0.0) {
        bottom = 0.0;
        top = std::max(high * 1.05, least);
    }
    if (low >= 0.0)
        bottom = std::max(0.0, bottom);
    if (ratio)
        top = std::min(1.0, top);
    const double step = roundStep((top - bottom) / std::max(1, count), unit);

    ValueScale scale;
    const double first = std::floor(bottom / step + 1e-9);
    const double last = std::ceil(top / step - 1e-9);
    scale.low = first * step;
    scale.high = ratio ? std::min(1.0, last * step) : last * step;
    for (double n = first; n * step <= scale.high + step * 1e-6; n += 1.0)
        scale.ticks.push_back(n * step);
    return scale;
}

QString dateTimeText(Timestamp at)
{
    const QLocale locale;
    const QDateTime time = local(at);
    return locale.toString(time.date(), QLocale::ShortFormat) + QChar::Nbsp +
           locale.toString(time.time(), secondsPattern(locale));
}

QString timeOfDayText(Timestamp at)
{
    const QLocale locale;
    return locale.toString(local(at).time(), secondsPattern(locale));
}

} // namespace qd
