// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/chunkparts.h"

#include "models/history/chunks/blocklists.h"
#include "models/history/chunks/checksum.h"

#include <algorithm>

namespace qd {

namespace {

// Where a chunk that is whole has the number of its blocks, which is less.
constexpr unsigned timesTag = 0x40;
constexpr unsigned valuesTag = 0x41;
constexpr unsigned bareValuesTag = 0x42; // without numbers
static_assert(maxChunkBlocks < timesTag);

using Sizes = std::array<std::int64_t, maxQuietBlocks>;

// Whether decodeBlock() finds the times of the block in its summary.
bool areTimesImplied(const BlockView& block)
{
    BlockTimes times;
    const BlockSummary& summary = block.summary;
    if (!spreadTimes(summary.firstAt.ms, summary.lastAt.ms, static_cast<std::size_t>(summary.count), times))
        return false;
    Bytes grid;
    encodeRegularTimes(times, grid);
    return std::ranges::equal(grid, block.bytes);
}

// Without the times that are implied.
std::vector<BlockView> timesOnceOf(std::span<const BlockView> blocks)
{
    std::vector<BlockView> once(blocks.begin(), blocks.end());
    for (BlockView& block : once)
        block.bytes = areTimesImplied(block) ? ByteView() : block.bytes;
    return once;
}

// Without the values that are written as those of the block before: of a state that stays.
std::vector<BlockView> valuesOnceOf(std::span<const BlockView> blocks)
{
    std::vector<BlockView> once(blocks.begin(), blocks.end());
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        if (std::ranges::equal(blocks[i].values, blocks[i - 1].values))
            once[i].values = {};
    }
    return once;
}

bool repeatValues(std::vector<BlockView>& blocks)
{
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        if (blocks[i].values.empty())
            blocks[i].values = blocks[i - 1].values;
    }
    return !blocks.front().values.empty();
}

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

std::optional<std::vector<BlockView>> beginReading(ByteReader& in, Sizes& sizes)
{
    auto blocks = readBlockCount(in, maxQuietBlocks);
    if (!blocks || !decodeIntegers(in, std::span(sizes).first(blocks->size())))
        return std::nullopt;
    return blocks;
}

std::optional<std::vector<BlockView>> openTimes(ByteView bytes)
{
    ByteReader in(bytes);
    in.take(checksumBytes);
    if (in.byte() != timesTag)
        return std::nullopt;
    Sizes sizes{};
    auto blocks = beginReading(in, sizes);
    const bool isRead = blocks &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.count = n; }) &&
                        readExtents(in, *blocks) && takeBytes(in, sizes, *blocks, &BlockView::bytes);
    return isRead ? blocks : std::nullopt;
}

std::optional<std::vector<BlockView>> openValues(ByteView bytes)
{
    ByteReader in(bytes);
    in.take(checksumBytes);
    const unsigned tag = in.byte();
    if (tag != valuesTag && tag != bareValuesTag)
        return std::nullopt;
    Sizes sizes{};
    auto blocks = beginReading(in, sizes);
    const bool isRead = blocks &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.nans = n; }) &&
                        (tag == bareValuesTag || readNumbers(in, *blocks)) &&
                        takeBytes(in, sizes, *blocks, &BlockView::values) && repeatValues(*blocks);
    if (isRead && tag == bareValuesTag)
        std::ranges::for_each(*blocks, [](BlockView& block) { block.hasNumbers = false; });
    return isRead ? blocks : std::nullopt;
}

} // namespace

Bytes encodeValuesHead(std::span<const BlockView> blocks, BlockNumbers numbers)
{
    const bool isBare = numbers == BlockNumbers::LeftOut;
    Bytes out = begin(blocks, isBare ? bareValuesTag : valuesTag, &BlockView::values);
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.nans; });
    if (!isBare)
        writeNumbers(blocks, out);
    return out;
}

ChunkParts encodeChunkParts(std::span<const BlockView> blocks, BlockNumbers numbers)
{
    const auto timed = timesOnceOf(blocks);
    Bytes times = begin(timed, timesTag, &BlockView::bytes);
    writeIntegers(timed, times, [](const BlockView& b) { return b.summary.count; });
    writeExtents(timed, times);
    const auto valued = valuesOnceOf(blocks);
    return {end(std::move(times), timed, &BlockView::bytes),
            end(encodeValuesHead(valued, numbers), valued, &BlockView::values)};
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
        block.hasNumbers = (*valued)[i].hasNumbers;
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
