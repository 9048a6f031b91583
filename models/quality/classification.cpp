// SPDX-License-Identifier: Apache-2.0
#include "models/quality/classification.h"

#include <algorithm>

namespace qd {

namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

ClassScores scoresOf(const ClassTally& tally)
{
    return {.precision = ratio(tally.truePositives, tally.predicted),
            .recall = ratio(tally.truePositives, tally.support),
            .f1 = ratio(2 * tally.truePositives, tally.predicted + tally.support),
            .support = tally.support};
}

/// Undefined values count as 0, as scikit-learn's zero_division=0.
template <typename Weight>
ClassScores average(const std::vector<ClassScores>& perClass, std::int64_t support, Weight weight)
{
    double total = 0;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (const ClassScores& one : perClass) {
        const double w = weight(one);
        total += w;
        precision += w * one.precision.value_or(0);
        recall += w * one.recall.value_or(0);
        f1 += w * one.f1.value_or(0);
    }
    ClassScores result;
    result.support = support;
    if (total > 0) {
        result.precision = precision / total;
        result.recall = recall / total;
        result.f1 = f1 / total;
    }
    return result;
}

/// Index of `name`, which is inserted (with a row and a column of zeros) when it is new.
std::size_t classIndex(ConfusionMatrix& matrix, const std::string& name)
{
    auto& classes = matrix.classes;
    const auto at = std::lower_bound(classes.begin(), classes.end(), name, naturalLess);
    const auto index = static_cast<std::size_t>(at - classes.begin());
    if (at != classes.end() && *at == name)
        return index;
    const std::size_t before = classes.size();
    classes.insert(at, name);
    std::vector<std::int64_t> wider(classes.size() * classes.size());
    for (std::size_t row = 0; row < before; ++row) {
        for (std::size_t column = 0; column < before; ++column) {
            const std::size_t newRow = row + (row >= index ? 1 : 0);
            const std::size_t newColumn = column + (column >= index ? 1 : 0);
            wider[newRow * classes.size() + newColumn] = matrix.counts[row * before + column];
        }
    }
    matrix.counts = std::move(wider);
    return index;
}

} // namespace

void ConfusionMatrix::add(const std::string& truth, const std::string& predicted)
{
    classIndex(*this, truth);
    const std::size_t column = classIndex(*this, predicted);
    const std::size_t row = classIndex(*this, truth); // the column may have moved it
    ++counts[row * classes.size() + column];
}

std::int64_t ConfusionMatrix::at(std::size_t truth, std::size_t predicted) const
{
    return counts[truth * classes.size() + predicted];
}

std::int64_t ConfusionMatrix::total() const
{
    std::int64_t sum = 0;
    for (const std::int64_t count : counts)
        sum += count;
    return sum;
}

ClassificationScores scores(std::span<const ClassTally> tallies)
{
    ClassificationScores result;
    std::int64_t correct = 0;
    result.perClass.reserve(tallies.size());
    for (const ClassTally& tally : tallies) {
        result.labelled += tally.support;
        correct += tally.truePositives;
        result.perClass.push_back(scoresOf(tally));
    }
    result.accuracy = ratio(correct, result.labelled);
    // Over the classes that the rows have, as scikit-learn's: one that is neither true nor predicted here has
    // no F1.
    result.macro =
        average(result.perClass, result.labelled, [](const ClassScores& one) { return one.f1 ? 1.0 : 0.0; });
    result.weighted = average(result.perClass, result.labelled,
                              [](const ClassScores& one) { return static_cast<double>(one.support); });
    return result;
}

ClassificationScores scores(const ConfusionMatrix& matrix)
{
    const std::size_t size = matrix.classes.size();
    std::vector<ClassTally> tallies(size);
    for (std::size_t row = 0; row < size; ++row) {
        tallies[row].truePositives = matrix.at(row, row);
        for (std::size_t column = 0; column < size; ++column) {
            tallies[row].support += matrix.at(row, column);
            tallies[column].predicted += matrix.at(row, column);
        }
    }
    return scores(std::span<const ClassTally>(tallies));
}

ConfusionMatrix confusionMatrix(std::span<const PredictionRecord> records)
{
    ConfusionMatrix matrix;
    for (const PredictionRecord& record : records) {
        if (record.label && !record.failed())
            matrix.add(*record.label, record.prediction);
    }
    return matrix;
}

} // namespace qd
