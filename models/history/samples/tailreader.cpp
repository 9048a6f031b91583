// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/tailreader.h"

#include "models/history/samples/chunkrow.h"

#include <algorithm>

namespace qd {

Result<std::vector<Sample>> TailReader::samples(SeriesId id, TimeRange range)
{
    const std::int64_t bucket = bucketOf(id);
    const auto current = isCurrent(bucket, range);
    if (!current)
        return Failure(current.error());
    if (!*current) {
        if (auto done = read(bucket, range); !done)
            return Failure(done.error());
    }
    const bool isHit = std::any_of(m_damaged.begin(), m_damaged.end(), [&](const auto& row) {
        return row.first < range.to && row.second >= range.from;
    });
    if (isHit)
        return Failure(damagedChunk(m_statements.database(), id, range.from));
    std::vector<Sample> samples;
    for (const Sample& sample : m_samples[static_cast<std::size_t>(id % bucketSeries)]) {
        if (range.contains(sample.at))
            samples.push_back(sample);
    }
    sortSamples(samples);
    return samples;
}

Result<bool> TailReader::isCurrent(std::int64_t bucket, TimeRange range)
{
    auto version = m_statements.borrow("PRAGMA data_version");
    if (!version)
        return Failure(version.error());
    if (const auto row = (*version)->bind().step(); !row)
        return Failure(row.error());
    const std::int64_t before = std::exchange(m_version, (*version)->integer(0));
    return m_version == before && m_bucket == bucket && m_range.from <= range.from && range.to <= m_range.to;
}

Result<void> TailReader::read(std::int64_t bucket, TimeRange range)
{
    m_bucket = -1; // until it has been read to its end
    m_damaged.clear();
    m_samples.resize(static_cast<std::size_t>(bucketSeries));
    for (std::vector<Sample>& samples : m_samples)
        samples.clear();
    auto query = m_statements.borrow("SELECT id, first_at, last_at, body FROM tail "
                                     "WHERE id >= ? AND id < ? AND first_at < ? AND last_at >= ?");
    if (!query)
        return Failure(query.error());
    const auto [from, to] = tailRows(bucket);
    std::vector<TailEntry> entries;
    auto done = forEachRow((*query)->bind(from, to, range.to, range.from), {}, [&](const Statement& row) {
        entries.clear();
        if (!decodeTail(row.blob(3), row.integer(0), 0, entries))
            m_damaged.emplace_back(row.time(1), row.time(2));
        for (const TailEntry& entry : entries)
            m_samples[static_cast<std::size_t>(entry.series % bucketSeries)].push_back(entry.sample);
    });
    if (!done)
        return done;
    m_bucket = bucket;
    m_range = range;
    return {};
}

} // namespace qd
