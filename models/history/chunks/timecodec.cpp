// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/timecodec.h"

#include "models/history/chunks/bytes.h"
#include "models/history/chunks/integercodec.h"

#include <algorithm>

namespace qd {

namespace {

constexpr unsigned regularTag = 0;
constexpr unsigned irregularTag = 1;

// Wraps instead of overflowing: the times of a damaged or hostile source can be anything.
std::int64_t onLine(std::int64_t first, std::int64_t step, std::size_t index)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) +
                                     static_cast<std::uint64_t>(step) * index);
}

void writeLine(unsigned tag, std::int64_t first, std::int64_t step, Bytes& out)
{
    ByteWriter writer(out);
    writer.byte(tag);
    writer.signedVarint(first);
    writer.signedVarint(step);
}

// What a sound file holds cannot overflow; what a damaged one holds must not.
bool isBounded(std::int64_t first, std::int64_t step, std::size_t count)
{
    std::int64_t length = 0;
    std::int64_t last = 0;
    return !__builtin_mul_overflow(step, static_cast<std::int64_t>(count), &length) &&
           !__builtin_add_overflow(first, length, &last);
}

// Rounded, so that jitter at the ends does not tilt the line.
std::int64_t stepOf(std::span<const std::int64_t> times)
{
    if (times.size() < 2)
        return 0;
    const std::int64_t length = wrappingDifference(times.back(), times.front());
    const auto steps = static_cast<std::int64_t>(times.size() - 1);
    const std::int64_t rest = length % steps;
    return length / steps + (rest * 2 > steps ? 1 : rest * 2 < -steps ? -1 : 0);
}

} // namespace

std::size_t BlockTimes::lowerBound(std::int64_t time, std::size_t from) const
{
    if (!isRegular) {
        const auto found =
            std::lower_bound(each.begin() + static_cast<std::ptrdiff_t>(from), each.end(), time);
        return static_cast<std::size_t>(found - each.begin());
    }
    if (from >= count || at(from) >= time)
        return from;
    if (step <= 0)
        return count;
    const auto steps = static_cast<std::size_t>((time - first + step - 1) / step);
    return std::min(steps, count);
}

void encodeTimes(std::span<const std::int64_t> times, Bytes& out)
{
    if (times.empty())
        return;
    const std::int64_t step = stepOf(times);
    std::vector<std::int64_t> misses(times.size());
    bool isRegular = isBounded(times.front(), step, times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        misses[i] = wrappingDifference(times[i], onLine(times.front(), step, i));
        isRegular = isRegular && misses[i] == 0;
    }
    writeLine(isRegular ? regularTag : irregularTag, times.front(), step, out);
    if (!isRegular)
        encodeIntegers(misses, out);
}

bool spreadTimes(std::int64_t first, std::int64_t last, std::size_t count, BlockTimes& times)
{
    std::int64_t length = 0;
    if (count == 0 || __builtin_sub_overflow(last, first, &length))
        return false;
    const auto steps = static_cast<std::int64_t>(count - 1);
    times.count = count;
    times.isRegular = true;
    times.first = first;
    times.step = steps == 0 ? 0 : length / steps;
    times.each.clear();
    return times.step * steps == length && isBounded(first, times.step, count);
}

void encodeRegularTimes(const BlockTimes& times, Bytes& out)
{
    writeLine(regularTag, times.first, times.step, out);
}

bool decodeTimes(ByteReader& in, std::size_t count, BlockTimes& times)
{
    times.count = count;
    times.isRegular = true;
    times.each.clear();
    if (count == 0)
        return true;
    const unsigned tag = in.byte();
    times.first = in.signedVarint();
    times.step = in.signedVarint();
    if (in.failed() || tag > irregularTag)
        return false;
    if (tag == regularTag)
        return isBounded(times.first, times.step, count);
    times.isRegular = false;
    times.each.resize(count);
    if (!decodeIntegers(in, times.each))
        return false;
    for (std::size_t i = 0; i < count; ++i)
        times.each[i] =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(times.each[i]) +
                                      static_cast<std::uint64_t>(onLine(times.first, times.step, i)));
    return true;
}

} // namespace qd
