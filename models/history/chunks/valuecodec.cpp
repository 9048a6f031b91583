// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/valuecodec.h"

#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/bytes.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/scaledvalues.h"

#include <algorithm>
#include <tuple>

namespace qd {

namespace {

using Integers = std::vector<std::int64_t>;

constexpr std::size_t wideValueBytes = 2;
constexpr std::size_t mostFewRuns = 16;

std::size_t countRuns(std::span<const double> values)
{
    std::size_t runs = 1;
    for (std::size_t i = 1; i < values.size(); ++i)
        runs += bitsOf(values[i]) != bitsOf(values[i - 1]);
    return runs;
}

// 1 where a run begins.
std::vector<std::uint64_t> marksOf(std::span<const double> values)
{
    std::vector<std::uint64_t> marks(values.size(), 1);
    for (std::size_t i = 1; i < values.size(); ++i)
        marks[i] = bitsOf(values[i]) != bitsOf(values[i - 1]);
    return marks;
}

struct Runs
{
    std::vector<double> distinct; ///< in order, each unlike the one before
    Integers lengths;
};

Runs runsOf(std::span<const double> values)
{
    Runs runs;
    for (const double value : values) {
        if (!runs.distinct.empty() && bitsOf(runs.distinct.back()) == bitsOf(value)) {
            ++runs.lengths.back();
        } else {
            runs.distinct.push_back(value);
            runs.lengths.push_back(1);
        }
    }
    return runs;
}

// The value and the length of each, but for the last, which lasts to the end; nothing when one is no whole
// number.
std::optional<Bytes> fewRuns(const Runs& runs)
{
    if (runs.distinct.size() > mostFewRuns)
        return std::nullopt;
    Bytes bytes;
    ByteWriter writer(bytes);
    writer.byte(fewRunsForm);
    writer.varint(runs.distinct.size());
    for (std::size_t i = 0; i < runs.distinct.size(); ++i) {
        const auto whole = asWhole(runs.distinct[i]);
        if (!whole)
            return std::nullopt;
        writer.signedVarint(*whole);
        if (i + 1 < runs.distinct.size())
            writer.varint(static_cast<std::uint64_t>(runs.lengths[i]));
    }
    return bytes;
}

// Where each begins, as lengths or as marks; then their values. Whether these are wide.
bool writeRuns(std::span<const double> values, Bytes& out)
{
    const Runs runs = runsOf(values);
    const std::size_t begin = out.size();
    Bytes lengths;
    encodeIntegers(runs.lengths, lengths);
    const bool areMarked = lengths.size() > packedSize(values.size(), 1);
    ByteWriter writer(out);
    writer.byte(areMarked ? markedRunsForm : runsForm);
    if (areMarked) {
        packBits(marksOf(values), 1, out);
    } else {
        writer.varint(runs.distinct.size());
        writer.append(lengths);
    }
    const std::size_t before = out.size();
    encodeScaled(runs.distinct, out);
    const bool areWide = out.size() - before > runs.distinct.size() * wideValueBytes;
    if (const auto few = fewRuns(runs))
        replaceIfShorter(out, begin, *few);
    return areWide;
}

bool readFewRuns(ByteReader& in, std::span<double> values)
{
    const std::uint64_t runs = in.varint();
    if (runs < 1 || runs > mostFewRuns)
        return false;
    for (std::uint64_t i = 1; i < runs; ++i) {
        const auto value = static_cast<double>(in.signedVarint());
        const std::uint64_t length = in.varint();
        if (length > values.size())
            return false;
        std::fill_n(values.begin(), length, value);
        values = values.subspan(static_cast<std::size_t>(length));
    }
    std::fill(values.begin(), values.end(), static_cast<double>(in.signedVarint()));
    return !in.failed();
}

bool readMarkedRuns(ByteReader& in, std::span<double> values)
{
    std::vector<std::uint64_t> marks(values.size());
    const ByteView packed = in.take(packedSize(marks.size(), 1));
    if (in.failed())
        return false;
    unpackBits(packed, 1, marks);
    std::vector<double> distinct(static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 1)));
    if (marks.front() == 0 || !decodeScaled(in, in.byte(), distinct))
        return false;
    for (std::size_t i = 0, run = 0; i < values.size(); ++i) {
        run += marks[i];
        values[i] = distinct[run - 1];
    }
    return true;
}

bool readRuns(ByteReader& in, std::span<double> values)
{
    const std::uint64_t runs = in.varint();
    if (in.failed() || runs == 0 || runs > values.size())
        return false;
    Integers lengths(static_cast<std::size_t>(runs));
    std::vector<double> distinct(lengths.size());
    if (!decodeIntegers(in, lengths))
        return false;
    if (!decodeScaled(in, in.byte(), distinct))
        return false;
    std::size_t at = 0;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (lengths[i] < 1 || static_cast<std::uint64_t>(lengths[i]) > values.size() - at)
            return false;
        const auto length = static_cast<std::size_t>(lengths[i]);
        std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(at), length, distinct[i]);
        at += length;
    }
    return at == values.size();
}

void writeConstant(double value, Bytes& out)
{
    ByteWriter writer(out);
    const auto whole = asWhole(value);
    writer.byte(whole ? wholeForm : constantForm);
    if (whole)
        writer.signedVarint(*whole);
    else
        writer.word(bitsOf(value));
}

} // namespace

void encodeValues(std::span<const double> values, Bytes& out)
{
    if (values.empty())
        return;
    const std::size_t runs = countRuns(values);
    if (runs == 1) {
        writeConstant(values.front(), out);
        return;
    }
    // A run costs its length, which wide values earn sooner: a quantile that stays for two seconds. What is
    // no whole number is likely to be wide, and nothing is shorter then.
    const std::size_t before = out.size();
    const bool mayBeWide = runs <= values.size() * 3 / 4;
    Bytes asRuns;
    if (mayBeWide && !asWhole(values.front()) && writeRuns(values, asRuns)) {
        ByteWriter(out).append(asRuns);
        return;
    }
    encodeScaled(values, out);
    const bool areWide = out.size() - before > values.size() * wideValueBytes;
    if (asRuns.empty() && mayBeWide && (areWide || runs <= values.size() / 2))
        std::ignore = writeRuns(values, asRuns);
    if (!asRuns.empty())
        replaceIfShorter(out, before, asRuns);
}

bool decodeValues(ByteReader& in, std::span<double> values)
{
    if (values.empty())
        return true;
    const unsigned form = in.byte();
    switch (form) {
    case constantForm:
        std::fill(values.begin(), values.end(), std::bit_cast<double>(in.word()));
        return !in.failed();
    case wholeForm:
        std::fill(values.begin(), values.end(), static_cast<double>(in.signedVarint()));
        return !in.failed();
    case runsForm:
        return readRuns(in, values);
    case markedRunsForm:
        return readMarkedRuns(in, values);
    case fewRunsForm:
        return readFewRuns(in, values);
    default:
        return decodeScaled(in, form, values);
    }
}

} // namespace qd
