// SPDX-License-Identifier: Apache-2.0
#include "models/quality/slices/slicetest.h"

#include "models/quality/statistics/exacttests.h"
#include "models/quality/statistics/studenttail.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace qd {

namespace {

double effectSize(const LossSum& slice, const LossSum& rest)
{
    const double deviation = std::sqrt((slice.variance() + rest.variance()) / 2);
    const double difference = slice.mean() - rest.mean();
    if (deviation > 0)
        return difference / deviation;
    return difference == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), difference);
}

/// The t whose upper tail is `tail` < ½, by bisection: the tail falls steadily.
double studentQuantile(double tail, double degrees)
{
    double low = 0;
    double high = 1;
    while (studentTail(high, degrees) > tail)
        high *= 2;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (studentTail(middle, degrees) > tail ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

double LossSum::variance() const
{
    if (rows < 2)
        return 0;
    const double centred = squares - sum * sum / static_cast<double>(rows);
    return std::max(centred, 0.0) / static_cast<double>(rows - 1);
}

LossDifference proportionDifference(const LossSum& slice, const LossSum& rest, double confidence)
{
    LossDifference result;
    result.difference = slice.mean() - rest.mean();
    result.effectSize = effectSize(slice, rest);
    result.interval = newcombe(static_cast<std::int64_t>(std::llround(slice.sum)), slice.rows,
                               static_cast<std::int64_t>(std::llround(rest.sum)), rest.rows, confidence);
    const std::int64_t losses = std::llround(slice.sum);
    const std::int64_t otherLosses = std::llround(rest.sum);
    if (isSmallTable(losses, slice.rows, otherLosses, rest.rows)) {
        result.pValue = fisherGreater(losses, slice.rows, otherLosses, rest.rows);
        result.statistic = -normalQuantile(std::min(result.pValue, 1.0));
        return result;
    }
    const double pooled = (slice.sum + rest.sum) / static_cast<double>(slice.rows + rest.rows);
    const double variance =
        pooled * (1 - pooled) * (1 / static_cast<double>(slice.rows) + 1 / static_cast<double>(rest.rows));
    if (variance > 0)
        result.statistic = result.difference / std::sqrt(variance);
    result.pValue = std::erfc(result.statistic / std::numbers::sqrt2) / 2;
    return result;
}

LossDifference welchDifference(const LossSum& slice, const LossSum& rest, double confidence)
{
    LossDifference result;
    result.difference = slice.mean() - rest.mean();
    result.effectSize = effectSize(slice, rest);
    const double a = slice.variance() / static_cast<double>(slice.rows);
    const double b = rest.variance() / static_cast<double>(rest.rows);
    if (!(a + b > 0)) {
        result.interval = {result.difference, result.difference};
        result.statistic = result.effectSize;
        result.pValue = result.difference > 0 ? 0 : 1;
        return result;
    }
    const double degrees =
        (a + b) * (a + b) /
        (a * a / static_cast<double>(slice.rows - 1) + b * b / static_cast<double>(rest.rows - 1));
    const double error = std::sqrt(a + b);
    result.statistic = result.difference / error;
    result.pValue = studentTail(result.statistic, degrees);
    const double half = studentQuantile((1 - confidence) / 2, degrees) * error;
    result.interval = {result.difference - half, result.difference + half};
    return result;
}

} // namespace qd
