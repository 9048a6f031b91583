// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/requestkey.h"

#include "models/history/chunks/integercodec.h"

#include <algorithm>
#include <bit>

namespace qd {

namespace {

constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ULL;
constexpr std::size_t fewestPlaces = 1'024;
constexpr std::size_t mostPlaces = std::size_t{1} << 29; // a gigabyte: for 190 million predictions
constexpr unsigned markBits = 16;
constexpr std::size_t mostKeys = std::size_t{1} << 20;

// The finalizer of MurmurHash3 (Appleby): every bit of the input moves every bit of the output.
std::uint64_t mix(std::uint64_t word)
{
    word = (word ^ (word >> 33)) * 0xff51afd7ed558ccdULL;
    word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return word ^ (word >> 33);
}

// Bits that do not decide the place.
std::uint16_t markOf(RequestKey key)
{
    return static_cast<std::uint16_t>(std::max<RequestKey>(key & 0xffff, 1));
}

} // namespace

RequestKey requestKey(std::int64_t endpoint, std::string_view requestId)
{
    std::uint64_t sum = mix(static_cast<std::uint64_t>(endpoint) + prime) ^ (requestId.size() * prime);
    while (!requestId.empty()) {
        std::uint64_t word = 0;
        const std::size_t size = std::min(requestId.size(), sizeof word);
        std::memcpy(&word, requestId.data(), size);
        sum = mix(std::rotl(sum, 29) ^ word * prime);
        requestId.remove_prefix(size);
    }
    return sum >> (64 - requestKeyBits);
}

void encodeKeys(std::span<const RequestKey> sorted, Bytes& out)
{
    ByteWriter(out).varint(sorted.size());
    const std::vector<std::int64_t> numbers(sorted.begin(), sorted.end());
    encodeIntegers(numbers, out);
}

bool decodeKeys(ByteView bytes, std::vector<RequestKey>& sorted)
{
    ByteReader in(bytes);
    const std::uint64_t count = in.varint();
    if (in.failed() || count > mostKeys)
        return false;
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
    if (!decodeIntegers(in, numbers))
        return false;
    sorted.assign(numbers.begin(), numbers.end());
    return std::is_sorted(sorted.begin(), sorted.end());
}

KeyFilter::KeyFilter(std::size_t keys)
    : m_places(std::bit_ceil(std::clamp(keys, fewestPlaces / 2, mostPlaces / 2) * 2))
{
}

// The key's upper bits: with more than 2^24 places they overlap the mark, which makes it a little weaker.
std::size_t KeyFilter::placeOf(RequestKey key) const
{
    return (key * prime >> markBits) & (m_places.size() - 1);
}

bool KeyFilter::hasRoomFor(std::size_t keys) const
{
    const std::size_t comfortable = m_places.size() / 10 * 7;
    return m_hasGivenUp || (m_count <= comfortable && keys <= comfortable - m_count);
}

void KeyFilter::add(RequestKey key)
{
    std::size_t place = placeOf(key);
    while (m_places[place] != 0 && m_places[place] != markOf(key))
        place = (place + 1) & (m_places.size() - 1);
    if (m_places[place] != 0)
        return;
    if (m_count >= m_places.size() / 4 * 3) {
        giveUp();
        return;
    }
    ++m_count;
    m_places[place] = markOf(key);
}

bool KeyFilter::mayContain(RequestKey key) const
{
    if (m_hasGivenUp)
        return true;
    std::size_t place = placeOf(key);
    for (; m_places[place] != 0; place = (place + 1) & (m_places.size() - 1)) {
        if (m_places[place] == markOf(key))
            return true;
    }
    return false;
}

} // namespace qd
