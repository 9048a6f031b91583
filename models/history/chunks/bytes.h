// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qd {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// Numbers lie in the file as they lie in memory here.
static_assert(std::endian::native == std::endian::little);

[[nodiscard]] inline std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

[[nodiscard]] inline std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

/// What tells two numbers apart, for zeros of either sign and for those that are none, too.
[[nodiscard]] inline std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

/// Sums and differences that wrap around, so that a number from a damaged file does no harm.
[[nodiscard]] inline std::int64_t wrappingSum(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
[[nodiscard]] inline std::int64_t wrappingDifference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

/// Appends numbers to a buffer: bytes, LEB128 varints (small numbers take few bytes) and whole words.
class ByteWriter
{
public:
    explicit ByteWriter(Bytes& bytes) : m_bytes(bytes) {}

    void byte(unsigned value) { m_bytes.push_back(static_cast<std::uint8_t>(value)); }
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<unsigned>(value & 0x7f) | 0x80U);
        byte(static_cast<unsigned>(value));
    }
    void signedVarint(std::int64_t value) { varint(zigzag(value)); }
    void word(std::uint64_t value)
    {
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + sizeof value);
        std::memcpy(m_bytes.data() + at, &value, sizeof value);
    }
    /// The length as a varint, then the text.
    void text(std::string_view text)
    {
        varint(text.size());
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    }
    void append(ByteView bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    [[nodiscard]] Bytes& bytes() { return m_bytes; }

private:
    Bytes& m_bytes;
};

/// Reads what ByteWriter wrote. Reading beyond the end, or a varint that is too long, yields zeros and makes
/// failed() true for good, so that a decoder asks once at its end and never reads foreign memory.
class ByteReader
{
public:
    explicit ByteReader(ByteView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }

    unsigned byte()
    {
        if (m_bytes.empty()) {
            m_failed = true;
            return 0;
        }
        const unsigned value = m_bytes.front();
        m_bytes = m_bytes.subspan(1);
        return value;
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const unsigned next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::int64_t signedVarint() { return unzigzag(varint()); }
    std::uint64_t word()
    {
        std::uint64_t value = 0;
        const ByteView bytes = take(sizeof value);
        if (!bytes.empty())
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::string text()
    {
        const ByteView bytes = take(varint());
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    /// Takes `count` bytes; returns none when there are not that many.
    ByteView take(std::size_t count)
    {
        if (count > m_bytes.size()) {
            m_failed = true;
            return {};
        }
        const ByteView taken = m_bytes.first(count);
        m_bytes = m_bytes.subspan(count);
        return taken;
    }

private:
    ByteView m_bytes;
    bool m_failed = false;
};

} // namespace qd
