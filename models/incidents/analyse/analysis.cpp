// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/analysis.h"

#include "models/base/metrics.h"
#include "models/history/historyreader.h"
#include "models/incidents/analyse/hypotheses.h"
#include "models/incidents/analyse/inputfacts.h"
#include "models/incidents/analyse/outage.h"
#include "models/serving/endpoint.h"
#include "models/serving/storedendpoints.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

std::map<std::string, std::int64_t> countStatus(const EvaluatedRows& rows, RowSpan chosen)
{
    std::map<std::string, std::int64_t> counts;
    for (const std::uint32_t row : chosen) {
        if (!rows.status.empty() && !std::isnan(rows.status[row]))
            ++counts[std::to_string(static_cast<int>(rows.status[row]))];
    }
    return counts;
}

bool isUtilisationOrDisk(const std::string& name)
{
    return name == metric::cpu || name == metric::gpu || name == metric::diskRead ||
           name == metric::diskWritten;
}

Result<Facts> gather(const HistoryReader& reader, const Subject& subject, const Location& location,
                     const SubjectPredictions& predictions, const std::vector<MetricChange>& changes,
                     const CancelToken& cancel)
{
    const EvaluatedRows& rows = predictions.rows;
    const RowSpan before = predictions.baseline;
    const RowSpan after = predictions.affected;
    Facts facts;
    facts.metric = subject.series.metric;
    facts.outcome = outcomeKind(facts.metric);
    auto version = versionFacts(reader, subject, location, predictions);
    if (!version)
        return Failure(version.error());
    facts.version = std::move(*version);
    facts.traffic = trafficFacts(predictions, changes, location);
    facts.errors = errorFacts(predictions, changes);
    facts.accuracy = contrast(rows, before, after, OutcomeKind::Correctness);
    facts.labels = labelFacts(predictions);
    facts.predictions = static_cast<std::int64_t>(std::min(before.size(), after.size()));
    if (predictions.table) {
        auto inputs = inputChanges(rows, *predictions.table, cancel);
        if (!inputs)
            return Failure(inputs.error());
        facts.inputs = std::move(*inputs);
    }
    facts.segments = segmentFalls(facts.inputs, facts.outcome == OutcomeKind::Failures ? Figure::ErrorRate
                                                                                       : Figure::Accuracy);
    auto memory = memoryFacts(reader, subject, location, changes, cancel);
    if (!memory)
        return Failure(memory.error());
    facts.memory = std::move(*memory);
    auto hang = hangFacts(reader, subject, location, predictions, cancel);
    if (!hang)
        return Failure(hang.error());
    facts.hang = *hang;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(facts.machine),
                 [](const MetricChange& candidate) { return isUtilisationOrDisk(candidate.change.metric); });
    return facts;
}

std::vector<Change> ranked(const std::vector<MetricChange>& metrics, std::vector<Change> attributes)
{
    std::vector<Change> changes = std::move(attributes);
    for (const MetricChange& candidate : metrics)
        changes.push_back(candidate.change);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return sizeOf(a) > sizeOf(b); });
    return changes;
}

/// Evidence about an endpoint tells its name instead of its id; one that was removed keeps the id.
Result<void> nameEndpoints(const HistoryReader& reader, std::vector<Hypothesis>& hypotheses)
{
    for (Hypothesis& hypothesis : hypotheses) {
        for (Evidence& evidence : hypothesis.evidence) {
            const auto id = evidence.text.find("endpoint");
            if (id == evidence.text.end())
                continue;
            const auto name = storedEndpointName(reader, id->second);
            if (!name)
                return Failure(name.error());
            id->second = name->toStdString();
        }
    }
    return {};
}

} // namespace

double sizeOf(const Change& change)
{
    constexpr double plainPoints = 0.1;
    constexpr double alarmingRootPsi = 0.5;
    constexpr double outOfNothing = 4; // no factor tells how much that is
    const MetricInfo* info = findMetric(change.metric);
    const bool isColumn = change.scale == "root-psi";
    double size = 0;
    if ((info && info->unit == MetricUnit::Ratio) || (isColumn && change.labels.has("value")))
        size = std::abs(change.after - change.before) / plainPoints;
    else if (isColumn)
        size = change.effect / alarmingRootPsi;
    else if (change.before > 0 && change.after > 0)
        size = std::abs(std::log2(change.after / change.before));
    else if (change.before != change.after)
        size = outOfNothing;
    // Robust deviations tell what a series does by itself; predictions tell it by their number.
    const double belief = change.scale.empty()   ? std::min(change.effect / clearEffect, 1.0)
                          : change.pValue < 0.05 ? 1.0
                                                 : 0.2;
    return std::isnan(size) ? 0.0 : size * belief;
}

Result<Analysis> analyse(const HistoryReader& reader, const Subject& subject, const Location& location,
                         Timestamp now, const CancelToken& cancel)
{
    const auto predictions = readPredictions(
        reader, subject,
        {.baseline = location.baseline, .affected = location.affected, .gap = true, .inputs = true}, cancel);
    if (!predictions)
        return Failure(predictions.error());
    const auto changes = metricChanges(reader, subject, location, *predictions, cancel);
    if (!changes)
        return Failure(changes.error());
    const auto facts = gather(reader, subject, location, *predictions, *changes, cancel);
    if (!facts)
        return Failure(facts.error());
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, {},
                    QCoreApplication::translate("Analysis", "The analysis was cancelled."));

    Analysis analysis;
    analysis.at = now;
    analysis.changes = ranked(*changes, driftChanges(facts->inputs));
    analysis.segments = segmentChanges(facts->inputs, segmentFalls(facts->inputs, Figure::Accuracy));
    analysis.statusBefore = countStatus(predictions->rows, predictions->baseline);
    analysis.statusAfter = countStatus(predictions->rows, predictions->affected);
    analysis.attributesLeftOut = static_cast<std::int64_t>(predictions->columnsLeftOut);
    if (isOutage(subject)) {
        auto causes = weighOutage(reader, subject, location);
        if (!causes)
            return Failure(causes.error());
        analysis.hypotheses = std::move(*causes);
        return analysis;
    }
    analysis.hypotheses = weigh(*facts);
    if (const auto named = nameEndpoints(reader, analysis.hypotheses); !named)
        return Failure(named.error());
    return analysis;
}

} // namespace qd
