// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/rollup.h"

#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/bytes.h"
#include "models/history/chunks/checksum.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/valuecodec.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

namespace {

constexpr std::int64_t leastSamples = 45;
constexpr unsigned widestBits = 40;                          // 35 years
constexpr std::int64_t mostOfBucket = std::int64_t{1} << 40; // more is damage, and sums stay numbers

using Integers = std::vector<std::int64_t>;
using Values = std::vector<double>;
using Marks = std::vector<std::uint64_t>;

// Which streams need not be written, because they are another one.
constexpr unsigned lastIsFirst = 1;
constexpr unsigned minIsFirst = 2;
constexpr unsigned maxIsLast = 4;
constexpr unsigned firstsAreMarked = 8; // those that are the last before them are left out

bool isSame(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <typename Member>
Integers integersOf(const Rollup& rollup, Member member)
{
    Integers integers;
    integers.reserve(rollup.size());
    std::transform(rollup.begin(), rollup.end(), std::back_inserter(integers), member);
    return integers;
}

// Times differ by multiples of the series' interval: its multiples take fewer bits than milliseconds.
void writeSpaced(Integers integers, Bytes& out)
{
    const std::int64_t first = integers.front();
    std::uint64_t unit = 0;
    for (std::int64_t& integer : integers) {
        integer = wrappingDifference(integer, first);
        const auto bits = static_cast<std::uint64_t>(integer);
        unit = std::gcd(unit, integer < 0 ? 0 - bits : bits);
    }
    ByteWriter writer(out);
    writer.signedVarint(first);
    writer.varint(unit);
    if (unit == 0)
        return;
    for (std::int64_t& integer : integers)
        integer /= static_cast<std::int64_t>(unit);
    encodeIntegers(integers, out);
}

bool readSpaced(ByteReader& in, Integers& integers)
{
    const auto first = static_cast<std::uint64_t>(in.signedVarint());
    const std::uint64_t unit = in.varint();
    if (unit == 0)
        std::fill(integers.begin(), integers.end(), 0);
    else if (!decodeIntegers(in, integers))
        return false;
    for (std::int64_t& integer : integers)
        integer = static_cast<std::int64_t>(first + static_cast<std::uint64_t>(integer) * unit);
    return !in.failed();
}

void writeValues(const Rollup& rollup, double PixelColumn::*member, Bytes& out)
{
    Values values;
    values.reserve(rollup.size());
    for (const PixelColumn& bucket : rollup)
        values.push_back(bucket.*member);
    encodeValues(values, out);
}

bool readValues(ByteReader& in, Rollup& rollup, double PixelColumn::*member, Values& scratch)
{
    if (!decodeValues(in, scratch))
        return false;
    for (std::size_t i = 0; i < rollup.size(); ++i)
        rollup[i].*member = scratch[i];
    return true;
}

// 1 where the first of a bucket is not the last of the one before, which it is where values stay a while.
Marks marksOf(const Rollup& rollup)
{
    Marks marks(rollup.size(), 1);
    for (std::size_t i = 1; i < rollup.size(); ++i)
        marks[i] = !isSame(rollup[i].first, rollup[i - 1].last);
    return marks;
}

// Nothing when too few can be left out to be worth it.
Bytes markedFirstsOf(const Rollup& rollup)
{
    const Marks marks = marksOf(rollup);
    if (static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 0)) < rollup.size() / 4)
        return {};
    Bytes out;
    packBits(marks, 1, out);
    Values firsts;
    for (std::size_t i = 0; i < rollup.size(); ++i) {
        if (marks[i] != 0)
            firsts.push_back(rollup[i].first);
    }
    encodeValues(firsts, out);
    return out;
}

// Also the lasts, when these are the firsts. The others have been read before.
bool readMarkedFirsts(ByteReader& in, bool areLasts, Rollup& rollup)
{
    Marks marks(rollup.size());
    const ByteView packed = in.take(packedSize(marks.size(), 1));
    if (in.failed())
        return false;
    unpackBits(packed, 1, marks);
    Values firsts(static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 1)));
    if (marks.front() == 0 || !decodeValues(in, firsts))
        return false;
    for (std::size_t i = 0, read = 0; i < rollup.size(); ++i) {
        rollup[i].first = marks[i] != 0 ? firsts[read++] : rollup[i - 1].last;
        if (areLasts)
            rollup[i].last = rollup[i].first;
    }
    return true;
}

unsigned samenessOf(const Rollup& rollup)
{
    unsigned same = lastIsFirst | minIsFirst | maxIsLast;
    for (const PixelColumn& bucket : rollup) {
        same &= (isSame(bucket.last, bucket.first) ? lastIsFirst : 0U) |
                (isSame(bucket.min, bucket.first) ? minIsFirst : 0U) |
                (isSame(bucket.max, bucket.last) ? maxIsLast : 0U);
    }
    return same;
}

void append(Rollup& rollup, const PixelColumn& part, bool isSameBucket)
{
    if (!isSameBucket || rollup.empty()) {
        rollup.push_back(part);
        return;
    }
    PixelColumn& bucket = rollup.back();
    bucket.lastAt = part.lastAt;
    bucket.last = part.last;
    bucket.min = part.min < bucket.min ? part.min : bucket.min;
    bucket.max = part.max > bucket.max ? part.max : bucket.max;
    bucket.count += part.count;
}

} // namespace

