// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace qd {

namespace {

constexpr std::array<double, 10> powersOfTen{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/// Room for `count` values behind what is there.
template <typename Stored>
Stored* makeRoom(std::size_t count, std::vector<char>& out)
{
    const std::size_t at = out.size();
    out.resize(at + count * sizeof(Stored));
    return reinterpret_cast<Stored*>(out.data() + at);
}

template <typename Stored, typename Value>
void put(std::span<const Value> values, std::int64_t base, std::vector<char>& out)
{
    Stored* const target = makeRoom<Stored>(values.size(), out);
    const auto from = Stored(base);
    for (std::size_t i = 0; i < values.size(); ++i)
        target[i] = Stored(Stored(values[i]) - from);
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
bool ascends(std::span<const Value> values)
{
    bool falls = false;
    for (std::size_t i = 1; i < values.size(); ++i)
        falls |= values[i] < values[i - 1];
    return !falls;
}

/// The least and the most of them; there must be one.
template <typename Value>
std::pair<Value, Value> extent(std::span<const Value> values)
{
    if (ascends(values))
        return {values.front(), values.back()};
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return {*least, *most};
}

template <typename Value>
StoredColumn encodeIntegers(std::span<const Value> values, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Numbers;
    column.offset = out.size();
    if (values.empty())
        return column;
    const auto [least, most] = extent(values);
    column.base = static_cast<std::int64_t>(least);
    column.width = widthFor(static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least));
    putAs(column.width, values, column.base, out);
    return column;
}

StoredColumn encodeCodes(std::span<const std::uint32_t> codes, std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Codes;
    column.offset = out.size();
    std::uint32_t used = 0; // bits; all that a width asks for, and quicker than the largest code
    std::uint32_t missing = 0;
    std::uint32_t differ = 0;
    for (const std::uint32_t code : codes) {
        missing += code == missingCode ? 1 : 0;
        used |= code + 1; // missingCode becomes 0
        differ |= code ^ codes.front();
    }
    column.missing = missing;
    if (differ == 0) {
        column.base = codes.front();
        return column;
    }
    // One more, as all ones means missing; the cut of missingCode is all ones of any width.
    column.width = widthFor(used);
    putAs(column.width, codes, 0, out);
    return column;
}

double scaled(std::int64_t decimal, double power, double unit)
{
    return static_cast<double>(decimal) / power * unit;
}

bool asDecimal(double value, double power, double unit, std::int64_t& decimal)
{
    const double wanted = value / unit * power;
    if (!(wanted > -static_cast<double>(mostDecimal) && wanted < static_cast<double>(mostDecimal)))
        return false;
    // Adding and taking this rounds to a whole number, without a call to the library.
    constexpr double magic = 6755399441055744.0;
    decimal = static_cast<std::int64_t>((wanted + magic) - magic);
    return std::bit_cast<std::uint64_t>(scaled(decimal, power, unit)) == std::bit_cast<std::uint64_t>(value);
}

/// Decimals of known extent.
template <typename Value>
void putDecimals(std::span<const Value> decimals, Value none, std::int64_t least, std::int64_t most,
                 StoredColumn& column, std::vector<char>& out)
{
    column.base = least;
    column.width = widthFor(static_cast<std::uint64_t>(most - least) + 1);
    const auto each = [&]<typename Stored>(Stored) {
        Stored* const target = makeRoom<Stored>(decimals.size(), out);
        const auto from = Stored(least);
        for (std::size_t i = 0; i < decimals.size(); ++i)
            target[i] = decimals[i] == none ? Stored(-1) : Stored(Stored(decimals[i]) - from);
    };
    switch (column.width) {
    case 1:
        return each(std::uint8_t());
    case 2:
        return each(std::uint16_t());
    default:
        column.width = 4; // the span of decimals fits
        return each(std::uint32_t());
    }
}

StoredColumn encodeDecimals(std::span<const std::int32_t> decimals, DecimalScale scale,
                            std::vector<char>& out)
{
    StoredColumn column;
    column.repr = Repr::Numbers;
    column.offset = out.size();
    column.exponent = scale.exponent;
    column.unit = scale.unit;
    std::int32_t least = 0;
    std::int32_t most = 0;
    std::uint32_t missing = 0;
    for (const std::int32_t decimal : decimals) {
        const std::int32_t known = decimal == missingDecimal ? 0 : decimal;
        missing += decimal == missingDecimal ? 1 : 0;
        least = std::min(least, known);
        most = std::max(most, known);
    }
    column.missing = missing;
    putDecimals(decimals, missingDecimal, least, most, column, out);
    return column;
}

/// Encodes the values as decimals, in the room of `decimals`; returns false when they are no decimals of the
/// unit. The exponent grows from that of `scale` until all fit.
bool encodeAtScale(std::span<const double> values, DecimalScale scale, StoredColumn& column,
                   std::vector<char>& out, std::vector<std::int64_t>& decimals)
{
    constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
    decimals.resize(values.size());
    const double unit = numberUnits[scale.unit];
    for (; scale.exponent <= mostExponent; ++scale.exponent) {
        const double power = powersOfTen[scale.exponent];
        std::int64_t least = 0;
        std::int64_t most = 0;
        bool fits = true;
        for (std::size_t i = 0; i < values.size() && fits; ++i) {
            decimals[i] = none;
            if (std::isnan(values[i]))
                continue;
            fits = asDecimal(values[i], power, unit, decimals[i]);
            least = std::min(least, decimals[i]);
            most = std::max(most, decimals[i]);
        }
        if (!fits)
            continue;
        column.exponent = scale.exponent;
        column.unit = scale.unit;
        putDecimals<std::int64_t>(decimals, none, least, most, column, out);
        return true;
    }
    return false;
}

/// Unit and exponent by which the first values are decimals.
std::optional<DecimalScale> findScale(std::span<const double> values)
{
    constexpr std::size_t looked = 32;
    for (std::uint8_t unit = 0; unit < std::size(numberUnits); ++unit) {
        for (std::uint8_t exponent = 0; exponent <= mostExponent; ++exponent) {
            std::size_t seen = 0;
            bool fits = true;
            for (std::size_t i = 0; i < values.size() && seen < looked && fits; ++i) {
                if (std::isnan(values[i]))
                    continue;
                ++seen;
                fits = toDecimal(values[i], {exponent, unit}).has_value();
            }
            if (fits)
                return DecimalScale{exponent, unit};
        }
    }
    return std::nullopt;
}

StoredColumn encodeNumbers(std::span<const double> values, DecimalScale known, std::vector<char>& out,
                           std::vector<std::int64_t>& decimals)
{
    StoredColumn column;
    column.repr = Repr::Numbers;
    column.offset = out.size();
    for (const double value : values)
        column.missing += std::isnan(value) ? 1 : 0;
    // The scale of the blocks before, so that those of one column can be compared.
    if (known != DecimalScale() && encodeAtScale(values, known, column, out, decimals))
        return column;
    if (const auto scale = findScale(values); scale && encodeAtScale(values, *scale, column, out, decimals))
        return column;
    column.width = sizeof(double);
    const auto* const bytes = reinterpret_cast<const char*>(values.data());
    out.insert(out.end(), bytes, bytes + values.size_bytes());
    return column;
}

char* putLength(std::size_t length, char* at)
{
    for (; length >= 128; length /= 128)
        *at++ = static_cast<char>(length % 128 + 128);
    *at++ = static_cast<char>(length);
    return at;
}

std::size_t takeLength(const char*& at)
{
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        length |= static_cast<std::size_t>(byte & 127) << shift;
        if (byte < 128)
            return length;
    }
}

/// Each text as what it does not share with the beginning of the one before.
StoredColumn encodeTexts(const BlockTexts& texts, std::size_t rows, std::vector<char>& out)
{
    constexpr std::size_t mostLength = 10; // bytes of two numbers that say how long a text is
    StoredColumn column;
    column.repr = Repr::Texts;
    column.offset = out.size();
    out.resize(out.size() + texts.bytes() + rows * mostLength);
    char* at = out.data() + column.offset;
    std::string_view before;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string_view text = i < texts.size() ? texts.at(i) : std::string_view();
        column.missing += text.empty() ? 1 : 0;
        const std::size_t shared = sharedBytes(text, before);
        const std::size_t rest = text.size() - shared;
        at = putLength(rest, putLength(shared, at));
        std::memcpy(at, text.data() + shared, rest);
        at += rest;
        before = text;
    }
    out.resize(static_cast<std::size_t>(at - out.data()));
    return column;
}

