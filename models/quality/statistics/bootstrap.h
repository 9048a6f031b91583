// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/classification.h"
#include "models/quality/curves/scored.h"
#include "models/quality/statistics/intervals.h"

#include <string>

namespace qd {

struct BootstrapOptions
{
    int replicates = 2000;
    std::uint64_t seed = 20210;
    double confidence = 0.95;
    /// Rows that are added to a matrix, shared by all its cells (of at most mostSmoothedClasses classes), so
    /// that a mistake that was not seen yet stays possible; 0 resamples the rows as they are.
    double pseudoRows = 0;
};

/// The most classes of a matrix all of whose cells are smoothed; of larger ones only those that were seen.
inline constexpr std::size_t mostSmoothedClasses = 20;

struct BootstrapDifference
{
    double first = 0;
    double second = 0;
    double difference = 0;  ///< second − first
    Interval interval = {}; ///< percentiles of the replicates
    double pValue = 1;      ///< two-sided: twice the smaller share of replicates on either side of 0
    int replicates = 0;     ///< in which both were defined
};

/// Percentile bootstrap (Efron & Tibshirani 1993, chapter 13) of the difference between two independent sets
/// of rows; the same seed gives the same answer. The score of `positiveClass`, or its macro average when that
/// is empty. Resamples the cells of the matrix, which is the same as resampling rows: O(replicates · cells).
/// NoData when a matrix is empty; OneClass when the score is undefined, e.g. F1 of a class that occurs on
/// neither side of it.
[[nodiscard]] Defined<BootstrapDifference> bootstrapScore(const ConfusionMatrix& first,
                                                          const ConfusionMatrix& second,
                                                          std::optional<double> ClassScores::*score,
                                                          const std::string& positiveClass = {},
                                                          const BootstrapOptions& options = {});
/// Two-sided p-value that both sets of rows are drawn from one: the share of replicates, both drawn from the
/// rows of both sides together, whose difference lies at least as far out, twice for the smaller tail. Unlike
/// the percentiles above it knows that a few rows without a mistake say little, and that macro averages of
/// few rows are off by more than those of many. 1 where the difference is undefined.
[[nodiscard]] double exchangedScorePValue(const ConfusionMatrix& first, const ConfusionMatrix& second,
                                          std::optional<double> ClassScores::*score,
                                          const std::string& positiveClass = {},
                                          const BootstrapOptions& options = {});
/// Returns the bootstrap of the difference of two AUCs. O(replicates · rows): delongIndependent() answers the
/// same in O(n log n) for large samples.
[[nodiscard]] Defined<BootstrapDifference> bootstrapAuc(std::span<const Scored> first,
                                                        std::span<const Scored> second,
                                                        const BootstrapOptions& options = {});

} // namespace qd
