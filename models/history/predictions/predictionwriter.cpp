// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictionwriter.h"

#include "models/history/chunks/checksum.h"

#include <algorithm>

namespace qd {

namespace {

constexpr int tailRowBits = 36;
constexpr std::int64_t fullTailRows = 1'024;
constexpr std::size_t mostTailRowBytes = std::size_t{16} * 1024 * 1024; // a row is one value of the file

// Records for one row of the tail, from the front.
std::size_t leadingRecords(std::span<const PredictionRecord* const> records)
{
    std::size_t count = 0;
    for (std::size_t bytes = 0; count < records.size() && count < maxSegmentRows; ++count) {
        bytes += records[count]->attributes.size() + records[count]->scores.size();
        if (count > 0 && bytes > mostTailRowBytes)
            break;
    }
    return count;
}

} // namespace

std::pair<std::int64_t, std::int64_t> predictionTailRows(std::int64_t stream)
{
    return {stream << tailRowBits, (stream + 1) << tailRowBits};
}

std::int64_t streamOfTailRow(std::int64_t row)
{
    return row >> tailRowBits;
}

void keepLastOfEach(std::vector<PredictionRecord>& records)
{
    std::unordered_map<std::string_view, std::size_t> last;
    last.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!records[i].requestId.empty())
            last[records[i].requestId] = i;
    }
    std::vector<bool> isKept(records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        isKept[i] = records[i].requestId.empty() || last[records[i].requestId] == i;
    if (std::find(isKept.begin(), isKept.end(), false) == isKept.end())
        return;
    std::vector<PredictionRecord> kept;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (isKept[i])
            kept.push_back(std::move(records[i]));
    }
    records = std::move(kept);
}

PredictionWriter::PredictionWriter(SegmentWriter segments, LabelQueue labels)
    : m_segments(std::move(segments)), m_labels(std::move(labels))
{
}

Result<PredictionWriter> PredictionWriter::prepare(const Database& database)
{
    auto segments = SegmentWriter::prepare(database);
    if (!segments)
        return Failure(segments.error());
    auto labels = LabelQueue::prepare(database);
    if (!labels)
        return Failure(labels.error());
    PredictionWriter writer(std::move(*segments), std::move(*labels));
    return database
        .prepare({
            {&writer.m_findName, "SELECT id FROM name WHERE text = ?"},
            {&writer.m_insertName, "INSERT INTO name(text) VALUES(?) RETURNING id"},
            {&writer.m_findStream, "SELECT id FROM prediction_stream WHERE endpoint = ? AND model = ?"},
            {&writer.m_insertStream,
             "INSERT INTO prediction_stream(endpoint, model) VALUES(?, ?) RETURNING id"},
            {&writer.m_streamNames, "SELECT e.text, m.text FROM prediction_stream s "
                                    "JOIN name e ON e.id = s.endpoint JOIN name m ON m.id = s.model"},
            {&writer.m_tailExtent, "SELECT coalesce(max(id) + 1, ?1), count(*), "
                                   "coalesce(sum(min(max(records, 0), length(body))), 0) "
                                   "FROM prediction_tail WHERE id >= ?1 AND id < ?2"},
            {&writer.m_insertTail,
             "INSERT INTO prediction_tail(id, records, first_at, last_at, body) VALUES(?, ?, ?, ?, ?)"},
            {&writer.m_readTail, "SELECT id, body FROM prediction_tail WHERE id >= ? AND id < ? ORDER BY id"},
            {&writer.m_removeTail, "DELETE FROM prediction_tail WHERE id >= ? AND id < ?"},
            {&writer.m_setAside,
             "INSERT INTO damaged_prediction(body) SELECT body FROM prediction_tail WHERE id = ?"},
        })
        .map([&] { return std::move(writer); });
}

void PredictionWriter::forget()
{
    m_names.clear();
    m_streams.clear();
    m_labels.forget();
}

