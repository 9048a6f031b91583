// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictionreader.h"

#include "models/history/chunks/checksum.h"
#include "models/history/predictions/attributecolumns.h"
#include "models/history/predictions/keyindex.h"
#include "models/history/predictions/labelqueue.h"
#include "models/history/predictions/predictionblocks.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/predictions/scorecolumns.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

constexpr const char* streamsOfQuery = R"sql(
SELECT s.id, s.endpoint, e.text, m.text
FROM prediction_stream s JOIN name e ON e.id = s.endpoint JOIN name m ON m.id = s.model
WHERE (?1 = '' OR e.text = ?1) AND (?2 = '' OR m.text = ?2) ORDER BY s.id)sql";

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

PredictionReader::PredictionReader(const Database& database)
    : m_database(database), m_statements(database), m_segments(database)
{
}

const std::string* PredictionReader::Waiting::find(std::string_view requestId) const
{
    const auto found = requestId.empty() ? byId.end() : byId.find(requestId);
    return found == byId.end() ? nullptr : &labels[found->second].record.label;
}

Result<PredictionReader::Unsettled> PredictionReader::unsettled(const PredictionQuery& query,
                                                                const CancelToken& cancel) const
{
    auto streams = m_statements.borrow(streamsOfQuery);
    if (!streams)
        return Failure(streams.error());
    auto tails = collectRows((*streams)->bind(query.endpoint, query.model), cancel, [](const Statement& row) {
        return Tail{row.integer(0), row.integer(1), row.text(2), row.text(3), {}};
    });
    if (!tails)
        return Failure(tails.error());
    Unsettled found{std::move(*tails), {}};
    for (Tail& tail : found.tails) {
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
Result<void> PredictionReader::readTail(Tail& tail, TimeRange range, const CancelToken& cancel) const
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

Result<PredictionReader::Waiting> PredictionReader::waitingLabels(std::int64_t endpoint,
                                                                  const CancelToken& cancel) const
{
    auto rows = m_statements.borrow("SELECT body, id FROM label_tail WHERE id >= ? AND id < ? ORDER BY id");
    if (!rows)
        return Failure(rows.error());
    const auto [from, to] = labelRows(endpoint);
    Waiting waiting;
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

Result<std::vector<StoredPrediction>> PredictionReader::recordsOf(const SegmentInfo& segment,
                                                                  const PredictionQuery& query,
                                                                  const Unsettled& unsettled) const
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
    const Waiting& waiting = unsettled.labels.at(segment.endpointId);
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
    auto waiting = unsettled(query, cancel);
    if (!waiting)
        return Failure(waiting.error());
    auto segments = m_segments.list(query);
    if (!segments)
        return Failure(segments.error());

    NewestTimes newest(query.limit);
    std::vector<std::vector<StoredPrediction>> chunks;
    const auto take = [&](std::vector<StoredPrediction> chunk) {
        newest.add(chunk);
        chunks.push_back(std::move(chunk));
    };
    for (Tail& tail : waiting->tails) {
        std::vector<StoredPrediction> chunk;
        for (PredictionRecord& record : tail.records) {
            if (query.range.contains(record.at) && (query.version.empty() || record.version == query.version))
                chunk.push_back({tail.endpoint, std::move(record)});
        }
        take(std::move(chunk));
    }
    // The newest first: with a limit the rest need not be read.
    std::stable_sort(segments->begin(), segments->end(),
                     [](const SegmentInfo& a, const SegmentInfo& b) { return a.lastAt > b.lastAt; });
    for (const SegmentInfo& segment : *segments) {
        if (newest.areAllAfter(segment.lastAt))
            break;
        if (cancel.isCancelled())
            return Failure(cancelledError(databasePath(m_database.handle())));
        auto chunk = recordsOf(segment, query, *waiting);
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
    const auto waiting = unsettled(query.rows, cancel);
    if (!waiting)
        return Failure(waiting.error());
    const auto segments = m_segments.list(query.rows);
    if (!segments)
        return Failure(segments.error());
    for (std::size_t i = 0; i < segments->size(); ++i) {
        if (cancel.isCancelled())
            return Failure(cancelledError(databasePath(m_database.handle())));
        auto block = blockOf((*segments)[i], query, *waiting);
        if (!block)
            return Failure(block.error());
        block->share = static_cast<double>(i + 1) / static_cast<double>(segments->size() + 1);
        if (block->rows() > 0)
            visit(*block);
    }
    for (const Tail& tail : waiting->tails) {
        PredictionBlock block = qd::blockOf(tail.records, query);
        block.endpoint = tail.endpoint;
        block.model = tail.model;
        if (block.rows() > 0)
            visit(block);
    }
    return {};
}

Result<PredictionBlock> PredictionReader::blockOf(const SegmentInfo& segment,
                                                  const PredictionColumnQuery& query,
                                                  const Unsettled& unsettled) const
{
    PredictionBlock block;
    block.endpoint = segment.endpoint;
    block.model = segment.model;
    const auto selected = m_segments.select(segment, {query.rows.range, query.rows.version, query.where});
    if (!selected)
        return Failure(selected.error());
    if (selected->empty())
        return block;
    const auto toWords = [&](PredictionWords& words) {
        return [&](const TextColumn& column) { words = wordsOf(column, *selected); };
    };
    const auto toNumbers = [&](std::vector<double>& numbers) {
        return [&](const NumberColumn& column) { numbers = numbersOf(column, *selected); };
    };
    Result<void> done = m_segments.times(segment).map([&](const std::vector<std::int64_t>& times) {
        for (const std::uint32_t row : *selected)
            block.at.push_back({times[row]});
    });
    const auto also = [&](bool isWanted, auto read) {
        if (done && isWanted)
            done = read();
    };
    also(query.version, [&] { return m_segments.texts(segment, versionColumn).map(toWords(block.version)); });
    also(query.prediction,
         [&] { return m_segments.texts(segment, predictionColumn).map(toWords(block.prediction)); });
    also(query.probability,
         [&] { return m_segments.numbers(segment, probabilityColumn).map(toNumbers(block.probability)); });
    also(query.latency,
         [&] { return m_segments.numbers(segment, latencyColumn).map(toNumbers(block.latencySeconds)); });
    also(query.status, [&] {
        return m_segments.status(segment).map([&](const std::vector<std::int64_t>& status) {
            for (const std::uint32_t row : *selected)
                block.status.push_back(static_cast<int>(status[row]));
        });
    });
    also(query.label, [&] {
        return labelWords(segment, *selected, unsettled).map([&](PredictionWords words) {
            block.label = std::move(words);
        });
    });
    also(query.scores, [&] {
        return scoresOf(m_segments, segment, *selected).map([&](PredictionScores scores) {
            block.scores = std::move(scores);
        });
    });
    also(query.requestId,
         [&] { return m_segments.texts(segment, requestIdColumn).map(toWords(block.requestId)); });
    also(query.everyAttribute || !query.attributes.empty(),
         [&] { return readAttributes(m_segments, segment, *selected, query, block); });
    if (!done)
        return Failure(done.error());
    return block;
}

// Labels as they are stored, then those that wait for some of these rows.
Result<PredictionWords> PredictionReader::labelWords(const SegmentInfo& segment,
                                                     std::span<const std::uint32_t> selected,
                                                     const Unsettled& unsettled) const
{
    const auto stored = m_segments.texts(segment, labelColumn);
    if (!stored)
        return Failure(stored.error());
    WordBook book;
    std::vector<std::uint32_t> unmarked;
    for (std::size_t i = 0; i < stored->dictionary.size(); ++i) {
        const std::string_view word = stored->dictionary.at(i);
        unmarked.push_back(book.codeOf(word.substr(std::min<std::size_t>(word.size(), 1))));
    }
    std::vector<std::uint32_t> codes(selected.size(), PredictionWords::none);
    for (std::size_t i = 0; i < selected.size(); ++i) {
        if (const std::uint32_t word = stored->codes[selected[i]]; word != absentText)
            codes[i] = unmarked[word];
    }
    const Waiting& waiting = unsettled.labels.at(segment.endpointId);
    const auto isConcerned = hasWaiting(segment, waiting);
    if (!isConcerned)
        return Failure(isConcerned.error());
    if (*isConcerned) {
        const auto ids = m_segments.texts(segment, requestIdColumn);
        if (!ids)
            return Failure(ids.error());
        for (std::size_t i = 0; i < selected.size(); ++i) {
            const std::uint32_t id = ids->codes[selected[i]];
            const std::string* const label =
                id == absentText ? nullptr : waiting.find(ids->dictionary.at(id));
            if (label)
                codes[i] = book.codeOf(*label);
        }
    }
    return book.take(std::move(codes));
}

// Asks the keys, which are a fifth of the ids themselves. When they are damaged the ids are looked at.
Result<bool> PredictionReader::hasWaiting(const SegmentInfo& segment, const Waiting& waiting) const
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
    const auto add = [&](const char* sql, const auto& streamOf) {
        auto parts = m_database.prepare(sql);
        if (!parts)
            return Result<void>(Failure(parts.error()));
        return forEachRow(*parts, {}, [&](const Statement& row) {
            PredictedModel& model = found[streamOf(row.integer(0))];
            model.predictions += row.integer(1);
            model.extent.from = std::min(model.extent.from, row.time(2));
            model.extent.to = std::max(model.extent.to, row.time(3) + Duration{1});
        });
    };
    if (read)
        read = add("SELECT stream, max(min(rows, 32768) - min(max(dead, 0), 32768), 0), first_at, last_at "
                   "FROM prediction_segment",
                   [](std::int64_t stream) { return stream; });
    if (read)
        read = add("SELECT id, min(max(records, 0), length(body)), first_at, last_at FROM prediction_tail",
                   streamOfTailRow);
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
