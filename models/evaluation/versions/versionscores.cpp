// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/versionscores.h"

#include "models/detect/changepoint.h"
#include "models/detect/ranktest.h"
#include "models/evaluation/rows/rowsample.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/evaluation/versions/curves.h"
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace qd {

namespace {

constexpr std::size_t mostScoredClasses = 2'000;
constexpr std::size_t mostMistakes = 50;

std::vector<std::uint32_t> labelledOf(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    std::vector<std::uint32_t> labelled;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(labelled),
                 [&rows](std::uint32_t row) { return rows.labelled(row); });
    return labelled;
}

bool areNumbers(const std::vector<std::string>& classes)
{
    return std::all_of(classes.begin(), classes.end(),
                       [](const std::string& name) { return wholeNumber(name).has_value(); });
}

std::vector<Mistake> mistakesOf(const EvaluatedRows& rows, std::span<const std::uint32_t> labelled,
                                const std::vector<ClassTally>& tallies)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counts;
    for (const std::uint32_t row : labelled) {
        if (rows.truth[row] != rows.predicted[row])
            ++counts[{rows.truth[row], rows.predicted[row]}];
    }
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::int64_t>> pairs(counts.begin(),
                                                                                        counts.end());
    const std::size_t shown = std::min(pairs.size(), mostMistakes);
    std::partial_sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(shown), pairs.end(),
                      [](const auto& a, const auto& b) {
                          return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
                      });
    std::vector<Mistake> mistakes;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto [truth, predicted] = pairs[i].first;
        mistakes.push_back(
            {rows.classes[truth], rows.classes[predicted], pairs[i].second,
             static_cast<double>(pairs[i].second) / static_cast<double>(tallies[truth].support)});
    }
    return mistakes;
}

void setClassification(VersionEvaluation& result, const EvaluatedRows& rows,
                       std::span<const std::uint32_t> labelled)
{
    std::vector<ClassTally> tallies(rows.classes.size());
    std::int64_t correct = 0;
    for (const std::uint32_t row : labelled) {
        ++tallies[rows.truth[row]].support;
        ++tallies[rows.predicted[row]].predicted;
        if (rows.truth[row] != rows.predicted[row])
            continue;
        ++tallies[rows.truth[row]].truePositives;
        ++correct;
    }
    result.scores = scores(std::span<const ClassTally>(tallies));
    result.accuracyInterval = wilson(correct, result.labelled);
    result.mistakes = mistakesOf(rows, labelled, tallies);
    if (rows.classes.size() > mostScoredClasses)
        result.scores.perClass.clear();
    if (rows.classes.size() > mostMatrixClasses)
        return;
    result.matrix = matrixOf(rows, labelled);
    result.balancedAccuracy = balancedAccuracy(result.matrix);
    result.matthews = matthewsCorrelation(result.matrix);
    result.kappa = cohensKappa(result.matrix);
    if (areNumbers(rows.classes))
        result.weightedKappa = weightedKappa(result.matrix, KappaWeights::Quadratic);
}

void setCurves(VersionEvaluation& result, std::vector<Scored> scored)
{
    // Once in order, every later sort is cheap.
    std::sort(scored.begin(), scored.end(),
              [](const Scored& a, const Scored& b) { return a.score > b.score; });
    result.roc = rocCurve(scored);
    result.pr = prCurve(scored);
    result.auc = delong(scored);
    if (!result.roc)
        return;
    thin(*result.roc);
    thin(*result.pr);
    result.thresholds = thresholdsOf(scored);
}

/// Returns the confidences in the predicted class, where there is no positive one.
std::vector<Scored> confidences(const EvaluatedRows& rows, std::span<const std::uint32_t> labelled)
{
    std::vector<Scored> scored;
    for (const std::uint32_t row : labelled) {
        if (!std::isnan(rows.confidence[row]))
            scored.push_back({rows.confidence[row], rows.loss(row) == 0});
    }
    return scored;
}

void setProbabilities(VersionEvaluation& result, const EvaluatedRows& rows,
                      std::span<const std::uint32_t> labelled)
{
    const bool ofPositive = !rows.score.empty();
    if (!ofPositive && rows.confidence.empty())
        return;
    std::vector<Scored> scored = ofPositive ? scoredRows(rows, labelled) : confidences(rows, labelled);
    if (rows.scoresAreProbabilities) {
        if (auto curve = reliability(scored))
            result.calibration = std::move(*curve);
        if (ofPositive) {
            result.logLoss = logLoss(scored);
            result.brier = brierScore(scored);
        }
    } else {
        result.logLoss = result.brier = undefined(Undefined::NotProbabilities);
    }
    if (ofPositive)
        setCurves(result, std::move(scored));
}

void setRegression(VersionEvaluation& result, const EvaluatedRows& rows,
                   std::span<const std::uint32_t> labelled)
{
    std::vector<Estimated> estimated;
    estimated.reserve(labelled.size());
    for (const std::uint32_t row : labelled)
        estimated.push_back({rows.target[row], rows.value[row]});
    result.regression = regressionScores(estimated);
    for (const std::size_t i : randomIndices(estimated.size(), mostSampledRows)) {
        if (const double residual = estimated[i].prediction - estimated[i].truth; std::isfinite(residual))
            result.residuals.push_back(residual);
    }
}

