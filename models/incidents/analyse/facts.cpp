// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/facts.h"

#include "models/base/metrics.h"
#include "models/detect/ranktest.h"
#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

constexpr std::int64_t fewestOutcomes = 30;

const MetricChange* findChange(const std::vector<MetricChange>& changes, std::string_view metric)
{
    const auto found = std::find_if(changes.begin(), changes.end(), [metric](const MetricChange& candidate) {
        return candidate.change.metric == metric;
    });
    return found == changes.end() ? nullptr : &*found;
}

std::map<int, std::int64_t> failuresByCode(const EvaluatedRows& rows, RowSpan chosen)
{
    std::map<int, std::int64_t> codes;
    for (const std::uint32_t row : chosen) {
        if (rows.failed(row))
            ++codes[static_cast<int>(rows.status[row])];
    }
    return codes;
}

double share(std::int64_t part, std::size_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

std::optional<Contrast> contrast(const EvaluatedRows& rows, RowSpan first, RowSpan second, OutcomeKind kind)
{
    const auto figure = figureOfOutcomes(kind);
    if (!figure)
        return std::nullopt;
    const std::int64_t n = tellingRows(rows, *figure, first);
    const std::int64_t m = tellingRows(rows, *figure, second);
    if (std::min(n, m) < fewestOutcomes)
        return std::nullopt;
    const auto compared = compareFigure(rows, *figure, first, second);
    if (!compared)
        return std::nullopt;
    const Interval& interval = compared->interval;
    Contrast result{
        n, m, compared->first, compared->second, compared->difference, interval.low, interval.high};
    if (kind == OutcomeKind::Correctness) { // less is worse
        result.delta = -compared->difference;
        result.low = -interval.high;
        result.high = -interval.low;
    }
    return result;
}

std::optional<TrafficFacts> trafficFacts(const SubjectPredictions& predictions,
                                         const std::vector<MetricChange>& changes, const Location& location)
{
    TrafficFacts facts;
    if (!predictions.baseline.empty() && !predictions.affected.empty()) {
        const auto n = static_cast<double>(predictions.baseline.size());
        const auto m = static_cast<double>(predictions.affected.size());
        facts.before = n * 1000.0 / static_cast<double>(location.baseline.length().count());
        facts.after = m * 1000.0 / static_cast<double>(location.affected.length().count());
        // Counts of Poisson arrivals: the logarithm of their ratio has the variance 1/n + 1/m.
        facts.clear =
            normalTwoSided(std::log(facts.after / facts.before) / std::sqrt(1 / n + 1 / m)) < significant;
    } else if (const MetricChange* rate = findChange(changes, metric::requestRate)) {
        facts.before = rate->change.before;
        facts.after = rate->change.after;
        facts.clear = rate->change.effect >= clearEffect;
    } else {
        return std::nullopt;
    }
    if (const MetricChange* pending = findChange(changes, metric::pending))
        facts.pending = pending->change;
    return facts;
}

std::optional<ErrorFacts> errorFacts(const SubjectPredictions& predictions,
                                     const std::vector<MetricChange>& changes)
{
    const EvaluatedRows& rows = predictions.rows;
    const RowSpan before = predictions.baseline;
    const RowSpan after = predictions.affected;
    ErrorFacts facts;
    if (const auto failures = contrast(rows, before, after, OutcomeKind::Failures)) {
        facts.failures = *failures;
        const auto earlier = failuresByCode(rows, before);
        for (const auto& [code, count] : failuresByCode(rows, after)) {
            const auto known = earlier.find(code);
            const double expected = known == earlier.end() ? 0.0
                                                           : share(known->second, before.size()) *
                                                                 static_cast<double>(after.size());
            const auto added = static_cast<std::int64_t>(static_cast<double>(count) - expected);
            if (added > facts.leadingCount) {
                facts.leadingCount = added;
                facts.leadingCode = std::to_string(code);
            }
        }
        return facts;
    }
    const MetricChange* ratio = findChange(changes, metric::errorRatio);
    if (!ratio)
        return std::nullopt;
    const Shift shift = hodgesLehmann(ratio->before.values, ratio->after.values);
    facts.failures = {std::ssize(ratio->before.values),
                      std::ssize(ratio->after.values),
                      ratio->change.before,
                      ratio->change.after,
                      shift.estimate,
                      shift.low,
                      shift.high};
    return facts;
}

std::optional<LabelFacts> labelFacts(const SubjectPredictions& predictions)
{
    const EvaluatedRows& rows = predictions.rows;
    const RowSpan before = predictions.baseline;
    const RowSpan after = predictions.affected;
    const RowSpan firstHalf = after.first(after.size() / 2);
    const auto labelledIn = [&rows](RowSpan chosen) {
        return std::count_if(chosen.begin(), chosen.end(),
                             [&rows](std::uint32_t row) { return rows.labelled(row); });
    };
    if (firstHalf.empty() || labelledIn(before) == 0)
        return std::nullopt;
    return LabelFacts{share(labelledIn(before), before.size()),
                      share(labelledIn(firstHalf), firstHalf.size()), answerDrift(rows),
                      std::min(labelledIn(before), labelledIn(after))};
}

} // namespace qd