Result<void> PredictionWriter::write(std::span<const StoredPrediction> predictions)
{
    // Mostly all are of one model.
    std::map<Stream*, std::vector<const PredictionRecord*>> byStream;
    const StoredPrediction* before = nullptr;
    std::vector<const PredictionRecord*>* records = nullptr;
    for (const StoredPrediction& prediction : predictions) {
        if (!before || prediction.endpoint != before->endpoint ||
            prediction.record.model != before->record.model) {
            const auto known = stream(prediction.endpoint, prediction.record.model);
            if (!known)
                return Failure(known.error());
            records = &byStream[*known];
            before = &prediction;
        }
        records->push_back(&prediction.record);
    }
    for (const auto& [stream, all] : byStream) {
        for (Records rest = all; !rest.empty();) {
            const Records piece = rest.first(leadingRecords(rest));
            if (auto done = append(*stream, piece); !done)
                return done;
            rest = rest.subspan(piece.size());
        }
    }
    return {};
}

Result<void> PredictionWriter::append(Stream& stream, Records records)
{
    if (auto done = takePlaces(stream, records); !done)
        return done;
    const auto [first, last] = std::minmax_element(
        records.begin(), records.end(),
        [](const PredictionRecord* a, const PredictionRecord* b) { return a->at < b->at; });
    const auto count = std::ssize(records);
    const std::int64_t row = stream.nextRow++;
    if (auto done =
            m_insertTail.run(row, count, (*first)->at, (*last)->at, inPlace(encodeRecords(records), row));
        !done)
        return done;
    ++stream.rows;
    stream.records += count;
    if (stream.records >= static_cast<std::int64_t>(maxSegmentRows) || stream.rows >= fullTailRows)
        return cut(stream).and_then([&] { return m_segments.join(stream, false); });
    return {};
}

// Earlier records with these ids end, and their late labels go on with the ids.
Result<void> PredictionWriter::takePlaces(const Stream& stream, Records records)
{
    std::vector<std::string_view> known;
    for (const PredictionRecord* record : records) {
        if (record->requestId.empty())
            continue;
        const auto mayBe = m_segments.keys().mayContain(requestKey(stream.endpoint, record->requestId));
        if (!mayBe)
            return Failure(mayBe.error());
        if (*mayBe)
            known.push_back(record->requestId);
    }
    if (known.empty())
        return {};
    const auto matches = m_segments.match(stream.endpoint, known);
    if (!matches)
        return Failure(matches.error());
    std::vector<PendingLabel> inherited;
    for (const auto& [segment, rows] : *matches) {
        if (const auto labels = m_segments.labels(segment)) {
            for (const auto& [place, row] : rows) {
                if (labels->isLate[row])
                    inherited.push_back({{{}, std::string(known[place]), *labels->labels[row]}, true});
            }
        }
        if (segment.stream != stream.id)
            continue;
        std::vector<std::uint32_t> gone;
        std::transform(rows.begin(), rows.end(), std::back_inserter(gone),
                       [](const auto& match) { return match.second; });
        if (auto done = m_segments.kill(segment, std::move(gone)); !done)
            return done;
    }
    for (const std::string_view id : known) {
        auto label = m_labels.takeUnmatched(stream.endpoint, id);
        if (!label)
            return Failure(label.error());
        if (*label)
            inherited.push_back({std::move(**label), true});
    }
    return inherited.empty() ? Result<void>() : m_labels.add(stream.endpoint, inherited).map([](bool) {});
}

Result<std::vector<PredictionRecord>> PredictionWriter::tail(const Stream& stream,
                                                             std::vector<std::int64_t>& damaged)
{
    const auto [from, to] = predictionTailRows(stream.id);
    std::vector<PredictionRecord> records;
    auto read = forEachRow(m_readTail.bind(from, to), {}, [&](const Statement& row) {
        if (isInAnotherPlace(row.blob(1), row.integer(0)) ||
            !decodeRecords(row.blob(1), stream.model, records))
            damaged.push_back(row.integer(0));
    });
    m_readTail.reset();
    if (!read)
        return Failure(read.error());
    return records;
}

