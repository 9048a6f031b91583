// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/scaledvalues.h"

#include "models/history/chunks/bytes.h"
#include "models/history/chunks/decimals.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/splitdoubles.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

using Integers = std::vector<std::int64_t>;

constexpr int maxBinaryShift = 500; // well inside the exponents of normal doubles
constexpr int integerBits = 62;
constexpr std::size_t samplesForGuess = 16;
constexpr double misfitBits = 76;      // a place and a whole double
constexpr double worthSplitting = 6.7; // bytes per value
constexpr double worthAnotherTry = 6.9;

// How a block of doubles looks as integers, and what had to be left out.
struct Scaled
{
    ValueForm form = bitsForm;
    int scale = 0;
    Integers integers;
    std::vector<std::size_t> misfits;
    Integers ulps{}; ///< the distances of near decimals in units of the last place
};

// A misfit costs about ten bytes; beyond this share another form is better.
std::size_t tolerableMisfits(std::size_t count)
{
    return count / 16;
}

// Leaves out the value at `index`; the integer before it keeps the differences short.
void addMisfit(Scaled& scaled, std::size_t index)
{
    scaled.misfits.push_back(index);
    scaled.integers.push_back(scaled.integers.empty() ? 0 : scaled.integers.back());
    if (scaled.form == nearDecimalForm)
        scaled.ulps.push_back(0);
}

// From a few values of the block; nothing when most of them are no short decimals, or near none.
template <typename DecimalsOf>
std::optional<std::size_t> guessDecimals(std::span<const double> values, DecimalsOf decimalsOfOne)
{
    const std::size_t stride = std::max<std::size_t>(1, values.size() / samplesForGuess);
    std::size_t exponent = 0;
    std::size_t misses = 0;
    for (std::size_t i = 0; i < values.size(); i += stride) {
        if (!isPlain(values[i]))
            continue;
        if (const auto decimals = decimalsOfOne(values[i], exponent))
            exponent = *decimals;
        else if (++misses > 3)
            return std::nullopt;
    }
    return exponent;
}

// As integers of so many decimals, or of more where a value needs them. `take` adds what a value is with
// these to the block, and says whether it is anything.
template <typename Take, typename DecimalsOf>
std::optional<Scaled> scaleBy(ValueForm form, std::span<const double> values, std::size_t exponent, Take take,
                              DecimalsOf decimalsOfOne)
{
    Scaled scaled{form, static_cast<int>(exponent), {}, {}};
    scaled.integers.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool mayFit = isPlain(values[i]);
        if (mayFit && take(scaled, values[i]))
            continue;
        if (const auto longer = mayFit ? decimalsOfOne(values[i], exponent + 1) : std::nullopt)
            return scaleBy(form, values, *longer, take, decimalsOfOne);
        addMisfit(scaled, i);
        if (scaled.misfits.size() > tolerableMisfits(values.size()))
            return std::nullopt;
    }
    return scaled;
}

std::optional<Scaled> scaleByTen(std::span<const double> values, std::size_t exponent)
{
    const auto take = [](Scaled& scaled, double value) {
        const auto integer = asDecimal(value, static_cast<std::size_t>(scaled.scale));
        if (integer)
            scaled.integers.push_back(*integer);
        return integer.has_value();
    };
    return scaleBy(decimalForm, values, exponent, take, decimalsOf);
}

std::optional<Scaled> scaleNearTen(std::span<const double> values, std::size_t exponent)
{
    const auto take = [](Scaled& scaled, double value) {
        const auto near = asNearDecimal(value, static_cast<std::size_t>(scaled.scale));
        if (near) {
            scaled.integers.push_back(near->integer);
            scaled.ulps.push_back(near->ulps);
        }
        return near.has_value();
    };
    return scaleBy(nearDecimalForm, values, exponent, take, nearDecimalsOf);
}

// The powers of two of a double's highest and lowest set bit.
struct BitRange
{
    int high;
    int low;
};

BitRange bitRangeOf(double value)
{
    int exponent = 0;
    const double fraction = std::frexp(std::abs(value), &exponent);
    const auto mantissa = static_cast<std::uint64_t>(fraction * largestExact);
    return {exponent, exponent - 53 + std::countr_zero(mantissa)};
}

