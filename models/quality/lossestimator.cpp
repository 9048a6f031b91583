// SPDX-License-Identifier: Apache-2.0
#include "models/quality/lossestimator.h"

#include "models/quality/slices/slicetest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

Defined<LossEstimator> LossEstimator::fit(std::span<const std::vector<double>> features,
                                          std::span<const double> losses, const CancelToken& cancel)
{
    if (losses.size() < minimumRows)
        return undefined(Undefined::TooFewRows);
    LossSum sum;
    for (const double loss : losses)
        sum.add(loss);
    LossEstimator estimator;
    estimator.m_deviation = std::sqrt(sum.variance());
    estimator.m_trees = BoostedTrees::fit(features, losses, {}, cancel);
    return estimator;
}

double LossEstimator::operator()(std::span<const double> row) const
{
    return std::max(m_trees(row), 0.0);
}

Defined<EstimatedValue> LossEstimator::mean(std::span<const double> losses) const
{
    if (losses.empty())
        return undefined(Undefined::NoData);
    const auto n = static_cast<double>(losses.size());
    const double mean = std::reduce(losses.begin(), losses.end()) / n;
    const double half = 3 * m_deviation / std::sqrt(n);
    return EstimatedValue{mean, std::max(mean - half, 0.0), mean + half};
}

} // namespace qd
