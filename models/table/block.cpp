// SPDX-License-Identifier: Apache-2.0
#include "models/table/block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

// The loops over all values are worth it.
#pragma GCC optimize("O3")

namespace qd {

namespace {

constexpr std::array<double, 10> powersOfTen{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

template <typename Stored, typename Value>
void put(std::span<const Value> values, std::int64_t base, std::vector<char>& out)
{
    const std::size_t at = out.size();
    out.resize(at + values.size() * sizeof(Stored));
    Stored* const target = reinterpret_cast<Stored*>(out.data() + at);
    for (std::size_t i = 0; i < values.size(); ++i)
        target[i] = Stored(std::uint64_t(values[i]) - std::uint64_t(base));
}

/// Bytes that hold numbers up to `most`.
std::uint8_t widthFor(std::uint64_t most)
{
    if (most == 0)
        return 0;
    if (most <= 0xff)
        return 1;
    if (most <= 0xffff)
        return 2;
    return most <= 0xffff'ffff ? 4 : 8;
}

template <typename Value>
void putAs(std::uint8_t width, std::span<const Value> values, std::int64_t base, std::vector<char>& out)
{
    switch (width) {
    case 1:
        return put<std::uint8_t>(values, base, out);
    case 2:
        return put<std::uint16_t>(values, base, out);
    case 4:
        return put<std::uint32_t>(values, base, out);
    case 8:
        return put<std::uint64_t>(values, base, out);
    default:
        break;
    }
}

/// Keeps each column at a multiple of eight bytes.
void align(std::vector<char>& out)
{
    out.resize((out.size() + 7) / 8 * 8);
}

template <typename Value>
StoredColumn encodeIntegers(std::span<const Value> values, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Numbers;
    column.offset = out.size();
    if (values.empty())
        return column;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    column.base = std::int64_t(*least);
    column.width = widthFor(std::uint64_t(*most) - std::uint64_t(*least));
    putAs(column.width, values, column.base, out);
    return column;
}

StoredColumn encodeCodes(std::span<const std::uint32_t> codes, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Codes;
    column.offset = out.size();
    std::uint32_t most = 0;
    std::uint32_t missing = 0;
    bool same = true;
    for (const std::uint32_t code : codes) {
        missing += code == missingCode ? 1 : 0;
        most = std::max(most, code == missingCode ? 0 : code);
        same = same && code == codes.front();
    }
    column.missing = missing;
    if (same) {
        column.base = codes.front();
        return column;
    }
    // One more, as all ones means missing; the cut of missingCode is all ones of any width.
    column.width = widthFor(std::uint64_t(most) + 1);
    putAs(column.width, codes, 0, out);
    return column;
}

double scaled(std::int64_t decimal, double power, double unit)
{
    return double(decimal) / power * unit;
}

/// The decimal that stands for the value, if exactly.
bool toDecimal(double value, double power, double unit, std::int64_t& decimal)
{
    constexpr double most = 2e9;
    const double wanted = value / unit * power;
    if (!(wanted > -most && wanted < most))
        return false;
    // Adding and taking this rounds to a whole number, without a call to the library.
    constexpr double magic = 6755399441055744.0;
    decimal = std::int64_t((wanted + magic) - magic);
    return std::bit_cast<std::uint64_t>(scaled(decimal, power, unit)) == std::bit_cast<std::uint64_t>(value);
}

/// Exponent and unit by which the first values are decimals.
bool findScale(std::span<const double> values, StoredColumn& column)
{
    constexpr std::size_t looked = 32;
    for (std::size_t unit = 0; unit < std::size(numberUnits); ++unit) {
        for (std::size_t exponent = 0; exponent < powersOfTen.size(); ++exponent) {
            std::size_t seen = 0;
            bool fits = true;
            for (std::size_t i = 0; i < values.size() && seen < looked && fits; ++i) {
                std::int64_t decimal = 0;
                if (std::isnan(values[i]))
                    continue;
                ++seen;
                fits = toDecimal(values[i], powersOfTen[exponent], numberUnits[unit], decimal);
            }
            if (fits) {
                column.exponent = std::uint8_t(exponent);
                column.unit = std::uint8_t(unit);
                return true;
            }
        }
    }
    return false;
}

/// False when they are no decimals of one scale.
bool encodeDecimals(std::span<const double> values, StoredColumn& column, std::vector<char>& out)
{
    static thread_local std::vector<std::int64_t> decimals;
    decimals.resize(values.size());
    const double unit = numberUnits[column.unit];
    // The first values may have had fewer decimals than those behind.
    for (; column.exponent < powersOfTen.size(); ++column.exponent) {
        const double power = powersOfTen[column.exponent];
        std::int64_t least = 0;
        std::int64_t most = 0;
        bool fits = true;
        for (std::size_t i = 0; i < values.size() && fits; ++i) {
            std::int64_t decimal = 0;
            if (!std::isnan(values[i])) {
                fits = toDecimal(values[i], power, unit, decimal);
                least = std::min(least, decimal);
                most = std::max(most, decimal);
            }
            decimals[i] = decimal;
        }
        if (!fits)
            continue;
        column.base = least;
        column.width = widthFor(std::uint64_t(most - least) + 1);
        if (column.missing > 0) {
            const std::int64_t none = least - 1; // all ones when cut
            for (std::size_t i = 0; i < values.size(); ++i)
                decimals[i] = std::isnan(values[i]) ? none : decimals[i];
        }
        putAs<std::int64_t>(column.width, decimals, least, out);
        return true;
    }
    return false;
}

StoredColumn encodeNumbers(std::span<const double> values, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Numbers;
    column.offset = out.size();
    column.missing =
        std::uint32_t(std::count_if(values.begin(), values.end(), [](double v) { return std::isnan(v); }));
    if (findScale(values, column) && encodeDecimals(values, column, out))
        return column;
    column.exponent = 0;
    column.unit = 0;
    column.width = 8;
    const auto* const bytes = reinterpret_cast<const char*>(values.data());
    out.insert(out.end(), bytes, bytes + values.size_bytes());
    return column;
}

void putLength(std::size_t length, std::vector<char>& out)
{
    for (; length >= 128; length /= 128)
        out.push_back(char(length % 128 + 128));
    out.push_back(char(length));
}

std::size_t takeLength(const char*& at)
{
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        length |= std::size_t(byte & 127) << shift;
        if (byte < 128)
            return length;
    }
}

/// Each text as what it does not share with the beginning of the one before.
StoredColumn encodeTexts(const BlockTexts& texts, std::size_t rows, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Texts;
    column.offset = out.size();
    std::string_view before;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string_view text = i < texts.size() ? texts.at(i) : std::string_view();
        column.missing += text.empty() ? 1 : 0;
        const auto differs = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
        const auto shared = std::size_t(differs.first - text.begin());
        putLength(shared, out);
        putLength(text.size() - shared, out);
        out.insert(out.end(), differs.first, text.end());
        before = text;
    }
    return column;
}

StoredColumn encode(const PlainColumn& column, std::size_t rows, std::vector<char>& out)
{
    switch (column.repr) {
    case Repr::Numbers:
        return encodeNumbers(std::span(column.numbers).first(rows), out);
    case Repr::Codes:
        return encodeCodes(std::span(column.codes).first(rows), out);
    case Repr::Texts:
        return encodeTexts(column.texts, rows, out);
    case Repr::None:
        break;
    }
    StoredColumn none;
    none.missing = std::uint32_t(rows);
    return none;
}

/// Calls `take(i, value)` with the stored unsigned numbers.
template <typename Take>
void eachStored(const ColumnBytes& column, std::size_t from, std::size_t count, const Take& take)
{
    const auto each = [&]<typename Stored>(Stored) {
        const auto* const values = reinterpret_cast<const Stored*>(column.bytes.data()) + from;
        for (std::size_t i = 0; i < count; ++i)
            take(i, values[i]);
    };
    switch (column.stored.width) {
    case 1:
        return each(std::uint8_t());
    case 2:
        return each(std::uint16_t());
    case 4:
        return each(std::uint32_t());
    case 8:
        return each(std::uint64_t());
    default:
        break;
    }
}

} // namespace

