// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/boostedtrees.h"
#include "models/quality/qualityestimator.h"

namespace qd {

/// The error of a regression model while labels are missing: direct loss estimation (DLE; NannyML's
/// documentation, "How it works"). A second model learns, on a labelled reference period, how large the
/// absolute error is for which inputs and predictions; its mean over later rows estimates their mean absolute
/// error. Holds as long as the same inputs are as hard as they were; a change of what inputs mean (concept
/// drift) is invisible to it. Immutable after fit().
class LossEstimator
{
public:
    static constexpr std::size_t minimumRows = 500;

    /// `features[f][row]`, the prediction being one of them; `losses` are absolute errors. TooFewRows for
    /// fewer than minimumRows.
    [[nodiscard]] static Defined<LossEstimator> fit(std::span<const std::vector<double>> features,
                                                    std::span<const double> losses,
                                                    const CancelToken& cancel = {});
    /// Returns the estimated loss of one row; never negative.
    [[nodiscard]] double operator()(std::span<const double> row) const;
    /// Returns the estimate for rows whose losses were estimated: their mean, three standard errors either
    /// way, which are the reference's standard deviation of losses over √rows; not below 0. NoData without
    /// rows.
    [[nodiscard]] Defined<EstimatedValue> mean(std::span<const double> losses) const;

private:
    BoostedTrees m_trees;
    double m_deviation = 0;
};

} // namespace qd
