// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/calibration.h"
#include "models/quality/curves/threshold.h"

#include <array>
#include <optional>

namespace qd {

/// Quality while labels are missing: confidence-based performance estimation (CBPE; NannyML's documentation,
/// "How it works"). Holds as long as the probabilities stay calibrated; a change of what inputs mean (concept
/// drift) is invisible to it. For a model of many classes: the confidence in the predicted class as
/// probability, `predictedPositive` always true, `positive` for "was right"; only accuracy says something
/// then.

/// One row without a label.
struct UnlabelledRow
{
    double probability = 0; ///< the probability of the positive class, in [0, 1]
    bool predictedPositive = false;
};

/// One row of the reference period.
struct ReferenceRow
{
    double probability = 0;
    bool predictedPositive = false;
    bool positive = false;
};

/// Sums of probabilities: what the confusion matrix is on average.
struct ExpectedCounts
{
    double truePositives = 0;
    double falsePositives = 0;
    double falseNegatives = 0;
    double trueNegatives = 0;
};

/// Σ p and Σ (1 − p) on each side of the decision. Probabilities must be calibrated.
[[nodiscard]] ExpectedCounts expectedCounts(std::span<const UnlabelledRow> rows);

enum class EstimatedMetric { Accuracy, Precision, Recall, F1 };
inline constexpr std::size_t estimatedMetrics = 4;

/// Returns the metric; nullopt for a zero denominator.
[[nodiscard]] std::optional<double> metricOf(EstimatedMetric metric, const ExpectedCounts& counts);
[[nodiscard]] std::optional<double> metricOf(EstimatedMetric metric, const BinaryCounts& counts);

/// Expected AUC: Σ p_i (1 − p_j) over the pairs ordered rightly, ties half, over Σ p Σ (1 − p) less each
/// row's pair with itself. OneClass where every probability is 0, or every one is 1. O(n log n).
[[nodiscard]] Defined<double> expectedAuc(std::span<const UnlabelledRow> rows);

struct EstimatedValue
{
    double value = 0;
    double low = 0; ///< three standard errors either way, cut to [0, 1]
    double high = 0;
};

struct QualityEstimate
{
    std::int64_t rows = 0;
    ExpectedCounts counts;
    std::array<std::optional<EstimatedValue>, estimatedMetrics> metrics;

    [[nodiscard]] const std::optional<EstimatedValue>& of(EstimatedMetric metric) const
    {
        return metrics[static_cast<std::size_t>(metric)];
    }
};

struct EstimatorOptions
{
    double calibrateAbove = 0.02; ///< ECE of the reference, in bins of equal mass
    std::size_t chunkRows = 500;  ///< the rows of a chunk of the reference, for the standard error
    std::size_t minimumChunks = 5;
    double standardErrors = 3;
};

/// Learns from a labelled reference period, in order of time, and estimates later ones.
///
/// When the reference's ECE is large, and calibrating on every other row lowers that of the rest, an isotonic
/// calibrator fitted on all of it is put before. The standard error of n rows is the standard deviation of
/// the realised metric over the reference's chunks, times √(chunkRows / n). Immutable after fit().
class QualityEstimator
{
public:
    /// Fits an estimator; TooFewRows for fewer chunks than options.minimumChunks.
    [[nodiscard]] static Defined<QualityEstimator> fit(std::span<const ReferenceRow> reference,
                                                       const EstimatorOptions& options = {});
    [[nodiscard]] Defined<QualityEstimate> estimate(std::span<const UnlabelledRow> rows) const;

    [[nodiscard]] double referenceError() const { return m_referenceError; } ///< ECE before calibration
    [[nodiscard]] bool isCalibrating() const { return m_calibrator.has_value(); }
    /// Returns the standard error of a metric of so many rows; nullopt when it was undefined in too many
    /// chunks.
    [[nodiscard]] std::optional<double> standardError(EstimatedMetric metric, std::int64_t rows) const;

private:
    EstimatorOptions m_options;
    double m_referenceError = 0;
    std::optional<IsotonicCalibrator> m_calibrator;
    std::array<std::optional<double>, estimatedMetrics> m_deviations; ///< over chunks
};

} // namespace qd
