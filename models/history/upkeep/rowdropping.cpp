// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/rowdropping.h"

#include "models/history/upkeep/predictiondropping.h"
#include "models/history/upkeep/sampledropping.h"

namespace qd {

namespace {

constexpr std::int64_t rowsAtOnce = 256;

} // namespace

const RowDropping::Table RowDropping::events{
    "SELECT id, at, at FROM event WHERE (at, id) > (?1, ?2) AND at < ?3 ORDER BY at, id LIMIT ?4",
    "DELETE FROM event WHERE id = ?", 150, &TidyReport::events};
const RowDropping::Table RowDropping::alerts{
    "SELECT rowid, pending_at, resolved_at FROM alert WHERE resolved_at > 0 AND (resolved_at, rowid) > "
    "(?1, ?2) AND resolved_at < ?3 ORDER BY resolved_at, rowid LIMIT ?4",
    "DELETE FROM alert WHERE rowid = ?", 800, &TidyReport::alerts};

Result<std::unique_ptr<Dropping>> RowDropping::prepare(const Database& database, const Table& table)
{
    auto dropping = std::make_unique<RowDropping>(table);
    return database.prepare({{&dropping->m_next, table.next}, {&dropping->m_remove, table.remove}})
        .map([&]() -> std::unique_ptr<Dropping> { return std::move(dropping); });
}

Result<std::optional<std::vector<RowDropping::Row>>> RowDropping::nextRows(const Pass& pass, Timestamp before)
{
    auto rows = collectRows(m_next.bind(m_cursor.lastAt, m_cursor.id, before, rowsAtOnce), {},
                            [](const Statement& row) {
                                return Row{row.integer(0), row.time(1), row.time(2)};
                            });
    m_next.reset();
    if (!rows)
        return Failure(rows.error());
    if (rows->empty())
        return std::nullopt;
    m_cursor = rows->back();
    m_first = m_first.value_or(rows->front().lastAt);
    m_before = before;
    std::erase_if(*rows, [&](const Row& row) { return pass.pins.touch(row.firstAt, row.lastAt); });
    return std::optional(std::move(*rows));
}

Result<bool> RowDropping::count(const Pass& pass, BytesByHour& bytes)
{
    do {
        const auto rows = nextRows(pass, {INT64_MAX});
        if (!rows)
            return Failure(rows.error());
        if (!*rows)
            return true;
        for (const Row& row : **rows)
            bytes[row.lastAt.ms / msPerHour] += m_table.bytesEach;
    } while (!pass.pause());
    return false;
}

Result<bool> RowDropping::drop(const Pass& pass, Timestamp before, TidyReport& report)
{
    do {
        const auto rows = nextRows(pass, before);
        if (!rows)
            return Failure(rows.error());
        if (!*rows)
            return true;
        for (const Row& row : **rows) {
            if (auto done = m_remove.run(row.id); !done)
                return Failure(done.error());
            ++(report.*m_table.counter);
        }
    } while (!pass.pause());
    return false;
}

double RowDropping::fraction() const
{
    if (!m_first || m_before <= *m_first)
        return 0;
    return std::min(1.0, static_cast<double>(m_cursor.lastAt.ms - m_first->ms) /
                             static_cast<double>(m_before.ms - m_first->ms));
}

Result<std::unique_ptr<Dropping>> LabelDropping::prepare(const Database& database)
{
    auto dropping = std::make_unique<LabelDropping>();
    return database
        .prepare({
            {&dropping->m_next,
             "SELECT endpoint, request_id, at FROM unmatched_label "
             "WHERE (endpoint, request_id) > (?, ?) ORDER BY endpoint, request_id LIMIT ?"},
            {&dropping->m_remove, "DELETE FROM unmatched_label WHERE endpoint = ? AND request_id = ?"},
        })
        .map([&]() -> std::unique_ptr<Dropping> { return std::move(dropping); });
}

Result<bool> LabelDropping::count(const Pass&, BytesByHour&)
{
    return true;
}

Result<bool> LabelDropping::drop(const Pass& pass, Timestamp before, TidyReport& report)
{
    struct Label
    {
        std::int64_t endpoint;
        std::string request;
        Timestamp at;
    };
    do {
        const auto labels =
            collectRows(m_next.bind(m_endpoint, m_request, rowsAtOnce), {}, [](const Statement& row) {
                return Label{row.integer(0), row.text(1), row.time(2)};
            });
        m_next.reset();
        if (!labels)
            return Failure(labels.error());
        if (labels->empty())
            return true;
        for (const Label& label : *labels) {
            if (label.at >= before || pass.pins.touch(label.at, label.at))
                continue;
            if (auto done = m_remove.run(label.endpoint, label.request); !done)
                return Failure(done.error());
            ++report.labels;
        }
        m_endpoint = labels->back().endpoint;
        m_request = labels->back().request;
    } while (!pass.pause());
    return false;
}

Result<std::unique_ptr<Dropping>> makeDropping(const Database& database, DataKind kind)
{
    switch (kind) {
    case DataKind::Samples:
        return SampleDropping::prepare(database);
    case DataKind::Predictions:
        return PredictionDropping::prepare(database);
    case DataKind::Labels:
        return LabelDropping::prepare(database);
    case DataKind::Events:
        return RowDropping::prepare(database, RowDropping::events);
    case DataKind::Alerts:
        break;
    }
    return RowDropping::prepare(database, RowDropping::alerts);
}

} // namespace qd
