// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/textcodec.h"

#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/integercodec.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace qd {

namespace {

using Texts = std::span<const std::string_view>;

enum Form : unsigned { digitsForm, numberForm, frontForm };

constexpr std::size_t placesPerWord = 16;
constexpr std::size_t longestPattern = 255;
constexpr std::size_t guessSize = 128;
constexpr std::size_t longestText = std::size_t{1} << 30;
constexpr std::string_view lowerDigits = "0123456789abcdef";
constexpr std::string_view upperDigits = "0123456789ABCDEF";

unsigned digitOf(char c, bool isUpper)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    const char first = isUpper ? 'A' : 'a';
    return c >= first && c <= first + 5 ? static_cast<unsigned>(c - first) + 10 : 16;
}

// What texts of one length have in common, and the places at which they vary.
struct Pattern
{
    std::string_view model;
    std::vector<std::size_t> places;
    bool isUpper = false;

    [[nodiscard]] std::size_t words() const { return (places.size() + placesPerWord - 1) / placesPerWord; }
    [[nodiscard]] std::span<const std::size_t> word(std::size_t index) const
    {
        const std::size_t from = index * placesPerWord;
        return std::span(places).subspan(from, std::min(placesPerWord, places.size() - from));
    }
};

bool isDigits(Texts texts, const Pattern& pattern)
{
    return std::all_of(texts.begin(), texts.end(), [&](std::string_view text) {
        return std::all_of(pattern.places.begin(), pattern.places.end(),
                           [&](std::size_t place) { return digitOf(text[place], pattern.isUpper) < 16; });
    });
}

std::optional<Pattern> patternOf(Texts texts)
{
    Pattern pattern;
    pattern.model = texts.front();
    const std::size_t length = pattern.model.size();
    if (length > longestPattern)
        return std::nullopt;
    std::array<bool, longestPattern> varies{};
    for (const std::string_view text : texts) {
        if (text.size() != length)
            return std::nullopt;
        for (std::size_t place = 0; place < length; ++place)
            varies[place] = varies[place] || text[place] != pattern.model[place];
    }
    for (std::size_t place = 0; place < length; ++place) {
        if (varies[place])
            pattern.places.push_back(place);
    }
    if (isDigits(texts, pattern))
        return pattern;
    pattern.isUpper = true;
    return isDigits(texts, pattern) ? std::optional(pattern) : std::nullopt;
}

// Random digits are not worth the search for a better form.
bool isAscending(std::span<const std::uint64_t> words, unsigned width)
{
    const std::size_t count = std::min(words.size(), guessSize);
    std::size_t narrow = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::uint64_t step = zigzag(static_cast<std::int64_t>(words[i] - words[i - 1]));
        narrow += static_cast<unsigned>(std::bit_width(step)) + 4 < width ? 1 : 0;
    }
    return narrow * 2 > count;
}

void encodeDigits(Texts texts, const Pattern& pattern, Bytes& out)
{
    ByteWriter writer(out);
    writer.byte(pattern.isUpper ? 1 : 0);
    writer.varint(pattern.model.size());
    writer.append({reinterpret_cast<const std::uint8_t*>(pattern.model.data()), pattern.model.size()});
    writer.varint(pattern.places.size());
    for (const std::size_t place : pattern.places)
        writer.byte(static_cast<unsigned>(place));
    std::vector<std::uint64_t> words(texts.size());
    for (std::size_t index = 0; index < pattern.words(); ++index) {
        const auto places = pattern.word(index);
        std::transform(texts.begin(), texts.end(), words.begin(), [&](std::string_view text) {
            std::uint64_t word = 0;
            for (const std::size_t place : places)
                word = word << 4 | digitOf(text[place], pattern.isUpper);
            return word;
        });
        const auto width = static_cast<unsigned>(places.size() * 4);
        const bool ascends = isAscending(words, width);
        writer.byte(ascends ? 1 : 0);
        if (ascends) {
            const std::vector<std::int64_t> numbers(words.begin(), words.end());
            encodeIntegers(numbers, out);
        } else {
            packBits(words, width, out);
        }
    }
}

bool readPattern(ByteReader& in, Pattern& pattern)
{
    pattern.isUpper = in.byte() != 0;
    const ByteView model = in.take(in.varint());
    pattern.model = {reinterpret_cast<const char*>(model.data()), model.size()};
    const std::uint64_t places = in.varint();
    if (in.failed() || places > longestPattern)
        return false;
    for (std::uint64_t i = 0; i < places; ++i)
        pattern.places.push_back(in.byte());
    return !in.failed() && std::all_of(pattern.places.begin(), pattern.places.end(),
                                       [&](std::size_t place) { return place < pattern.model.size(); });
}

