// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/versionuse.h"

#include "models/incidents/locate/subjectpredictions.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

void count(VersionTally& tally, const EvaluatedRows& rows, std::uint32_t row)
{
    const RowShare share = shareOf(rows, Figure::Accuracy, {&row, 1});
    ++tally.predictions;
    tally.labelled += share.rows;
    tally.correct += share.hits;
}

} // namespace

double VersionTally::accuracy() const
{
    return labelled > 0 ? static_cast<double>(correct) / static_cast<double>(labelled) : NAN;
}

Result<std::vector<VersionUse>> versionUse(const HistoryReader& reader, const Subject& subject,
                                           const Location& location, const CancelToken& cancel)
{
    const auto predictions = readPredictions(
        reader, subject, {.baseline = location.baseline, .affected = location.affected, .gap = true}, cancel);
    if (!predictions)
        return Failure(predictions.error());
    const EvaluatedRows& rows = predictions->rows;
    std::vector<VersionUse> uses;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        const std::string version = rows.version[row] == noClass ? "" : rows.versions[rows.version[row]];
        const Timestamp at{rows.times[row]};
        auto use =
            std::find_if(uses.begin(), uses.end(), [&](const auto& u) { return u.version == version; });
        if (use == uses.end())
            use = uses.insert(uses.end(), VersionUse{version, at, at, {}, {}});
        use->lastAt = at;
        if (rows.inReference(row))
            count(use->before, rows, row);
        else if (rows.inCurrent(row))
            count(use->after, rows, row);
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
