// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/predictionvalue.h"

#include "models/base/metrics.h"
#include "models/detect/robust.h"
#include "models/exposition/number.h"
#include "models/history/documentkinds.h"
#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionoutcome.h"
#include "models/incidents/verify/scorecomparison.h"
#include "models/quality/statistics/quantiles.h"
#include "models/serving/storedendpoints.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// The quantile that the labels name, else 0.
double namedQuantile(const SeriesKey& series)
{
    const double at = parseNumber(series.labels.get(label::quantile)).value_or(0);
    return at > 0 && at < 1 ? at : 0;
}

double latencyValue(const SeriesKey& series, std::vector<double> latencies)
{
    const double at = namedQuantile(series);
    return at > 0 ? quantile(latencies, at) : median(std::move(latencies));
}

std::int64_t ones(const std::vector<double>& values)
{
    return std::count_if(values.begin(), values.end(), [](double value) { return value > 0.5; });
}

std::int64_t sizeOf(const std::vector<double>& values)
{
    return std::ssize(values);
}

/// Rows that recall (or else precision) of a class is a share of, and those of them that count for it.
Proportion scoreProportion(const ScoreCounts& counts, Score score, const std::string& positive)
{
    Proportion share;
    for (const auto& [pair, count] : counts.cells) {
        const auto& [truth, predicted] = pair;
        if ((score == Score::Recall ? truth : predicted) != positive)
            continue;
        share.count += count;
        share.ones += truth == predicted ? count : 0;
    }
    return share;
}

ConfusionMatrix matrixOf(const ScoreCounts& counts)
{
    ConfusionMatrix matrix;
    for (const auto& [pair, count] : counts.cells) {
        for (const std::string& name : {pair.first, pair.second})
            matrix.classes.push_back(name);
    }
    std::sort(matrix.classes.begin(), matrix.classes.end());
    matrix.classes.erase(std::unique(matrix.classes.begin(), matrix.classes.end()), matrix.classes.end());
    const std::size_t n = matrix.classes.size();
    const auto indexOf = [&](const std::string& name) {
        return static_cast<std::size_t>(std::lower_bound(matrix.classes.begin(), matrix.classes.end(), name) -
                                        matrix.classes.begin());
    };
    matrix.counts.assign(n * n, 0);
    for (const auto& [pair, count] : counts.cells)
        matrix.counts[indexOf(pair.first) * n + indexOf(pair.second)] = count;
    return matrix;
}

/// An average over classes is no share; its interval, taken for that of a normal variable, gives the p-value.
std::optional<Compared> compareMacro(const ScoreCounts& before, const ScoreCounts& after, Score score)
{
    constexpr double confidence = 0.95;
    const auto found = compareScores(before, after, score, {}, confidence);
    if (!found)
        return std::nullopt;
    Compared result;
    result.first = scoreValue(before, score, {});
    result.second = scoreValue(after, score, {});
    result.effect = result.difference = found->estimate;
    result.interval = {found->low, found->high};
    const double deviation = (found->high - found->low) / (2 * normalQuantile(0.5 + confidence / 2));
    if (deviation > 0)
        result.pValue = normalTwoSided(found->estimate / deviation);
    return result;
}

std::optional<Compared> compareScore(const ScoreCounts& before, const ScoreCounts& after, Score score,
                                     const std::string& positive)
{
    if (before.total == 0 || after.total == 0)
        return std::nullopt;
    Defined<Compared> result = undefined(Undefined::NoData);
    if (score == Score::F1) {
        result = compareF1(matrixOf(before), matrixOf(after), positive);
    } else if (positive.empty()) {
        return compareMacro(before, after, score);
    } else {
        const Proportion a = scoreProportion(before, score, positive);
        const Proportion b = scoreProportion(after, score, positive);
        result = compareShares(a.ones, a.count, b.ones, b.count);
    }
    return result ? std::optional(*result) : std::nullopt;
}

} // namespace

std::optional<double> predictionValue(const SeriesKey& series, std::span<const StoredPrediction> rows,
                                      const std::string& positiveClass)
{
    const OutcomeKind kind = outcomeKind(series.metric);
    if (kind == OutcomeKind::None)
        return std::nullopt;
    std::vector<double> outcomes = outcomesOf(rows, kind);
    if (outcomes.empty())
        return std::nullopt;
    if (const auto score = scoreOf(series.metric))
        return scoreValue(scoreCounts(rows), *score, positiveClass);
    if (kind == OutcomeKind::Latency)
        return latencyValue(series, std::move(outcomes));
    return Proportion{ones(outcomes), sizeOf(outcomes)}.share();
}

std::optional<Compared> comparePredictions(const SeriesKey& series, std::span<const StoredPrediction> before,
                                           std::span<const StoredPrediction> after,
                                           const std::string& positiveClass)
{
    const OutcomeKind kind = outcomeKind(series.metric);
    if (kind == OutcomeKind::None)
        return std::nullopt;
    if (const auto score = scoreOf(series.metric))
        return compareScore(scoreCounts(before), scoreCounts(after), *score, positiveClass);
    const std::vector<double> first = outcomesOf(before, kind);
    const std::vector<double> second = outcomesOf(after, kind);
    if (first.empty() || second.empty())
        return std::nullopt;
    if (kind != OutcomeKind::Latency)
        return *compareShares(ones(first), sizeOf(first), ones(second), sizeOf(second));
    Compared result = *compareSamples(first, second);
    result.first = latencyValue(series, first);
    result.second = latencyValue(series, second);
    return result;
}

Result<std::string> positiveClassOf(const HistoryReader& reader, const std::string& endpointId)
{
    const auto stored = storedEndpoint(reader, endpointId);
    if (!stored)
        return Failure(stored.error());
    if (!*stored)
        return std::string();
    return (*stored)->endpoint.map([](const Endpoint& endpoint) { return endpoint.positiveClass; });
}

} // namespace qd
