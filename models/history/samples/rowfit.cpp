// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/rowfit.h"

#include "models/history/chunks/chunkparts.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t longTimes = 16; // bytes per block
constexpr std::size_t quietValues = 16;
constexpr std::size_t recordHead = 8; // bytes of a row beside the body, and of its cell

// What of a row's last page, or of the page that holds the row's beginning, nothing else can use: how SQLite
// lays out a row of a table by rowid (file format, section 1.6).
std::size_t wasteOf(std::size_t bodySize, std::size_t pageSize)
{
    const std::size_t overflowPage = pageSize - 4;
    const std::size_t leastLocal = (pageSize - 12) * 32 / 255 - 23;
    const std::size_t mostLocal = pageSize - 35;
    const std::size_t row = bodySize + recordHead;
    if (row <= leastLocal)
        return 0;
    const std::size_t rest = leastLocal + (row - leastLocal) % overflowPage;
    if (row > mostLocal && rest > mostLocal)
        return overflowPage + leastLocal - rest;
    const std::size_t local = std::min(row, rest) + recordHead;
    const std::size_t room = pageSize - 8;
    return room / (room / local) - local;
}

// Times that need room are to be shared, so that rows have to begin and end with those of the series beside
// it.
bool haveLongTimes(std::span<const BlockView> blocks)
{
    std::size_t bytes = 0;
    for (const BlockView& block : blocks)
        bytes += block.bytes.size();
    return bytes > blocks.size() * longTimes;
}

} // namespace

bool areQuiet(std::span<const BlockView> blocks)
{
    std::size_t bytes = 0;
    for (const BlockView& block : blocks)
        bytes += block.values.size();
    const bool areApart = std::ranges::none_of(blocks, [](const BlockView& b) { return b.values.empty(); });
    return !blocks.empty() && areApart && bytes <= blocks.size() * quietValues && !haveLongTimes(blocks);
}

std::size_t blocksOfQuietRow(std::span<const BlockView> blocks)
{
    const std::size_t rows = (blocks.size() + maxQuietBlocks - 1) / maxQuietBlocks;
    return (blocks.size() + rows - 1) / rows;
}

// The head's size is that of all blocks' in proportion, which is near enough, and without numbers: a large
// row that fills pages has a rollup.
std::size_t blocksOfRow(std::span<const BlockView> blocks, std::size_t pageSize)
{
    if (blocks.size() <= largeChunkRow)
        return blocks.size();
    blocks = blocks.first(std::min(blocks.size(), maxChunkBlocks));
    if (haveLongTimes(blocks))
        return blocks.size();
    const std::size_t head = encodeValuesHead(blocks, BlockNumbers::LeftOut).size();
    std::size_t body = 0;
    std::size_t best = blocks.size();
    double bestShare = 2;
    for (std::size_t count = 1; count <= blocks.size(); ++count) {
        body += blocks[count - 1].values.size();
        const std::size_t size = body + head * count / blocks.size();
        const double share = static_cast<double>(wasteOf(size, pageSize)) / static_cast<double>(size);
        if (count > largeChunkRow && share <= bestShare) {
            bestShare = share;
            best = count;
        }
    }
    return best;
}

} // namespace qd
