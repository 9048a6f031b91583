// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"
#include "models/history/historyreader.h"

namespace qd {

/// A rollup sums up the samples of one row of chunks by buckets of time, so that a chart reads a few bytes
/// for each of its columns instead of all samples. A bucket is 2^bits ms wide and begins at a multiple of
/// that: a column of a chart whose edges are such multiples is made of whole buckets, and M4 stays exact. NaN
/// is in no bucket, and an empty bucket is not there.
using Rollup = std::vector<PixelColumn>;

/// What decodeRollup() reads at the most.
inline constexpr std::size_t mostRollupBuckets = maxQuietBlocks * maxBlockSamples;

/// The coarse rollup's buckets are 2^coarserBits of the fine one's.
inline constexpr unsigned coarserBits = 3;

/// The narrowest bucket that holds about 45 to 90 samples at the pace of most of these blocks.
[[nodiscard]] unsigned rollupBitsOf(std::span<const BlockView> blocks);

/// Takes blocks of ascending time.
class RollupBuilder
{
public:
    explicit RollupBuilder(unsigned bits) : m_bits(bits) {}

    void add(const BlockSamples& block);
    [[nodiscard]] Rollup take() { return std::move(m_rollup); }

private:
    unsigned m_bits;
    std::int64_t m_bucket = 0;
    Rollup m_rollup;
};

/// Returns the same samples in buckets of 2^bits ms, wider than those of `fine`, or as wide where one is in
/// two parts.
[[nodiscard]] Rollup widened(const Rollup& fine, unsigned bits);

/// Encodes a rollup with a checksum. About three bits for each bucket's times and counts on a regular grid;
/// counters are recognized and leave out minimum and maximum.
[[nodiscard]] Bytes encodeRollup(const Rollup& rollup);
/// Decodes a rollup; nothing when the bytes are not those that encodeRollup() made.
[[nodiscard]] std::optional<Rollup> decodeRollup(ByteView bytes);

} // namespace qd
