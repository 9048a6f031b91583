// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/segmentwriter.h"

#include "models/history/chunks/checksum.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace qd {

namespace {

// Rows further apart than this do not share a segment, so that a late record of last year does not stretch
// the one of today over a year.
constexpr Duration longestGap = std::chrono::hours(7 * 24);
constexpr std::size_t smallRows = maxSegmentRows / 2;
constexpr std::size_t manySmallOnes = 8;
// A column is one value of the file, which must stay far below mostValueBytes.
constexpr std::size_t mostTextBytes = std::size_t{16} * 1024 * 1024;

std::size_t textBytesOf(const PredictionRecord& record)
{
    return record.requestId.size() + record.version.size() + record.prediction.size() +
           record.attributes.size() + record.scores.size() + (record.label ? record.label->size() : 0);
}

// Rows of one segment, from the front of `rows`.
std::size_t leadingRows(std::span<const PredictionRow> rows)
{
    std::size_t count = 1;
    std::size_t bytes = textBytesOf(rows.front().record);
    for (; count < rows.size() && count < maxSegmentRows; ++count) {
        bytes += textBytesOf(rows[count].record);
        if (bytes > mostTextBytes || rows[count].record.at - rows[count - 1].record.at > longestGap)
            break;
    }
    return count;
}

std::size_t liveRows(std::span<const SegmentInfo> segments)
{
    return std::accumulate(
        segments.begin(), segments.end(), std::size_t{0},
        [](std::size_t sum, const SegmentInfo& segment) { return sum + segment.rows - segment.dead; });
}

// Segments, from the front of `segments`, that fit into one.
std::size_t leadingGroup(std::span<const SegmentInfo> segments)
{
    std::size_t count = 1;
    Timestamp end = segments.front().lastAt;
    for (; count < segments.size(); ++count) {
        const SegmentInfo& next = segments[count];
        if (liveRows(segments.first(count + 1)) > maxSegmentRows || next.firstAt - end > longestGap)
            break;
        end = std::max(end, next.lastAt);
    }
    return count;
}

} // namespace

Result<SegmentWriter> SegmentWriter::prepare(const Database& database)
{
    auto keys = KeyIndex::prepare(database);
    if (!keys)
        return Failure(keys.error());
    SegmentWriter writer(std::make_unique<SegmentReader>(database), std::move(*keys));
    return database
        .prepare({
            {&writer.m_insert,
             "INSERT INTO prediction_segment(stream, first_at, last_at, rows, dead, header) "
             "VALUES(?, ?, ?, ?, 0, ?) RETURNING id"},
            {&writer.m_insertColumn, "INSERT OR REPLACE INTO prediction_column(id, body) VALUES(?, ?)"},
            {&writer.m_remove, "DELETE FROM prediction_segment WHERE id = ?"},
            {&writer.m_removeColumns, "DELETE FROM prediction_column WHERE id >= ? AND id < ?"},
            {&writer.m_setDead, "UPDATE prediction_segment SET dead = ? WHERE id = ?"},
            // Few rows that fill a segment all the same are not small.
            {&writer.m_smallOnes, "SELECT id FROM prediction_segment g WHERE stream = ? AND rows - dead < ? "
                                  "AND (SELECT total(length(body)) FROM prediction_column c WHERE "
                                  "c.id >= g.id << 12 AND c.id < (g.id + 1) << 12) < 4194304 "
                                  "ORDER BY first_at, id"},
        })
        .map([&] { return std::move(writer); });
}

Result<void> SegmentWriter::store(const PredictionStream& stream, std::vector<PredictionRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const PredictionRow& a, const PredictionRow& b) {
        return a.record.at < b.record.at;
    });
    for (std::span<const PredictionRow> rest = rows; !rest.empty();) {
        const auto segment = rest.first(leadingRows(rest));
        if (auto done = storeOne(stream, segment); !done)
            return done;
        rest = rest.subspan(segment.size());
    }
    return {};
}

Result<void> SegmentWriter::storeOne(const PredictionStream& stream, std::span<const PredictionRow> rows)
{
    const EncodedSegment encoded = encodeSegment(rows);
    const auto stored =
        m_insert
            .bind(stream.id, rows.front().record.at, rows.back().record.at, std::ssize(rows), encoded.header)
            .step();
    if (!stored)
        return Failure(stored.error());
    const std::int64_t id = m_insert.integer(0);
    m_insert.reset();
    for (const auto& [column, body] : encoded.columns) {
        const std::int64_t row = columnRow(id, column);
        if (auto done = m_insertColumn.run(row, inPlace(body, row)); !done)
            return done;
    }
    std::vector<RequestKey> keys;
    for (const PredictionRow& row : rows) {
        if (!row.record.requestId.empty())
            keys.push_back(requestKey(stream.endpoint, row.record.requestId));
    }
    return m_keys.add(id, std::move(keys));
}

Result<void> SegmentWriter::remove(std::int64_t segment)
{
    return m_remove.run(segment)
        .and_then([&] { return m_removeColumns.run(columnRow(segment, 0), columnRow(segment + 1, 0)); })
        .and_then([&] { return m_keys.remove(segment); });
}