Result<StoredBlock> store(const PlainBlock& block, TemporaryFile& file)
{
    static thread_local std::vector<char> bytes;
    bytes.clear();
    StoredBlock stored;
    stored.rows = std::uint32_t(block.rows);
    const auto times = std::span(block.times).first(block.rows);
    if (!times.empty()) {
        const auto [least, most] = std::minmax_element(times.begin(), times.end());
        stored.minTime = *least;
        stored.maxTime = *most;
        stored.sorted = std::is_sorted(times.begin(), times.end());
    }
    const auto placed = [](StoredColumn column) {
        column.bytes = std::uint32_t(bytes.size() - column.offset);
        align(bytes);
        return column;
    };
    stored.times = placed(encodeIntegers(times, bytes));
    stored.times.missing = std::uint32_t(std::count(times.begin(), times.end(), 0));
    stored.lines = placed(encodeIntegers(std::span(block.lines).first(block.rows), bytes));
    stored.sources = placed(encodeIntegers(std::span(block.sources).first(block.rows), bytes));
    for (const PlainColumn& column : block.columns)
        stored.columns.push_back(placed(encode(column, block.rows, bytes)));
    const auto offset = file.append(bytes);
    if (!offset)
        return Failure(offset.error());
    for (StoredColumn* column : {&stored.times, &stored.lines, &stored.sources})
        column->offset += *offset;
    for (StoredColumn& column : stored.columns)
        column.offset += *offset;
    return stored;
}

