// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/samplereader.h"

#include "models/history/samples/columnbuilder.h"
#include "models/history/samples/columngrid.h"

#include <algorithm>

namespace qd {

namespace {

bool overlaps(const BlockSummary& summary, TimeRange range)
{
    return summary.firstAt < range.to && summary.lastAt >= range.from;
}

// Samples of the tail, taken from its front as the chunks go by.
class TailFront
{
public:
    explicit TailFront(std::span<const Sample> samples) : m_left(samples) {}

    [[nodiscard]] bool hasUpTo(Timestamp at) const { return !m_left.empty() && m_left.front().at <= at; }
    [[nodiscard]] bool hasWithin(Timestamp first, Timestamp last) const
    {
        const auto at = std::ranges::lower_bound(m_left, first, {}, &Sample::at);
        return at != m_left.end() && at->at <= last;
    }
    template <typename Take>
    void takeBefore(Timestamp at, Take take)
    {
        for (; !m_left.empty() && m_left.front().at < at; m_left = m_left.subspan(1))
            take(m_left.front());
    }
    /// Takes the next sample, and leaves out one of just that time: it has been replaced.
    [[nodiscard]] std::optional<Sample> takeAt(Timestamp at)
    {
        if (m_left.empty() || m_left.front().at != at)
            return std::nullopt;
        const Sample sample = m_left.front();
        m_left = m_left.subspan(1);
        return sample;
    }

private:
    std::span<const Sample> m_left;
};

// The block's samples and those of the tail between them, in order.
template <typename Take>
void interleave(const BlockSamples& block, TailFront& tail, Take take)
{
    for (std::size_t i = 0; i < block.count(); ++i) {
        const Sample stored = block.at(i);
        tail.takeBefore(stored.at, take);
        take(tail.takeAt(stored.at).value_or(stored));
    }
}

constexpr Timestamp endOfTime{INT64_MAX};
// 35,000 years: with any number of columns nothing overflows.
constexpr Timestamp endOfAxis{std::int64_t{1} << 50};
constexpr Timestamp firstOnAxis{-endOfAxis.ms};

// One column after the other, with no more of the file read than they need.
class ColumnQuery
{
    [[nodiscard]] auto adding()
    {
        return [this](const Sample& sample) { m_builder.add(sample); };
    }

public:
    ColumnQuery(const ChunkReader& chunks, SeriesId id, TimeRange range, int columns,
                std::span<const Sample> tail)
        : m_chunks(chunks),
          m_id(id),
          m_range(range),
          m_alignment(alignmentOf(range, columns)),
          m_tail(tail),
          m_builder(range, columns)
    {
    }

    [[nodiscard]] Result<void> add(const ChunkRow& row)
    {
        m_tail.takeBefore(row.summary.firstAt, adding());
        if (m_tail.hasUpTo(row.summary.lastAt))
            return addBlocks(row);
        if (m_builder.add(row.summary))
            return {};
        const auto rollup = m_chunks.rollup(row, m_alignment);
        if (!rollup)
            return Failure(rollup.error());
        if (!*rollup)
            return addBlocks(row);
        for (const PixelColumn& part : **rollup)
            m_builder.add(part);
        return {};
    }
    /// What stands for the samples of so many chunks; nothing when these must be read.
    [[nodiscard]] Result<std::optional<Rollup>> find(const WideRollup& wide) const
    {
        return m_tail.hasWithin(wide.firstAt, wide.lastAt) ? std::optional<Rollup>()
                                                           : m_chunks.rollup(wide, m_alignment);
    }
    void add(const WideRollup& wide, const Rollup& parts)
    {
        m_tail.takeBefore(wide.firstAt, adding());
        for (const PixelColumn& part : parts)
            m_builder.add(part);
    }
    [[nodiscard]] unsigned alignment() const { return m_alignment; }
    [[nodiscard]] std::vector<PixelColumn> take()
    {
        m_tail.takeBefore(endOfTime, adding());
        return m_builder.take();
    }

private:
    [[nodiscard]] Result<void> addBlocks(const ChunkRow& row)
    {
        return m_chunks.forEachBlock(m_id, row, [&](const BlockView& block) {
            return !overlaps(block.summary, m_range) || addBlock(block);
        });
    }
    [[nodiscard]] bool addBlock(const BlockView& block)
    {
        const BlockSummary& summary = block.summary;
        m_tail.takeBefore(summary.firstAt, adding());
        const bool isMixed = m_tail.hasUpTo(summary.lastAt);
        if (!isMixed && block.hasNumbers && m_builder.add(summary))
            return true;
        if (!decodeBlock(block, m_scratch))
            return false;
        if (isMixed)
            interleave(m_scratch, m_tail, adding());
        else
            m_builder.add(m_scratch, 0, m_scratch.count(), summary.nans > 0);
        return true;
    }

