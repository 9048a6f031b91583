// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/statistics/intervals.h"

#include <cstdint>

namespace qd {

/// Count, sum and sum of squares of losses; differences of two such give a rest.
struct LossSum
{
    std::int64_t rows = 0;
    double sum = 0;
    double squares = 0;

    void add(double loss)
    {
        ++rows;
        sum += loss;
        squares += loss * loss;
    }
    [[nodiscard]] LossSum without(const LossSum& part) const
    {
        return {rows - part.rows, sum - part.sum, squares - part.squares};
    }
    [[nodiscard]] double mean() const { return rows > 0 ? sum / static_cast<double>(rows) : 0; }
    /// Sample variance; 0 for fewer than two rows.
    [[nodiscard]] double variance() const;
};

struct LossDifference
{
    double difference = 0; ///< slice − rest
    Interval interval;
    double effectSize = 0;
    double statistic = 0; ///< z or t; infinite where p is 0
    double pValue = 1;    ///< one-sided: the slice is not worse
};

/// Pooled score test of two proportions, or Fisher's exact one where fewer than five rows are expected
/// somewhere, with Newcombe's interval. Losses are 0 or 1. Of Fisher's test the statistic is the z of its p.
[[nodiscard]] LossDifference proportionDifference(const LossSum& slice, const LossSum& rest,
                                                  double confidence);
/// Welch's (1947) t. Two rows on each side at least.
[[nodiscard]] LossDifference welchDifference(const LossSum& slice, const LossSum& rest, double confidence);

} // namespace qd
