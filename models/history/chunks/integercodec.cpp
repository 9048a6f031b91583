// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/integercodec.h"

#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/worddictionary.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

using PackedWords = std::vector<std::uint64_t>;
using WordView = std::span<const std::uint64_t>;

constexpr std::size_t smallGroup = 128;
constexpr unsigned maxOrder = 2;
constexpr unsigned orderMask = 0x03;
constexpr unsigned smallGroupFlag = 0x04;
constexpr unsigned dictionaryFlag = 0x08; // instead of groups
constexpr unsigned exceptionFlag = 0x80;
constexpr unsigned wideNumber = 40;

struct GroupPlan
{
    std::uint64_t base = 0;
    unsigned width = 0;
    std::size_t bits = 0; ///< what the group will take
};

struct Lowest
{
    std::int64_t first;
    std::int64_t third;
};

// Comparisons are signed: a counter's reset is far below its other steps, not far above.
Lowest lowestOf(WordView values)
{
    std::array<std::int64_t, 3> low;
    low.fill(INT64_MAX);
    for (const std::uint64_t word : values) {
        const auto value = static_cast<std::int64_t>(word);
        if (value >= low[2])
            continue;
        low[2] = value;
        if (low[2] < low[1])
            std::swap(low[1], low[2]);
        if (low[1] < low[0])
            std::swap(low[0], low[1]);
    }
    return {low[0], values.size() < 3 ? low[0] : low[2]};
}

// The cheapest width above this base: each number that does not fit costs its place and its high bits.
GroupPlan planAbove(WordView values, std::int64_t base)
{
    std::array<std::uint32_t, 65> withWidth{};
    for (const std::uint64_t value : values)
        ++withWidth[static_cast<std::size_t>(std::bit_width(value - static_cast<std::uint64_t>(base)))];
    GroupPlan best{static_cast<std::uint64_t>(base), 64, SIZE_MAX};
    std::size_t exceptionBits = 0;
    std::size_t exceptions = 0;
    for (unsigned width = 64;; --width) {
        // A varint has seven bits in eight; the bits of the exceptions grow with each bit taken from all.
        const std::size_t bits = values.size() * width + exceptionBits;
        if (bits < best.bits)
            best = {best.base, width, bits};
        if (width == 0)
            break;
        if (exceptions == 0 && withWidth[width] > 0)
            exceptionBits = 8;
        exceptions += withWidth[width];
        exceptionBits += withWidth[width] * 14 + exceptions * 8 / 7;
    }
    best.bits += 8 + (static_cast<std::size_t>(std::bit_width(zigzag(base))) / 7 + 1) * 8;
    return best;
}

std::int64_t quantileOf(WordView values, std::size_t share)
{
    std::vector<std::int64_t> sorted(values.begin(), values.end());
    const auto nth = sorted.begin() + static_cast<std::ptrdiff_t>(values.size() / share);
    std::nth_element(sorted.begin(), nth, sorted.end());
    return *nth;
}

// The base is the lowest number, unless a few are so far below the others that they are cheaper as
// exceptions. Among wide numbers an exception is relatively cheap, so that it pays to look further: small
// magnitudes among full-precision doubles.
GroupPlan planGroup(WordView values)
{
    const auto [first, third] = lowestOf(values);
    GroupPlan plan = planAbove(values, first);
    if (static_cast<std::uint64_t>(third) - static_cast<std::uint64_t>(first) > 16) {
        if (const GroupPlan above = planAbove(values, third); above.bits < plan.bits)
            plan = above;
    }
    if (plan.width < wideNumber || values.size() <= smallGroup)
        return plan;
    for (const std::size_t share : {64U, 16U}) {
        const auto above = planAbove(values, quantileOf(values, share));
        if (above.bits < plan.bits)
            plan = above;
    }
    return plan;
}

std::vector<GroupPlan> planGroups(WordView values, std::size_t size)
{
    std::vector<GroupPlan> plans;
    for (; !values.empty(); values = values.subspan(std::min(size, values.size())))
        plans.push_back(planGroup(values.first(std::min(size, values.size()))));
    return plans;
}

