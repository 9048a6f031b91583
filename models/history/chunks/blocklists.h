// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/valuecodec.h"

/// What is known of the blocks of a chunk, as one list per member: how the heads of chunks are written.
namespace qd {

template <typename Member>
void writeIntegers(std::span<const BlockView> blocks, Bytes& out, Member member)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(blocks.size());
    for (const BlockView& block : blocks)
        numbers.push_back(member(block));
    encodeIntegers(numbers, out);
}

template <typename Assign>
[[nodiscard]] bool readIntegers(ByteReader& in, std::vector<BlockView>& blocks, Assign assign)
{
    std::array<std::int64_t, maxQuietBlocks> numbers{};
    if (!decodeIntegers(in, std::span(numbers).first(blocks.size())))
        return false;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        assign(blocks[i].summary, numbers[i]);
    return true;
}

/// When each begins, and how long it lasts.
void writeExtents(std::span<const BlockView> blocks, Bytes& out);
[[nodiscard]] bool readExtents(ByteReader& in, std::vector<BlockView>& blocks);

/// First, last, least, greatest value, and sum.
void writeNumbers(std::span<const BlockView> blocks, Bytes& out);
[[nodiscard]] bool readNumbers(ByteReader& in, std::vector<BlockView>& blocks);

/// As many blocks as the number that comes next says; nothing when it is none of 1…most.
[[nodiscard]] std::optional<std::vector<BlockView>> readBlockCount(ByteReader& in, std::size_t most);

/// The bytes of each block, whose sizes were read before; some have none. False when one is cut off.
[[nodiscard]] bool takeBytes(ByteReader& in, std::span<const std::int64_t> sizes,
                             std::vector<BlockView>& blocks, ByteView BlockView::*member);

/// Everything that readers rely on: counts, and times that ascend from block to block.
[[nodiscard]] bool isPlausible(const std::vector<BlockView>& blocks);

} // namespace qd
