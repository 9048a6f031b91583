// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/block.h"

#include <optional>

namespace qd {

/// Blocks of one series that lie in one row of the file, in ascending time without overlap, led by their
/// summaries and a checksum. 16,384 samples fill a row well enough that SQLite's half-empty last page does
/// not count.
inline constexpr std::size_t maxChunkBlocks = 32;
/// The most blocks of a chunk where they take next to nothing: what stays for hours fills no row of a file by
/// itself. Such a chunk always lies in parts, see ChunkParts.
inline constexpr std::size_t maxQuietBlocks = 256;

/// A block that lies in somebody else's memory.
struct BlockView
{
    BlockSummary summary;
    ByteView bytes;
    /// Where they lie apart: `bytes` are the times alone then, or nothing when the summary tells them, a
    /// regular grid from its first to its last.
    ByteView values{};
    /// Whether the summary tells first … sum. Those of a row that has a rollup are not spelled out.
    bool hasNumbers = true;
};

/// Decodes a block; returns false when the bytes cannot be one, and never reads beyond them.
[[nodiscard]] bool decodeBlock(const BlockView& block, BlockSamples& samples);

/// Returns the summary with its numbers, decoded where they are not spelled out; nothing when the block is
/// damaged.
[[nodiscard]] std::optional<BlockSummary> wholeSummaryOf(const BlockView& block);

/// 1…maxChunkBlocks blocks, whose `bytes` are there.
[[nodiscard]] Bytes encodeChunk(std::span<const BlockView> blocks);
/// What encodeChunk() puts before the blocks: tells how large a chunk will be.
[[nodiscard]] Bytes encodeChunkHead(std::span<const BlockView> blocks);

/// Returns whether the bytes are those that encodeChunk() made, by a 64-bit checksum.
[[nodiscard]] bool isChunkSound(ByteView bytes);

/// The blocks, which point into `bytes`. Nothing when the bytes cannot be a chunk. Does not look at the
/// checksum: whoever shows what is in them asks isChunkSound() before.
[[nodiscard]] std::optional<std::vector<BlockView>> openChunk(ByteView bytes);

} // namespace qd