std::size_t plannedBits(const std::vector<GroupPlan>& plans)
{
    std::size_t bits = 0;
    for (const GroupPlan& plan : plans)
        bits += plan.bits;
    return bits;
}

void writeGroup(WordView values, const GroupPlan& plan, ByteWriter& out)
{
    std::array<std::uint64_t, smallGroup> few{};
    PackedWords many;
    if (values.size() > few.size())
        many.resize(values.size());
    const std::span<std::uint64_t> above =
        many.empty() ? std::span(few).first(values.size()) : std::span(many);
    std::size_t exceptions = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        above[i] = values[i] - plan.base;
        exceptions += static_cast<unsigned>(std::bit_width(above[i])) > plan.width;
    }
    out.byte(plan.width | (exceptions > 0 ? exceptionFlag : 0));
    out.signedVarint(static_cast<std::int64_t>(plan.base));
    packBits(above, plan.width, out.bytes());
    if (exceptions == 0)
        return;
    out.varint(exceptions);
    std::size_t after = 0;
    for (std::size_t i = 0; i < above.size(); ++i) {
        if (static_cast<unsigned>(std::bit_width(above[i])) <= plan.width)
            continue;
        out.varint(i - after);
        out.varint(above[i] >> plan.width);
        after = i + 1;
    }
}

bool readGroup(ByteReader& in, std::span<std::uint64_t> values)
{
    const unsigned head = in.byte();
    const unsigned width = head & ~exceptionFlag;
    const auto base = static_cast<std::uint64_t>(in.signedVarint());
    if (width > 64)
        return false;
    const ByteView packed = in.take(packedSize(values.size(), width));
    if (in.failed())
        return false;
    unpackBits(packed, width, values);
    if (head & exceptionFlag) {
        const std::uint64_t exceptions = in.varint();
        std::uint64_t at = 0;
        for (std::uint64_t i = 0; i < exceptions; ++i, ++at) {
            at += in.varint();
            const std::uint64_t high = in.varint();
            if (in.failed() || at >= values.size() || width == 64)
                return false;
            values[at] |= high << width;
        }
    }
    for (std::uint64_t& value : values)
        value += base;
    return true;
}

// In place, back to front, so that each step still sees its predecessor.
void differentiate(std::span<std::uint64_t> values, std::size_t from)
{
    for (std::size_t i = values.size(); i-- > from;)
        values[i] -= values[i - 1];
}

void integrate(std::span<std::uint64_t> values, std::size_t from)
{
    for (std::size_t i = from; i < values.size(); ++i)
        values[i] += values[i - 1];
}

void integrateAll(std::span<std::uint64_t> values, unsigned order)
{
    for (unsigned from = order; from > 0; --from)
        integrate(values, from);
}

struct Encoding
{
    unsigned order = 0;
    std::size_t groupSize = 0;
    std::vector<GroupPlan> plans{};
    std::size_t bits = SIZE_MAX;
};

void consider(WordView residuals, unsigned order, std::size_t groupSize, Encoding& best)
{
    auto plans = planGroups(residuals, groupSize);
    const std::size_t bits = plannedBits(plans) + order * 16;
    if (bits < best.bits)
        best = {order, groupSize, std::move(plans), bits};
}

// What is predicted best, and how.
struct Prediction
{
    std::array<PackedWords, maxOrder + 1> residuals; ///< residuals by order, as far as they were looked at
    Encoding best;

    [[nodiscard]] WordView residualsOf(unsigned order) const
    {
        return WordView(residuals[order]).subspan(order);
    }
};

Prediction predict(std::span<const std::int64_t> values)
{
    const std::size_t count = values.size();
    Prediction prediction;
    Encoding& best = prediction.best;
    for (unsigned order = 0; order <= maxOrder && order < count; ++order) {
        PackedWords& words = prediction.residuals[order];
        if (order == 0) {
            words.assign(values.begin(), values.end());
        } else {
            words = prediction.residuals[order - 1];
            differentiate(words, order);
        }
        consider(prediction.residualsOf(order), order, count, best);
        if (best.plans.size() == 1 && best.plans[0].width == 0 && best.bits < 128)
            break; // nothing left to gain
    }
    // Groups differ in width where the order is right, too; trying them with each order gains nothing.
    if (count > smallGroup && best.plans[0].width > 0)
        consider(prediction.residualsOf(best.order), best.order, smallGroup, best);
    return prediction;
}

