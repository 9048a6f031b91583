// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"

namespace qd {

/// A chunk as two bodies: when its samples were taken, and what they were. The series of one scrape have the
/// same times; a bucket of a histogram that no observation misses has the values of the count; and every
/// counter of what never happens is 0. So one body serves many chunks.
struct ChunkParts
{
    Bytes times;
    Bytes values;
};

/// Whether the values are led by the first, last, least, greatest and sum of each block. They cost as much as
/// four samples of full precision, and serve charts of columns wider than a block; so does a rollup.
enum class BlockNumbers { Spelled, LeftOut };

/// 1…maxQuietBlocks blocks whose values lie apart from their times (BlockView::values), which are there. Each
/// part is sealed with a checksum, which is the same for equal parts. The times of a regular grid are not
/// spelled out, nor are values like those of the block before.
[[nodiscard]] ChunkParts encodeChunkParts(std::span<const BlockView> blocks, BlockNumbers numbers);
/// What encodeChunkParts() puts before the values of the blocks: tells how large that part will be.
[[nodiscard]] Bytes encodeValuesHead(std::span<const BlockView> blocks, BlockNumbers numbers);

/// The blocks, which point into both. Nothing when the two cannot be the parts of one chunk. Does not look at
/// the checksums, see isChunkSound().
[[nodiscard]] std::optional<std::vector<BlockView>> openChunk(ByteView times, ByteView values);

/// Returns whether the bytes are, by their checksum and form, a chunk or a part of one.
[[nodiscard]] bool isChunkBody(ByteView bytes);

} // namespace qd