unsigned rollupBitsOf(std::span<const BlockView> blocks)
{
    // The middle one, which a gap in the row does not change.
    Integers intervals;
    for (const BlockView& block : blocks) {
        if (block.summary.count > 1)
            intervals.push_back((block.summary.lastAt - block.summary.firstAt).count() /
                                (block.summary.count - 1));
    }
    if (intervals.empty())
        return widestBits;
    const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
    std::nth_element(intervals.begin(), middle, intervals.end());
    unsigned bits = 0;
    while (bits < widestBits && (std::int64_t{1} << bits) / leastSamples < *middle)
        ++bits;
    return bits;
}

void RollupBuilder::add(const BlockSamples& block)
{
    for (std::size_t i = 0; i < block.count(); ++i) {
        const auto [at, value] = block.at(i);
        if (std::isnan(value))
            continue;
        const std::int64_t bucket = at.ms >> m_bits;
        append(m_rollup, {at, at, value, value, value, value, 1}, bucket == m_bucket);
        m_bucket = bucket;
    }
}

Rollup widened(const Rollup& fine, unsigned bits)
{
    Rollup coarse;
    std::int64_t before = 0;
    for (const PixelColumn& part : fine) {
        const std::int64_t bucket = part.firstAt.ms >> bits;
        append(coarse, part, bucket == before);
        before = bucket;
    }
    return coarse;
}

Bytes encodeRollup(const Rollup& rollup)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.varint(rollup.size());
    if (!rollup.empty()) {
        const Bytes marked = markedFirstsOf(rollup);
        Bytes firsts;
        writeValues(rollup, &PixelColumn::first, firsts);
        const bool areMarked = !marked.empty() && marked.size() < firsts.size();
        const unsigned same = samenessOf(rollup);
        writer.byte(same | (areMarked ? firstsAreMarked : 0));
        writeSpaced(integersOf(rollup, [](const PixelColumn& b) { return b.firstAt.ms; }), out);
        writeSpaced(
            integersOf(rollup,
                       [](const PixelColumn& b) { return wrappingDifference(b.lastAt.ms, b.firstAt.ms); }),
            out);
        encodeIntegers(integersOf(rollup, [](const PixelColumn& b) { return b.count; }), out);
        if (!areMarked)
            writer.append(firsts);
        if (!(same & lastIsFirst))
            writeValues(rollup, &PixelColumn::last, out);
        if (areMarked)
            writer.append(marked);
        if (!(same & minIsFirst))
            writeValues(rollup, &PixelColumn::min, out);
        if (!(same & maxIsLast))
            writeValues(rollup, &PixelColumn::max, out);
    }
    seal(out);
    return out;
}

namespace {

bool readTimesAndCounts(ByteReader& in, Rollup& rollup)
{
    Integers firstAt(rollup.size());
    Integers length(rollup.size());
    Integers counts(rollup.size());
    if (!readSpaced(in, firstAt) || !readSpaced(in, length) || !decodeIntegers(in, counts))
        return false;
    for (std::size_t i = 0; i < rollup.size(); ++i) {
        rollup[i].firstAt = {firstAt[i]};
        rollup[i].lastAt = {static_cast<std::int64_t>(static_cast<std::uint64_t>(firstAt[i]) +
                                                      static_cast<std::uint64_t>(length[i]))};
        rollup[i].count = counts[i];
    }
    return true;
}

bool readNumbers(ByteReader& in, unsigned same, Rollup& rollup)
{
    Values scratch(rollup.size());
    // What is another stream is copied from it.
    const auto read = [&](bool isCopy, double PixelColumn::*member, double PixelColumn::*from) {
        if (!isCopy)
            return readValues(in, rollup, member, scratch);
        for (PixelColumn& bucket : rollup)
            bucket.*member = bucket.*from;
        return true;
    };
    const bool areMarked = (same & firstsAreMarked) != 0;
    return (areMarked || readValues(in, rollup, &PixelColumn::first, scratch)) &&
           read(same & lastIsFirst, &PixelColumn::last, &PixelColumn::first) &&
           (!areMarked || readMarkedFirsts(in, same & lastIsFirst, rollup)) &&
           read(same & minIsFirst, &PixelColumn::min, &PixelColumn::first) &&
           read(same & maxIsLast, &PixelColumn::max, &PixelColumn::last);
}

} // namespace

std::optional<Rollup> decodeRollup(ByteView bytes)
{
    ByteReader in(unsealed(bytes));
    const std::uint64_t count = in.varint();
    if (in.failed() || count > mostRollupBuckets)
        return std::nullopt;
    Rollup rollup(static_cast<std::size_t>(count));
    if (rollup.empty())
        return rollup;
    const unsigned same = in.byte();
    const bool isRead = readTimesAndCounts(in, rollup) && readNumbers(in, same, rollup) && in.atEnd() &&
                        std::ranges::all_of(rollup, [](const PixelColumn& bucket) {
                            return bucket.count > 0 && bucket.count <= mostOfBucket;
                        });
    return isRead ? std::optional(std::move(rollup)) : std::nullopt;
}

} // namespace qd
