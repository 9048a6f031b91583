// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/samplewriter.h"

#include <algorithm>

namespace qd {

namespace {

// A run of at least a block need not wait for more.
constexpr std::size_t longRun = maxBlockSamples;

} // namespace

SampleWriter::SampleWriter(SeriesWriter series, TailWriter tail, ChunkWriter chunks,
                           WideRollupWriter wideRollups, Statement unsettled)
    : m_series(std::move(series)),
      m_tail(std::move(tail)),
      m_chunks(std::move(chunks)),
      m_wideRollups(std::move(wideRollups)),
      m_unsettled(std::move(unsettled))
{
}

Result<SampleWriter> SampleWriter::prepare(const Database& database)
{
    auto series = SeriesWriter::prepare(database);
    if (!series)
        return Failure(series.error());
    auto tail = TailWriter::prepare(database);
    if (!tail)
        return Failure(tail.error());
    auto chunks = ChunkWriter::prepare(database);
    if (!chunks)
        return Failure(chunks.error());
    auto wide = WideRollupWriter::prepare(database);
    if (!wide)
        return Failure(wide.error());
    // Chunks in front of a wide rollup stay without one, however many have lost theirs.
    auto unsettled = database.prepare(
        "SELECT c.series FROM chunk c LEFT JOIN (SELECT series, max(last_at) AS last_at FROM wide_rollup "
        "GROUP BY series) w ON w.series = c.series GROUP BY c.series HAVING sum(c.blocks <= " +
        std::to_string(ChunkWriter::largeRow) +
        ") > 1 OR sum(w.last_at IS NULL OR c.first_at > w.last_at) >= " +
        std::to_string(WideRollupWriter::chunksOfOne));
    if (!unsettled)
        return Failure(unsettled.error());
    return SampleWriter(std::move(*series), std::move(*tail), std::move(*chunks), std::move(*wide),
                        std::move(*unsettled));
}

std::optional<std::vector<SeriesChange>> SampleWriter::takeChanges()
{
    auto changes = std::exchange(m_changes, {});
    if (std::exchange(m_setAside, m_chunks.setAside()) != m_chunks.setAside())
        return std::nullopt;
    return changes;
}

void SampleWriter::forget()
{
    m_changes.clear();
    m_series.forget();
    m_tail.forget();
}

Result<void> SampleWriter::write(std::span<const SeriesSample> samples)
{
    std::vector<TailEntry> entries;
    entries.reserve(samples.size());
    for (const auto& [key, sample] : samples) {
        const auto id = m_series.intern(key);
        if (!id)
            return Failure(id.error());
        entries.push_back({*id, sample});
    }
    return writeToTail(std::move(entries));
}

Result<void> SampleWriter::write(std::span<const SeriesRun> runs)
{
    for (const SeriesRun& run : runs) {
        if (run.samples.empty())
            continue;
        const auto id = m_series.intern(run.key);
        if (!id)
            return Failure(id.error());
        Result<void> done;
        if (run.samples.size() >= longRun) {
            done = writeToChunks(*id, run.samples);
        } else {
            std::vector<TailEntry> entries;
            for (const Sample& sample : run.samples)
                entries.push_back({*id, sample});
            done = writeToTail(std::move(entries));
        }
        if (!done)
            return done;
    }
    return {};
}

Result<void> SampleWriter::writeToTail(std::vector<TailEntry> entries)
{
    const auto isBefore = [](const TailEntry& a, const TailEntry& b) { return a.series < b.series; };
    if (!std::is_sorted(entries.begin(), entries.end(), isBefore))
        std::stable_sort(entries.begin(), entries.end(), isBefore);
    for (const TailEntry& entry : entries) {
        if (m_changes.empty() || m_changes.back().series != entry.series)
            m_changes.push_back({entry.series, entry.sample.at});
        else
            m_changes.back().from = std::min(m_changes.back().from, entry.sample.at);
    }
    for (auto from = entries.cbegin(); from != entries.cend();) {
        const std::int64_t bucket = bucketOf(from->series);
        const auto to = std::find_if(
            from, entries.cend(), [&](const TailEntry& entry) { return bucketOf(entry.series) != bucket; });
        const auto isFull = m_tail.add(bucket, {from, to});
        if (!isFull)
            return Failure(isFull.error());
        if (*isFull) {
            if (auto done = emptyBucket(bucket); !done)
                return done;
        }
        from = to;
    }
    return {};
}

Result<void> SampleWriter::writeToChunks(SeriesId series, std::vector<Sample> samples)
{
    const auto waits = m_tail.has(series);
    if (!waits)
        return Failure(waits.error());
    // What waits is older, but would lie over what is written now.
    if (*waits) {
        if (auto done = emptyBucket(bucketOf(series)); !done)
            return done;
    }
    sortSamples(samples);
    m_changes.push_back({series, samples.front().at});
    return m_chunks.add(series, samples);
}

Result<void> SampleWriter::emptyBucket(std::int64_t bucket)
{
    const auto taken = m_tail.take(bucket);
    if (!taken)
        return Failure(taken.error());
    for (const auto& [series, samples] : *taken) {
        if (auto done = m_chunks.add(series, samples); !done)
            return done;
    }
    return {};
}

Result<std::vector<SeriesId>> SampleWriter::unsettledSeries()
{
    auto series = collectRows(m_unsettled.bind(), {}, [](const Statement& row) { return row.integer(0); });
    m_unsettled.reset();
    return series;
}

Result<void> SampleWriter::settle(SeriesId series)
{
    return m_chunks.join(series).and_then([&] { return m_wideRollups.extend(series); });
}

} // namespace qd
