// SPDX-License-Identifier: Apache-2.0
#include "models/items/versionuse.h"

#include "models/history/historyreader.h"
#include "models/items/incidenttexts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(VersionUse)
};

void count(VersionTally& tally, const PredictionRecord& record)
{
    ++tally.predictions;
    if (!record.label || record.failed())
        return;
    ++tally.labelled;
    if (*record.label == record.prediction)
        ++tally.correct;
}

Result<double> medianOver(const HistoryReader& reader, SeriesId id, TimeRange range,
                          const CancelToken& cancel)
{
    const auto samples = reader.samples(id, range, cancel);
    if (!samples)
        return tl::make_unexpected(samples.error());
    std::vector<double> values;
    for (const Sample& sample : *samples) {
        if (!std::isnan(sample.value))
            values.push_back(sample.value);
    }
    if (values.empty())
        return fail(ErrorKind::NotFound, Texts::tr("Onset"),
                    Texts::tr("There are no samples between %1 and %2.")
                        .arg(timeText(range.from), timeText(range.to)),
                    Texts::tr("Choose an onset inside the recorded time."));
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Result<SeriesId> seriesId(const HistoryReader& reader, const SeriesKey& key)
{
    const auto found = reader.series({key.metric, key.labels, {}});
    if (!found)
        return tl::make_unexpected(found.error());
    for (const SeriesInfo& info : *found) {
        if (info.key == key)
            return info.id;
    }
    return fail(ErrorKind::NotFound, QString::fromStdString(key.metric + key.labels.toString()),
                Texts::tr("The history has no such series."),
                Texts::tr("Check that the endpoint was watched at that time."));
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
        return tl::make_unexpected(predictions.error());
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

Result<Location> moveOnset(const HistoryReader& reader, const Subject& subject, const Location& location,
                           Timestamp onset, Timestamp affectedUntil, const CancelToken& cancel)
{
    if (affectedUntil <= onset)
        return fail(ErrorKind::Invalid, Texts::tr("Onset"),
                    Texts::tr("The affected period would end before it begins."),
                    Texts::tr("Choose an end after the onset."));
    const auto id = seriesId(reader, subject.series);
    if (!id)
        return tl::make_unexpected(id.error());
    Location moved = location;
    moved.onset = onset;
    moved.onsetRange = {onset, onset};
    const Duration healthy = location.baseline.isEmpty() ? affectedUntil - onset : location.baseline.length();
    moved.baseline = {onset - healthy, onset};
    moved.affected = {onset, affectedUntil};
    moved.foundChangePoint = true;
    const auto before = medianOver(reader, *id, moved.baseline, cancel);
    if (!before)
        return tl::make_unexpected(before.error());
    const auto after = medianOver(reader, *id, moved.affected, cancel);
    if (!after)
        return tl::make_unexpected(after.error());
    moved.baselineValue = *before;
    moved.affectedValue = *after;
    return moved;
}

} // namespace qd
