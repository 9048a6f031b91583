// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/chunk.h"

#include "models/history/chunks/checksum.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/valuecodec.h"

#include <algorithm>

namespace qd {

namespace {

template <typename Member>
void writeIntegers(std::span<const BlockView> blocks, Bytes& out, Member member)
{
    std::vector<std::int64_t> numbers;
    for (const BlockView& block : blocks)
        numbers.push_back(member(block));
    encodeIntegers(numbers, out);
}

void writeValues(std::span<const BlockView> blocks, Bytes& out, double BlockSummary::*member)
{
    std::vector<double> numbers;
    for (const BlockView& block : blocks)
        numbers.push_back(block.summary.*member);
    encodeValues(numbers, out);
}

template <typename Assign>
bool readIntegers(ByteReader& in, std::vector<BlockView>& blocks, Assign assign)
{
    std::array<std::int64_t, maxChunkBlocks> numbers{};
    if (!decodeIntegers(in, std::span(numbers).first(blocks.size())))
        return false;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        assign(blocks[i].summary, numbers[i]);
    return true;
}

bool readValues(ByteReader& in, std::vector<BlockView>& blocks, double BlockSummary::*member)
{
    std::array<double, maxChunkBlocks> numbers{};
    if (!decodeValues(in, std::span(numbers).first(blocks.size())))
        return false;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i].summary.*member = numbers[i];
    return true;
}

bool readSummaries(ByteReader& in, std::vector<BlockView>& blocks)
{
    return readIntegers(in, blocks, [](BlockSummary& s, std::int64_t n) { s.count = n; }) &&
           readIntegers(in, blocks, [](BlockSummary& s, std::int64_t n) { s.nans = n; }) &&
           readIntegers(in, blocks, [](BlockSummary& s, std::int64_t n) { s.firstAt = {n}; }) &&
           readIntegers(in, blocks,
                        [](BlockSummary& s, std::int64_t n) {
                            s.lastAt = {static_cast<std::int64_t>(static_cast<std::uint64_t>(s.firstAt.ms) +
                                                                  static_cast<std::uint64_t>(n))};
                        }) &&
           readValues(in, blocks, &BlockSummary::first) && readValues(in, blocks, &BlockSummary::last) &&
           readValues(in, blocks, &BlockSummary::min) && readValues(in, blocks, &BlockSummary::max) &&
           readValues(in, blocks, &BlockSummary::sum);
}

// Everything that readers rely on.
bool isPlausible(const std::vector<BlockView>& blocks)
{
    std::optional<Timestamp> before;
    for (const auto& [summary, bytes] : blocks) {
        if (summary.count < 1 || summary.count > static_cast<std::int64_t>(maxBlockSamples) ||
            summary.nans < 0 || summary.nans > summary.count || summary.lastAt < summary.firstAt ||
            (before && summary.firstAt <= *before))
            return false;
        before = summary.lastAt;
    }
    return true;
}

} // namespace

Bytes encodeChunkHead(std::span<const BlockView> blocks)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.varint(blocks.size());
    writeIntegers(blocks, out, [](const BlockView& b) { return static_cast<std::int64_t>(b.bytes.size()); });
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.count; });
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.nans; });
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.firstAt.ms; });
    writeIntegers(blocks, out, [](const BlockView& b) {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(b.summary.lastAt.ms) -
                                         static_cast<std::uint64_t>(b.summary.firstAt.ms));
    });
    for (double BlockSummary::*member : {&BlockSummary::first, &BlockSummary::last, &BlockSummary::min,
                                         &BlockSummary::max, &BlockSummary::sum})
        writeValues(blocks, out, member);
    return out;
}

Bytes encodeChunk(std::span<const BlockView> blocks)
{
    Bytes out = encodeChunkHead(blocks);
    std::size_t size = out.size();
    for (const BlockView& block : blocks)
        size += block.bytes.size();
    out.reserve(size);
    ByteWriter writer(out);
    for (const BlockView& block : blocks)
        writer.append(block.bytes);
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
    const std::uint64_t count = in.varint();
    if (in.failed() || count < 1 || count > maxChunkBlocks)
        return std::nullopt;
    std::vector<BlockView> blocks(static_cast<std::size_t>(count));
    std::array<std::int64_t, maxChunkBlocks> sizes{};
    if (!decodeIntegers(in, std::span(sizes).first(blocks.size())) || !readSummaries(in, blocks))
        return std::nullopt;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (sizes[i] < 1)
            return std::nullopt;
        blocks[i].bytes = in.take(static_cast<std::size_t>(sizes[i]));
    }
    if (in.failed() || !in.atEnd() || !isPlausible(blocks))
        return std::nullopt;
    return blocks;
}

} // namespace qd
