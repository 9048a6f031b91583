// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/sample.h"
#include "models/history/chunks/timecodec.h"

#include <array>
#include <optional>

namespace qd {

/// The unit of encoding and of exact summaries. Small enough that a chart, which decodes at most the blocks
/// on its pixel columns' edges, stays quick at any zoom; large enough that a summary costs little per sample.
inline constexpr std::size_t maxBlockSamples = 512;

/// What is known of consecutive samples without decoding them. The values are those of the samples that are
/// numbers; all 0 when none is.
struct BlockSummary
{
    std::int64_t count = 0; ///< samples, NaN among them
    std::int64_t nans = 0;  ///< the number of NaN samples, staleness markers among them
    Timestamp firstAt;      ///< the time of the first of any samples; likewise lastAt
    Timestamp lastAt;
    double first = 0;
    double last = 0;
    double min = 0;
    double max = 0;
    double sum = 0;

    /// The samples of `later` follow these.
    void append(const BlockSummary& later);
    friend bool operator==(const BlockSummary&, const BlockSummary&) = default;
};

[[nodiscard]] BlockSummary summaryOf(std::span<const Sample> samples);

struct EncodedBlock
{
    BlockSummary summary;
    Bytes bytes; ///< the times, then the values
    /// How many of the bytes are the times; 0: not known.
    std::size_t timeBytes = 0;
};

/// 1…maxBlockSamples samples in ascending time.
[[nodiscard]] EncodedBlock encodeBlock(std::span<const Sample> samples);

/// A decoded block; reused from one block to the next.
struct BlockSamples
{
    BlockTimes times;
    std::array<double, maxBlockSamples> values{};

    [[nodiscard]] std::size_t count() const { return times.count; }
    [[nodiscard]] Sample at(std::size_t index) const { return {{times.at(index)}, values[index]}; }
};

[[nodiscard]] BlockSummary summaryOf(const BlockSamples& block);

/// Decodes a block; returns false when the bytes cannot be one of `count` samples, and never reads beyond
/// them.
[[nodiscard]] bool decodeBlock(ByteView bytes, std::int64_t count, BlockSamples& block);
/// Decodes a block whose values are apart from its times.
[[nodiscard]] bool decodeBlock(ByteView times, ByteView values, std::int64_t count, BlockSamples& block);

/// Decodes a block of values alone, its times being a regular grid.
[[nodiscard]] bool decodeBlock(Timestamp first, Timestamp last, ByteView values, std::int64_t count,
                               BlockSamples& block);

/// How many bytes of the block are its times; nothing when it cannot be a block of `count` samples.
[[nodiscard]] std::optional<std::size_t> timeBytesOf(ByteView bytes, std::int64_t count);

} // namespace qd
