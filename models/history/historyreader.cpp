// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyreader.h"

#include "models/history/historyidentity.h"
#include "models/history/predictions/predictionreader.h"
#include "models/history/recordstore.h"
#include "models/history/samples/samplereader.h"
#include "models/history/schema/migrations.h"
#include "models/history/series/seriesfinder.h"
#include "models/history/sqlite/databaseerror.h"
#include "models/history/upkeep/timeproof.h"

#include <QCoreApplication>

namespace qd {

struct HistoryReader::Private
{
    Private(Database opened, std::string itself, std::shared_ptr<ColumnCache> columns)
        : database(std::move(opened)), identity(std::move(itself)), samples(database, std::move(columns))
    {
    }

    Database database;
    std::string identity;
    SampleReader samples;
    SeriesFinder series{database};
    PredictionReader predictions{database};
    RecordReader records{database};
};

namespace {

// What the charts of a page read of ten million samples: reading it again from the file takes a fifth of the
// time that a question takes.
constexpr const char* pageCache = "PRAGMA cache_size=-8192";

Failure isEmpty(const QString& path)
{
    return fail(ErrorKind::NotFound, path,
                QCoreApplication::translate("History", "There is no history in this file yet."),
                QCoreApplication::translate("History", "Open it once for writing to create one."));
}

} // namespace

HistoryReader::HistoryReader(std::unique_ptr<Private> data) : d(std::move(data))
{
}

HistoryReader::~HistoryReader() = default;

Result<std::unique_ptr<HistoryReader>> HistoryReader::open(const QString& path,
                                                           std::shared_ptr<ColumnCache> columns)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Failure(database.error());
    if (auto done = database->execute(pageCache); !done)
        return Failure(done.error());
    const auto version = historyVersion(*database);
    if (!version)
        return Failure(version.error());
    if (*version == 0)
        return isEmpty(path);
    if (*version < newestHistoryVersion())
        return needsUpgrade(path);
    // What can be read of a damaged history is read.
    std::string identity = historyIdentity(*database).value_or(HistoryIdentity()).identity;
    return std::unique_ptr<HistoryReader>(new HistoryReader(
        std::make_unique<Private>(std::move(*database), std::move(identity), std::move(columns))));
}

Result<std::vector<SeriesInfo>> HistoryReader::series(const SeriesSelector& selector) const
{
    return d->series.find(selector);
}

Result<std::vector<Sample>> HistoryReader::samples(SeriesId id, TimeRange range,
                                                   const CancelToken& cancel) const
{
    return d->samples.samples(id, range, cancel);
}

Result<std::vector<Timestamp>> HistoryReader::cuts(SeriesId id, TimeRange range, std::int64_t samples,
                                                   const CancelToken& cancel) const
{
    return d->samples.cuts(id, range, samples, cancel);
}

Result<std::vector<PixelColumn>> HistoryReader::columns(SeriesId id, TimeRange range, int columns,
                                                        const CancelToken& cancel) const
{
    return d->samples.columns(id, range, columns, cancel);
}

Result<std::optional<Sample>> HistoryReader::latest(SeriesId id, Timestamp at, Duration lookBack) const
{
    return d->samples.latest(id, at, lookBack);
}

Result<std::vector<StoredPrediction>> HistoryReader::predictions(const PredictionQuery& query,
                                                                 const CancelToken& cancel) const
{
    return d->predictions.predictions(query, cancel);
}

Result<void> HistoryReader::predictionColumns(const PredictionColumnQuery& query, const CancelToken& cancel,
                                              const std::function<void(const PredictionBlock&)>& visit) const
{
    const auto done = d->predictions.columns(query, cancel, visit);
    dropPages();
    return done;
}

Result<std::vector<PredictedModel>> HistoryReader::predictedModels() const
{
    return d->predictions.models();
}

Result<std::vector<LogPosition>> HistoryReader::logPositions() const
{
    return d->records.logPositions();
}

Result<std::vector<EventRecord>> HistoryReader::events(TimeRange range, const std::string& kind,
                                                       const std::string& endpoint) const
{
    return d->records.events(range, kind, endpoint);
}

Result<std::vector<DocumentRecord>> HistoryReader::documents(const std::string& kind) const
{
    return d->records.documents(kind);
}

Result<std::optional<std::string>> HistoryReader::document(const std::string& kind,
                                                           const std::string& id) const
{
    return d->records.document(kind, id);
}

Result<std::vector<AlertRecord>> HistoryReader::alerts(TimeRange range) const
{
    return d->records.alerts(range);
}

Result<std::vector<IncidentRecord>> HistoryReader::incidents() const
{
    return d->records.incidents();
}

Result<std::optional<IncidentRecord>> HistoryReader::incident(const std::string& id) const
{
    return d->records.incident(id);
}

Result<std::vector<IncidentStepRecord>> HistoryReader::incidentSteps(const std::string& id) const
{
    return d->records.incidentSteps(id);
}

Result<std::vector<AuditRecord>> HistoryReader::audit(const std::string& incident) const
{
    return d->records.audit(incident);
}

const std::string& HistoryReader::identity() const
{
    return d->identity;
}

std::size_t HistoryReader::pageBytes() const
{
    return d->database.pageBytes();
}

void HistoryReader::dropPages() const
{
    d->database.dropPages();
}

Result<std::optional<TimeRange>> HistoryReader::extent() const
{
    const auto samples = d->samples.extent();
    if (!samples)
        return Failure(samples.error());
    const auto predictions = d->predictions.extent();
    if (!predictions)
        return Failure(predictions.error());
    if (!*samples && !*predictions)
        return std::nullopt;
    const auto [first, last] = samples->value_or(predictions->value_or(std::pair<Timestamp, Timestamp>()));
    const auto [otherFirst, otherLast] = predictions->value_or(std::pair(first, last));
    const Timestamp end = std::max(last, otherLast);
    return TimeRange{std::min(first, otherFirst), end.ms == INT64_MAX ? end : end + Duration{1}};
}

Result<void> HistoryReader::proveSamples(const CancelToken& cancel) const
{
    return provenSampleRows(d->database, cancel);
}

Result<void> HistoryReader::provePredictions(const CancelToken& cancel) const
{
    return provenPredictionRows(d->database, cancel);
}

} // namespace qd