Result<void> PredictionWriter::cut(Stream& stream)
{
    std::vector<std::int64_t> damaged;
    auto records = tail(stream, damaged);
    if (!records)
        return Failure(records.error());
    for (const std::int64_t id : damaged) {
        if (auto done = m_setAside.run(id); !done)
            return done;
    }
    const auto [from, to] = predictionTailRows(stream.id);
    if (auto done = m_removeTail.run(from, to); !done)
        return done;
    stream.nextRow = from;
    stream.rows = stream.records = 0;
    keepLastOfEach(*records);
    std::vector<PredictionRow> rows;
    rows.reserve(records->size());
    for (PredictionRecord& record : *records)
        rows.push_back({std::move(record), false});
    return m_segments.store(stream, std::move(rows));
}

Result<void> PredictionWriter::store(const std::string& endpoint, const std::string& model,
                                     std::vector<PredictionRow> rows)
{
    return stream(endpoint, model).and_then([&](const Stream* known) {
        return m_segments.store(*known, std::move(rows));
    });
}

Result<void> PredictionWriter::write(std::span<const StoredLabel> labels)
{
    std::map<std::string_view, std::vector<PendingLabel>> byEndpoint;
    for (const StoredLabel& label : labels)
        byEndpoint[label.endpoint].push_back({label.record, false});
    for (const auto& [name, pending] : byEndpoint) {
        const auto endpoint = intern(std::string(name));
        if (!endpoint)
            return Failure(endpoint.error());
        const auto isFull = m_labels.add(*endpoint, pending);
        if (!isFull)
            return Failure(isFull.error());
        if (*isFull) {
            if (auto done = joinLabels(*endpoint); !done)
                return done;
        }
    }
    return {};
}

// Labels of records that still wait in the tail wait with them.
Result<void> PredictionWriter::joinLabels(std::int64_t endpoint)
{
    auto taken = m_labels.take(endpoint);
    if (!taken)
        return Failure(taken.error());
    keepWinning(*taken);
    const std::vector<PendingLabel>& labels = *taken;
    const auto waiting = waitingIds(endpoint);
    if (!waiting)
        return Failure(waiting.error());
    const auto isStored = labelSegments(endpoint, labels);
    if (!isStored)
        return Failure(isStored.error());
    std::vector<PendingLabel> kept;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const LabelRecord& label = labels[i].record;
        if (waiting->contains(label.requestId)) {
            kept.push_back(labels[i]);
        } else if (!(*isStored)[i]) {
            auto done = m_labels.storeUnmatched(endpoint, label).and_then([&] {
                return m_segments.keys().note(requestKey(endpoint, label.requestId));
            });
            if (!done)
                return done;
        }
    }
    return m_labels.putBack(endpoint, kept);
}

Result<std::unordered_set<std::string>> PredictionWriter::waitingIds(std::int64_t endpoint)
{
    if (auto done = loadStreams(); !done)
        return Failure(done.error());
    std::unordered_set<std::string> ids;
    for (const auto& [names, stream] : m_streams) {
        if (stream.endpoint != endpoint || stream.rows == 0)
            continue;
        std::vector<std::int64_t> damaged;
        auto records = tail(stream, damaged);
        if (!records)
            return Failure(records.error());
        for (PredictionRecord& record : *records)
            ids.insert(std::move(record.requestId));
    }
    return ids;
}

// Which of the labels found a prediction.
Result<std::vector<bool>> PredictionWriter::labelSegments(std::int64_t endpoint,
                                                          std::span<const PendingLabel> pending)
{
    std::vector<std::string_view> ids(pending.size());
    std::transform(pending.begin(), pending.end(), ids.begin(),
                   [](const PendingLabel& label) { return std::string_view(label.record.requestId); });
    const auto matches = m_segments.match(endpoint, ids);
    if (!matches)
        return Failure(matches.error());
    std::vector<bool> isStored(pending.size());
    for (const auto& [segment, rows] : *matches) {
        auto labels = m_segments.labels(segment);
        if (!labels)
            continue; // damaged: the label is kept among the unmatched ones
        for (const auto& [place, row] : rows) {
            labels->labels[row] = pending[place].record.label;
            labels->isLate[row] = true;
            isStored[place] = true;
        }
        if (auto done = m_segments.setLabels(segment, *labels); !done)
            return Failure(done.error());
    }
    return isStored;
}

