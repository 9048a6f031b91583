// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/chunk.h"

#include "models/history/chunks/blocklists.h"
#include "models/history/chunks/checksum.h"

#include <algorithm>

namespace qd {

namespace {

std::size_t sizeOf(const BlockView& block)
{
    return block.bytes.size() + block.values.size();
}

bool haveBytes(const std::vector<BlockView>& blocks)
{
    return std::none_of(blocks.begin(), blocks.end(), [](const BlockView& b) { return b.bytes.empty(); });
}

} // namespace

bool decodeBlock(const BlockView& block, BlockSamples& samples)
{
    const BlockSummary& summary = block.summary;
    if (block.values.empty())
        return decodeBlock(block.bytes, summary.count, samples);
    if (!block.bytes.empty())
        return decodeBlock(block.bytes, block.values, summary.count, samples);
    return decodeBlock(summary.firstAt, summary.lastAt, block.values, summary.count, samples);
}

std::optional<BlockSummary> wholeSummaryOf(const BlockView& block)
{
    if (block.hasNumbers)
        return block.summary;
    BlockSamples samples;
    if (!decodeBlock(block, samples))
        return std::nullopt;
    return summaryOf(samples);
}

Bytes encodeChunkHead(std::span<const BlockView> blocks)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.varint(blocks.size());
    writeIntegers(blocks, out, [](const BlockView& b) { return static_cast<std::int64_t>(sizeOf(b)); });
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.count; });
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.nans; });
    writeExtents(blocks, out);
    writeNumbers(blocks, out);
    return out;
}

Bytes encodeChunk(std::span<const BlockView> blocks)
{
    Bytes out = encodeChunkHead(blocks);
    std::size_t size = out.size();
    for (const BlockView& block : blocks)
        size += sizeOf(block);
    out.reserve(size);
    ByteWriter writer(out);
    for (const BlockView& block : blocks) {
        writer.append(block.bytes);
        writer.append(block.values);
    }
    seal(out);
    return out;
}

bool isChunkSound(ByteView bytes)
{
    return isSealed(bytes);
}

std::optional<std::vector<BlockView>> openChunk(ByteView bytes)
{
    ByteReader in(bytes);
    in.take(checksumBytes);
    auto blocks = readBlockCount(in, maxChunkBlocks);
    if (!blocks)
        return std::nullopt;
    std::array<std::int64_t, maxChunkBlocks> sizes{};
    const bool isRead = decodeIntegers(in, std::span(sizes).first(blocks->size())) &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.count = n; }) &&
                        readIntegers(in, *blocks, [](BlockSummary& s, std::int64_t n) { s.nans = n; }) &&
                        readExtents(in, *blocks) && readNumbers(in, *blocks) &&
                        takeBytes(in, sizes, *blocks, &BlockView::bytes) && isPlausible(*blocks) &&
                        haveBytes(*blocks);
    return isRead ? blocks : std::nullopt;
}

} // namespace qd
