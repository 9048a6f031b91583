// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/verify/scorecomparison.h"

#include "models/base/metrics.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/quality/statistics/quantiles.h"

#include <cmath>
#include <limits>
#include <random>
#include <set>

namespace qd {

namespace {

constexpr int draws = 4'000;
constexpr double pseudoCounts = 2.0;    ///< shared by all cells
constexpr std::size_t mostClasses = 40; ///< the most classes whose unseen cells count
constexpr unsigned seed = 20'050'411;
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A confusion matrix as a list, with weights that need be no integers.
struct Cell
{
    std::size_t truth = 0;
    std::size_t predicted = 0;
    double weight = 0;
};

struct Matrix
{
    std::vector<Cell> cells;
    std::size_t classes = 0;
    std::optional<std::size_t> positive;
};

struct ClassSums
{
    double hits = 0;
    double predicted = 0;
    double support = 0;
};

double scoreOfClass(const ClassSums& sums, Score score)
{
    const double whole = score == Score::Precision ? sums.predicted
                         : score == Score::Recall  ? sums.support
                                                   : (sums.predicted + sums.support) / 2;
    return whole > 0 ? sums.hits / whole : undefined;
}

double scoreOfMatrix(const Matrix& matrix, Score score, bool macro)
{
    std::vector<ClassSums> sums(matrix.classes);
    for (const Cell& cell : matrix.cells) {
        sums[cell.truth].support += cell.weight;
        sums[cell.predicted].predicted += cell.weight;
        if (cell.truth == cell.predicted)
            sums[cell.truth].hits += cell.weight;
    }
    if (!macro)
        return matrix.positive ? scoreOfClass(sums[*matrix.positive], score) : undefined;
    double total = 0;
    for (const ClassSums& one : sums) {
        const double value = scoreOfClass(one, score);
        total += std::isnan(value) ? 0.0 : value;
    }
    return sums.empty() ? undefined : total / static_cast<double>(sums.size());
}

Matrix matrixOf(const ScoreCounts& counts, const std::string& positiveClass)
{
    std::map<std::string, std::size_t> index;
    for (const auto& [pair, count] : counts.cells) {
        index.try_emplace(pair.first, 0);
        index.try_emplace(pair.second, 0);
    }
    Matrix matrix;
    for (auto& [name, place] : index) {
        if (name == positiveClass)
            matrix.positive = matrix.classes;
        place = matrix.classes++;
    }
    for (const auto& [pair, count] : counts.cells)
        matrix.cells.push_back({index[pair.first], index[pair.second], static_cast<double>(count)});
    return matrix;
}

void addPrior(Matrix& matrix)
{
    if (matrix.classes <= mostClasses) {
        std::set<std::pair<std::size_t, std::size_t>> seen;
        for (const Cell& cell : matrix.cells)
            seen.emplace(cell.truth, cell.predicted);
        for (std::size_t truth = 0; truth < matrix.classes; ++truth) {
            for (std::size_t predicted = 0; predicted < matrix.classes; ++predicted) {
                if (!seen.contains({truth, predicted}))
                    matrix.cells.push_back({truth, predicted, 0});
            }
        }
    }
    for (Cell& cell : matrix.cells)
        cell.weight += pseudoCounts / static_cast<double>(matrix.cells.size());
}

/// Independent gamma variables in fixed proportions are a Dirichlet draw; the scores do not know their sum.
std::vector<double> posterior(const ScoreCounts& counts, Score score, const std::string& positiveClass,
                              std::mt19937& random)
{
    Matrix prior = matrixOf(counts, positiveClass);
    addPrior(prior);
    Matrix drawn = prior;
    std::vector<double> values;
    values.reserve(draws);
    for (int draw = 0; draw < draws; ++draw) {
        for (std::size_t i = 0; i < prior.cells.size(); ++i)
            drawn.cells[i].weight = std::gamma_distribution<double>(prior.cells[i].weight)(random);
        values.push_back(scoreOfMatrix(drawn, score, positiveClass.empty()));
    }
    return values;
}

} // namespace

std::optional<Score> scoreOf(std::string_view name)
{
    if (name == metric::precision)
        return Score::Precision;
    if (name == metric::recall)
        return Score::Recall;
    if (name == metric::f1)
        return Score::F1;
    return std::nullopt;
}

ScoreCounts scoreCounts(std::span<const StoredPrediction> rows)
{
    ScoreCounts counts;
    for (const StoredPrediction& row : rows) {
        if (!correctness(row.record))
            continue;
        ++counts.cells[{*row.record.label, row.record.prediction}];
        ++counts.total;
    }
    return counts;
}

double scoreValue(const ScoreCounts& counts, Score score, const std::string& positiveClass)
{
    return scoreOfMatrix(matrixOf(counts, positiveClass), score, positiveClass.empty());
}

std::optional<Improvement> compareScores(const ScoreCounts& first, const ScoreCounts& second, Score score,
                                         const std::string& positiveClass, double confidence)
{
    const double difference =
        scoreValue(second, score, positiveClass) - scoreValue(first, score, positiveClass);
    if (std::isnan(difference))
        return std::nullopt;
    std::mt19937 random(seed);
    const std::vector<double> a = posterior(first, score, positiveClass, random);
    std::vector<double> differences = posterior(second, score, positiveClass, random);
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i] -= a[i];
    const double tail = (1 - confidence) / 2;
    return Improvement{difference, quantile(differences, tail), quantile(differences, 1 - tail)};
}

} // namespace qd
