// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictionreader.h"

#include "models/history/predictions/blockreader.h"
#include "models/history/predictions/predictionblocks.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/sqlite/databaseerror.h"

#include <algorithm>

namespace qd {

namespace {

bool isBefore(const StoredPrediction& a, const StoredPrediction& b)
{
    return a.record.at < b.record.at;
}

// Chunks that each ascend, as one that does.
std::vector<StoredPrediction> merged(std::vector<std::vector<StoredPrediction>> chunks)
{
    std::erase_if(chunks, [](const auto& chunk) { return chunk.empty(); });
    std::stable_sort(chunks.begin(), chunks.end(),
                     [](const auto& a, const auto& b) { return isBefore(a.front(), b.front()); });
    std::vector<StoredPrediction> all;
    for (auto& chunk : chunks)
        std::move(chunk.begin(), chunk.end(), std::back_inserter(all));
    if (!std::is_sorted(all.begin(), all.end(), isBefore))
        std::stable_sort(all.begin(), all.end(), isBefore);
    return all;
}

std::vector<StoredPrediction> chosen(UnsettledTail tail, const PredictionQuery& query)
{
    std::vector<StoredPrediction> records;
    for (PredictionRecord& record : tail.records) {
        if (query.range.contains(record.at) && (query.version.empty() || record.version == query.version))
            records.push_back({tail.endpoint, std::move(record)});
    }
    return records;
}

// The newest records seen so far, when only so many are wanted.
class NewestTimes
{
public:
    explicit NewestTimes(std::int64_t limit)
        : m_limit(static_cast<std::size_t>(std::max<std::int64_t>(limit, 0)))
    {
    }
    void add(std::span<const StoredPrediction> records)
    {
        for (const StoredPrediction& record : records)
            m_times.push_back(record.record.at);
        if (m_limit == 0 || m_times.size() <= m_limit)
            return;
        std::nth_element(m_times.begin(), m_times.begin() + static_cast<std::ptrdiff_t>(m_limit) - 1,
                         m_times.end(), std::greater<>());
        m_times.resize(m_limit);
    }
    /// Returns true when nothing at or before this time is wanted any more.
    [[nodiscard]] bool areAllAfter(Timestamp at) const
    {
        return m_limit > 0 && m_times.size() == m_limit &&
               *std::min_element(m_times.begin(), m_times.end()) > at;
    }

private:
    std::size_t m_limit;
    std::vector<Timestamp> m_times;
};

/// Adds the parts of streams, told as (row, predictions, first time, last time), to their models.
Result<void> addParts(const Database& database, const char* sql, const auto& streamOf,
                      std::map<std::int64_t, PredictedModel>& models)
{
    auto parts = database.prepare(sql);
    if (!parts)
        return Failure(parts.error());
    return forEachRow(*parts, {}, [&](const Statement& row) {
        PredictedModel& model = models[streamOf(row.integer(0))];
        model.predictions += row.integer(1);
        model.extent.from = std::min(model.extent.from, row.time(2));
        model.extent.to = std::max(model.extent.to, row.time(3) + Duration{1});
    });
}

} // namespace

PredictionReader::PredictionReader(const Database& database)
    : m_database(database), m_segments(database), m_unsettled(database)
{
}

Result<std::vector<StoredPrediction>> PredictionReader::recordsOf(const SegmentInfo& segment,
                                                                  const PredictionQuery& query,
                                                                  const WaitingLabels& waiting) const
{
    auto selected = m_segments.select(segment, {query.range, query.version, {}});
    if (!selected)
        return Failure(selected.error());
    if (query.limit > 0 && static_cast<std::uint64_t>(query.limit) < selected->size())
        selected->erase(selected->begin(), selected->end() - static_cast<std::ptrdiff_t>(query.limit));
    if (selected->empty())
        return {};
    auto rows = m_segments.rows(segment, *selected);
    if (!rows)
        return Failure(rows.error());
    std::vector<StoredPrediction> records;
    records.reserve(rows->size());
    for (PredictionRow& row : *rows) {
        row.record.model = segment.model;
        if (const std::string* label = waiting.find(row.record.requestId))
            row.record.label = *label;
        records.push_back({segment.endpoint, std::move(row.record)});
    }
    return records;
}

Result<std::vector<StoredPrediction>> PredictionReader::predictions(const PredictionQuery& query,
                                                                    const CancelToken& cancel) const
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!snapshot)
        return Failure(snapshot.error());
    auto unsettled = m_unsettled.read(query, cancel);
    if (!unsettled)
        return Failure(unsettled.error());
    auto segments = m_segments.list(query);
    if (!segments)
        return Failure(segments.error());

    NewestTimes newest(query.limit);
    std::vector<std::vector<StoredPrediction>> chunks;
    const auto take = [&](std::vector<StoredPrediction> chunk) {
        newest.add(chunk);
        chunks.push_back(std::move(chunk));
    };
    for (UnsettledTail& tail : unsettled->tails)
        take(chosen(std::move(tail), query));
    // The newest first: with a limit the rest need not be read.
    std::stable_sort(segments->begin(), segments->end(),
                     [](const SegmentInfo& a, const SegmentInfo& b) { return a.lastAt > b.lastAt; });
    for (const SegmentInfo& segment : *segments) {
        if (newest.areAllAfter(segment.lastAt))
            break;
        if (cancel.isCancelled())
            return Failure(cancelledError(databasePath(m_database.handle())));
        auto chunk = recordsOf(segment, query, unsettled->labels.at(segment.endpointId));
        if (!chunk)
            return Failure(chunk.error());
        take(std::move(*chunk));
    }
    auto all = merged(std::move(chunks));
    if (query.limit > 0 && static_cast<std::uint64_t>(query.limit) < all.size())
        all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(query.limit));
    return all;
}