    const ChunkReader& m_chunks;
    SeriesId m_id;
    TimeRange m_range;
    unsigned m_alignment;
    TailFront m_tail;
    ColumnBuilder m_builder;
    BlockSamples m_scratch;
};

} // namespace

Result<std::vector<Sample>> SampleReader::tail(SeriesId id, TimeRange range) const
{
    return m_tail.samples(id, range);
}

Result<std::vector<Sample>> SampleReader::samples(SeriesId id, TimeRange range,
                                                  const CancelToken& cancel) const
{
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    const auto waiting = tail(id, range);
    if (!waiting)
        return Failure(waiting.error());
    TailFront front(*waiting);
    BlockSamples scratch;
    std::vector<Sample> samples;
    const auto addOne = [&](const Sample& sample) {
        if (range.contains(sample.at))
            samples.push_back(sample);
    };
    auto read = m_chunks.forEachRow(id, range, cancel, [&](const ChunkRow& row) {
        return m_chunks.forEachBlock(id, row, [&](const BlockView& block) {
            if (!overlaps(block.summary, range))
                return true;
            if (!decodeBlock(block, scratch))
                return false;
            interleave(scratch, front, addOne);
            return true;
        });
    });
    if (!read)
        return Failure(read.error());
    front.takeBefore(endOfTime, addOne);
    return samples;
}

// The tail is a piece at most, wherever its samples lie.
Result<std::vector<Timestamp>> SampleReader::cuts(SeriesId id, TimeRange range, std::int64_t samples,
                                                  const CancelToken& cancel) const
{
    std::vector<Timestamp> cuts;
    std::int64_t held = 0;
    auto read = m_chunks.forEachRow(id, range, cancel, [&](const ChunkRow& row) -> Result<void> {
        if (held > 0 && held + row.summary.count > samples && row.summary.firstAt > range.from) {
            cuts.push_back(row.summary.firstAt);
            held = 0;
        }
        held += row.summary.count;
        return {};
    });
    if (!read)
        return Failure(read.error());
    return cuts;
}

Result<std::vector<PixelColumn>> SampleReader::columns(SeriesId id, TimeRange range, int columns,
                                                       const CancelToken& cancel) const
{
    range = {std::max(range.from, firstOnAxis), std::min(range.to, endOfAxis)};
    if (range.isEmpty() || columns < 1)
        return std::vector<PixelColumn>{};
    const ColumnCache::Moment moment = m_known.now();
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    return m_known.columns(m_statements, moment, id, range, columns,
                           [&](TimeRange part, int count) { return readColumns(id, part, count, cancel); });
}

Result<std::vector<PixelColumn>> SampleReader::readColumns(SeriesId id, TimeRange range, int columns,
                                                           const CancelToken& cancel) const
{
    const auto waiting = tail(id, range);
    if (!waiting)
        return Failure(waiting.error());
    ColumnQuery query(m_chunks, id, range, columns, *waiting);
    const auto wide = m_chunks.wideRollups(id, range, query.alignment());
    if (!wide)
        return Failure(wide.error());
    const auto addRows = [&](TimeRange part) {
        return m_chunks.forEachRow(id, part, cancel, [&](const ChunkRow& row) { return query.add(row); });
    };
    for (const WideRollup& one : *wide) {
        const auto parts = query.find(one);
        if (!parts)
            return Failure(parts.error());
        if (!*parts)
            continue;
        if (auto read = addRows({range.from, one.firstAt}); !read)
            return Failure(read.error());
        query.add(one, **parts);
        range.from = one.lastAt + Duration{1};
    }
    if (auto read = addRows(range); !read)
        return Failure(read.error());
    return query.take();
}

Result<std::optional<Sample>> SampleReader::newestStored(SeriesId id, TimeRange range) const
{
    const auto row = m_chunks.rowAt(id, range.to - Duration{1});
    if (!row)
        return Failure(row.error());
    if (!*row || (*row)->summary.lastAt < range.from)
        return std::nullopt;
    std::optional<Sample> newest;
    BlockSamples samples;
    auto read = m_chunks.forEachBlock(id, **row, [&](const BlockView& block) {
        if (!overlaps(block.summary, range))
            return true;
        if (!decodeBlock(block, samples))
            return false;
        if (const std::size_t end = samples.times.lowerBound(range.to.ms); end > 0)
            newest = samples.at(end - 1);
        return true;
    });
    if (!read)
        return Failure(read.error());
    return newest && newest->at >= range.from ? newest : std::nullopt;
}

Result<std::optional<Sample>> SampleReader::latest(SeriesId id, Timestamp at, Duration lookBack) const
{
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    const auto waiting = tail(id, {at - lookBack, at + Duration{1}});
    if (!waiting)
        return Failure(waiting.error());
    std::optional<Sample> newest;
    if (!waiting->empty())
        newest = waiting->back();

    const auto stored =
        newestStored(id, {newest ? newest->at + Duration{1} : at - lookBack, at + Duration{1}});
    if (!stored)
        return Failure(stored.error());
    if (*stored)
        newest = *stored;
    // The staleness marker says that the series has ended; what stood before it is no longer the latest.
    if (newest && std::bit_cast<std::uint64_t>(newest->value) == staleMarkerBits)
        return std::nullopt;
    return newest;
}

Result<std::optional<std::pair<Timestamp, Timestamp>>> SampleReader::extent() const
{
    // Two steps into the clustered key per series; min() and max() over the whole table would read all of it.
    auto query = m_statements.borrow(R"sql(
        SELECT min((SELECT first_at FROM chunk WHERE series = s.id ORDER BY first_at LIMIT 1)),
               max((SELECT last_at FROM chunk WHERE series = s.id ORDER BY first_at DESC LIMIT 1))
        FROM series s
        UNION ALL SELECT min(first_at), max(last_at) FROM tail)sql");
    if (!query)
        return Failure(query.error());
    std::optional<std::pair<Timestamp, Timestamp>> extent;
    auto read = forEachRow(query.value()->bind(), {}, [&](const Statement& row) {
        if (row.isNull(0))
            return;
        const std::pair found(row.time(0), row.time(1));
        extent = extent
                     ? std::pair(std::min(extent->first, found.first), std::max(extent->second, found.second))
                     : found;
    });
    if (!read)
        return Failure(read.error());
    return extent;
}

} // namespace qd
