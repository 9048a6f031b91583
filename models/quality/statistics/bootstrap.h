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
};

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
/// of rows; the same seed gives the same answer. The F1 of `positiveClass`, or macro F1 when it is empty.
/// Resamples the cells of the matrix, which is the same as resampling rows: O(replicates · cells).
/// NoData when a matrix is empty; OneClass when F1 is undefined, as the class occurs on neither side of it.
[[nodiscard]] Defined<BootstrapDifference> bootstrapF1(const ConfusionMatrix& first,
                                                       const ConfusionMatrix& second,
                                                       const std::string& positiveClass = {},
                                                       const BootstrapOptions& options = {});
/// Returns the bootstrap of the difference of two AUCs. O(replicates · rows): delongIndependent() answers the
/// same in O(n log n) for large samples.
[[nodiscard]] Defined<BootstrapDifference> bootstrapAuc(std::span<const Scored> first,
                                                        std::span<const Scored> second,
                                                        const BootstrapOptions& options = {});

} // namespace qd
