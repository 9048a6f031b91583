// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace qd {

/// 96 bits of a text. By them alone texts are taken for equal: two different ones among a thousand million
/// share them with a chance of about 1e-11.
struct TextHash96
{
    std::uint64_t low = 0;
    std::uint32_t high = 0;

    friend bool operator==(const TextHash96&, const TextHash96&) = default;
};

namespace hashing {

__extension__ using Wide = unsigned __int128;

inline constexpr std::uint64_t keys[] = {0x9e3779b97f4a7c15, 0xd6e8feb86659fd93, 0xa0761d6478bd642f,
                                         0xe7037ed1a0b428db};

[[nodiscard]] inline std::uint64_t fold(std::uint64_t a, std::uint64_t b)
{
    const Wide product = Wide(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// At most eight bytes as one number.
[[nodiscard]] inline std::uint64_t word(const char* at, std::size_t size)
{
    if (size >= 8) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, 8);
        return value;
    }
    if (size >= 4) { // two halves that may overlap
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, at, 4);
        std::memcpy(&last, at + size - 4, 4);
        return first | static_cast<std::uint64_t>(last) << 32;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    return value;
}

} // namespace hashing

/// Returns a hash for tables in memory.
[[nodiscard]] inline std::uint64_t hash64(std::string_view text)
{
    using namespace hashing;
    std::uint64_t hash = keys[0] ^ (text.size() * keys[3]);
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left > 8; left -= 8, at += 8)
        hash = fold(hash ^ word(at, 8), keys[1]);
    return fold(hash ^ word(at, left), keys[2]);
}

/// Returns a hash for texts that are too many to keep. Folds of multiplications, two lanes with keys of their
/// own.
[[nodiscard]] inline TextHash96 hash96(std::string_view text)
{
    using namespace hashing;
    // The size goes into all bits: else "300000" would be "2000000", as 3 ^ 6 is 2 ^ 7, and 3 + 6 is 2 + 7.
    std::uint64_t first = keys[0] ^ (text.size() * keys[1]);
    std::uint64_t second = keys[3] + text.size() * keys[2];
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left > 8; left -= 8, at += 8) {
        const std::uint64_t value = word(at, 8);
        first = fold(first ^ value, keys[1]);
        second = fold(second + value, keys[2]) + first;
    }
    const std::uint64_t value = word(at, left);
    first = fold(first ^ value, keys[1]);
    second = fold((second + value) ^ keys[0], keys[2]);
    return {fold(first, keys[3] ^ second), static_cast<std::uint32_t>(second >> 20)};
}

} // namespace qd
