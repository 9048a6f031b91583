// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/columncache.h"

#include <algorithm>

namespace qd {

namespace {

// Columns to the left and right of what a chart shows are kept up to this many.
constexpr std::int64_t mostColumns = 8'192;
constexpr std::size_t bytesOfEntry = 256;

std::int64_t numberOf(const ColumnCache::Grid& grid, Timestamp at)
{
    const std::int64_t rest =
        at.ms % grid.step; // of the least time, too, which no multiple of a step reaches
    const std::int64_t number = at.ms / grid.step - (rest < 0 ? 1 : 0);
    return (rest < 0 ? rest + grid.step : rest) < grid.phase ? number - 1 : number;
}

std::span<const PixelColumn> within(const ColumnCache::Grid& grid, const ColumnCache::Run& run,
                                    std::int64_t from, std::int64_t to)
{
    const auto first = [&](std::int64_t number) {
        return std::partition_point(run.columns.begin(), run.columns.end(), [&](const PixelColumn& column) {
            return column.firstAt.ms < grid.phase + number * grid.step;
        });
    };
    return {first(from), first(to)};
}

ColumnCache::Run part(const ColumnCache::Grid& grid, const ColumnCache::Run& run, std::int64_t from,
                      std::int64_t to)
{
    const auto columns = within(grid, run, from, to);
    return {from, to, {columns.begin(), columns.end()}};
}

bool touch(const ColumnCache::Run& a, const ColumnCache::Run& b)
{
    return a.from <= b.to && b.from <= a.to;
}

} // namespace

ColumnCache::Moment ColumnCache::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

ColumnCache::Run ColumnCache::find(const Moment& moment, const Grid& grid, std::int64_t from, std::int64_t to)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = entryOf(grid);
    if (entry == m_entries.end() || !moment.isQuiet() || moment.begun != m_now.begun ||
        moment.changes != m_now.changes)
        return {from, from};
    m_entries.splice(m_entries.begin(), m_entries, entry);
    from = std::max(from, entry->run.from);
    to = std::min(to, entry->run.to);
    return from < to ? part(grid, entry->run, from, to) : Run{from, from};
}

void ColumnCache::keep(const Moment& moment, const Grid& grid, Run run)
{
    const std::lock_guard lock(m_mutex);
    if (!moment.isQuiet() || moment.changes != m_now.changes)
        return;
    if (const auto entry = entryOf(grid); entry != m_entries.end()) {
        const Run& known = entry->run;
        const bool isLonger = std::max(known.to, run.to) - std::min(known.from, run.from) > mostColumns;
        if (touch(known, run) && !isLonger) {
            const auto before = within(grid, known, known.from, std::max(known.from, run.from));
            const auto after = within(grid, known, std::min(known.to, run.to), known.to);
            run.columns.insert(run.columns.begin(), before.begin(), before.end());
            run.columns.insert(run.columns.end(), after.begin(), after.end());
            run.from = std::min(run.from, known.from);
            run.to = std::max(run.to, known.to);
        }
        forget(entry);
    }
    run.columns.shrink_to_fit();
    m_bytes += bytesOf(run);
    m_entries.push_front({grid, std::move(run)});
    m_bySeries[grid.series].push_back(m_entries.begin());
    while (m_bytes > m_mostBytes && !m_entries.empty())
        forget(std::prev(m_entries.end()));
}

void ColumnCache::clear()
{
    const std::lock_guard lock(m_mutex);
    forgetAll();
}

void ColumnCache::beginCommit()
{
    const std::lock_guard lock(m_mutex);
    ++m_now.begun;
}

void ColumnCache::endCommit(std::span<const SeriesChange> changes)
{
    const std::lock_guard lock(m_mutex);
    m_now.committed = m_now.begun;
    m_now.changes += changes.empty() ? 0 : 1;
    if (m_entries.empty())
        return;
    for (const SeriesChange& change : changes)
        cut(change);
}

void ColumnCache::endCommit()
{
    const std::lock_guard lock(m_mutex);
    m_now.committed = m_now.begun;
    forgetAll();
}

ColumnCache::Entries::iterator ColumnCache::entryOf(const Grid& grid)
{
    const auto series = m_bySeries.find(grid.series);
    if (series == m_bySeries.end())
        return m_entries.end();
    const auto found = std::find_if(series->second.begin(), series->second.end(),
                                    [&](const auto& entry) { return entry->grid == grid; });
    return found == series->second.end() ? m_entries.end() : *found;
}

// Leaves the columns before the change.
void ColumnCache::cut(const SeriesChange& change)
{
    const auto series = m_bySeries.find(change.series);
    if (series == m_bySeries.end())
        return;
    for (const auto& entry : std::vector(series->second)) {
        const std::int64_t end = numberOf(entry->grid, change.from);
        if (end >= entry->run.to)
            continue;
        if (end <= entry->run.from) {
            forget(entry);
            continue;
        }
        m_bytes -= bytesOf(entry->run);
        const auto left = within(entry->grid, entry->run, entry->run.from, end);
        entry->run.columns.resize(left.size());
        entry->run.to = end;
        m_bytes += bytesOf(entry->run);
    }
}

void ColumnCache::forget(Entries::iterator entry)
{
    const auto series = m_bySeries.find(entry->grid.series);
    std::erase(series->second, entry);
    if (series->second.empty())
        m_bySeries.erase(series);
    m_bytes -= bytesOf(entry->run);
    m_entries.erase(entry);
}

void ColumnCache::forgetAll()
{
    ++m_now.changes;
    m_entries.clear();
    m_bySeries.clear();
    m_bytes = 0;
}

std::size_t ColumnCache::bytesOf(const Run& run)
{
    return bytesOfEntry + run.columns.capacity() * sizeof(PixelColumn);
}

} // namespace qd
