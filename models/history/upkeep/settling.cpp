// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/settling.h"

#include "models/history/batchwriter.h"

#include <sqlite3.h>

#include <algorithm>

namespace qd {

namespace {

constexpr const char* shrinkALittle = "PRAGMA incremental_vacuum(64)";

} // namespace

Result<bool> Settling::advance(BatchWriter& writer, const Chore::Pause& pause)
{
    const auto before = *this;
    auto done = writer.transact([&]() -> Result<void> {
        do {
            if (auto one = doOne(writer); !one)
                return one;
        } while (!isDone() && !pause());
        return {};
    });
    if (!done) {
        *this = before;
        return Failure(done.error());
    }
    return isDone();
}

Result<void> Settling::plan(BatchWriter& writer)
{
    auto buckets = writer.samples().buckets();
    if (!buckets)
        return Failure(buckets.error());
    auto predictions = writer.predictions().settlingPieces();
    if (!predictions)
        return Failure(predictions.error());
    m_plan = Plan{std::move(*buckets), std::nullopt, std::move(*predictions)};
    return {};
}

Result<void> Settling::doOne(BatchWriter& writer)
{
    if (!m_plan)
        return plan(writer);
    if (m_bucketsDone < m_plan->buckets.size())
        return writer.samples().emptyBucket(m_plan->buckets[m_bucketsDone++]);
    if (!m_plan->series) {
        return writer.samples().unsettledSeries().map(
            [&](std::vector<SeriesId> series) { m_plan->series = std::move(series); });
    }
    if (m_seriesDone < m_plan->series->size())
        return writer.samples().settle((*m_plan->series)[m_seriesDone++]);
    return m_predictionsDone < m_plan->predictions.size()
               ? m_plan->predictions[m_predictionsDone++](writer.predictions())
               : Result<void>();
}

bool Settling::isDone() const
{
    return m_plan && m_plan->series && m_seriesDone == m_plan->series->size() &&
           m_predictionsDone == m_plan->predictions.size();
}

double Settling::fraction() const
{
    if (!m_plan)
        return 0;
    const auto part = [](std::size_t done, std::size_t all) {
        return all == 0 ? 1 : static_cast<double>(done) / static_cast<double>(all);
    };
    const double chunks = m_plan->series ? part(m_seriesDone, m_plan->series->size()) : 0;
    return (part(m_bucketsDone, m_plan->buckets.size()) + chunks +
            part(m_predictionsDone, m_plan->predictions.size())) /
           3;
}

Result<bool> Shrinking::advance(const Database& database, const Chore::Pause& pause)
{
    for (;;) {
        const auto free = database.integer("PRAGMA freelist_count");
        if (!free)
            return Failure(free.error());
        // What does not become less cannot be given back.
        const bool isStuck = m_freeAtFirst >= 0 && *free >= m_free;
        m_free = *free;
        m_freeAtFirst = std::max(m_freeAtFirst, *free);
        if (*free == 0 || isStuck)
            return true;
        if (auto done = database.execute(shrinkALittle); !done)
            return Failure(done.error());
        if (pause())
            return false;
    }
}

double Shrinking::fraction() const
{
    return m_freeAtFirst > 0 ? 1 - static_cast<double>(m_free) / static_cast<double>(m_freeAtFirst) : 0;
}

Result<void> checkpoint(const Database& database)
{
    const auto timeout = database.integer("PRAGMA busy_timeout");
    if (!timeout)
        return Failure(timeout.error());
    sqlite3_busy_timeout(database.handle(), 0);
    auto done = database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_busy_timeout(database.handle(), static_cast<int>(*timeout));
    return done;
}

} // namespace qd