StoredColumn encode(const PlainColumn& column, std::size_t rows, std::vector<char>& out,
                    std::vector<std::int64_t>& decimals)
{
    switch (column.repr) {
    case Repr::Numbers:
        return column.isDecimal
                   ? encodeDecimals(std::span(column.decimals).first(rows), column.scale, out)
                   : encodeNumbers(std::span(column.numbers).first(rows), column.scale, out, decimals);
    case Repr::Codes:
        return encodeCodes(std::span(column.codes).first(rows), out);
    case Repr::Texts:
        return encodeTexts(column.texts, rows, out);
    case Repr::None:
        break;
    }
    StoredColumn none;
    none.missing = static_cast<std::uint32_t>(rows);
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

std::optional<std::int32_t> toDecimal(double value, DecimalScale scale)
{
    std::int64_t decimal = 0;
    if (!asDecimal(value, powersOfTen[scale.exponent], numberUnits[scale.unit], decimal))
        return std::nullopt;
    return static_cast<std::int32_t>(decimal);
}

double fromDecimal(std::int32_t decimal, DecimalScale scale)
{
    return decimal == missingDecimal ? std::numeric_limits<double>::quiet_NaN()
                                     : scaled(decimal, powersOfTen[scale.exponent], numberUnits[scale.unit]);
}

Result<StoredBlock> store(const PlainBlock& block, TemporaryFile& file)
{
    std::vector<char> bytes;
    bytes.reserve(block.rows * (block.columns.size() + 3) * sizeof(std::uint32_t)); // as a rule
    std::vector<std::int64_t> decimals;
    StoredBlock stored;
    stored.rows = static_cast<std::uint32_t>(block.rows);
    const auto times = std::span(block.times).first(block.rows);
    if (!times.empty()) {
        stored.sorted = ascends(times);
        const auto [least, most] = extent(times);
        stored.minTime = least;
        stored.maxTime = most;
    }
    const auto placed = [&bytes](StoredColumn column) {
        column.bytes = static_cast<std::uint32_t>(bytes.size() - column.offset);
        align(bytes);
        return column;
    };
    stored.times = placed(encodeIntegers(times, bytes));
    for (const std::int64_t time : times)
        stored.times.missing += time == 0 ? 1 : 0;
    stored.lines = placed(encodeIntegers(std::span(block.lines).first(block.rows), bytes));
    stored.sources = placed(encodeIntegers(std::span(block.sources).first(block.rows), bytes));
    for (const PlainColumn& column : block.columns)
        stored.columns.push_back(placed(encode(column, block.rows, bytes, decimals)));
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
               [&out, base = static_cast<std::uint64_t>(column.stored.base)](std::size_t i, auto value) {
                   out[i] = static_cast<std::int64_t>(base + value);
               });
}

void decodeCodes(const ColumnBytes& column, std::size_t from, std::span<std::uint32_t> out)
{
    if (column.stored.repr != Repr::Codes || column.stored.width == 0) {
        const bool none = column.stored.repr != Repr::Codes;
        std::fill(out.begin(), out.end(),
                  none ? missingCode : static_cast<std::uint32_t>(column.stored.base));
        return;
    }
    eachStored(column, from, out.size(), [&out]<typename Stored>(std::size_t i, Stored value) {
        out[i] = value == Stored(-1) ? missingCode : static_cast<std::uint32_t>(value);
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
                   out[i] = value == Stored(-1)
                                ? none
                                : scaled(base + static_cast<std::int64_t>(value), power, unit);
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
