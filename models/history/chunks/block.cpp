// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/block.h"

#include "models/history/chunks/valuecodec.h"

#include <algorithm>
#include <cmath>

namespace qd {

void BlockSummary::append(const BlockSummary& later)
{
    const bool hadNumbers = count > nans;
    const bool hasNumbers = later.count > later.nans;
    if (count == 0)
        firstAt = later.firstAt;
    lastAt = later.lastAt;
    if (hasNumbers) {
        first = hadNumbers ? first : later.first;
        min = hadNumbers ? std::min(min, later.min) : later.min;
        max = hadNumbers ? std::max(max, later.max) : later.max;
        last = later.last;
        sum += later.sum;
    }
    count += later.count;
    nans += later.nans;
}

namespace {

// The samples one by one; this is done for every sample that is stored.
template <typename SampleAt>
BlockSummary summaryOfAll(std::size_t count, SampleAt sampleAt)
{
    BlockSummary summary;
    if (count == 0)
        return summary;
    summary.count = static_cast<std::int64_t>(count);
    summary.firstAt = sampleAt(0).at;
    summary.lastAt = sampleAt(count - 1).at;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = sampleAt(i).value;
        if (std::isnan(value)) {
            ++summary.nans;
            continue;
        }
        if (static_cast<std::int64_t>(i) == summary.nans)
            summary.first = summary.min = summary.max = value;
        summary.last = value;
        summary.min = std::min(summary.min, value);
        summary.max = std::max(summary.max, value);
        summary.sum += value;
    }
    return summary;
}

} // namespace

BlockSummary summaryOf(std::span<const Sample> samples)
{
    return summaryOfAll(samples.size(), [&](std::size_t i) { return samples[i]; });
}

BlockSummary summaryOf(const BlockSamples& block)
{
    return summaryOfAll(block.count(), [&](std::size_t i) { return block.at(i); });
}

EncodedBlock encodeBlock(std::span<const Sample> samples)
{
    std::array<std::int64_t, maxBlockSamples> times;
    std::array<double, maxBlockSamples> values;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        times[i] = samples[i].at.ms;
        values[i] = samples[i].value;
    }
    EncodedBlock block{summaryOf(samples), {}};
    encodeTimes(std::span(times).first(samples.size()), block.bytes);
    block.timeBytes = block.bytes.size();
    encodeValues(std::span(values).first(samples.size()), block.bytes);
    return block;
}

namespace {

bool isBlockSize(std::int64_t count)
{
    return count >= 1 && count <= static_cast<std::int64_t>(maxBlockSamples);
}

bool decodeAllValues(ByteView bytes, std::size_t count, BlockSamples& block)
{
    ByteReader in(bytes);
    return decodeValues(in, std::span(block.values).first(count)) && in.atEnd();
}

} // namespace

bool decodeBlock(ByteView times, ByteView values, std::int64_t count, BlockSamples& block)
{
    if (!isBlockSize(count))
        return false;
    const auto size = static_cast<std::size_t>(count);
    ByteReader in(times);
    return decodeTimes(in, size, block.times) && in.atEnd() && decodeAllValues(values, size, block);
}

bool decodeBlock(Timestamp first, Timestamp last, ByteView values, std::int64_t count, BlockSamples& block)
{
    if (!isBlockSize(count))
        return false;
    const auto size = static_cast<std::size_t>(count);
    return spreadTimes(first.ms, last.ms, size, block.times) && decodeAllValues(values, size, block);
}

std::optional<std::size_t> timeBytesOf(ByteView bytes, std::int64_t count)
{
    ByteReader in(bytes);
    BlockTimes times;
    if (!isBlockSize(count) || !decodeTimes(in, static_cast<std::size_t>(count), times))
        return std::nullopt;
    return bytes.size() - in.left();
}

bool decodeBlock(ByteView bytes, std::int64_t count, BlockSamples& block)
{
    if (!isBlockSize(count))
        return false;
    const auto size = static_cast<std::size_t>(count);
    ByteReader in(bytes);
    return decodeTimes(in, size, block.times) && decodeValues(in, std::span(block.values).first(size)) &&
           in.atEnd();
}

} // namespace qd
