// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/predictionmigration.h"

#include "models/history/predictions/predictionwriter.h"

namespace qd {

// A stream is the records of one model at one endpoint. Ids hold two numbers where their rows are to be
// neighbours: prediction_column segment and column, prediction_key bucket and segment, the tails stream (or
// endpoint) and batch. A body comes last, so that the rest is read without its pages.
const char* const predictionTables = R"sql(
CREATE TABLE prediction_stream(
    id INTEGER PRIMARY KEY,
    endpoint INTEGER NOT NULL REFERENCES name(id),
    model INTEGER NOT NULL REFERENCES name(id),
    UNIQUE(endpoint, model)
) STRICT;
CREATE TABLE prediction_segment(
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES prediction_stream(id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    dead INTEGER NOT NULL,
    header BLOB NOT NULL
) STRICT;
CREATE INDEX prediction_segment_by_time ON prediction_segment(stream, first_at, last_at);
CREATE TABLE prediction_column(
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE prediction_key(
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE prediction_tail(
    id INTEGER PRIMARY KEY,
    records INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE label_tail(
    id INTEGER PRIMARY KEY,
    labels INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE unmatched_label(
    endpoint INTEGER NOT NULL REFERENCES name(id),
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY(endpoint, request_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE damaged_prediction(
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
)sql";

namespace {

// In the order of the index prediction_by_model.
constexpr const char* oldRows = R"sql(
SELECT e.text, m.text, v.text, p.request_id, p.at, p.prediction, p.probability, coalesce(l.label, p.label),
       p.latency, p.status, p.attributes, l.label IS NOT NULL
FROM prediction p JOIN name e ON e.id = p.endpoint JOIN name m ON m.id = p.model JOIN name v ON v.id = p.version
LEFT JOIN late_label l ON l.endpoint = p.endpoint AND l.request_id = p.request_id
ORDER BY p.endpoint, p.model, p.at)sql";

constexpr const char* finish = R"sql(
INSERT INTO unmatched_label(endpoint, request_id, at, label)
    SELECT l.endpoint, l.request_id, l.at, l.label FROM late_label l WHERE NOT EXISTS(
        SELECT 1 FROM prediction p WHERE p.endpoint = l.endpoint AND p.request_id = l.request_id);
DROP TABLE prediction;
DROP TABLE late_label;
)sql";

PredictionRow rowOf(const Statement& row)
{
    PredictionRow found;
    found.record = {row.time(4),
                    row.text(3),
                    row.text(1),
                    row.text(2),
                    row.text(5),
                    row.optionalReal(6),
                    row.optionalText(7),
                    row.optionalReal(8),
                    static_cast<int>(row.integer(9)),
                    row.text(10),
                    {}};
    found.isLabelLate = row.integer(11) != 0;
    return found;
}

} // namespace

Result<void> predictionsToSegments(const Database& database)
{
    auto writer = PredictionWriter::prepare(database);
    if (!writer)
        return Failure(writer.error());
    auto old = database.prepare(oldRows);
    if (!old)
        return Failure(old.error());
    std::string endpoint;
    std::vector<PredictionRow> rows;
    Result<void> written;
    const auto flush = [&] {
        if (written && !rows.empty()) {
            const std::string model = rows.front().record.model;
            written = writer->store(endpoint, model, std::exchange(rows, {}));
        }
        rows.clear();
    };
    auto read = forEachRow(*old, {}, [&](const Statement& row) {
        PredictionRow next = rowOf(row);
        std::string nextEndpoint = row.text(0);
        if (rows.size() == maxSegmentRows || nextEndpoint != endpoint ||
            (!rows.empty() && next.record.model != rows.back().record.model))
            flush();
        endpoint = std::move(nextEndpoint);
        rows.push_back(std::move(next));
    });
    flush();
    old->reset();
    return read.and_then([&] { return written; }).and_then([&] { return database.execute(finish); });
}

} // namespace qd