bool readWords(ByteReader& in, unsigned width, std::span<std::uint64_t> words)
{
    if (in.byte() != 0) {
        std::vector<std::int64_t> numbers(words.size());
        if (!decodeIntegers(in, numbers))
            return false;
        std::copy(numbers.begin(), numbers.end(), words.begin());
        return true;
    }
    const ByteView packed = in.take(packedSize(words.size(), width));
    if (in.failed())
        return false;
    unpackBits(packed, width, words);
    return true;
}

bool decodeDigits(ByteReader& in, std::size_t count, TextList& texts)
{
    Pattern pattern;
    if (!readPattern(in, pattern))
        return false;
    std::vector<std::vector<std::uint64_t>> words(pattern.words(), std::vector<std::uint64_t>(count));
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (!readWords(in, static_cast<unsigned>(pattern.word(index).size() * 4), words[index]))
            return false;
    }
    const std::string_view digits = pattern.isUpper ? upperDigits : lowerDigits;
    std::string text(pattern.model);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t index = 0; index < words.size(); ++index) {
            const auto places = pattern.word(index);
            std::uint64_t word = words[index][i];
            for (auto place = places.rbegin(); place != places.rend(); ++place, word >>= 4)
                text[*place] = digits[word & 15];
        }
        texts.add(text);
    }
    return true;
}

std::size_t commonPrefix(std::string_view a, std::string_view b)
{
    const std::size_t length = std::min(a.size(), b.size());
    std::size_t shared = 0;
    while (shared < length && a[shared] == b[shared])
        ++shared;
    return shared;
}

std::optional<std::int64_t> plainNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.front() == '-' ||
        (text.front() == '0' && text.size() > 1))
        return std::nullopt;
    return number;
}

bool encodeNumbers(Texts texts, Bytes& out)
{
    std::string_view prefix = texts.front();
    for (const std::string_view text : texts)
        prefix = prefix.substr(0, commonPrefix(prefix, text));
    while (!prefix.empty() && prefix.back() >= '0' && prefix.back() <= '9')
        prefix.remove_suffix(1);
    std::vector<std::int64_t> numbers;
    numbers.reserve(texts.size());
    for (const std::string_view text : texts) {
        const auto number =
            text.size() > prefix.size() ? plainNumber(text.substr(prefix.size())) : std::nullopt;
        if (!number)
            return false;
        numbers.push_back(*number);
    }
    ByteWriter writer(out);
    writer.byte(numberForm);
    writer.varint(prefix.size());
    writer.append({reinterpret_cast<const std::uint8_t*>(prefix.data()), prefix.size()});
    encodeIntegers(numbers, out);
    return true;
}

bool decodeNumbers(ByteReader& in, std::size_t count, TextList& texts)
{
    const ByteView prefix = in.take(in.varint());
    std::vector<std::int64_t> numbers(count);
    if (in.failed() || !decodeIntegers(in, numbers))
        return false;
    std::string text(reinterpret_cast<const char*>(prefix.data()), prefix.size());
    for (const std::int64_t number : numbers) {
        text.resize(prefix.size());
        texts.add(text += std::to_string(number));
    }
    return true;
}

void encodeFront(Texts texts, Bytes& out)
{
    ByteWriter writer(out);
    std::string_view before;
    for (const std::string_view text : texts) {
        const std::size_t shared = commonPrefix(before, text);
        writer.varint(shared);
        writer.varint(text.size() - shared);
        writer.append({reinterpret_cast<const std::uint8_t*>(text.data()) + shared, text.size() - shared});
        before = text;
    }
}

bool decodeFront(ByteReader& in, std::size_t count, TextList& texts)
{
    std::string text;
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t shared = in.varint();
        const ByteView rest = in.take(in.varint());
        if (in.failed() || shared > text.size())
            return false;
        text.resize(static_cast<std::size_t>(shared));
        text.append(reinterpret_cast<const char*>(rest.data()), rest.size());
        total += text.size();
        if (total > longestText)
            return false;
        texts.add(text);
    }
    return true;
}

} // namespace

void encodeTexts(std::span<const std::string_view> texts, Bytes& out)
{
    if (texts.empty())
        return;
    if (const auto pattern = patternOf(texts)) {
        ByteWriter(out).byte(digitsForm);
        encodeDigits(texts, *pattern, out);
    } else if (!encodeNumbers(texts, out)) {
        ByteWriter(out).byte(frontForm);
        encodeFront(texts, out);
    }
}

bool decodeTexts(ByteReader& in, std::size_t count, TextList& texts)
{
    if (count == 0)
        return true;
    switch (in.byte()) {
    case digitsForm:
        return decodeDigits(in, count, texts);
    case numberForm:
        return decodeNumbers(in, count, texts);
    case frontForm:
        return !in.failed() && decodeFront(in, count, texts);
    default:
        return false;
    }
}

} // namespace qd
