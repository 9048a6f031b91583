// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/blocklists.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

constexpr std::array numberMembers{&BlockSummary::first, &BlockSummary::last, &BlockSummary::min,
                                   &BlockSummary::max, &BlockSummary::sum};

void writeValues(std::span<const BlockView> blocks, Bytes& out, double BlockSummary::*member)
{
    std::vector<double> numbers;
    numbers.reserve(blocks.size());
    for (const BlockView& block : blocks)
        numbers.push_back(block.summary.*member);
    encodeValues(numbers, out);
}

bool readValues(ByteReader& in, std::vector<BlockView>& blocks, double BlockSummary::*member)
{
    std::array<double, maxQuietBlocks> numbers{};
    if (!decodeValues(in, std::span(numbers).first(blocks.size())))
        return false;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i].summary.*member = numbers[i];
    return true;
}

} // namespace

void writeExtents(std::span<const BlockView> blocks, Bytes& out)
{
    writeIntegers(blocks, out, [](const BlockView& b) { return b.summary.firstAt.ms; });
    writeIntegers(blocks, out, [](const BlockView& b) {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(b.summary.lastAt.ms) -
                                         static_cast<std::uint64_t>(b.summary.firstAt.ms));
    });
}

bool readExtents(ByteReader& in, std::vector<BlockView>& blocks)
{
    return readIntegers(in, blocks, [](BlockSummary& s, std::int64_t n) { s.firstAt = {n}; }) &&
           readIntegers(in, blocks, [](BlockSummary& s, std::int64_t n) {
               s.lastAt = {static_cast<std::int64_t>(static_cast<std::uint64_t>(s.firstAt.ms) +
                                                     static_cast<std::uint64_t>(n))};
           });
}

void writeNumbers(std::span<const BlockView> blocks, Bytes& out)
{
    for (double BlockSummary::*member : numberMembers)
        writeValues(blocks, out, member);
}

bool readNumbers(ByteReader& in, std::vector<BlockView>& blocks)
{
    return std::all_of(numberMembers.begin(), numberMembers.end(),
                       [&](double BlockSummary::*member) { return readValues(in, blocks, member); });
}

std::optional<std::vector<BlockView>> readBlockCount(ByteReader& in, std::size_t most)
{
    const std::uint64_t count = in.varint();
    if (in.failed() || count < 1 || count > most)
        return std::nullopt;
    return std::vector<BlockView>(static_cast<std::size_t>(count));
}

bool takeBytes(ByteReader& in, std::span<const std::int64_t> sizes, std::vector<BlockView>& blocks,
               ByteView BlockView::*member)
{
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (sizes[i] < 0)
            return false;
        blocks[i].*member = in.take(static_cast<std::size_t>(sizes[i]));
    }
    return !in.failed() && in.atEnd();
}

bool isPlausible(const std::vector<BlockView>& blocks)
{
    std::optional<Timestamp> before;
    for (const BlockView& block : blocks) {
        const BlockSummary& summary = block.summary;
        if (summary.count < 1 || summary.count > static_cast<std::int64_t>(maxBlockSamples) ||
            summary.nans < 0 || summary.nans > summary.count || summary.lastAt < summary.firstAt ||
            (before && summary.firstAt <= *before))
            return false;
        before = summary.lastAt;
    }
    return true;
}

} // namespace qd
