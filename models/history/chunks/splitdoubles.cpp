// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/splitdoubles.h"

#include "models/history/chunks/bitpacking.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

constexpr unsigned mantissaBits = 52;
constexpr std::uint64_t mantissaMask = (std::uint64_t{1} << mantissaBits) - 1;
constexpr std::size_t mostHeads = 16;
constexpr double headBits = 16; // of the list of those that occur

std::uint16_t headOf(double value)
{
    return static_cast<std::uint16_t>(std::bit_cast<std::uint64_t>(value) >> mantissaBits);
}

// Signs with exponents, and how often each occurs.
struct Heads
{
    std::vector<std::pair<std::size_t, std::uint16_t>> counted; ///< the most frequent first

    [[nodiscard]] std::size_t rankOf(std::uint16_t head) const
    {
        const auto found = std::find_if(counted.begin(), counted.end(),
                                        [=](const auto& each) { return each.second == head; });
        return static_cast<std::size_t>(found - counted.begin());
    }
    // The last one needs no zero after its ones.
    [[nodiscard]] std::size_t lengthOf(std::size_t rank) const
    {
        return std::min(rank + 1, counted.size() - 1);
    }
    [[nodiscard]] std::size_t bits() const
    {
        std::size_t bits = 0;
        for (std::size_t rank = 0; rank < counted.size(); ++rank)
            bits += counted[rank].first * lengthOf(rank);
        return bits;
    }
};

std::optional<Heads> headsOf(std::span<const double> values)
{
    Heads heads;
    for (const double value : values) {
        const std::size_t rank = heads.rankOf(headOf(value));
        if (rank == heads.counted.size()) {
            if (rank == mostHeads)
                return std::nullopt;
            heads.counted.emplace_back(0, headOf(value));
        }
        ++heads.counted[rank].first;
    }
    std::sort(heads.counted.begin(), heads.counted.end(), std::greater());
    return heads;
}

// Zeros and ones, the first in the lowest bit of the first byte.
class BitWriter
{
public:
    explicit BitWriter(std::size_t bits) : m_bytes(packedSize(bits, 1)) {}

    void onesAndZero(std::size_t ones, std::size_t length)
    {
        for (std::size_t i = 0; i < length; ++i, ++m_at) {
            if (i < ones)
                m_bytes[m_at / 8] = static_cast<std::uint8_t>(m_bytes[m_at / 8] | 1U << m_at % 8);
        }
    }
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
    std::size_t m_at = 0;
};

class BitSource
{
public:
    explicit BitSource(ByteView bytes) : m_bytes(bytes) {}

    /// How many ones come before the next zero, at most `most`; reads zeros beyond the end.
    [[nodiscard]] std::size_t ones(std::size_t most)
    {
        std::size_t count = 0;
        while (count < most && next())
            ++count;
        return count;
    }
    [[nodiscard]] bool isUsedUp() const { return (m_at + 7) / 8 == m_bytes.size(); }

private:
    [[nodiscard]] bool next()
    {
        const std::size_t at = m_at++;
        return at / 8 < m_bytes.size() && (m_bytes[at / 8] >> at % 8 & 1) != 0;
    }

    ByteView m_bytes;
    std::size_t m_at = 0;
};

} // namespace

std::optional<double> splitBits(std::span<const double> values)
{
    const auto heads = headsOf(values);
    if (!heads)
        return std::nullopt;
    const auto count = static_cast<double>(values.size());
    return mantissaBits +
           (static_cast<double>(heads->bits()) + static_cast<double>(heads->counted.size()) * headBits) /
               count;
}

void appendSplit(std::span<const double> values, Bytes& out)
{
    const auto heads = headsOf(values);
    ByteWriter writer(out);
    writer.varint(heads->counted.size());
    for (const auto& [count, head] : heads->counted)
        writer.varint(head);
    const std::size_t bits = heads->bits();
    writer.varint(packedSize(bits, 1));
    BitWriter ranks(bits);
    std::vector<std::uint64_t> mantissas;
    mantissas.reserve(values.size());
    for (const double value : values) {
        const std::size_t rank = heads->rankOf(headOf(value));
        ranks.onesAndZero(rank, heads->lengthOf(rank));
        mantissas.push_back(std::bit_cast<std::uint64_t>(value) & mantissaMask);
    }
    writer.append(ranks.bytes());
    packBits(mantissas, mantissaBits, out);
}

bool readSplit(ByteReader& in, std::span<double> values)
{
    const std::uint64_t headCount = in.varint();
    if (in.failed() || headCount < 1 || headCount > mostHeads)
        return false;
    std::array<std::uint64_t, mostHeads> heads{};
    for (std::size_t i = 0; i < headCount; ++i)
        heads[i] = in.varint();
    BitSource ranks(in.take(static_cast<std::size_t>(in.varint())));
    const ByteView packed = in.take(packedSize(values.size(), mantissaBits));
    if (in.failed() || std::any_of(heads.begin(), heads.end(), [](std::uint64_t head) { return head >> 12; }))
        return false;
    std::vector<std::uint64_t> mantissas(values.size());
    unpackBits(packed, mantissaBits, mantissas);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::bit_cast<double>(heads[ranks.ones(headCount - 1)] << mantissaBits | mantissas[i]);
    return ranks.isUsedUp();
}

} // namespace qd
