// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/bitpacking.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::uint64_t maskOf(unsigned width)
{
    return width >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
}

std::uint64_t load(const std::uint8_t* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// A number of more than 57 bits may reach into a ninth byte.
std::uint64_t loadAt(const std::uint8_t* bytes, std::size_t bit, unsigned width)
{
    const unsigned shift = bit & 7;
    std::uint64_t value = load(bytes + (bit >> 3)) >> shift;
    if (shift + width > 64)
        value |= static_cast<std::uint64_t>(bytes[(bit >> 3) + 8]) << (64 - shift);
    return value;
}

} // namespace

void packBits(std::span<const std::uint64_t> values, unsigned width, Bytes& out)
{
    const std::size_t end = out.size() + packedSize(values.size(), width);
    out.reserve(end + 8);
    const auto append = [&out](std::uint64_t word) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(&word);
        out.insert(out.end(), bytes, bytes + sizeof word);
    };
    std::uint64_t pending = 0;
    unsigned used = 0;
    for (std::uint64_t value : values) {
        value &= maskOf(width);
        pending |= value << used;
        if (used + width >= 64) {
            append(pending);
            pending = used == 0 ? 0 : value >> (64 - used);
            used = used + width - 64;
        } else {
            used += width;
        }
    }
    append(pending);
    out.resize(end);
}

void unpackBits(ByteView packed, unsigned width, std::span<std::uint64_t> values)
{
    if (width == 0) {
        std::fill(values.begin(), values.end(), 0);
        return;
    }
    const std::uint64_t mask = maskOf(width);
    // Whole words are read where nine bytes are left; the last few numbers come from a padded copy.
    const std::size_t fast =
        packed.size() < 9 ? 0 : std::min(values.size(), ((packed.size() - 9) * 8 + 7) / width + 1);
    const std::uint8_t* const bytes = packed.data();
    std::size_t bit = 0;
    if (width <= 57) {
        for (std::size_t i = 0; i < fast; ++i, bit += width)
            values[i] = (load(bytes + (bit >> 3)) >> (bit & 7)) & mask;
    } else {
        for (std::size_t i = 0; i < fast; ++i, bit += width)
            values[i] = loadAt(bytes, bit, width) & mask;
    }
    if (fast == values.size())
        return;
    std::uint8_t padded[32] = {};
    for (std::size_t i = fast; i < values.size(); ++i, bit += width) {
        const std::size_t at = bit >> 3;
        std::memset(padded, 0, sizeof padded);
        std::memcpy(padded, bytes + at, std::min<std::size_t>(packed.size() - at, 9));
        values[i] = loadAt(padded, bit & 7, width) & mask;
    }
}

} // namespace qd
