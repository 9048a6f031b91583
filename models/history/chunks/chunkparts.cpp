// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/chunkparts.h"

#include "models/history/chunks/blocklists.h"
#include "models/history/chunks/checksum.h"

namespace qd {

namespace {

// Where a chunk that is whole has the number of its blocks, which is less.
constexpr unsigned timesTag = 0x40;
constexpr unsigned valuesTag = 0x41;
static_assert(maxChunkBlocks < timesTag);

using Sizes = std::array<std::int64_t, maxChunkBlocks>;

Bytes begin(std::span<const BlockView> blocks, unsigned tag, ByteView BlockView::*member)
{
    Bytes out;
    out.reserve(checksumBytes + 2 * sizeof(std::int64_t) * blocks.size());
    out.resize(checksumBytes);
    ByteWriter writer(out);
    writer.byte(tag);
    writer.varint(blocks.size());
    writeIntegers(blocks, out,
                  [=](const BlockView& b) { return static_cast<std::int64_t>((b.*member).size()); });
    return out;
}

Bytes end(Bytes out, std::span<const BlockView> blocks, ByteView BlockView::*member)
{
    ByteWriter writer(out);
    for (const BlockView& block : blocks)
        writer.append(block.*member);
    seal(out);
    return out;
}

std::optional<std::vector<BlockView>> beginReading(ByteReader& in, unsigned tag, Sizes& sizes)
{
    in.take(checksumBytes);
    if (in.byte() != tag)
        return std::nullopt;
    auto blocks = readBlockCount(in);
    if (!blocks || !decodeIntegers(in, std::span(sizes).first(blocks->size())))
        return std::nullopt;
    return blocks;
}

std::optional<std::vector<BlockView>> openTimes(ByteView bytes)
{
    ByteReader in(bytes);
    Sizes sizes{};
    auto blocks = beginReading(in, timesTag, sizes);
    const bool isRead = blocks &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.count = n; }) &&
                        readExtents(in, *blocks) && takeBytes(in, sizes, *blocks, &BlockView::bytes);
    return isRead ? blocks : std::nullopt;
}

std::optional<std::vector<BlockView>> openValues(ByteView bytes)
{
    ByteReader in(bytes);
    Sizes sizes{};
    auto blocks = beginReading(in, valuesTag, sizes);
    const bool isRead = blocks &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.nans = n; }) &&
                        readNumbers(in, *blocks) && takeBytes(in, sizes, *blocks, &BlockView::values);
    return isRead ? blocks : std::nullopt;
}

} // namespace

Bytes encodeValuesHead(std::span<const BlockView> blocks)
{
    Bytes out = begin(blocks, valuesTag, &BlockView::values);
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.nans; });
    writeNumbers(blocks, out);
    return out;
}

ChunkParts encodeChunkParts(std::span<const BlockView> blocks)
{
    Bytes times = begin(blocks, timesTag, &BlockView::bytes);
    writeIntegers(blocks, times, [](const BlockView& b) { return b.summary.count; });
    writeExtents(blocks, times);
    return {end(std::move(times), blocks, &BlockView::bytes),
            end(encodeValuesHead(blocks), blocks, &BlockView::values)};
}

std::optional<std::vector<BlockView>> openChunk(ByteView times, ByteView values)
{
    auto blocks = openTimes(times);
    const auto valued = openValues(values);
    if (!blocks || !valued || blocks->size() != valued->size())
        return std::nullopt;
    for (std::size_t i = 0; i < blocks->size(); ++i) {
        const BlockSummary timed = (*blocks)[i].summary;
        BlockView& block = (*blocks)[i];
        block.values = (*valued)[i].values;
        block.summary = (*valued)[i].summary;
        block.summary.count = timed.count;
        block.summary.firstAt = timed.firstAt;
        block.summary.lastAt = timed.lastAt;
    }
    return isPlausible(*blocks) ? blocks : std::nullopt;
}

bool isChunkBody(ByteView bytes)
{
    return isChunkSound(bytes) && (openChunk(bytes) || openTimes(bytes) || openValues(bytes));
}

} // namespace qd
