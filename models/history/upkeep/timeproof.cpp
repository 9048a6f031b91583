// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/timeproof.h"

#include "models/history/chunks/checksum.h"
#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/predictions/segmentreader.h"
#include "models/history/samples/chunkrow.h"
#include "models/history/samples/tail.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

namespace qd {

namespace {

Error damagedTail(const Database& database)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            QCoreApplication::translate("History", "Some of the newest samples are damaged."),
            QCoreApplication::translate("History", "\"quarterdeck salvage\" saves what can be read.")};
}

Error damagedPredictions(const Database& database)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            QCoreApplication::translate("History", "Some of the latest predictions are damaged."),
            QCoreApplication::translate("History", "\"quarterdeck salvage\" saves what can be read.")};
}

Error damagedSegment(const Database& database, const std::string& model, const std::string& endpoint)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            //: %1 is a model, %2 an endpoint
            QCoreApplication::translate("History",
                                        "The index of the predictions of model %1 at endpoint %2 is damaged.")
                .arg(QString::fromStdString(model), QString::fromStdString(endpoint)),
            QCoreApplication::translate("History", "\"quarterdeck salvage\" saves what can be read.")};
}

// Asks `problemOf(row) -> std::optional<Error>` about each row.
template <typename ProblemOf>
Result<void> proveEach(const Database& database, const CancelToken& cancel, const char* sql,
                       ProblemOf problemOf)
{
    auto rows = database.prepare(sql);
    if (!rows)
        return Failure(rows.error());
    std::optional<Error> problem;
    auto read = forEachRow(*rows, cancel, [&](const Statement& row) {
        if (!problem)
            problem = problemOf(row);
    });
    if (read && problem)
        return Failure(*problem);
    return read;
}

bool agrees(const SegmentHeader& header, const Statement& row, std::size_t dead)
{
    const ColumnSummary* const times = header.find(timeColumn);
    return times && times->min == static_cast<double>(row.integer(0)) &&
           times->max == static_cast<double>(row.integer(1)) &&
           row.integer(2) == static_cast<std::int64_t>(header.rows) &&
           row.integer(3) == static_cast<std::int64_t>(dead);
}

bool isSegmentSound(const Statement& row)
{
    const auto header = decodeHeader(row.blob(4));
    if (!header)
        return false;
    const auto dead =
        row.isNull(5) ? std::optional(std::vector<std::uint32_t>()) : decodeDead(row.blob(5), header->rows);
    return dead && agrees(*header, row, dead->size());
}

} // namespace

Result<void> provenSampleRows(const Database& database, const CancelToken& cancel)
{
    const auto view = Transaction::begin(database, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    const auto chunkProblem = [&](const Statement& row) -> std::optional<Error> {
        const SeriesId series = row.integer(14);
        const ChunkRow chunk = chunkRowOf(row);
        const bool isSound = chunk.isSound(series) && row.integer(15) != 0;
        return isSound ? std::nullopt : std::optional(damagedChunk(database, series, chunk.summary.firstAt));
    };
    std::vector<TailEntry> entries;
    const auto tailProblem = [&](const Statement& row) -> std::optional<Error> {
        entries.clear();
        const bool isSound = decodeTail(row.blob(3), row.integer(0), 0, entries) && !entries.empty() &&
                             extentOf(entries) == std::pair(row.time(1), row.time(2));
        return isSound ? std::nullopt : std::optional(damagedTail(database));
    };
    return proveEach(database, cancel,
                     "SELECT " QD_CHUNK_COLUMNS ", series, series IN (SELECT id FROM series) FROM chunk",
                     chunkProblem)
        .and_then([&] {
            return proveEach(database, cancel, "SELECT id, first_at, last_at, body FROM tail", tailProblem);
        });
}

Result<void> provenPredictionRows(const Database& database, const CancelToken& cancel)
{
    const auto view = Transaction::begin(database, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    static_assert(columnRow(1, deadColumn) == (1 << 12 | 9));
    const auto segmentProblem = [&](const Statement& row) -> std::optional<Error> {
        return !row.isNull(6) && isSegmentSound(row)
                   ? std::nullopt
                   : std::optional(damagedSegment(database, row.text(6), row.text(7)));
    };
    std::vector<PredictionRecord> records;
    const auto tailProblem = [&](const Statement& row) -> std::optional<Error> {
        records.clear();
        const bool isSound = row.integer(4) != 0 && !isInAnotherPlace(row.blob(3), row.integer(5)) &&
                             decodeRecords(row.blob(3), {}, records) && !records.empty() &&
                             row.integer(0) == std::ssize(records) &&
                             extentOf(records) == std::pair(row.time(1), row.time(2));
        return isSound ? std::nullopt : std::optional(damagedPredictions(database));
    };
    return proveEach(database, cancel,
                     "SELECT g.first_at, g.last_at, g.rows, g.dead, g.header, "
                     "(SELECT body FROM prediction_column WHERE id = g.id << 12 | 9), m.text, e.text "
                     "FROM prediction_segment g LEFT JOIN prediction_stream s ON s.id = g.stream "
                     "LEFT JOIN name e ON e.id = s.endpoint LEFT JOIN name m ON m.id = s.model",
                     segmentProblem)
        .and_then([&] {
            return proveEach(database, cancel,
                             "SELECT records, first_at, last_at, body, "
                             "id >> 36 IN (SELECT id FROM prediction_stream), id FROM prediction_tail",
                             tailProblem);
        });
}

} // namespace qd
