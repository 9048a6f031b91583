// SPDX-License-Identifier: Apache-2.0
#include "models/quality/regression.h"

#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

/// The unit in which squares neither overflow nor vanish: 1 but for extreme numbers.
double unitOf(std::span<const Estimated> rows)
{
    constexpr double mostSquared = 1e140;
    double largest = 0;
    for (const Estimated& row : rows)
        largest = std::max({largest, std::abs(row.truth), std::abs(row.prediction)});
    const bool isOrdinary = largest < mostSquared && largest > 1 / mostSquared;
    return isOrdinary || largest == 0 || !std::isfinite(largest) ? 1 : largest;
}

/// `squaredErrors` is in squared units.
Defined<double> determination(std::span<const Estimated> rows, double squaredErrors, double unit)
{
    double mean = 0;
    bool constant = true;
    for (const Estimated& row : rows) {
        mean += row.truth / unit;
        constant = constant && row.truth == rows.front().truth;
    }
    if (constant)
        return undefined(Undefined::ConstantTarget);
    mean /= static_cast<double>(rows.size());
    double spread = 0;
    for (const Estimated& row : rows)
        spread += (row.truth / unit - mean) * (row.truth / unit - mean);
    return 1 - squaredErrors / spread;
}

std::size_t binsByFreedmanDiaconis(std::span<const double> values, double range)
{
    constexpr std::size_t most = 200;
    std::vector<double> copy(values.begin(), values.end());
    const std::vector<double> quartiles = quantiles(copy, std::array{0.25, 0.75});
    const double width = 2 * (quartiles[1] - quartiles[0]) / std::cbrt(static_cast<double>(values.size()));
    if (!(width > 0))
        return 1;
    return static_cast<std::size_t>(std::clamp(std::ceil(range / width), 1.0, static_cast<double>(most)));
}

} // namespace

Defined<RegressionScores> regressionScores(std::span<const Estimated> rows)
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    const auto n = static_cast<double>(rows.size());
    RegressionScores scores;
    scores.rows = std::ssize(rows);
    const double unit = unitOf(rows);
    double squares = 0;
    double percentages = 0;
    std::vector<double> errors = residuals(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        scores.bias += errors[i] / n;
        squares += errors[i] / unit * (errors[i] / unit);
        errors[i] = std::abs(errors[i]);
        scores.meanAbsoluteError += errors[i] / n;
        if (rows[i].truth == 0)
            ++scores.zeroTargets;
        else
            percentages += errors[i] / std::abs(rows[i].truth);
    }
    scores.rootMeanSquaredError = unit * std::sqrt(squares / n);
    scores.medianAbsoluteError = quantile(errors, 0.5);
    if (scores.zeroTargets == scores.rows)
        scores.meanAbsolutePercentageError = undefined(Undefined::NoNonZeroTarget);
    else
        scores.meanAbsolutePercentageError =
            percentages / static_cast<double>(scores.rows - scores.zeroTargets);
    scores.r2 = determination(rows, squares, unit);
    return scores;
}

std::vector<double> residuals(std::span<const Estimated> rows)
{
    std::vector<double> result;
    result.reserve(rows.size());
    for (const Estimated& row : rows)
        result.push_back(row.prediction - row.truth);
    return result;
}

ValueHistogram histogramOf(std::span<const double> values, std::size_t bins)
{
    ValueHistogram histogram;
    if (values.empty())
        return histogram;
    const auto [smallest, largest] = std::minmax_element(values.begin(), values.end());
    histogram.low = *smallest;
    histogram.high = *largest;
    if (histogram.low == histogram.high) {
        histogram.low -= 0.5;
        histogram.high += 0.5;
        histogram.counts.assign(std::max<std::size_t>(bins, 1), 0);
    } else {
        const double range = histogram.high - histogram.low;
        histogram.counts.assign(bins > 0 ? bins : binsByFreedmanDiaconis(values, range), 0);
    }
    const auto size = static_cast<double>(histogram.counts.size());
    for (const double value : values) {
        const double position = (value - histogram.low) / (histogram.high - histogram.low) * size;
        const auto bin = static_cast<std::size_t>(std::clamp(position, 0.0, size - 1));
        ++histogram.counts[bin];
    }
    return histogram;
}

} // namespace qd
