// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/unsettledreader.h"

#include "models/history/chunks/checksum.h"
#include "models/history/predictions/keyindex.h"
#include "models/history/predictions/labelqueue.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

constexpr const char* streamsOfQuery = R"sql(
SELECT s.id, s.endpoint, e.text, m.text
FROM prediction_stream s JOIN name e ON e.id = s.endpoint JOIN name m ON m.id = s.model
WHERE (?1 = '' OR e.text = ?1) AND (?2 = '' OR m.text = ?2) ORDER BY s.id)sql";

Error damagedTail(const Database& database, const std::string& endpoint, const std::string& model)
{
    return {
        ErrorKind::Storage, databasePath(database.handle()),
        QCoreApplication::translate("History",
                                    "The latest predictions of model %1 at endpoint %2 are damaged.")
            .arg(QString::fromStdString(model), QString::fromStdString(endpoint)),
        QCoreApplication::translate("History", "Everything else can be read. Restore a copy of the file.")};
}

Error damagedLabels(const Database& database)
{
    return {
        ErrorKind::Storage, databasePath(database.handle()),
        QCoreApplication::translate("History", "The latest labels are damaged."),
        QCoreApplication::translate("History", "Everything else can be read. Restore a copy of the file.")};
}

} // namespace

const std::string* WaitingLabels::find(std::string_view requestId) const
{
    const auto found = requestId.empty() ? byId.end() : byId.find(requestId);
    return found == byId.end() ? nullptr : &labels[found->second].record.label;
}

Result<Unsettled> UnsettledReader::read(const PredictionQuery& query, const CancelToken& cancel) const
{
    auto streams = m_statements.borrow(streamsOfQuery);
    if (!streams)
        return Failure(streams.error());
    auto tails = collectRows((*streams)->bind(query.endpoint, query.model), cancel, [](const Statement& row) {
        return UnsettledTail{row.integer(0), row.integer(1), row.text(2), row.text(3), {}};
    });
    if (!tails)
        return Failure(tails.error());
    Unsettled found{std::move(*tails), {}};
    for (UnsettledTail& tail : found.tails) {
        if (!found.labels.contains(tail.endpointId)) {
            auto waiting = waitingLabels(tail.endpointId, cancel);
            if (!waiting)
                return Failure(waiting.error());
            found.labels.emplace(tail.endpointId, std::move(*waiting));
        }
        if (auto done = readTail(tail, query.range, cancel); !done)
            return Failure(done.error());
        for (PredictionRecord& record : tail.records) {
            if (const std::string* label = found.labels.at(tail.endpointId).find(record.requestId))
                record.label = *label;
        }
    }
    return found;
}

// Rows outside of the range are read, too: they may replace one within. If they are damaged nothing is
// missed.
Result<void> UnsettledReader::readTail(UnsettledTail& tail, TimeRange range, const CancelToken& cancel) const
{
    auto rows = m_statements.borrow(
        "SELECT body, first_at, last_at, id FROM prediction_tail WHERE id >= ? AND id < ? ORDER BY id");
    if (!rows)
        return Failure(rows.error());
    const auto [from, to] = predictionTailRows(tail.stream);
    bool isSound = true;
    auto read = forEachRow((*rows)->bind(from, to), cancel, [&](const Statement& row) {
        const bool isConcerned = row.time(1) < range.to && row.time(2) >= range.from;
        const bool isRead = !isInAnotherPlace(row.blob(0), row.integer(3)) &&
                            decodeRecords(row.blob(0), tail.model, tail.records);
        isSound = (isRead || !isConcerned) && isSound;
    });
    if (!read)
        return read;
    if (!isSound)
        return Failure(damagedTail(m_database, tail.endpoint, tail.model));
    keepLastOfEach(tail.records);
    std::stable_sort(tail.records.begin(), tail.records.end(),
                     [](const PredictionRecord& a, const PredictionRecord& b) { return a.at < b.at; });
    return {};
}

Result<WaitingLabels> UnsettledReader::waitingLabels(std::int64_t endpoint, const CancelToken& cancel) const
{
    auto rows = m_statements.borrow("SELECT body, id FROM label_tail WHERE id >= ? AND id < ? ORDER BY id");
    if (!rows)
        return Failure(rows.error());
    const auto [from, to] = labelRows(endpoint);
    WaitingLabels waiting;
    bool isSound = true;
    auto read = forEachRow((*rows)->bind(from, to), cancel, [&](const Statement& row) {
        isSound = isSound && !isInAnotherPlace(row.blob(0), row.integer(1)) &&
                  decodePending(row.blob(0), waiting.labels);
    });
    if (!read)
        return Failure(read.error());
    if (!isSound)
        return Failure(damagedLabels(m_database));
    waiting.byId = winningLabels(waiting.labels);
    return waiting;
}

// Asks the keys, which are a fifth of the ids themselves. When they are damaged the ids are looked at.
Result<bool> UnsettledReader::concern(const SegmentInfo& segment, const WaitingLabels& waiting) const
{
    if (waiting.byId.empty())
        return false;
    std::unordered_map<unsigned, std::vector<RequestKey>> wanted;
    for (const auto& [id, place] : waiting.byId) {
        const RequestKey key = requestKey(segment.endpointId, id);
        wanted[bucketOf(key)].push_back(key);
    }
    auto row = m_statements.borrow("SELECT body FROM prediction_key WHERE id = ?");
    if (!row)
        return Failure(row.error());
    std::vector<RequestKey> keys;
    for (const auto& [bucket, ofBucket] : wanted) {
        const auto found = (*row)->bind(keyRow(bucket, segment.id)).step();
        if (!found)
            return Failure(found.error());
        if (!*found)
            continue;
        const ByteView body = (*row)->blob(0);
        if (!isSealed(body) || !decodeKeys(body.subspan(checksumBytes), keys))
            return true;
        if (std::any_of(ofBucket.begin(), ofBucket.end(),
                        [&](RequestKey key) { return std::binary_search(keys.begin(), keys.end(), key); }))
            return true;
    }
    return false;
}

} // namespace qd