// The fewest bits per value below the binary point, counting the values that need more of them as misfits.
std::optional<int> binaryShiftOf(std::span<const double> values)
{
    int high = -maxBinaryShift;
    int deepest = -maxBinaryShift;
    std::array<std::uint32_t, 2 * maxBinaryShift + 1> withDepth{};
    for (const double value : values) {
        if (!isPlain(value) || value == 0)
            continue;
        const BitRange range = bitRangeOf(value);
        const int depth = std::clamp(-range.low, -maxBinaryShift, maxBinaryShift);
        high = std::max(high, range.high);
        deepest = std::max(deepest, depth);
        ++withDepth[static_cast<std::size_t>(depth + maxBinaryShift)];
    }
    const int limit = integerBits - high;
    if (limit < -maxBinaryShift)
        return std::nullopt;
    int best = std::min(deepest, limit);
    double bestCost = best;
    std::size_t misfits = 0;
    for (int shift = deepest - 1; shift >= -maxBinaryShift; --shift) {
        misfits += withDepth[static_cast<std::size_t>(shift + 1 + maxBinaryShift)];
        if (misfits > tolerableMisfits(values.size()))
            break;
        const double cost = std::min(shift, limit) +
                            static_cast<double>(misfits) * misfitBits / static_cast<double>(values.size());
        if (shift <= limit && cost < bestCost) {
            best = shift;
            bestCost = cost;
        }
    }
    return best;
}

std::optional<Scaled> scaleByTwo(std::span<const double> values)
{
    const auto shift = binaryShiftOf(values);
    if (!shift)
        return std::nullopt;
    const double scale = std::ldexp(1.0, *shift);
    const double back = std::ldexp(1.0, -*shift);
    Scaled scaled{binaryForm, *shift, {}, {}};
    scaled.integers.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double moved = values[i] * scale;
        const bool fits = isPlain(values[i]) && std::abs(moved) < 0x1p62;
        const std::int64_t integer = fits ? static_cast<std::int64_t>(moved) : 0;
        if (fits && bitsOf(static_cast<double>(integer) * back) == bitsOf(values[i])) {
            scaled.integers.push_back(integer);
            continue;
        }
        addMisfit(scaled, i);
        if (scaled.misfits.size() > tolerableMisfits(values.size()))
            return std::nullopt;
    }
    return scaled;
}

// The sign goes to the lowest bit, so that numbers around zero differ only as much as their magnitudes.
Scaled asBits(std::span<const double> values)
{
    Scaled scaled{bitsForm, 0, {}, {}};
    scaled.integers.reserve(values.size());
    for (const double value : values)
        scaled.integers.push_back(std::bit_cast<std::int64_t>(std::rotl(bitsOf(value), 1)));
    return scaled;
}

void write(const Scaled& scaled, std::span<const double> values, Bytes& out)
{
    ByteWriter writer(out);
    writer.byte(scaled.form);
    if (scaled.form != bitsForm) {
        writer.signedVarint(scaled.scale);
        writer.varint(scaled.misfits.size());
        std::size_t after = 0;
        for (const std::size_t index : scaled.misfits) {
            writer.varint(index - after);
            writer.word(bitsOf(values[index]));
            after = index + 1;
        }
    }
    encodeIntegers(scaled.integers, out);
    encodeIntegers(scaled.ulps, out);
}

// Sizes in bytes are often whole kilobytes or pages, whose low bits need no room.
bool areMultiples(const Scaled& scaled)
{
    std::int64_t bits = 0;
    for (const std::int64_t integer : scaled.integers)
        bits |= integer;
    return scaled.scale == 0 && std::countr_zero(static_cast<std::uint64_t>(bits)) >= 4;
}

template <typename Convert>
void convert(std::span<const std::int64_t> integers, std::span<double> values, Convert toDouble)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = toDouble(integers[i]);
}

struct Misfit
{
    std::size_t index;
    double value;
};

bool readMisfits(ByteReader& in, std::size_t count, std::vector<Misfit>& misfits)
{
    const std::uint64_t number = in.varint();
    if (number > count)
        return false;
    std::uint64_t index = 0;
    for (std::uint64_t i = 0; i < number; ++i, ++index) {
        index += in.varint();
        const double value = std::bit_cast<double>(in.word());
        if (in.failed() || index >= count)
            return false;
        misfits.push_back({static_cast<std::size_t>(index), value});
    }
    return true;
}

// Two at a time: a processor divides two numbers in the time of one.
void divide(std::span<const std::int64_t> integers, double divisor, std::span<double> values)
{
    using Pair = double __attribute__((vector_size(2 * sizeof(double))));
    std::size_t i = 0;
    for (; i + 2 <= integers.size(); i += 2) {
        const Pair quotients =
            Pair{static_cast<double>(integers[i]), static_cast<double>(integers[i + 1])} / divisor;
        std::memcpy(&values[i], &quotients, sizeof quotients);
    }
    if (i < integers.size())
        values[i] = static_cast<double>(integers[i]) / divisor;
}

