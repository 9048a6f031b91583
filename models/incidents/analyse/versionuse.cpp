// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/versionuse.h"

#include "models/history/historyreader.h"
#include "models/incidents/locate/predictionoutcome.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

void count(VersionTally& tally, const PredictionRecord& record)
{
    ++tally.predictions;
    const auto right = correctness(record);
    if (!right)
        return;
    ++tally.labelled;
    tally.correct += *right > 0.5 ? 1 : 0;
}

} // namespace

double VersionTally::accuracy() const
{
    return labelled > 0 ? static_cast<double>(correct) / static_cast<double>(labelled) : NAN;
}

Result<std::vector<VersionUse>> versionUse(const HistoryReader& reader, const Subject& subject,
                                           const Location& location, const CancelToken& cancel)
{
    PredictionQuery query;
    query.endpoint = subject.endpoint;
    query.model = subject.model;
    query.range = {location.baseline.from, std::max(location.affected.to, location.baseline.to)};
    const auto predictions = reader.predictions(query, cancel);
    if (!predictions)
        return Failure(predictions.error());
    std::vector<VersionUse> uses;
    for (const StoredPrediction& stored : *predictions) {
        const PredictionRecord& record = stored.record;
        auto use = std::find_if(uses.begin(), uses.end(),
                                [&](const auto& u) { return u.version == record.version; });
        if (use == uses.end())
            use = uses.insert(uses.end(), VersionUse{record.version, record.at, record.at, {}, {}});
        use->lastAt = record.at;
        if (location.baseline.contains(record.at))
            count(use->before, record);
        else if (location.affected.contains(record.at))
            count(use->after, record);
    }
    return uses;
}

std::string baselineVersion(const std::vector<VersionUse>& uses)
{
    const auto best = std::max_element(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
        return a.before.predictions < b.before.predictions;
    });
    return best == uses.end() || best->before.predictions == 0 ? std::string() : best->version;
}

} // namespace qd
