// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/subjectpredictions.h"

#include "models/recorded/recordedpredictions.h"
#include "models/serving/storedendpoints.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

/// The positive class as the monitor uses it for the series of the endpoint; empty for none, and for an
/// endpoint that was removed.
Result<std::string> positiveClassOf(const HistoryReader& reader, const std::string& endpointId)
{
    const auto body = reader.document("endpoint", endpointId);
    if (!body)
        return Failure(body.error());
    if (!*body)
        return std::string();
    return endpointFromJson(**body).map([](const Endpoint& endpoint) { return endpoint.positiveClass; });
}

/// No row twice, whatever the periods share.
std::vector<PredictionColumnQuery> queriesFor(const Subject& subject, const WantedPredictions& wanted)
{
    std::array periods{wanted.baseline, wanted.affected, wanted.after};
    if (wanted.gap && !wanted.baseline.isEmpty())
        periods.front().to = std::max(wanted.baseline.to, wanted.affected.from);
    std::sort(periods.begin(), periods.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    std::vector<PredictionColumnQuery> queries;
    Timestamp asked;
    for (const TimeRange& period : periods) {
        const TimeRange rest{std::max(period.from, asked), period.to};
        if (rest.isEmpty())
            continue;
        queries.push_back({.rows = {subject.endpoint, subject.model, wanted.version, rest},
                           .version = true,
                           .prediction = true,
                           .probability = wanted.inputs, // its drift is one of those that are ranked
                           .label = true,
                           .latency = true,
                           .status = true,
                           .everyAttribute = wanted.inputs});
        asked = rest.to;
    }
    return queries;
}

} // namespace

Result<SubjectPredictions> readPredictions(const HistoryReader& reader, const Subject& subject,
                                           const WantedPredictions& wanted, const CancelToken& cancel)
{
    SubjectPredictions predictions;
    if (subject.model.empty())
        return predictions;
    auto positive = positiveClassOf(reader, subject.endpoint);
    if (!positive)
        return Failure(positive.error());
    auto recorded = recordedPredictions(reader, queriesFor(subject, wanted), {}, cancel);
    if (!recorded)
        return Failure(recorded.error());
    if (recorded->table->rows() == 0)
        return predictions;
    auto rows =
        readRows(*recorded->table, {.reference = wanted.baseline, .current = wanted.affected}, cancel);
    if (!rows)
        return Failure(rows.error());
    predictions.table = std::move(recorded->table);
    predictions.rows = std::move(*rows);
    // The evaluation would choose a class where the monitor averages, and refuse one that nobody has seen.
    predictions.rows.question.positiveClass = std::move(*positive);
    predictions.baseline = predictions.within(wanted.baseline);
    predictions.affected = predictions.within(wanted.affected);
    predictions.columnsLeftOut = recorded->columnsLeftOut;
    return predictions;
}

std::map<std::string, std::int64_t> versionCounts(const EvaluatedRows& rows, RowSpan chosen)
{
    std::map<std::string, std::int64_t> counts;
    for (const std::uint32_t row : chosen) {
        if (rows.version[row] != noClass)
            ++counts[rows.versions[rows.version[row]]];
    }
    return counts;
}

std::string mostFrequent(const std::map<std::string, std::int64_t>& counts)
{
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

} // namespace qd
