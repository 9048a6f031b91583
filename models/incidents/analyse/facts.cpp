// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/facts.h"

#include "models/base/metrics.h"
#include "models/detect/ranktest.h"
#include "models/detect/robust.h"
#include "models/quality/statistics/intervals.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

constexpr std::size_t fewestOutcomes = 30;

const MetricChange* findChange(const std::vector<MetricChange>& changes, std::string_view metric)
{
    const auto found = std::find_if(changes.begin(), changes.end(), [metric](const MetricChange& candidate) {
        return candidate.change.metric == metric;
    });
    return found == changes.end() ? nullptr : &*found;
}

std::int64_t countOfOnes(const std::vector<double>& values)
{
    return std::count_if(values.begin(), values.end(), [](double value) { return value > 0.5; });
}

/// `sign` +1 when more is worse.
Contrast ofShares(const std::vector<double>& first, const std::vector<double>& second, double sign)
{
    const auto n = std::ssize(first);
    const auto m = std::ssize(second);
    const Interval interval = newcombe(countOfOnes(second), m, countOfOnes(first), n);
    Contrast result{n, m, static_cast<double>(countOfOnes(first)) / static_cast<double>(n),
                    static_cast<double>(countOfOnes(second)) / static_cast<double>(m)};
    result.delta = sign * (result.second - result.first);
    result.low = sign > 0 ? interval.low : -interval.high;
    result.high = sign > 0 ? interval.high : -interval.low;
    return result;
}

Contrast ofLatencies(const std::vector<double>& first, const std::vector<double>& second)
{
    const Shift shift = hodgesLehmann(first, second);
    return {std::ssize(first), std::ssize(second), median(first), median(second),
            shift.estimate,    shift.low,          shift.high};
}

std::map<int, std::int64_t> failuresByCode(std::span<const StoredPrediction> rows)
{
    std::map<int, std::int64_t> codes;
    for (const StoredPrediction& row : rows) {
        if (row.record.failed())
            ++codes[row.record.status];
    }
    return codes;
}

/// Drift of one text field of the labelled records.
template <typename Field>
CellDrift driftOf(const PredictionFrame& frame, const Field& field)
{
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;
    const auto add = [&](std::span<const StoredPrediction> rows, auto side) {
        for (const StoredPrediction& row : rows) {
            if (row.record.label && !row.record.failed())
                ++(counts[field(row.record)].*side);
        }
    };
    add(frame.before(), &std::pair<std::int64_t, std::int64_t>::first);
    add(frame.after(), &std::pair<std::int64_t, std::int64_t>::second);
    std::vector<std::int64_t> before;
    std::vector<std::int64_t> after;
    for (const auto& [value, sides] : counts) {
        before.push_back(sides.first);
        after.push_back(sides.second);
    }
    return cellDrift(before, after);
}

std::int64_t labelledIn(std::span<const StoredPrediction> rows)
{
    return std::count_if(rows.begin(), rows.end(),
                         [](const StoredPrediction& row) { return row.record.label.has_value(); });
}

std::optional<Contrast> contrastOf(const std::vector<double>& a, const std::vector<double>& b,
                                   OutcomeKind kind)
{
    if (std::min(a.size(), b.size()) < fewestOutcomes)
        return std::nullopt;
    if (kind == OutcomeKind::Latency)
        return ofLatencies(a, b);
    return ofShares(a, b, kind == OutcomeKind::Failures ? 1.0 : -1.0);
}

} // namespace

std::optional<Contrast> contrast(std::span<const StoredPrediction> first,
                                 std::span<const StoredPrediction> second, OutcomeKind kind)
{
    return contrastOf(outcomesOf(first, kind), outcomesOf(second, kind), kind);
}

std::optional<Contrast> contrast(std::span<const PredictionRecord* const> first,
                                 std::span<const PredictionRecord* const> second, OutcomeKind kind)
{
    return contrastOf(outcomesOf(first, kind), outcomesOf(second, kind), kind);
}

std::optional<TrafficFacts> trafficFacts(const PredictionFrame& frame,
                                         const std::vector<MetricChange>& changes, const Location& location)
{
    TrafficFacts facts;
    if (!frame.before().empty() && !frame.after().empty()) {
        const auto n = static_cast<double>(frame.before().size());
        const auto m = static_cast<double>(frame.after().size());
        facts.before =
            n * 1000.0 / static_cast<double>(coveredTime(frame.before(), location.baseline).count());
        facts.after = m * 1000.0 / static_cast<double>(coveredTime(frame.after(), location.affected).count());
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

std::optional<ErrorFacts> errorFacts(const PredictionFrame& frame, const std::vector<MetricChange>& changes)
{
    ErrorFacts facts;
    if (const auto failures = contrast(frame.before(), frame.after(), OutcomeKind::Failures)) {
        facts.failures = *failures;
        const auto before = failuresByCode(frame.before());
        for (const auto& [code, count] : failuresByCode(frame.after())) {
            const auto earlier = before.find(code);
            const double expected = earlier == before.end() ? 0.0
                                                            : static_cast<double>(earlier->second) /
                                                                  static_cast<double>(frame.before().size()) *
                                                                  static_cast<double>(frame.after().size());
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

std::optional<LabelFacts> labelFacts(const PredictionFrame& frame)
{
    const auto before = frame.before();
    const auto firstHalf = frame.after().first(frame.after().size() / 2);
    LabelFacts facts;
    facts.labelled = std::min(labelledIn(before), labelledIn(frame.after()));
    if (before.empty() || firstHalf.empty() || labelledIn(before) == 0)
        return std::nullopt;
    facts.shareBefore = static_cast<double>(labelledIn(before)) / static_cast<double>(before.size());
    facts.shareAfter = static_cast<double>(labelledIn(firstHalf)) / static_cast<double>(firstHalf.size());
    facts.labels = driftOf(frame, [](const PredictionRecord& record) { return *record.label; });
    facts.predictions = driftOf(frame, [](const PredictionRecord& record) { return record.prediction; });
    return facts;
}

} // namespace qd