bool moveByUlps(ByteReader& in, std::span<std::int64_t> scratch, std::span<double> values)
{
    if (!decodeIntegers(in, scratch))
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::bit_cast<double>(bitsOf(values[i]) + static_cast<std::uint64_t>(scratch[i]));
    return true;
}

bool readIntegersOf(ByteReader& in, unsigned form, std::span<double> values)
{
    std::int64_t scale = 0;
    std::vector<Misfit> misfits;
    if (form != bitsForm) {
        scale = in.signedVarint();
        if (!readMisfits(in, values.size(), misfits))
            return false;
    }
    std::array<std::int64_t, 512> few{};
    Integers many;
    if (values.size() > few.size())
        many.resize(values.size());
    const std::span<std::int64_t> integers =
        many.empty() ? std::span(few).first(values.size()) : std::span(many);
    if (!decodeIntegers(in, integers))
        return false;
    if (form == decimalForm || form == nearDecimalForm) {
        if (scale < 0 || scale >= std::ssize(powersOfTen))
            return false;
        // Division is rounded correctly; a product with 0.01 would not be the double that "12.34" reads as.
        const double divisor = powersOfTen[static_cast<std::size_t>(scale)];
        divide(integers, divisor, values);
        if (form == nearDecimalForm && !moveByUlps(in, integers, values))
            return false;
    } else if (form == binaryForm) {
        if (scale < -maxBinaryShift || scale > maxBinaryShift)
            return false;
        const double factor = std::ldexp(1.0, static_cast<int>(-scale));
        convert(integers, values, [=](std::int64_t k) { return static_cast<double>(k) * factor; });
    } else {
        convert(integers, values, [](std::int64_t k) {
            return std::bit_cast<double>(std::rotr(std::bit_cast<std::uint64_t>(k), 1));
        });
    }
    for (const Misfit& misfit : misfits)
        values[misfit.index] = misfit.value;
    return true;
}

} // namespace

void replaceIfShorter(Bytes& out, std::size_t from, const Bytes& other)
{
    if (other.size() >= out.size() - from)
        return;
    out.resize(from);
    out.insert(out.end(), other.begin(), other.end());
}

std::optional<std::int64_t> asWhole(double value)
{
    return isPlain(value) ? asDecimal(value, 0) : std::nullopt;
}

namespace {

void writeFullPrecision(std::span<const double> values, Bytes& out)
{
    const auto binary = scaleByTwo(values);
    const std::size_t before = out.size();
    const auto areLongerThan = [&](double bytesPerValue) {
        return static_cast<double>(out.size() - before) > static_cast<double>(values.size()) * bytesPerValue;
    };
    write(binary ? *binary : asBits(values), values, out);
    const auto split = areLongerThan(worthSplitting) ? splitBits(values) : std::nullopt;
    if (split && areLongerThan(*split / 8)) {
        out.resize(before);
        ByteWriter(out).byte(splitForm);
        appendSplit(values, out);
    }
    if (!binary || !areLongerThan(worthAnotherTry))
        return;
    Bytes other;
    write(asBits(values), values, other);
    replaceIfShorter(out, before, other);
}

} // namespace

void encodeScaled(std::span<const double> values, Bytes& out)
{
    const std::size_t before = out.size();
    const auto exponent = guessDecimals(values, decimalsOf);
    const auto decimals = exponent ? scaleByTen(values, *exponent) : std::nullopt;
    if (decimals) {
        const auto pages = areMultiples(*decimals) ? scaleByTwo(values) : std::nullopt;
        write(pages ? *pages : *decimals, values, out);
        if (decimals->scale <= static_cast<int>(mostNearDecimals))
            return;
    } else {
        writeFullPrecision(values, out);
    }
    const auto nearExponent = guessDecimals(values, nearDecimalsOf);
    const auto near = nearExponent ? scaleNearTen(values, *nearExponent) : std::nullopt;
    if (!near)
        return;
    Bytes other;
    write(*near, values, other);
    replaceIfShorter(out, before, other);
}

bool decodeScaled(ByteReader& in, unsigned form, std::span<double> values)
{
    if (form == splitForm)
        return readSplit(in, values);
    const bool areIntegers = (form >= decimalForm && form <= bitsForm) || form == nearDecimalForm;
    return areIntegers && readIntegersOf(in, form, values);
}

} // namespace qd
