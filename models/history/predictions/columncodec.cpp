// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/columncodec.h"

#include "models/history/chunks/bitpacking.h"
#include "models/history/chunks/integercodec.h"
#include "models/history/chunks/valuecodec.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace qd {

namespace {

enum TextForm : unsigned { dictionaryForm, eachForm };
enum Presence : unsigned { allPresent, somePresent };

constexpr std::size_t valuesPerBlock = 1'024; // each chooses its own form
constexpr std::size_t rowsPerWord = 4;        // a dictionary pays when words are used this often
constexpr std::size_t smallDictionary = 64;

template <typename T>
std::vector<T> writePresence(std::span<const std::optional<T>> values, Bytes& out)
{
    std::vector<T> present;
    present.reserve(values.size());
    for (const auto& value : values) {
        if (value)
            present.push_back(*value);
    }
    ByteWriter writer(out);
    if (present.size() == values.size()) {
        writer.byte(allPresent);
        return present;
    }
    writer.byte(somePresent);
    std::vector<std::uint64_t> bits(values.size());
    std::transform(values.begin(), values.end(), bits.begin(),
                   [](const auto& value) { return value ? 1U : 0U; });
    packBits(bits, 1, out);
    return present;
}

// Empty: all are present.
bool readPresence(ByteReader& in, std::size_t rows, std::vector<bool>& isPresent)
{
    isPresent.clear();
    const unsigned presence = in.byte();
    if (in.failed() || presence > somePresent)
        return false;
    if (presence == allPresent)
        return true;
    const ByteView packed = in.take(packedSize(rows, 1));
    if (in.failed())
        return false;
    std::vector<std::uint64_t> bits(rows);
    unpackBits(packed, 1, bits);
    isPresent.assign(bits.begin(), bits.end());
    return true;
}

std::size_t countOf(const std::vector<bool>& isPresent, std::size_t rows)
{
    return isPresent.empty() ? rows
                             : static_cast<std::size_t>(std::count(isPresent.begin(), isPresent.end(), true));
}

// Words in the order in which they appear, 0 in `codes` for none.
struct Coded
{
    std::vector<std::string_view> words;
    std::vector<std::int64_t> codes;
};

// Nothing when there are too many different words.
std::optional<Coded> code(std::span<const std::optional<std::string_view>> texts)
{
    Coded coded;
    coded.codes.reserve(texts.size());
    std::unordered_map<std::string_view, std::int64_t> known;
    std::optional<std::string_view> before;
    std::int64_t codeBefore = 0;
    for (const auto& text : texts) {
        if (text != before) {
            before = text;
            codeBefore = 0;
            if (text) {
                const auto next = std::ssize(known) + 1;
                const auto [word, isNew] = known.emplace(*text, next);
                if (isNew)
                    coded.words.push_back(*text);
                codeBefore = word->second;
            }
        }
        coded.codes.push_back(codeBefore);
        if (known.size() > smallDictionary &&
            known.size() * rowsPerWord > coded.codes.size() + smallDictionary)
            return std::nullopt;
    }
    return coded;
}

bool decodeCodes(ByteReader& in, std::size_t rows, TextColumn& column)
{
    const std::uint64_t words = in.varint();
    if (in.failed() || words > rows || !decodeTexts(in, static_cast<std::size_t>(words), column.dictionary))
        return false;
    std::vector<std::int64_t> codes(rows);
    if (!decodeIntegers(in, codes))
        return false;
    column.codes.resize(rows);
    bool isSound = true;
    for (std::size_t i = 0; i < rows; ++i) {
        isSound = isSound && codes[i] >= 0 && static_cast<std::uint64_t>(codes[i]) <= words;
        column.codes[i] = static_cast<std::uint32_t>(codes[i]) - 1; // 0, none, becomes absentText
    }
    return isSound;
}

bool decodeEach(ByteReader& in, std::size_t rows, TextColumn& column)
{
    std::vector<bool> isPresent;
    if (!readPresence(in, rows, isPresent) || !decodeTexts(in, countOf(isPresent, rows), column.dictionary))
        return false;
    column.codes.resize(rows);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < rows; ++i)
        column.codes[i] = isPresent.empty() || isPresent[i] ? next++ : absentText;
    return true;
}

} // namespace

std::vector<std::string_view> encodeTextColumn(std::span<const std::optional<std::string_view>> texts,
                                               Bytes& out)
{
    ByteWriter writer(out);
    auto coded = code(texts);
    if (!coded) {
        writer.byte(eachForm);
        encodeTexts(writePresence(texts, out), out);
        return {};
    }
    writer.byte(dictionaryForm);
    writer.varint(coded->words.size());
    encodeTexts(coded->words, out);
    encodeIntegers(coded->codes, out);
    return std::move(coded->words);
}

bool decodeTextColumn(ByteReader& in, std::size_t rows, TextColumn& column)
{
    column = {};
    switch (in.byte()) {
    case dictionaryForm:
        return !in.failed() && decodeCodes(in, rows, column);
    case eachForm:
        return decodeEach(in, rows, column);
    default:
        return false;
    }
}

void encodeNumberColumn(std::span<const std::optional<double>> numbers, Bytes& out)
{
    const std::vector<double> present = writePresence(numbers, out);
    for (std::span<const double> rest = present; !rest.empty();) {
        const auto block = rest.first(std::min(rest.size(), valuesPerBlock));
        encodeValues(block, out);
        rest = rest.subspan(block.size());
    }
}

bool decodeNumberColumn(ByteReader& in, std::size_t rows, NumberColumn& column)
{
    if (!readPresence(in, rows, column.isPresent))
        return false;
    std::vector<double> present(countOf(column.isPresent, rows));
    for (std::span<double> rest = present; !rest.empty();) {
        const auto block = rest.first(std::min(rest.size(), valuesPerBlock));
        if (!decodeValues(in, block))
            return false;
        rest = rest.subspan(block.size());
    }
    if (column.isPresent.empty()) {
        column.values = std::move(present);
        return true;
    }
    column.values.assign(rows, std::numeric_limits<double>::quiet_NaN());
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        if (column.isPresent[i])
            column.values[i] = present[next++];
    }
    return true;
}

} // namespace qd
