// SPDX-License-Identifier: Apache-2.0
#include "models/quality/regression.h"

#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

/// Sum of squares whose terms may be larger or smaller than a double can be: it is value · 4^exponent.
/// Without need the exponent is 0, and a power of two rounds nothing.
class SquareSum
{
public:
    explicit SquareSum(double largest)
    {
        if (largest > 0 && std::isfinite(largest) && std::abs(std::ilogb(largest)) > safe)
            m_exponent = std::ilogb(largest);
    }

    void add(double value)
    {
        const double scaled = std::ldexp(value, -m_exponent);
        m_value += scaled * scaled;
    }
    [[nodiscard]] double rootOfMean(double count) const
    {
        return std::ldexp(std::sqrt(m_value / count), m_exponent);
    }
    [[nodiscard]] double over(const SquareSum& other) const
    {
        return std::ldexp(m_value / other.m_value, 2 * (m_exponent - other.m_exponent));
    }

private:
    static constexpr int safe = 400; ///< binary orders: squares of so many, summed a billionfold, are doubles

    int m_exponent = 0;
    double m_value = 0;
};

/// The mean, though the sum may be larger than a double can be.
double meanTruth(std::span<const Estimated> rows)
{
    double sum = 0;
    for (const Estimated& row : rows)
        sum += row.truth;
    if (std::isfinite(sum))
        return sum / static_cast<double>(rows.size());
    double mean = 0;
    for (const Estimated& row : rows)
        mean += row.truth / static_cast<double>(rows.size());
    return mean;
}

Defined<double> determination(std::span<const Estimated> rows, const SquareSum& squaredErrors)
{
    const double mean = meanTruth(rows);
    bool constant = true;
    double largest = 0;
    for (const Estimated& row : rows) {
        constant = constant && row.truth == rows.front().truth;
        largest = std::max(largest, std::abs(row.truth - mean));
    }
    if (constant)
        return undefined(Undefined::ConstantTarget);
    SquareSum spread(largest);
    for (const Estimated& row : rows)
        spread.add(row.truth - mean);
    const double r2 = 1 - squaredErrors.over(spread);
    return std::isfinite(r2) ? Defined<double>(r2) : undefined(Undefined::TooLarge);
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
    double percentages = 0;
    std::vector<double> errors = residuals(rows);
    double largest = 0;
    for (const double error : errors)
        largest = std::max(largest, std::abs(error));
    SquareSum squares(largest);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        scores.bias += errors[i] / n;
        squares.add(errors[i]);
        errors[i] = std::abs(errors[i]);
        scores.meanAbsoluteError += errors[i] / n;
        if (rows[i].truth == 0)
            ++scores.zeroTargets;
        else
            percentages += errors[i] / std::abs(rows[i].truth);
    }
    scores.rootMeanSquaredError = squares.rootOfMean(n);
    scores.medianAbsoluteError = quantile(errors, 0.5);
    if (scores.zeroTargets == scores.rows)
        scores.meanAbsolutePercentageError = undefined(Undefined::NoNonZeroTarget);
    else
        scores.meanAbsolutePercentageError =
            percentages / static_cast<double>(scores.rows - scores.zeroTargets);
    scores.r2 = determination(rows, squares);
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