Result<ColumnBytes> load(const StoredColumn& column, std::uint32_t rows, const TemporaryFile& file)
{
    ColumnBytes loaded{column, rows, std::vector<char>(column.bytes)};
    if (auto read = file.read(column.offset, loaded.bytes); !read)
        return Failure(read.error());
    return loaded;
}

void decodeIntegers(const ColumnBytes& column, std::size_t from, std::span<std::int64_t> out)
{
    if (column.stored.width == 0) {
        std::fill(out.begin(), out.end(), column.stored.base);
        return;
    }
    eachStored(column, from, out.size(),
               [&out, base = std::uint64_t(column.stored.base)](std::size_t i, auto value) {
                   out[i] = std::int64_t(base + value);
               });
}

void decodeCodes(const ColumnBytes& column, std::size_t from, std::span<std::uint32_t> out)
{
    if (column.stored.repr != Repr::Codes || column.stored.width == 0) {
        const bool none = column.stored.repr != Repr::Codes;
        std::fill(out.begin(), out.end(), none ? missingCode : std::uint32_t(column.stored.base));
        return;
    }
    eachStored(column, from, out.size(), [&out]<typename Stored>(std::size_t i, Stored value) {
        out[i] = value == Stored(-1) ? missingCode : std::uint32_t(value);
    });
}

void decodeNumbers(const ColumnBytes& column, std::size_t from, std::span<double> out)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (column.stored.repr != Repr::Numbers) {
        std::fill(out.begin(), out.end(), none);
        return;
    }
    if (column.stored.width == 8) {
        std::memcpy(out.data(), column.bytes.data() + from * sizeof(double), out.size_bytes());
        return;
    }
    const double power = powersOfTen[column.stored.exponent];
    const double unit = numberUnits[column.stored.unit];
    eachStored(column, from, out.size(),
               [&, base = column.stored.base]<typename Stored>(std::size_t i, Stored value) {
                   out[i] = value == Stored(-1) ? none : scaled(base + std::int64_t(value), power, unit);
               });
}

BlockTexts decodeTexts(const ColumnBytes& column)
{
    BlockTexts texts;
    if (column.stored.repr != Repr::Texts) {
        texts.pad(column.rows);
        return texts;
    }
    std::string text;
    const char* at = column.bytes.data();
    for (std::uint32_t i = 0; i < column.rows; ++i) {
        text.resize(takeLength(at));
        const std::size_t length = takeLength(at);
        text.append(at, length);
        at += length;
        texts.add(text);
    }
    return texts;
}

} // namespace qd