void writeSeeds(WordView words, unsigned order, ByteWriter& out)
{
    for (unsigned i = 0; i < order; ++i)
        out.signedVarint(static_cast<std::int64_t>(words[i]));
}

bool readSeeds(ByteReader& in, unsigned order, std::span<std::uint64_t> words)
{
    if (order > maxOrder || order > words.size())
        return false;
    for (unsigned i = 0; i < order; ++i)
        words[i] = static_cast<std::uint64_t>(in.signedVarint());
    return true;
}

void writeGroups(const Prediction& prediction, Bytes& out)
{
    ByteWriter writer(out);
    const Encoding& best = prediction.best;
    const PackedWords& words = prediction.residuals[best.order];
    writer.byte(best.order |
                (best.groupSize == smallGroup && words.size() > smallGroup ? smallGroupFlag : 0));
    writeSeeds(words, best.order, writer);
    WordView rest = prediction.residualsOf(best.order);
    for (const GroupPlan& plan : best.plans) {
        const std::size_t size = std::min(best.groupSize, rest.size());
        writeGroup(rest.first(size), plan, writer);
        rest = rest.subspan(size);
    }
}

bool writeDictionary(const Prediction& prediction, unsigned order, Bytes& out)
{
    if (prediction.residuals[order].empty())
        return false;
    const auto dictionary = dictionaryOf(prediction.residualsOf(order), prediction.best.bits);
    if (!dictionary)
        return false;
    ByteWriter writer(out);
    writer.byte(order | dictionaryFlag);
    writeSeeds(prediction.residuals[order], order, writer);
    writer.varint(dictionary->words.size());
    writeGroups(predict(dictionary->words), out);
    packDigits(dictionary->places, dictionary->words.size(), out);
    return true;
}

bool readGroups(ByteReader& in, unsigned head, std::span<std::uint64_t> words)
{
    const unsigned order = head & orderMask;
    if (head > (orderMask | smallGroupFlag) || !readSeeds(in, order, words))
        return false;
    const std::size_t groupSize = head & smallGroupFlag ? smallGroup : words.size();
    for (std::size_t at = order; at < words.size(); at += groupSize) {
        if (!readGroup(in, words.subspan(at, std::min(groupSize, words.size() - at))))
            return false;
    }
    integrateAll(words, order);
    return !in.failed();
}

bool readDictionary(ByteReader& in, unsigned order, std::span<std::uint64_t> words)
{
    if (!readSeeds(in, order, words))
        return false;
    const std::span<std::uint64_t> places = words.subspan(order);
    const std::uint64_t size = in.varint();
    if (in.failed() || size < 1 || size > places.size())
        return false;
    PackedWords dictionary(static_cast<std::size_t>(size));
    const unsigned head = in.byte();
    if (!readGroups(in, head, dictionary))
        return false;
    if (!unpackDigits(in, dictionary.size(), places))
        return false;
    for (std::uint64_t& place : places)
        place = dictionary[static_cast<std::size_t>(place)];
    integrateAll(words, order);
    return true;
}

} // namespace

void encodeIntegers(std::span<const std::int64_t> values, Bytes& out)
{
    if (values.empty())
        return;
    const Prediction prediction = predict(values);
    if (!writeDictionary(prediction, 0, out) && !writeDictionary(prediction, 1, out))
        writeGroups(prediction, out);
}

bool decodeIntegers(ByteReader& in, std::span<std::int64_t> values)
{
    if (values.empty())
        return true;
    // Signed and unsigned variants of a type may alias.
    const std::span words(reinterpret_cast<std::uint64_t*>(values.data()), values.size());
    const unsigned head = in.byte();
    return head & dictionaryFlag ? readDictionary(in, head & ~dictionaryFlag, words)
                                 : readGroups(in, head, words);
}

} // namespace qd
