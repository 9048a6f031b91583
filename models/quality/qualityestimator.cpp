// SPDX-License-Identifier: Apache-2.0
#include "models/quality/qualityestimator.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::array allMetrics{EstimatedMetric::Accuracy, EstimatedMetric::Precision,
                                EstimatedMetric::Recall, EstimatedMetric::F1};

std::optional<double> ratio(double part, double whole)
{
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

double calibrationError(std::span<const Scored> rows)
{
    const auto curve = reliability(rows, 10, Binning::EqualMass);
    return curve ? curve->expectedError : 0;
}

/// Returns whether a fit on every other row helps on the rest.
bool calibrationHelps(std::span<const Scored> rows)
{
    std::vector<Scored> fitted;
    std::vector<Scored> heldOut;
    for (std::size_t i = 0; i < rows.size(); ++i)
        (i % 2 == 0 ? fitted : heldOut).push_back(rows[i]);
    const auto calibrator = IsotonicCalibrator::fit(fitted);
    if (!calibrator)
        return false;
    const double before = calibrationError(heldOut);
    for (Scored& row : heldOut)
        row.score = (*calibrator)(row.score);
    return calibrationError(heldOut) < before;
}

BinaryCounts realisedCounts(std::span<const ReferenceRow> rows)
{
    BinaryCounts counts;
    for (const ReferenceRow& row : rows) {
        if (row.predictedPositive)
            ++(row.positive ? counts.truePositives : counts.falsePositives);
        else
            ++(row.positive ? counts.falseNegatives : counts.trueNegatives);
    }
    return counts;
}

std::optional<double> sampleDeviation(std::span<const double> values, std::size_t minimum)
{
    if (values.size() < std::max<std::size_t>(minimum, 2))
        return std::nullopt;
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Standard deviation of a metric over whole chunks of the reference.
std::optional<double> chunkDeviation(EstimatedMetric metric, std::span<const ReferenceRow> reference,
                                     const EstimatorOptions& options)
{
    std::vector<double> values;
    for (std::size_t at = 0; at + options.chunkRows <= reference.size(); at += options.chunkRows) {
        if (const auto value = metricOf(metric, realisedCounts(reference.subspan(at, options.chunkRows))))
            values.push_back(*value);
    }
    return sampleDeviation(values, options.minimumChunks);
}

} // namespace

ExpectedCounts expectedCounts(std::span<const UnlabelledRow> rows)
{
    ExpectedCounts counts;
    for (const UnlabelledRow& row : rows) {
        (row.predictedPositive ? counts.truePositives : counts.falseNegatives) += row.probability;
        (row.predictedPositive ? counts.falsePositives : counts.trueNegatives) += 1 - row.probability;
    }
    return counts;
}

std::optional<double> metricOf(EstimatedMetric metric, const ExpectedCounts& counts)
{
    const double right = counts.truePositives + counts.trueNegatives;
    const double wrong = counts.falsePositives + counts.falseNegatives;
    switch (metric) {
    case EstimatedMetric::Accuracy:
        return ratio(right, right + wrong);
    case EstimatedMetric::Precision:
        return ratio(counts.truePositives, counts.truePositives + counts.falsePositives);
    case EstimatedMetric::Recall:
        return ratio(counts.truePositives, counts.truePositives + counts.falseNegatives);
    case EstimatedMetric::F1:
        return ratio(2 * counts.truePositives, 2 * counts.truePositives + wrong);
    }
    return std::nullopt;
}

std::optional<double> metricOf(EstimatedMetric metric, const BinaryCounts& counts)
{
    return metricOf(metric, ExpectedCounts{static_cast<double>(counts.truePositives),
                                           static_cast<double>(counts.falsePositives),
                                           static_cast<double>(counts.falseNegatives),
                                           static_cast<double>(counts.trueNegatives)});
}

Defined<double> expectedAuc(std::span<const UnlabelledRow> rows)
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    std::vector<double> sorted;
    sorted.reserve(rows.size());
    for (const UnlabelledRow& row : rows)
        sorted.push_back(row.probability);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    double positives = 0;
    double negatives = 0;
    double withItself = 0;
    double won = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        while (end < sorted.size() && sorted[end] == sorted[begin])
            ++end;
        const auto count = static_cast<double>(end - begin);
        const double p = sorted[begin];
        won += count * (1 - p) * (positives + (count - 1) * p / 2);
        positives += count * p;
        negatives += count * (1 - p);
        withItself += count * p * (1 - p);
        begin = end;
    }
    const double pairs = positives * negatives - withItself;
    if (!(pairs > 0))
        return undefined(Undefined::OneClass);
    return won / pairs;
}

Defined<QualityEstimator> QualityEstimator::fit(std::span<const ReferenceRow> reference,
                                                const EstimatorOptions& options)
{
    if (reference.empty())
        return undefined(Undefined::NoData);
    if (options.chunkRows == 0 || reference.size() / options.chunkRows < options.minimumChunks)
        return undefined(Undefined::TooFewRows);
    std::vector<Scored> scored;
    scored.reserve(reference.size());
    for (const ReferenceRow& row : reference)
        scored.push_back({row.probability, row.positive});
    QualityEstimator estimator;
    estimator.m_options = options;
    estimator.m_referenceError = calibrationError(scored);
    if (estimator.m_referenceError > options.calibrateAbove && calibrationHelps(scored)) {
        if (auto calibrator = IsotonicCalibrator::fit(scored))
            estimator.m_calibrator = std::move(*calibrator);
    }
    for (const EstimatedMetric metric : allMetrics)
        estimator.m_deviations[static_cast<std::size_t>(metric)] = chunkDeviation(metric, reference, options);
    return estimator;
}

std::optional<double> QualityEstimator::standardError(EstimatedMetric metric, std::int64_t rows) const
{
    const auto& deviation = m_deviations[static_cast<std::size_t>(metric)];
    if (!deviation || rows <= 0)
        return std::nullopt;
    return *deviation * std::sqrt(static_cast<double>(m_options.chunkRows) / static_cast<double>(rows));
}

Defined<QualityEstimate> QualityEstimator::estimate(std::span<const UnlabelledRow> rows) const
{
    if (rows.empty())
        return undefined(Undefined::NoData);
    std::vector<UnlabelledRow> calibrated(rows.begin(), rows.end());
    if (m_calibrator) {
        for (UnlabelledRow& row : calibrated)
            row.probability = (*m_calibrator)(row.probability);
    }
    QualityEstimate result;
    result.rows = std::ssize(rows);
    result.counts = expectedCounts(calibrated);
    for (const EstimatedMetric metric : allMetrics) {
        const auto value = metricOf(metric, result.counts);
        const auto error = standardError(metric, result.rows);
        if (!value || !error)
            continue;
        const double half = m_options.standardErrors * *error;
        result.metrics[static_cast<std::size_t>(metric)] =
            EstimatedValue{*value, std::max(*value - half, 0.0), std::min(*value + half, 1.0)};
    }
    return result;
}

} // namespace qd
