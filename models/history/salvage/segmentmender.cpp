// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/segmentmender.h"

#include "models/history/predictions/keyindex.h"
#include "models/history/predictions/segmentreader.h"
#include "models/history/sqlite/databaseerror.h"

#include <numeric>

namespace qd {

namespace {

class SegmentMender
{
public:
    SegmentMender(const Database& target, const CancelToken& cancel)
        : m_target(target), m_cancel(cancel), m_reader(target)
    {
    }

    Result<SegmentLosses> mend()
    {
        auto keys = KeyIndex::prepare(m_target);
        if (!keys)
            return Failure(keys.error());
        m_keys.emplace(std::move(*keys));
        return m_target
            .prepare({
                {&m_ids, "SELECT id FROM prediction_segment ORDER BY id"},
                {&m_deadColumn, "SELECT body FROM prediction_column WHERE id = ?"},
                {&m_update,
                 "UPDATE prediction_segment SET first_at = ?, last_at = ?, rows = ?, dead = ? WHERE id = ?"},
                {&m_header, "SELECT header FROM prediction_segment WHERE id = ?"},
                {&m_setAside,
                 "INSERT INTO damaged_prediction(body) SELECT header FROM prediction_segment WHERE id = ?"},
                {&m_remove, "DELETE FROM prediction_segment WHERE id = ?"},
            })
            .and_then([&] { return m_target.execute("DELETE FROM prediction_key"); })
            .and_then([&] { return mendAll(); })
            .and_then([&] { return setColumnsAside(); })
            .map([&] { return m_losses; });
    }

private:
    Result<void> mendAll()
    {
        const auto ids =
            collectRows(m_ids.bind(), m_cancel, [](const Statement& row) { return row.integer(0); });
        m_ids.reset();
        if (!ids)
            return Failure(ids.error());
        for (const std::int64_t id : *ids) {
            if (m_cancel.isCancelled())
                return Failure(cancelledError(databasePath(m_target.handle())));
            const auto isSound = mendOne(id);
            if (!isSound)
                return Failure(isSound.error());
            if (*isSound)
                continue;
            ++m_losses.segments;
            if (auto done = m_setAside.run(id).and_then([&] { return m_remove.run(id); }); !done)
                return done;
        }
        return {};
    }

    Result<bool> mendOne(std::int64_t id)
    {
        auto told = asTheColumnsTell(id);
        if (!told || !*told)
            return told.map([](const auto&) { return false; });
        const SegmentInfo& segment = **told;
        auto updated = m_update.run(segment.firstAt, segment.lastAt, static_cast<std::int64_t>(segment.rows),
                                    static_cast<std::int64_t>(segment.dead), id);
        if (!updated)
            return Failure(updated.error());
        std::vector<std::uint32_t> all(segment.rows);
        std::iota(all.begin(), all.end(), 0U);
        const auto rows = m_reader.rows(segment, all);
        if (!rows)
            return false;
        std::vector<RequestKey> keys;
        for (const PredictionRow& row : *rows) {
            if (!row.record.requestId.empty())
                keys.push_back(requestKey(segment.endpointId, row.record.requestId));
        }
        return m_keys->add(id, std::move(keys)).map([] { return true; });
    }

    // The segment with what header, times and dead rows say, which have checksums; nothing when one is
    // damaged.
    Result<std::optional<SegmentInfo>> asTheColumnsTell(std::int64_t id)
    {
        auto segment = m_reader.find(id);
        const auto header = m_header.bind(id).step();
        if (!segment || !header)
            return Failure(segment ? header.error() : segment.error());
        const auto known = *header ? decodeHeader(m_header.blob(0)) : std::nullopt;
        m_header.reset();
        if (!*segment || !known)
            return std::nullopt;
        SegmentInfo& told = **segment;
        told.rows = known->rows;
        const auto at = m_reader.times(told);
        if (!at)
            return std::nullopt;
        told.firstAt = {at->front()};
        told.lastAt = {at->back()};
        const auto hasDead = m_deadColumn.bind(columnRow(id, deadColumn)).step();
        if (!hasDead)
            return Failure(hasDead.error());
        const auto dead = *hasDead ? decodeDead(m_deadColumn.blob(0), told.rows)
                                   : std::optional(std::vector<std::uint32_t>());
        m_deadColumn.reset();
        // Whether a column of dead rows is missing, only the row tells.
        if (!dead || (dead->empty() && told.dead > 0))
            return std::nullopt;
        told.dead = dead->size();
        return std::move(*segment);
    }

    Result<void> setColumnsAside()
    {
        const auto loose = m_target.integer("SELECT count(*) FROM prediction_column WHERE id >> 12 NOT IN "
                                            "(SELECT id FROM prediction_segment)");
        if (!loose)
            return Failure(loose.error());
        m_losses.columns = *loose;
        return m_target.execute(
            "INSERT INTO damaged_prediction(body) SELECT body FROM prediction_column "
            "WHERE id >> 12 NOT IN (SELECT id FROM prediction_segment);"
            "DELETE FROM prediction_column WHERE id >> 12 NOT IN (SELECT id FROM prediction_segment)");
    }

    const Database& m_target;
    const CancelToken& m_cancel;
    SegmentReader m_reader;
    std::optional<KeyIndex> m_keys;
    SegmentLosses m_losses;
    Statement m_ids;
    Statement m_header;
    Statement m_deadColumn;
    Statement m_update;
    Statement m_setAside;
    Statement m_remove;
};

} // namespace

Result<SegmentLosses> mendedSegments(const Database& target, const CancelToken& cancel)
{
    return SegmentMender(target, cancel).mend();
}

} // namespace qd
