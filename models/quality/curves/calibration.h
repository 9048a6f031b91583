// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/curves/scored.h"
#include "models/quality/statistics/intervals.h"

namespace qd {

enum class Binning {
    EqualWidth, ///< [0, 1] in equal parts
    EqualMass,  ///< bins by quantiles of the probabilities (type 7); equal quantiles leave fewer bins
};

/// One bar of a reliability diagram.
struct ReliabilityBin
{
    double low = 0; ///< probabilities in (low, high], the first bin with low
    double high = 0;
    std::int64_t rows = 0;
    double confidence = 0;  ///< mean probability
    double accuracy = 0;    ///< share of positives
    Interval interval = {}; ///< Wilson's, of the accuracy
};

struct Reliability
{
    std::vector<ReliabilityBin> bins; ///< the bins, without the empty ones
    double expectedError = 0;         ///< ECE: Σ (n_b/n) |accuracy − confidence| (Naeini 2015; Guo 2017)
    double largestError = 0;          ///< MCE: the largest |accuracy − confidence|
    /// The p-value that all probabilities are true ones: exact binomial tests of the bins, together by Simes
    /// (1986).
    double pValue = 1;
};

/// Scores are probabilities in [0, 1]. Bins as in scikit-learn's calibration_curve. For a multiclass model
/// pass the confidence in the predicted class and whether it was right. O(n log n).
[[nodiscard]] Defined<Reliability> reliability(std::span<const Scored> rows, std::size_t bins = 10,
                                               Binning binning = Binning::EqualWidth);

/// The non-decreasing sequence nearest to `values` by weighted squares: pool adjacent violators (Barlow et
/// al. 1972). Equal lengths; weights > 0. O(n).
[[nodiscard]] std::vector<double> isotonicFit(std::span<const double> values,
                                              std::span<const double> weights);

/// A calibrated probability per score: a non-decreasing step fit, linear between its knots, constant beyond
/// them (Zadrozny & Elkan 2002; scikit-learn's IsotonicRegression with out_of_bounds="clip").
class IsotonicCalibrator
{
public:
    struct Knot
    {
        double score = 0;
        double probability = 0;
    };

    /// Fits a calibrator; NoData without rows. O(n log n).
    [[nodiscard]] static Defined<IsotonicCalibrator> fit(std::span<const Scored> rows);
    /// O(log knots).
    [[nodiscard]] double operator()(double score) const;
    [[nodiscard]] const std::vector<Knot>& knots() const { return m_knots; } ///< scores ascending

private:
    std::vector<Knot> m_knots;
};

/// 1 / (1 + exp(slope · score + offset)), fitted by maximum likelihood with Platt's (1999) softened targets
/// and the safeguarded Newton steps of Lin, Lin & Weng (2007). Slope is negative where higher scores mean
/// "positive".
struct PlattCalibrator
{
    double slope = 0;
    double offset = 0;

    /// Fits a calibrator; NoData or OneClass where there is nothing to tell apart.
    [[nodiscard]] static Defined<PlattCalibrator> fit(std::span<const Scored> rows);
    [[nodiscard]] double operator()(double score) const;
};

} // namespace qd
