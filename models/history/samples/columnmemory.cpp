// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/columnmemory.h"

#include <iterator>

namespace qd {

namespace {

using Columns = std::vector<PixelColumn>;

std::int64_t floorOf(std::int64_t value, std::int64_t step)
{
    return value / step - (value % step < 0 ? 1 : 0);
}

// Only columns that are whole milliseconds wide have numbers.
std::optional<ColumnCache::Grid> gridOf(SeriesId id, TimeRange range, int columns)
{
    const std::int64_t length = range.length().count();
    if (length % columns != 0)
        return std::nullopt;
    const std::int64_t step = length / columns;
    return ColumnCache::Grid{id, step, range.from.ms - floorOf(range.from.ms, step) * step};
}

TimeRange rangeOf(const ColumnCache::Grid& grid, std::int64_t from, std::int64_t to)
{
    return {{grid.phase + from * grid.step}, {grid.phase + to * grid.step}};
}

} // namespace

ColumnCache::Moment ColumnMemory::now() const
{
    return m_cache ? m_cache->now() : ColumnCache::Moment();
}

// A change of the file while the writer has ended no commit is somebody else's. A reader of a file that has
// no writer here sees every change like this, and so does one that begins. What this call reads is not kept
// then: its moment was before the cache was cleared.
Result<void> ColumnMemory::noticeOthers(StatementCache& statements, const ColumnCache::Moment& moment)
{
    const auto query = statements.borrow("PRAGMA data_version");
    if (!query)
        return Failure(query.error());
    if (const auto row = (*query)->step(); !row)
        return Failure(row.error());
    const std::int64_t version = (*query)->integer(0);
    const bool isOurs = moment.committed != m_seenCommits;
    if (std::exchange(m_seenVersion, version) != version && !isOurs)
        m_cache->clear();
    m_seenCommits = moment.committed;
    return {};
}

Result<Columns> ColumnMemory::columns(StatementCache& statements, const ColumnCache::Moment& moment,
                                      SeriesId id, TimeRange range, int columns, const Read& read)
{
    const auto grid = gridOf(id, range, columns);
    if (!m_cache || !grid || !moment.isQuiet())
        return read(range, columns);
    if (auto noticed = noticeOthers(statements, moment); !noticed)
        return Failure(noticed.error());
    const std::int64_t from = floorOf(range.from.ms, grid->step);
    const std::int64_t to = from + columns;
    ColumnCache::Run known = m_cache->find(moment, *grid, from, to);
    if (known.from == from && known.to == to)
        return std::move(known.columns);
    const bool isKnown = known.from < known.to;
    const auto readPart = [&](std::int64_t begin, std::int64_t end) -> Result<Columns> {
        return begin == end ? Columns() : read(rangeOf(*grid, begin, end), static_cast<int>(end - begin));
    };
    auto all = readPart(from, isKnown ? known.from : to);
    auto after = readPart(isKnown ? known.to : to, to);
    if (!all || !after)
        return all ? after : all;
    std::move(known.columns.begin(), known.columns.end(), std::back_inserter(*all));
    std::move(after->begin(), after->end(), std::back_inserter(*all));
    m_cache->keep(moment, *grid, {from, to, *all});
    return all;
}

} // namespace qd