TimeRange extentOf(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    if (rows.times.empty())
        return {};
    const auto timed = [&rows](std::uint32_t row) { return rows.times[row] > 0; };
    const auto first = std::find_if(chosen.begin(), chosen.end(), timed);
    const auto last = std::find_if(chosen.rbegin(), chosen.rend(), timed);
    if (first == chosen.end())
        return {};
    return {{rows.times[*first]}, {rows.times[*last] + 1}};
}

void setStatuses(VersionEvaluation& result, const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    std::map<int, std::int64_t> statuses;
    std::int64_t known = 0;
    for (const std::uint32_t row : chosen) {
        const double status = rows.status[row];
        if (!(status > 0 && status < mostStatus))
            continue;
        ++statuses[static_cast<int>(status)];
        ++known;
    }
    result.statuses.assign(statuses.begin(), statuses.end());
    if (known > 0)
        result.errorRatio = static_cast<double>(result.failed) / static_cast<double>(chosen.size());
}

void setLatencies(VersionEvaluation& result, const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    std::vector<double> seconds;
    for (const std::uint32_t row : chosen) {
        if (!std::isnan(rows.latency[row]))
            seconds.push_back(rows.latency[row]);
    }
    if (seconds.empty())
        return;
    result.latencyMean =
        std::accumulate(seconds.begin(), seconds.end(), 0.0) / static_cast<double>(seconds.size());
    for (const double one : seconds)
        result.latencyBins.add(LatencyBins::binOf(one));
    static constexpr std::array at{0.5, 0.9, 0.99, 1.0, 0.999};
    result.latencies = quantiles(seconds, at);
    result.latencyP999 = result.latencies.back();
    result.latencies.pop_back();
}

/// Whether the probabilities of the classes sum to 1 in nearly all rows that have all of them.
bool areDistributions(const std::vector<std::vector<double>>& columns)
{
    constexpr double roundedSum = 0.01;
    std::int64_t complete = 0;
    std::int64_t others = 0;
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
        double sum = 0;
        for (const std::vector<double>& column : columns)
            sum += column[row];
        complete += std::isnan(sum) ? 0 : 1;
        others += std::abs(sum - 1) > roundedSum ? 1 : 0; // false for NaN
    }
    return others * 100 <= complete;
}

/// `columns` has the probability of each class. In pieces, which bounds the memory.
void setClassProbabilities(VersionEvaluation& version, const EvaluatedRows& rows,
                           const std::vector<std::vector<double>>& columns)
{
    constexpr std::size_t piece = 50'000;
    std::vector<double> values;
    std::vector<std::size_t> truth;
    double logLosses = 0;
    double briers = 0;
    double count = 0;
    const auto flush = [&] {
        const ClassProbabilities part{values, truth, columns.size()};
        logLosses += logLoss(part).value_or(0) * static_cast<double>(truth.size());
        briers += brierScore(part).value_or(0) * static_cast<double>(truth.size());
        count += static_cast<double>(truth.size());
        values.clear();
        truth.clear();
    };
    const auto isOf = [&](std::size_t row) {
        return version.version.empty() || rows.isOf(row, version.version);
    };
    for (std::size_t row = 0; row < rows.size; ++row) {
        const auto isMissing = [row](const std::vector<double>& column) { return std::isnan(column[row]); };
        if (!rows.labelled(row) || !isOf(row) || std::any_of(columns.begin(), columns.end(), isMissing))
            continue;
        for (const std::vector<double>& column : columns)
            values.push_back(column[row]);
        truth.push_back(rows.truth[row]);
        if (truth.size() == piece)
            flush();
    }
    flush();
    if (count == 0)
        return;
    version.logLoss = logLosses / count;
    version.brier = briers / count;
}

} // namespace

std::vector<std::vector<std::uint32_t>> rowsByVersion(const EvaluatedRows& rows)
{
    std::vector<std::vector<std::uint32_t>> chosen(rows.versions.size() + 1);
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (rows.version[row] != noClass)
            chosen[rows.version[row]].push_back(static_cast<std::uint32_t>(row));
    }
    chosen.back().resize(rows.size);
    std::iota(chosen.back().begin(), chosen.back().end(), 0U);
    return chosen;
}

VersionEvaluation evaluateQuality(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen,
                                  const CancelToken& cancel)
{
    VersionEvaluation result;
    result.predictions = std::ssize(chosen);
    result.failed =
        std::count_if(chosen.begin(), chosen.end(), [&rows](std::uint32_t row) { return rows.failed(row); });
    result.extent = extentOf(rows, chosen);
    if (!rows.notUnderstood.empty())
        result.notUnderstood = std::count_if(chosen.begin(), chosen.end(), [&rows](std::uint32_t row) {
            return rows.notUnderstood[row] != 0 && !rows.failed(row);
        });
    const std::vector<std::uint32_t> labelled = labelledOf(rows, chosen);
    result.labelled = std::ssize(labelled);
    if (labelled.empty() || cancel.isCancelled())
        return result;
    if (rows.task == TaskKind::Regression) {
        setRegression(result, rows, labelled);
    } else {
        setClassification(result, rows, labelled);
        setProbabilities(result, rows, labelled);
    }
    result.isChangeTested =
        !rows.times.empty() && std::count_if(labelled.begin(), labelled.end(), [&rows](std::uint32_t row) {
                                   return rows.times[row] != 0;
                               }) >= static_cast<std::ptrdiff_t>(fewestChangeRows);
    result.change = qualityChange(rows, labelled);
    return result;
}

