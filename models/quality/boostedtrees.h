// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"

#include <cstdint>
#include <span>
#include <vector>

namespace qd {

struct BoostedTreesOptions
{
    int rounds = 60;
    int depth = 3;                ///< at most 6
    double learningRate = 0.1;    ///< in (0, 1]
    std::size_t bins = 32;        ///< the bins of each feature, by quantiles; at most 250
    std::size_t minimumRows = 50; ///< in a leaf
};

/// Regression by least squares on numbers: gradient boosting (Friedman 2001) of small trees whose splits lie
/// on quantiles of each feature, as in LightGBM (Ke et al. 2017). A missing value (NaN) lies below all
/// others. Deterministic; immutable after fit().
class BoostedTrees
{
public:
    /// `features[f][row]`, as long as `target`, which has no NaN and at least one row. O(rounds · depth ·
    /// rows · features). When cancelled the fit ends early.
    [[nodiscard]] static BoostedTrees fit(std::span<const std::vector<double>> features,
                                          std::span<const double> target,
                                          const BoostedTreesOptions& options = {},
                                          const CancelToken& cancel = {});
    /// One value per feature.
    [[nodiscard]] double operator()(std::span<const double> row) const;

private:
    friend class TreeGrower;
    struct Node
    {
        int feature = -1;     ///< −1: a leaf
        std::uint8_t bin = 0; ///< this one and those below it go left
        double value = 0;     ///< the value of a leaf
    };
    using Tree = std::vector<Node>; ///< complete: the children of i are 2i + 1 and 2i + 2

    [[nodiscard]] std::uint8_t binOf(std::size_t feature, double value) const;
    static std::size_t childOf(std::size_t node, bool isLeft) { return 2 * node + (isLeft ? 1 : 2); }

    double m_base = 0;
    std::vector<std::vector<double>> m_bounds; ///< the bounds between the bins of each feature, ascending
    std::vector<Tree> m_trees;
};

} // namespace qd
