// SPDX-License-Identifier: Apache-2.0
#include "models/quality/curves/calibration.h"

#include "models/quality/statistics/exacttests.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// Quantiles i/bins of type 7. In whole numbers, since rows that lie exactly on a bound decide by its last
/// bit.
std::vector<double> equalMassBounds(std::span<const Scored> rows, std::size_t bins)
{
    std::vector<double> sorted;
    sorted.reserve(rows.size());
    for (const Scored& row : rows)
        sorted.push_back(row.score);
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> result;
    for (std::size_t i = 0; i <= bins; ++i) {
        const std::size_t index = i * (sorted.size() - 1) / bins;
        const std::size_t rest = i * (sorted.size() - 1) % bins;
        double bound = sorted[index];
        if (rest > 0)
            bound += (sorted[index + 1] - bound) * static_cast<double>(rest) / static_cast<double>(bins);
        if (result.empty() || bound > result.back())
            result.push_back(bound);
    }
    if (result.size() == 1)
        result.push_back(result.front()); // all probabilities are one: a bin of no width
    return result;
}

/// Returns the bounds of all bins: one more than there are bins, ascending.
std::vector<double> bounds(std::span<const Scored> rows, std::size_t bins, Binning binning)
{
    if (binning == Binning::EqualMass)
        return equalMassBounds(rows, bins);
    std::vector<double> result;
    for (std::size_t i = 0; i <= bins; ++i)
        result.push_back(static_cast<double>(i) / static_cast<double>(bins));
    return result;
}

void finish(Reliability& result, std::size_t rows)
{
    std::erase_if(result.bins, [](const ReliabilityBin& bin) { return bin.rows == 0; });
    std::vector<double> pValues;
    for (ReliabilityBin& bin : result.bins) {
        const auto positives = static_cast<std::int64_t>(bin.accuracy);
        bin.interval = wilson(positives, bin.rows);
        bin.accuracy /= static_cast<double>(bin.rows);
        bin.confidence /= static_cast<double>(bin.rows);
        pValues.push_back(binomialTwoSided(positives, bin.rows, bin.confidence));
        const double error = std::abs(bin.accuracy - bin.confidence);
        result.expectedError += static_cast<double>(bin.rows) / static_cast<double>(rows) * error;
        result.largestError = std::max(result.largestError, error);
    }
    const std::vector<double> adjusted = benjaminiHochberg(pValues);
    result.pValue = *std::min_element(adjusted.begin(), adjusted.end());
}

/// A run of values that share one fitted value.
struct Block
{
    double mean = 0;
    double weight = 0;
    std::size_t length = 0;
};

} // namespace

Defined<Reliability> reliability(std::span<const Scored> rows, std::size_t bins, Binning binning)
{
    if (rows.empty() || bins == 0)
        return undefined(Undefined::NoData);
    const std::vector<double> edges = bounds(rows, bins, binning);
    Reliability result;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        result.bins.push_back({.low = edges[i], .high = edges[i + 1]});
    for (const Scored& row : rows) {
        const auto above = std::lower_bound(edges.begin() + 1, edges.end() - 1, row.score);
        ReliabilityBin& bin = result.bins[static_cast<std::size_t>(above - edges.begin() - 1)];
        ++bin.rows;
        bin.confidence += row.score; // sums until finish()
        bin.accuracy += row.positive ? 1 : 0;
    }
    finish(result, rows.size());
    return result;
}

std::vector<double> isotonicFit(std::span<const double> values, std::span<const double> weights)
{
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Block last{values[i], weights[i], 1};
        while (!blocks.empty() && blocks.back().mean >= last.mean) {
            const Block& before = blocks.back();
            const double weight = before.weight + last.weight;
            last = {(before.mean * before.weight + last.mean * last.weight) / weight, weight,
                    before.length + last.length};
            blocks.pop_back();
        }
        blocks.push_back(last);
    }
    std::vector<double> fitted;
    fitted.reserve(values.size());
    for (const Block& block : blocks)
        fitted.insert(fitted.end(), block.length, block.mean);
    return fitted;
}

Defined<IsotonicCalibrator> IsotonicCalibrator::fit(std::span<const Scored> rows)
{
    ScoreGroups scores = groupByScore(rows);
    if (scores.groups.empty())
        return undefined(Undefined::NoData);
    std::reverse(scores.groups.begin(), scores.groups.end());
    std::vector<double> shares;
    std::vector<double> weights;
    for (const ScoreGroup& group : scores.groups) {
        weights.push_back(static_cast<double>(group.positives + group.negatives));
        shares.push_back(static_cast<double>(group.positives) / weights.back());
    }
    const std::vector<double> fitted = isotonicFit(shares, weights);
    IsotonicCalibrator calibrator;
    for (std::size_t i = 0; i < fitted.size(); ++i) {
        // Inside of a level stretch a knot says nothing that its ends do not say.
        const bool inside =
            i > 0 && i + 1 < fitted.size() && fitted[i - 1] == fitted[i] && fitted[i + 1] == fitted[i];
        if (!inside)
            calibrator.m_knots.push_back({scores.groups[i].score, fitted[i]});
    }
    return calibrator;
}

double IsotonicCalibrator::operator()(double score) const
{
    const auto above = std::lower_bound(m_knots.begin(), m_knots.end(), score,
                                        [](const Knot& knot, double value) { return knot.score < value; });
    if (above == m_knots.end())
        return m_knots.back().probability;
    if (above == m_knots.begin() || above->score == score)
        return above->probability;
    const Knot& below = *std::prev(above);
    const double share = (score - below.score) / (above->score - below.score);
    return below.probability + share * (above->probability - below.probability);
}

} // namespace qd
