// SPDX-License-Identifier: Apache-2.0
#include "models/history/samplereader.h"

#include "models/history/chunkwriter.h"
#include "models/history/columnbuilder.h"
#include "models/history/tail.h"

#include <algorithm>

namespace qd {

namespace {

// The row that begins before the range may reach into it.
constexpr const char* chunksOfRange =
    "SELECT first_at, last_at, samples, nans, first, last, min, max, body FROM chunk "
    "WHERE series = ?1 AND first_at < ?3 AND first_at >= coalesce("
    "(SELECT first_at FROM chunk WHERE series = ?1 AND first_at <= ?2 ORDER BY first_at DESC LIMIT 1), ?2) "
    "ORDER BY first_at";
constexpr int bodyColumn = 8;

BlockSummary summaryOf(const Statement& row)
{
    return {row.integer(2), row.integer(3), row.time(0), row.time(1),
            row.real(4),    row.real(5),    row.real(6), row.real(7)};
}

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
    template <typename Take>
    void takeBefore(Timestamp at, Take take)
    {
        for (; !m_left.empty() && m_left.front().at < at; m_left = m_left.subspan(1))
            take(m_left.front());
    }
    /// Also leaves out a sample of just that time: it has been replaced.
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

// Adds one row of chunks to the columns, reading no more of it than it must.
bool addChunk(const Statement& row, TimeRange range, TailFront& tail, BlockSamples& scratch,
              ColumnBuilder& builder)
{
    const auto addOne = [&](const Sample& sample) { builder.add(sample); };
    const BlockSummary whole = summaryOf(row);
    tail.takeBefore(whole.firstAt, addOne);
    if (!tail.hasUpTo(whole.lastAt) && builder.add(whole))
        return true;
    const auto blocks = openChunk(row.blob(bodyColumn));
    if (!blocks)
        return false;
    for (const auto& [summary, bytes] : *blocks) {
        if (!overlaps(summary, range))
            continue;
        tail.takeBefore(summary.firstAt, addOne);
        const bool isMixed = tail.hasUpTo(summary.lastAt);
        if (!isMixed && builder.add(summary))
            continue;
        if (!decodeBlock(bytes, summary.count, scratch))
            return false;
        if (isMixed)
            interleave(scratch, tail, addOne);
        else
            builder.add(scratch, 0, scratch.count(), summary.nans > 0);
    }
    return true;
}

bool collectChunk(const Statement& row, TimeRange range, TailFront& tail, BlockSamples& scratch,
                  std::vector<Sample>& samples)
{
    const auto addOne = [&](const Sample& sample) {
        if (range.contains(sample.at))
            samples.push_back(sample);
    };
    const ByteView body = row.blob(bodyColumn);
    const auto blocks = isChunkSound(body) ? openChunk(body) : std::nullopt;
    if (!blocks)
        return false;
    for (const auto& [summary, bytes] : *blocks) {
        if (!overlaps(summary, range))
            continue;
        if (!decodeBlock(bytes, summary.count, scratch))
            return false;
        interleave(scratch, tail, addOne);
    }
    return true;
}

// The newest sample of the chunk at or before `at`.
std::optional<Sample> newestOf(ByteView body, Timestamp at)
{
    const auto blocks = openChunk(body);
    if (!blocks)
        return std::nullopt;
    const auto after = std::find_if(blocks->begin(), blocks->end(),
                                    [&](const BlockView& block) { return block.summary.firstAt > at; });
    BlockSamples samples;
    if (after == blocks->begin() ||
        !decodeBlock(std::prev(after)->bytes, std::prev(after)->summary.count, samples))
        return std::nullopt;
    const std::size_t end = samples.times.lowerBound(at.ms + 1);
    return end == 0 ? std::nullopt : std::optional(samples.at(end - 1));
}

} // namespace

Error SampleReader::damaged(SeriesId id, Timestamp at) const
{
    return damagedChunk(m_database, id, at);
}

Result<std::vector<Sample>> SampleReader::tail(SeriesId id, TimeRange range) const
{
    auto query = m_statements.borrow(
        "SELECT body FROM tail WHERE id >= ? AND id < ? AND first_at < ? AND last_at >= ?");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto [from, to] = tailRows(bucketOf(id));
    std::vector<TailEntry> entries;
    bool isSound = true;
    auto read =
        forEachRow(query.value()->bind(from, to, range.to, range.from), {}, [&](const Statement& row) {
            isSound = decodeTail(row.blob(0), bucketOf(id), id, entries) && isSound;
        });
    if (!read)
        return tl::make_unexpected(read.error());
    if (!isSound)
        return tl::make_unexpected(damaged(id, range.from));
    std::vector<Sample> samples;
    for (const TailEntry& entry : entries) {
        if (range.contains(entry.sample.at))
            samples.push_back(entry.sample);
    }
    sortSamples(samples);
    return samples;
}

template <typename Visit>
Result<void> SampleReader::forEachChunk(SeriesId id, TimeRange range, const CancelToken& cancel,
                                        Visit visit) const
{
    auto query = m_statements.borrow(chunksOfRange);
    if (!query)
        return tl::make_unexpected(query.error());
    Result<void> visited;
    auto read = forEachRow(query.value()->bind(id, range.from, range.to), cancel, [&](const Statement& row) {
        if (visited && row.time(1) >= range.from && !visit(row))
            visited = tl::make_unexpected(damaged(id, row.time(0)));
    });
    return read.and_then([&] { return visited; });
}

Result<std::vector<Sample>> SampleReader::samples(SeriesId id, TimeRange range,
                                                  const CancelToken& cancel) const
{
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return tl::make_unexpected(view.error());
    const auto waiting = tail(id, range);
    if (!waiting)
        return tl::make_unexpected(waiting.error());
    TailFront front(*waiting);
    BlockSamples scratch;
    std::vector<Sample> samples;
    auto read = forEachChunk(id, range, cancel, [&](const Statement& row) {
        return collectChunk(row, range, front, scratch, samples);
    });
    if (!read)
        return tl::make_unexpected(read.error());
    front.takeBefore(endOfTime, [&](const Sample& sample) { samples.push_back(sample); });
    return samples;
}

Result<std::vector<PixelColumn>> SampleReader::columns(SeriesId id, TimeRange range, int columns,
                                                       const CancelToken& cancel) const
{
    if (range.isEmpty() || columns < 1)
        return std::vector<PixelColumn>{};
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return tl::make_unexpected(view.error());
    const auto waiting = tail(id, range);
    if (!waiting)
        return tl::make_unexpected(waiting.error());
    TailFront front(*waiting);
    BlockSamples scratch;
    ColumnBuilder builder(range, columns);
    auto read = forEachChunk(id, range, cancel, [&](const Statement& row) {
        return addChunk(row, range, front, scratch, builder);
    });
    if (!read)
        return tl::make_unexpected(read.error());
    front.takeBefore(endOfTime, [&](const Sample& sample) { builder.add(sample); });
    return builder.take();
}

Result<std::optional<Sample>> SampleReader::latest(SeriesId id, Timestamp at, Duration lookBack) const
{
    const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!view)
        return tl::make_unexpected(view.error());
    const auto waiting = tail(id, {at - lookBack, at + Duration{1}});
    if (!waiting)
        return tl::make_unexpected(waiting.error());
    std::optional<Sample> newest;
    if (!waiting->empty())
        newest = waiting->back();

    auto query =
        m_statements.borrow("SELECT last_at, body, first_at FROM chunk WHERE series = ? AND first_at <= ? "
                            "ORDER BY first_at DESC LIMIT 1");
    if (!query)
        return tl::make_unexpected(query.error());
    const BorrowedStatement& chunk = *query;
    const auto row = chunk->bind(id, at).step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (*row && chunk->time(0) >= at - lookBack && (!newest || newest->at < std::min(at, chunk->time(0)))) {
        const auto stored = newestOf(chunk->blob(1), at);
        if (!stored)
            return tl::make_unexpected(damaged(id, chunk->time(2)));
        if (stored->at >= at - lookBack && (!newest || newest->at < stored->at))
            newest = stored;
    }
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
        return tl::make_unexpected(query.error());
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
        return tl::make_unexpected(read.error());
    return extent;
}

} // namespace qd