Result<std::vector<PredictionWriter::SettlingPiece>> PredictionWriter::settlingPieces()
{
    if (auto done = loadStreams(); !done)
        return Failure(done.error());
    const auto endpoints = m_labels.endpoints();
    if (!endpoints)
        return Failure(endpoints.error());
    std::vector<SettlingPiece> pieces;
    // By name: what is known of a stream may be forgotten between two pieces.
    for (const auto& [names, known] : m_streams) {
        if (known.rows > 0) {
            pieces.push_back([key = names](PredictionWriter& writer) {
                return writer.stream(key.first, key.second).and_then([&](Stream* stream) {
                    return writer.cut(*stream);
                });
            });
        }
    }
    for (const std::int64_t endpoint : *endpoints)
        pieces.push_back([endpoint](PredictionWriter& writer) { return writer.joinLabels(endpoint); });
    for (const auto& [names, known] : m_streams) {
        pieces.push_back([key = names](PredictionWriter& writer) {
            return writer.stream(key.first, key.second).and_then([&](const Stream* stream) {
                return writer.m_segments.join(*stream, true);
            });
        });
    }
    return pieces;
}

Result<void> PredictionWriter::settle()
{
    const auto pieces = settlingPieces();
    if (!pieces)
        return Failure(pieces.error());
    for (const SettlingPiece& piece : *pieces) {
        if (auto done = piece(*this); !done)
            return done;
    }
    return {};
}

Result<void> PredictionWriter::loadStreams()
{
    const auto names = collectRows(m_streamNames.bind(), {},
                                   [](const Statement& row) { return std::pair(row.text(0), row.text(1)); });
    m_streamNames.reset();
    if (!names)
        return Failure(names.error());
    for (const auto& [endpoint, model] : *names) {
        if (const auto known = stream(endpoint, model); !known)
            return Failure(known.error());
    }
    return {};
}

namespace {

// The id that the first statement finds or else the second makes.
template <typename... Values>
Result<std::int64_t> findOrInsert(Statement& find, Statement& insert, const Values&... values)
{
    auto* source = &find;
    auto found = source->bind(values...).step();
    if (found && !*found) {
        source = &insert;
        found = source->bind(values...).step();
    }
    if (!found)
        return Failure(found.error());
    const std::int64_t id = source->integer(0);
    source->reset();
    return id;
}

} // namespace

Result<std::int64_t> PredictionWriter::intern(const std::string& name)
{
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    const auto id = findOrInsert(m_findName, m_insertName, name);
    if (id)
        m_names.emplace(name, *id);
    return id;
}

Result<PredictionWriter::Stream*> PredictionWriter::stream(const std::string& endpoint,
                                                           const std::string& model)
{
    const std::pair key(endpoint, model);
    if (const auto known = m_streams.find(key); known != m_streams.end())
        return &known->second;
    const auto endpointId = intern(endpoint);
    if (!endpointId)
        return Failure(endpointId.error());
    const auto modelId = intern(model);
    if (!modelId)
        return Failure(modelId.error());
    const auto id = findOrInsert(m_findStream, m_insertStream, *endpointId, *modelId);
    if (!id)
        return Failure(id.error());
    const auto [from, to] = predictionTailRows(*id);
    const auto row = m_tailExtent.bind(from, to).step();
    if (!row)
        return Failure(row.error());
    const Stream stream{
        {*id, *endpointId}, model, m_tailExtent.integer(0), m_tailExtent.integer(1), m_tailExtent.integer(2)};
    m_tailExtent.reset();
    return &m_streams.emplace(key, stream).first->second;
}

} // namespace qd