void evaluateSpeed(VersionEvaluation& version, const EvaluatedRows& rows,
                   std::span<const std::uint32_t> chosen)
{
    if (!rows.status.empty())
        setStatuses(version, rows, chosen);
    if (!rows.latency.empty())
        setLatencies(version, rows, chosen);
    const Duration length = version.extent.length();
    if (length.count() > 1)
        version.requestsPerSecond =
            static_cast<double>(version.predictions - 1) * 1000.0 / static_cast<double>(length.count() - 1);
}

Result<void> evaluateClassProbabilities(std::span<VersionEvaluation> versions, const EvaluatedRows& rows,
                                        const RecordTable& table, const CancelToken& cancel)
{
    if (!rows.classColumns.areComplete())
        return {};
    // Probabilities of classes that no row has are part of the distribution.
    std::vector<int> used = rows.classColumns.ofClass;
    used.insert(used.end(), rows.classColumns.others.begin(), rows.classColumns.others.end());
    std::vector<std::vector<double>> columns;
    for (const int column : used) {
        auto values = classShares(table, rows, column, cancel);
        if (!values)
            return Failure(values.error());
        columns.push_back(std::move(*values));
    }
    if (!areDistributions(columns)) {
        for (VersionEvaluation& version : versions) {
            version.logLoss = version.brier = undefined(Undefined::NotProbabilities);
            version.calibration.reset();
        }
        return {};
    }
    for (VersionEvaluation& version : versions) {
        if (cancel.isCancelled())
            return cancelled();
        setClassProbabilities(version, rows, columns);
    }
    return {};
}

std::optional<QualityChange> qualityChange(const EvaluatedRows& rows, std::span<const std::uint32_t> labelled)
{
    constexpr std::size_t mostRows = 100'000; // more would find it no more precisely than a chart can show
    constexpr double possible = 0.05;
    if (rows.times.empty())
        return std::nullopt;
    const bool shares = rows.task == TaskKind::Classification;
    std::vector<double> losses;
    std::vector<std::int64_t> times;
    for (const std::uint32_t row : sampled(labelled, mostRows)) {
        if (rows.times[row] == 0)
            continue;
        losses.push_back(rows.loss(row));
        times.push_back(rows.times[row]);
    }
    const auto change = shares
                            ? likeliestChange(losses, ChangeCost::Proportion, fewestChangeRows / 2)
                            : likeliestChange(normalScores(losses), ChangeCost::Mean, fewestChangeRows / 2);
    if (!change || change->pValue > possible)
        return std::nullopt;
    const auto at = losses.begin() + static_cast<std::ptrdiff_t>(change->index);
    const auto mean = [shares](auto from, auto to) {
        const double loss = std::accumulate(from, to, 0.0) / static_cast<double>(to - from);
        return shares ? 1 - loss : loss;
    };
    if (!std::isfinite(mean(losses.begin(), at)) || !std::isfinite(mean(at, losses.end())))
        return std::nullopt; // levels that no number can tell
    return QualityChange{.at = {times[change->index]},
                         .range = {{times[change->low]}, {times[change->high] + 1}},
                         .before = mean(losses.begin(), at),
                         .after = mean(at, losses.end()),
                         .pValue = change->pValue};
}

std::vector<Scored> scoredRows(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    const std::uint32_t positive = rows.positive();
    std::vector<Scored> scored;
    if (rows.score.empty())
        return scored;
    scored.reserve(chosen.size());
    for (const std::uint32_t row : chosen) {
        if (rows.labelled(row) && !std::isnan(rows.score[row]))
            scored.push_back({rows.score[row], rows.truth[row] == positive});
    }
    return scored;
}

ConfusionMatrix matrixOf(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    const std::size_t classes = rows.classes.size();
    ConfusionMatrix matrix{rows.classes, std::vector<std::int64_t>(classes * classes)};
    for (const std::uint32_t row : chosen) {
        if (rows.labelled(row))
            ++matrix.counts[rows.truth[row] * classes + rows.predicted[row]];
    }
    return matrix;
}

std::vector<double> sampledLatencies(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen)
{
    std::vector<double> seconds;
    if (rows.latency.empty())
        return seconds;
    RowSample timed;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(timed),
                 [&rows](std::uint32_t row) { return !std::isnan(rows.latency[row]); });
    for (const std::uint32_t row : sampled(timed, mostSampledRows))
        seconds.push_back(rows.latency[row]);
    return seconds;
}

} // namespace qd
