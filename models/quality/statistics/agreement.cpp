// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/agreement.h"

#include <cmath>
#include <numeric>

namespace qd {

namespace {

/// In doubles: products of two counts may not fit into 64 bits.
struct Margins
{
    std::vector<double> truth;
    std::vector<double> predicted;
    double correct = 0;
    double total = 0;
    double chance = 0; ///< Σ truth · predicted
};

Margins marginsOf(const ConfusionMatrix& matrix)
{
    const std::size_t size = matrix.classes.size();
    Margins margins{std::vector<double>(size), std::vector<double>(size)};
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            const auto count = static_cast<double>(matrix.at(row, column));
            margins.truth[row] += count;
            margins.predicted[column] += count;
            margins.total += count;
        }
        margins.correct += static_cast<double>(matrix.at(row, row));
    }
    for (std::size_t i = 0; i < size; ++i)
        margins.chance += margins.truth[i] * margins.predicted[i];
    return margins;
}

/// total² − Σ margin²: zero when all rows are of one class.
double spread(const std::vector<double>& margin, double total)
{
    double sum = 0;
    for (const double count : margin)
        sum += count * (total - count); // each term ≥ 0, so that 0 is exact
    return sum;
}

} // namespace

Defined<double> balancedAccuracy(const ConfusionMatrix& matrix)
{
    const Margins margins = marginsOf(matrix);
    double recalls = 0;
    double classes = 0;
    for (std::size_t i = 0; i < margins.truth.size(); ++i) {
        if (margins.truth[i] == 0)
            continue;
        recalls += static_cast<double>(matrix.at(i, i)) / margins.truth[i];
        ++classes;
    }
    if (classes == 0)
        return undefined(Undefined::NoData);
    return recalls / classes;
}

Defined<double> matthewsCorrelation(const ConfusionMatrix& matrix)
{
    const Margins margins = marginsOf(matrix);
    if (margins.total == 0)
        return undefined(Undefined::NoData);
    const double truth = spread(margins.truth, margins.total);
    const double predicted = spread(margins.predicted, margins.total);
    if (truth == 0 || predicted == 0)
        return undefined(Undefined::ConstantPredictions);
    return (margins.correct * margins.total - margins.chance) / std::sqrt(truth) / std::sqrt(predicted);
}

Defined<double> cohensKappa(const ConfusionMatrix& matrix)
{
    const Margins margins = marginsOf(matrix);
    if (margins.total == 0)
        return undefined(Undefined::NoData);
    const double byChance = margins.chance / margins.total;
    if (byChance == margins.total)
        return undefined(Undefined::ConstantPredictions);
    return (margins.correct - byChance) / (margins.total - byChance);
}

Defined<double> weightedKappa(const ConfusionMatrix& matrix, KappaWeights weights)
{
    const Margins margins = marginsOf(matrix);
    if (margins.total == 0)
        return undefined(Undefined::NoData);
    double observed = 0;
    double byChance = 0;
    for (std::size_t row = 0; row < margins.truth.size(); ++row) {
        for (std::size_t column = 0; column < margins.predicted.size(); ++column) {
            const double apart = std::abs(static_cast<double>(row) - static_cast<double>(column));
            const double weight = weights == KappaWeights::Linear ? apart : apart * apart;
            observed += weight * static_cast<double>(matrix.at(row, column));
            byChance += weight * margins.truth[row] * margins.predicted[column];
        }
    }
    if (byChance == 0)
        return undefined(Undefined::ConstantPredictions);
    return 1 - observed * margins.total / byChance;
}

ClassScores microAverage(const ConfusionMatrix& matrix, std::span<const std::size_t> classes)
{
    ClassTally sum;
    for (const std::size_t i : classes) {
        sum.truePositives += matrix.at(i, i);
        for (std::size_t other = 0; other < matrix.classes.size(); ++other) {
            sum.support += matrix.at(i, other);
            sum.predicted += matrix.at(other, i);
        }
    }
    return scores(std::span<const ClassTally>(&sum, 1)).perClass.front();
}

ClassScores microAverage(const ConfusionMatrix& matrix)
{
    std::vector<std::size_t> all(matrix.classes.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return microAverage(matrix, all);
}

} // namespace qd
