// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/worddictionary.h"

#include "models/history/chunks/bitpacking.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace qd {

namespace {

using WordView = std::span<const std::uint64_t>;

constexpr std::size_t fewestNumbers = 64;
constexpr std::size_t mostWords = 256;
constexpr std::size_t mostDigits = 8;
constexpr std::uint64_t widestGroup = std::uint64_t{1} << 32;
constexpr std::size_t glances = 64;
constexpr unsigned worthwhileBits = 3; // per number: what the words themselves take of them

// A set of at most half as many words as it has slots. Words are numbered as they come.
template <unsigned slotBits>
class WordSet
{
public:
    /// The number of the word.
    std::size_t add(std::uint64_t word)
    {
        std::size_t slot = (word * 0x9e3779b97f4a7c15U) >> (64 - slotBits);
        for (; m_numbers[slot] != 0; slot = (slot + 1) % capacity) {
            if (m_words[slot] == word)
                return m_numbers[slot] - 1U;
        }
        m_words[slot] = word;
        m_numbers[slot] = static_cast<std::uint16_t>(++m_size);
        return m_size - 1;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::size_t capacity = std::size_t{1} << slotBits;
    std::array<std::uint64_t, capacity> m_words;
    std::array<std::uint16_t, capacity> m_numbers{}; ///< the numbers from 1 on; 0: the slot is free
    std::size_t m_size = 0;
};

// How many different ones are among a few that lie far apart: neighbours may be alike, or never alike.
std::size_t differentAtAGlance(WordView numbers)
{
    WordSet<7> set;
    const std::size_t stride = numbers.size() / glances;
    for (std::size_t i = 0; i < glances; ++i)
        set.add(numbers[i * stride]);
    return set.size();
}

// So many digits at once in so many bits.
struct Packing
{
    std::size_t digits = 1;
    unsigned bits = 0;
};

Packing packingOf(std::uint64_t limit)
{
    Packing best{1, static_cast<unsigned>(std::bit_width(limit - 1))};
    std::uint64_t numbers = limit;
    for (std::size_t digits = 2; digits <= mostDigits && numbers <= widestGroup / limit; ++digits) {
        numbers *= limit;
        const auto bits = static_cast<unsigned>(std::bit_width(numbers - 1));
        if (bits * best.digits < best.bits * digits)
            best = {digits, bits};
    }
    return best;
}

unsigned widthFor(std::size_t words)
{
    return static_cast<unsigned>(std::bit_width(words - 1));
}

} // namespace

void packDigits(WordView digits, std::uint64_t limit, Bytes& out)
{
    const auto [atOnce, bits] = packingOf(limit);
    std::vector<std::uint64_t> groups;
    for (; !digits.empty(); digits = digits.subspan(std::min(atOnce, digits.size()))) {
        const WordView group = digits.first(std::min(atOnce, digits.size()));
        groups.push_back(std::accumulate(group.rbegin(), group.rend(), std::uint64_t{0},
                                         [=](auto sum, auto digit) { return sum * limit + digit; }));
    }
    packBits(groups, bits, out);
}

bool unpackDigits(ByteReader& in, std::uint64_t limit, std::span<std::uint64_t> digits)
{
    const auto [atOnce, bits] = packingOf(limit);
    std::vector<std::uint64_t> groups((digits.size() + atOnce - 1) / atOnce);
    const ByteView packed = in.take(packedSize(groups.size(), bits));
    if (in.failed())
        return false;
    unpackBits(packed, bits, groups);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        std::uint64_t& group = groups[i / atOnce];
        digits[i] = group % limit;
        group /= limit;
    }
    return std::all_of(groups.begin(), groups.end(), [](std::uint64_t rest) { return rest == 0; });
}

std::optional<WordDictionary> dictionaryOf(WordView numbers, std::size_t bits)
{
    const auto isWorthwhile = [&](std::size_t words) {
        return bits > numbers.size() * (widthFor(words + 1) + worthwhileBits);
    };
    if (numbers.size() < fewestNumbers || !isWorthwhile(1))
        return std::nullopt;
    if (const std::size_t few = differentAtAGlance(numbers); few > glances * 7 / 8 || !isWorthwhile(few))
        return std::nullopt;
    WordSet<9> set;
    WordDictionary found;
    std::vector<std::pair<std::int64_t, std::size_t>> numbered;
    found.places.reserve(numbers.size());
    for (const std::uint64_t word : numbers) {
        found.places.push_back(set.add(word));
        if (set.size() > numbered.size())
            numbered.emplace_back(static_cast<std::int64_t>(word), numbered.size());
        if (numbered.size() > mostWords || !isWorthwhile(numbered.size()))
            return std::nullopt;
    }
    std::sort(numbered.begin(), numbered.end());
    std::array<std::uint64_t, mostWords> placeOf{};
    for (const auto& [word, number] : numbered) {
        placeOf[number] = found.words.size();
        found.words.push_back(word);
    }
    for (std::uint64_t& place : found.places)
        place = placeOf[place];
    return found;
}

} // namespace qd
