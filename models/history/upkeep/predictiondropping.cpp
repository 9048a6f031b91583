// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/predictiondropping.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t segmentsAtOnce = 8; // of up to a megabyte each

// Three and a half bytes for each key; the rest as it is stored.
constexpr const char* segmentsAfter = R"sql(
SELECT id, first_at, last_at, length(header) + rows * 7 / 2 +
    (SELECT coalesce(sum(length(c.body)), 0) FROM prediction_column c WHERE c.id >= g.id << 12
     AND c.id < (g.id + 1) << 12)
FROM prediction_segment g WHERE id > ? AND first_at < ? ORDER BY id LIMIT ?)sql";
static_assert(columnRow(1, 0) == 1 << 12);

// A damaged segment goes, too; nobody can say what labels it had.
DroppedRows allOf(SegmentWriter& segments, const SegmentInfo& segment)
{
    DroppedRows all{static_cast<std::int64_t>(segment.rows) - static_cast<std::int64_t>(segment.dead), 0};
    if (const auto labels = segments.labels(segment))
        all.labels = std::count(labels->isLate.begin(), labels->isLate.end(), true);
    return all;
}

} // namespace

Result<std::unique_ptr<Dropping>> PredictionDropping::prepare(const Database& database)
{
    auto dropping = std::make_unique<PredictionDropping>();
    const auto last = database.integer("SELECT max(id) FROM prediction_segment");
    if (!last)
        return Failure(last.error());
    dropping->m_lastId = *last;
    return database.prepare({{&dropping->m_rows, segmentsAfter}}).map([&]() -> std::unique_ptr<Dropping> {
        return std::move(dropping);
    });
}

Result<std::vector<PredictionDropping::Row>> PredictionDropping::nextRows(Timestamp before)
{
    auto rows = collectRows(m_rows.bind(m_id, before, segmentsAtOnce), {}, [](const Statement& row) {
        return Row{row.integer(0), row.time(1), row.time(2), row.integer(3)};
    });
    m_rows.reset();
    if (rows && !rows->empty())
        m_id = rows->back().id;
    return rows;
}

Result<bool> PredictionDropping::count(const Pass& pass, BytesByHour& bytes)
{
    do {
        const auto rows = nextRows({INT64_MAX});
        if (!rows)
            return Failure(rows.error());
        if (rows->empty())
            return true;
        for (const Row& row : *rows) {
            if (!pass.pins.touch(row.firstAt, row.lastAt))
                bytes[row.lastAt.ms / Duration(std::chrono::hours(1)).count()] += row.bytes;
        }
    } while (!pass.pause());
    return false;
}

Result<bool> PredictionDropping::drop(const Pass& pass, Timestamp before, TidyReport& report)
{
    do {
        const auto rows = nextRows(before);
        if (!rows)
            return Failure(rows.error());
        if (rows->empty())
            return true;
        for (const Row& row : *rows) {
            const auto gone = drop(pass, row, before);
            if (!gone)
                return Failure(gone.error());
            report.predictions += gone->records;
            report.labels += gone->labels;
        }
    } while (!pass.pause());
    return false;
}

Result<DroppedRows> PredictionDropping::drop(const Pass& pass, const Row& row, Timestamp before)
{
    const auto mayGo = [&](Timestamp firstAt, Timestamp lastAt) {
        return lastAt < before && !pass.pins.touch(firstAt, lastAt);
    };
    const bool goesWhole = mayGo(row.firstAt, row.lastAt);
    // Its rows are worth a look when about a quarter of them may be on the other side.
    if (!goesWhole && before - row.firstAt < (row.lastAt - row.firstAt) / 4)
        return DroppedRows();
    SegmentWriter& segments = pass.writer.predictions().segments();
    const auto segment = segments.find(row.id);
    if (!segment)
        return Failure(segment.error());
    if (!*segment)
        return DroppedRows();
    if (!goesWhole)
        return segments.thin(**segment, [&](Timestamp at) { return !mayGo(at, at); });
    const DroppedRows all = allOf(segments, **segment);
    return segments.remove(row.id).map([&] { return all; });
}

double PredictionDropping::fraction() const
{
    return m_lastId > 0 ? std::min(1.0, static_cast<double>(m_id) / static_cast<double>(m_lastId)) : 1;
}

} // namespace qd
