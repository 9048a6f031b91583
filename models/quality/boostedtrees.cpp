// SPDX-License-Identifier: Apache-2.0
#include "models/quality/boostedtrees.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace qd {

namespace {

constexpr int deepest = 6;
constexpr std::size_t mostBins = 250;

std::vector<double> quantileBounds(const std::vector<double>& values, std::size_t bins)
{
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double value) { return !std::isnan(value); });
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> bounds;
    for (std::size_t i = 1; i < bins && !sorted.empty(); ++i) {
        const double bound = sorted[(i * sorted.size() - 1) / bins];
        if ((bounds.empty() || bound > bounds.back()) && bound < sorted.back())
            bounds.push_back(bound);
    }
    return bounds;
}

struct Sum
{
    double total = 0;
    double rows = 0;

    /// What the rows' squares fall by when their mean is taken off.
    [[nodiscard]] double explained() const { return rows > 0 ? total * total / rows : 0; }
};

struct Split
{
    double gain = 0;
    int feature = -1;
    std::uint8_t bin = 0;
};

} // namespace

/// Grows one tree on what the trees before it left over.
class TreeGrower
{
public:
    TreeGrower(const std::vector<std::vector<std::uint8_t>>& binned, const BoostedTreesOptions& options)
        : m_binned(binned), m_options(options)
    {
    }

    /// Adds the tree's share to the predictions.
    BoostedTrees::Tree grow(const std::vector<double>& left, std::vector<double>& predicted)
    {
        const int depth = std::clamp(m_options.depth, 1, deepest);
        BoostedTrees::Tree tree((std::size_t{1} << (depth + 1)) - 1);
        std::vector<std::size_t> rows(left.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        split(tree, 0, depth, rows, left, predicted);
        return tree;
    }

private:
    void split(BoostedTrees::Tree& tree, std::size_t node, int depth, std::span<std::size_t> rows,
               const std::vector<double>& left, std::vector<double>& predicted)
    {
        const Split best = depth > 0 ? bestSplit(rows, left) : Split{};
        if (best.feature < 0) {
            Sum sum;
            for (const std::size_t row : rows)
                sum.total += left[row];
            tree[node].value =
                rows.empty() ? 0 : m_options.learningRate * sum.total / static_cast<double>(rows.size());
            for (const std::size_t row : rows)
                predicted[row] += tree[node].value;
            return;
        }
        tree[node].feature = best.feature;
        tree[node].bin = best.bin;
        const auto& bins = m_binned[static_cast<std::size_t>(best.feature)];
        const auto middle = std::stable_partition(rows.begin(), rows.end(),
                                                  [&](std::size_t row) { return bins[row] <= best.bin; });
        const auto below = static_cast<std::size_t>(middle - rows.begin());
        split(tree, BoostedTrees::childOf(node, true), depth - 1, rows.first(below), left, predicted);
        split(tree, BoostedTrees::childOf(node, false), depth - 1, rows.subspan(below), left, predicted);
    }

    [[nodiscard]] Split bestSplit(std::span<const std::size_t> rows, const std::vector<double>& left) const
    {
        Split best;
        for (std::size_t feature = 0; feature < m_binned.size(); ++feature) {
            std::array<Sum, mostBins + 2> sums{};
            Sum all;
            for (const std::size_t row : rows) {
                Sum& sum = sums[m_binned[feature][row]];
                sum.total += left[row];
                ++sum.rows;
                all.total += left[row];
            }
            all.rows = static_cast<double>(rows.size());
            Sum below;
            for (std::size_t bin = 0; bin + 1 < sums.size(); ++bin) {
                below.total += sums[bin].total;
                below.rows += sums[bin].rows;
                const Sum above{all.total - below.total, all.rows - below.rows};
                if (sums[bin].rows == 0 ||
                    std::min(below.rows, above.rows) < static_cast<double>(m_options.minimumRows))
                    continue;
                const double gain = below.explained() + above.explained() - all.explained();
                if (gain > best.gain * (1 + 1e-12) + 1e-12)
                    best = {gain, static_cast<int>(feature), static_cast<std::uint8_t>(bin)};
            }
        }
        return best;
    }

    const std::vector<std::vector<std::uint8_t>>& m_binned;
    const BoostedTreesOptions& m_options;
};

BoostedTrees BoostedTrees::fit(std::span<const std::vector<double>> features, std::span<const double> target,
                               const BoostedTreesOptions& options, const CancelToken& cancel)
{
    BoostedTrees trees;
    std::vector<std::vector<std::uint8_t>> binned;
    for (std::size_t feature = 0; feature < features.size(); ++feature) {
        trees.m_bounds.push_back(quantileBounds(features[feature], std::min(options.bins, mostBins)));
        binned.emplace_back();
        for (const double value : features[feature])
            binned.back().push_back(trees.binOf(feature, value));
    }
    trees.m_base = std::accumulate(target.begin(), target.end(), 0.0) / static_cast<double>(target.size());
    std::vector<double> predicted(target.size(), trees.m_base);
    std::vector<double> left(target.size());
    TreeGrower grower(binned, options);
    for (int round = 0; round < options.rounds && !cancel.isCancelled(); ++round) {
        for (std::size_t row = 0; row < target.size(); ++row)
            left[row] = target[row] - predicted[row];
        trees.m_trees.push_back(grower.grow(left, predicted));
    }
    return trees;
}

double BoostedTrees::operator()(std::span<const double> row) const
{
    double sum = m_base;
    for (const Tree& tree : m_trees) {
        std::size_t node = 0;
        while (tree[node].feature >= 0) {
            const auto feature = static_cast<std::size_t>(tree[node].feature);
            node = childOf(node, binOf(feature, row[feature]) <= tree[node].bin);
        }
        sum += tree[node].value;
    }
    return sum;
}

std::uint8_t BoostedTrees::binOf(std::size_t feature, double value) const
{
    if (std::isnan(value))
        return 0;
    const auto& bounds = m_bounds[feature];
    return static_cast<std::uint8_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin() +
                                     1);
}

} // namespace qd
