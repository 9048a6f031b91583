// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

namespace qd {

/// The times of a block: either a regular grid, which is not spelled out, or one number for each sample.
struct BlockTimes
{
    std::size_t count = 0;
    bool isRegular = false;
    std::int64_t first = 0; ///< the first time of a regular grid, as `step` is its step
    std::int64_t step = 0;
    std::vector<std::int64_t> each{}; ///< the times of an irregular grid

    [[nodiscard]] std::int64_t at(std::size_t index) const
    {
        return isRegular ? first + static_cast<std::int64_t>(index) * step : each[index];
    }
    /// The index of the first time at or after `time`, not before `from`; `count` when there is none. Times
    /// ascend.
    [[nodiscard]] std::size_t lowerBound(std::int64_t time, std::size_t from = 0) const;
};

/// Appends times in ms. What a straight line through the first and the last misses is given to
/// encodeIntegers(), which covers a regular grid, jitter around one, and a drifting interval (delta of
/// delta) alike. Any order is legal.
void encodeTimes(std::span<const std::int64_t> times, Bytes& out);

/// A regular grid between two times, both among them. False when these are not that many equal steps apart.
[[nodiscard]] bool spreadTimes(std::int64_t first, std::int64_t last, std::size_t count, BlockTimes& times);
/// What encodeTimes() makes of a regular grid: `times.isRegular`.
void encodeRegularTimes(const BlockTimes& times, Bytes& out);

/// `times.count` says how many. False when the bytes cannot be such an encoding.
[[nodiscard]] bool decodeTimes(ByteReader& in, std::size_t count, BlockTimes& times);

} // namespace qd