Result<void> SegmentWriter::join(const PredictionStream& stream, bool isThorough)
{
    const auto ids = collectRows(m_smallOnes.bind(stream.id, static_cast<std::int64_t>(smallRows)), {},
                                 [](const Statement& row) { return row.integer(0); });
    m_smallOnes.reset();
    if (!ids)
        return Failure(ids.error());
    const std::size_t fewest = isThorough ? 2 : manySmallOnes;
    if (ids->size() < fewest)
        return {};
    std::vector<SegmentInfo> segments;
    for (const std::int64_t id : *ids) {
        auto segment = m_reader->find(id);
        if (!segment)
            return Failure(segment.error());
        segments.push_back(std::move(**segment));
    }
    for (std::span<const SegmentInfo> rest = segments; !rest.empty();) {
        const auto group = rest.first(leadingGroup(rest));
        const bool becomesLarge = group.size() > 1 && liveRows(group) >= smallRows;
        if (group.size() >= fewest || becomesLarge || (isThorough && group.front().dead > 0)) {
            auto done = joinGroup(stream, group);
            if (!done || !isThorough)
                return done;
        }
        rest = rest.subspan(group.size());
    }
    return {};
}

Result<void> SegmentWriter::joinGroup(const PredictionStream& stream, std::span<const SegmentInfo> group)
{
    std::vector<PredictionRow> rows;
    for (const SegmentInfo& segment : group) {
        auto read = m_reader->select(segment, {}).and_then([&](const std::vector<std::uint32_t>& selected) {
            return m_reader->rows(segment, selected);
        });
        if (!read)
            return {}; // damaged: neither it nor its neighbours are touched
        std::move(read->begin(), read->end(), std::back_inserter(rows));
    }
    for (const SegmentInfo& segment : group) {
        if (auto done = remove(segment.id); !done)
            return done;
    }
    return store(stream, std::move(rows));
}

Result<std::vector<SegmentMatch>> SegmentWriter::match(std::int64_t endpoint,
                                                       std::span<const std::string_view> ids)
{
    std::vector<RequestKey> wanted(ids.size());
    std::transform(ids.begin(), ids.end(), wanted.begin(),
                   [&](std::string_view id) { return requestKey(endpoint, id); });
    const auto candidates = m_keys.find(wanted);
    if (!candidates)
        return Failure(candidates.error());
    std::vector<SegmentMatch> matches;
    for (const auto& [id, places] : *candidates) {
        auto segment = m_reader->find(id);
        if (!segment)
            return Failure(segment.error());
        if (!*segment || (*segment)->endpointId != endpoint)
            continue;
        const auto texts = m_reader->texts(**segment, requestIdColumn);
        const auto alive = m_reader->select(**segment, {});
        if (!texts || !alive)
            continue; // damaged
        std::unordered_map<std::string_view, std::size_t> byId;
        for (const std::size_t place : places)
            byId.emplace(ids[place], place);
        SegmentMatch match{std::move(**segment), {}};
        for (const std::uint32_t row : *alive) {
            if (texts->codes[row] == absentText)
                continue;
            if (const auto found = byId.find(texts->dictionary.at(texts->codes[row])); found != byId.end())
                match.rows.emplace_back(found->second, row);
        }
        if (!match.rows.empty())
            matches.push_back(std::move(match));
    }
    return matches;
}

Result<void> SegmentWriter::kill(const SegmentInfo& segment, std::vector<std::uint32_t> rows)
{
    const auto gone = m_reader->dead(segment);
    if (!gone)
        return Failure(gone.error());
    rows.insert(rows.end(), gone->begin(), gone->end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.size() == segment.rows)
        return remove(segment.id);
    const std::int64_t row = columnRow(segment.id, deadColumn);
    return m_insertColumn.run(row, inPlace(encodeDead(rows), row)).and_then([&] {
        return m_setDead.run(std::ssize(rows), segment.id);
    });
}

Result<DroppedRows> SegmentWriter::thin(const SegmentInfo& segment,
                                        const std::function<bool(Timestamp)>& keep)
{
    const auto selected = m_reader->select(segment, {});
    const auto at = m_reader->times(segment);
    if (!selected || !at)
        return DroppedRows(); // damaged: it stays as it is
    const auto unwanted = static_cast<std::size_t>(std::count_if(
        selected->begin(), selected->end(), [&](std::uint32_t row) { return !keep({(*at)[row]}); }));
    if (unwanted == 0 || unwanted * 4 < selected->size())
        return DroppedRows();
    auto rows = m_reader->rows(segment, *selected);
    if (!rows)
        return DroppedRows();
    DroppedRows gone;
    std::erase_if(*rows, [&](const PredictionRow& row) {
        const bool goes = !keep(row.record.at);
        gone.records += goes;
        gone.labels += goes && row.isLabelLate;
        return goes;
    });
    return remove(segment.id)
        .and_then([&] {
            return store({segment.stream, segment.endpointId}, std::move(*rows));
        })
        .map([&] { return gone; });
}

Result<void> SegmentWriter::setLabels(const SegmentInfo& segment, const SegmentLabels& labels)
{
    const std::int64_t row = columnRow(segment.id, labelColumn);
    return m_insertColumn.run(row, inPlace(encodeLabels(labels), row));
}

} // namespace qd