Result<void> PredictionReader::columns(const PredictionColumnQuery& query, const CancelToken& cancel,
                                       const std::function<void(const PredictionBlock&)>& visit) const
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!snapshot)
        return Failure(snapshot.error());
    const auto unsettled = m_unsettled.read(query.rows, cancel);
    if (!unsettled)
        return Failure(unsettled.error());
    const auto segments = m_segments.list(query.rows);
    if (!segments)
        return Failure(segments.error());
    for (std::size_t i = 0; i < segments->size(); ++i) {
        if (cancel.isCancelled())
            return Failure(cancelledError(databasePath(m_database.handle())));
        const SegmentInfo& segment = (*segments)[i];
        auto block =
            readBlock(m_segments, m_unsettled, segment, query, unsettled->labels.at(segment.endpointId));
        if (!block)
            return Failure(block.error());
        block->share = static_cast<double>(i + 1) / static_cast<double>(segments->size() + 1);
        if (block->rows() > 0)
            visit(*block);
    }
    for (const UnsettledTail& tail : unsettled->tails) {
        PredictionBlock block = blockOf(tail.records, query);
        block.endpoint = tail.endpoint;
        block.model = tail.model;
        if (block.rows() > 0)
            visit(block);
    }
    return {};
}

Result<std::vector<PredictedModel>> PredictionReader::models() const
{
    auto streams = m_database.prepare(
        "SELECT s.id, e.text, m.text FROM prediction_stream s JOIN name e ON e.id = s.endpoint "
        "JOIN name m ON m.id = s.model");
    if (!streams)
        return Failure(streams.error());
    std::map<std::int64_t, PredictedModel> found;
    auto read = forEachRow(*streams, {}, [&](const Statement& row) {
        found[row.integer(0)] = {row.text(1), row.text(2), 0, {{INT64_MAX}, {INT64_MIN}}};
    });
    if (read)
        read = addParts(
            m_database,
            "SELECT stream, max(min(rows, 32768) - min(max(dead, 0), 32768), 0), first_at, "
            "last_at FROM prediction_segment",
            [](std::int64_t stream) { return stream; }, found);
    if (read)
        read = addParts(m_database,
                        "SELECT id, min(max(records, 0), length(body)), first_at, last_at "
                        "FROM prediction_tail",
                        streamOfTailRow, found);
    if (!read)
        return Failure(read.error());
    std::vector<PredictedModel> models;
    for (auto& [stream, model] : found) {
        if (model.predictions > 0)
            models.push_back(std::move(model));
    }
    std::sort(models.begin(), models.end(), [](const PredictedModel& a, const PredictedModel& b) {
        return std::tie(a.endpoint, a.model) < std::tie(b.endpoint, b.model);
    });
    return models;
}

Result<std::optional<std::pair<Timestamp, Timestamp>>> PredictionReader::extent() const
{
    auto query = m_database.prepare(
        "SELECT min(first_at), max(last_at) FROM (SELECT first_at, last_at FROM prediction_segment "
        "UNION ALL SELECT first_at, last_at FROM prediction_tail)");
    if (!query)
        return Failure(query.error());
    const auto row = query->step();
    if (!row)
        return Failure(row.error());
    if (query->isNull(0))
        return std::nullopt;
    return std::pair(query->time(0), query->time(1));
}

} // namespace qd
