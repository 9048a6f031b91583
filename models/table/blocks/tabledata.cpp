// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/tabledata.h"

#include "models/logs/rows/loggedprobabilities.h"

#include <algorithm>

namespace qd {

namespace {

/// Bytes of columns that are kept in memory.
constexpr std::size_t cacheBytes = 128U * 1024 * 1024;
constexpr std::size_t mostAnswers = 64;
constexpr int lineKey = -2;
constexpr int sourceKey = -3;

/// Codes of blocks to those of the finished table, in the fewest bytes that hold any of them.
template <typename Stored>
void putCodes(std::span<const std::uint32_t> codes, const FinishedColumn& meaning, ColumnBytes& out)
{
    out.stored.width = sizeof(Stored);
    out.bytes.resize(codes.size() * sizeof(Stored));
    auto* const target = reinterpret_cast<Stored*>(out.bytes.data());
    for (std::size_t i = 0; i < codes.size(); ++i)
        target[i] = codes[i] == missingCode ? Stored(-1) : Stored(meaning.finalCodes[codes[i]]);
}

/// Recodes codes of one byte, by a table of all of them.
void recodeBytes(const FinishedColumn& meaning, ColumnBytes& column)
{
    std::array<char, 256> final{};
    for (std::size_t code = 0; code < final.size(); ++code)
        final[code] = static_cast<char>(code < meaning.finalCodes.size() ? meaning.finalCodes[code] : 255);
    for (char& code : column.bytes)
        code = final[static_cast<unsigned char>(code)];
}

void recode(const FinishedColumn& meaning, ColumnBytes& column)
{
    const std::size_t values = meaning.dictionary.size();
    if (column.stored.width == 0) {
        if (column.stored.base != static_cast<std::int64_t>(missingCode))
            column.stored.base = meaning.finalCodes[static_cast<std::size_t>(column.stored.base)];
        return;
    }
    if (column.stored.width == 1 && values < 255)
        return recodeBytes(meaning, column);
    std::vector<std::uint32_t> codes(column.rows);
    decodeCodes(column, 0, codes);
    if (values < 255)
        putCodes<std::uint8_t>(codes, meaning, column);
    else
        putCodes<std::uint16_t>(codes, meaning, column);
}

std::uint32_t codeOfNumber(double number, const FinishedColumn& column)
{
    if (std::isnan(number))
        return missingCode;
    const auto known = column.codes.find(shortestNumber(number));
    return known == column.codes.end() ? missingCode : known->second;
}

PlainColumn toCodes(const ColumnBytes& bytes, const FinishedColumn& column)
{
    PlainColumn plain;
    plain.repr = Repr::Codes;
    plain.codes.resize(bytes.rows, missingCode);
    if (bytes.stored.repr == Repr::Numbers) {
        std::vector<double> numbers(bytes.rows);
        decodeNumbers(bytes, 0, numbers);
        for (std::size_t row = 0; row < numbers.size(); ++row)
            plain.codes[row] = codeOfNumber(numbers[row], column);
    } else {
        decodeCodes(bytes, 0, plain.codes);
    }
    return plain;
}

PlainColumn toNumbers(const ColumnBytes& bytes, const FinishedColumn& column)
{
    PlainColumn plain;
    plain.repr = Repr::Numbers;
    plain.numbers.resize(bytes.rows);
    decodeNumbers(bytes, 0, plain.numbers);
    if (bytes.stored.repr == Repr::Codes) {
        std::vector<std::uint32_t> codes(bytes.rows);
        decodeCodes(bytes, 0, codes);
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (codes[row] != missingCode)
                plain.numbers[row] = column.numbers[codes[row]];
        }
    }
    return plain;
}

PlainColumn toTexts(const ColumnBytes& bytes, const FinishedColumn& column)
{
    PlainColumn plain;
    plain.repr = Repr::Texts;
    if (bytes.stored.repr == Repr::Codes) {
        std::vector<std::uint32_t> codes(bytes.rows);
        decodeCodes(bytes, 0, codes);
        for (const std::uint32_t code : codes)
            plain.texts.add(code == missingCode ? std::string_view() : column.values[code]);
    } else if (bytes.stored.repr == Repr::Numbers) {
        std::vector<double> numbers(bytes.rows);
        decodeNumbers(bytes, 0, numbers);
        for (const double number : numbers)
            plain.texts.add(std::isnan(number) ? std::string() : shortestNumber(number));
    } else {
        plain.texts = decodeTexts(bytes);
    }
    return plain;
}

PlainColumn convert(const ColumnBytes& bytes, const FinishedColumn& column)
{
    switch (column.info.kind) {
    case ColumnKind::Code:
        return toCodes(bytes, column);
    case ColumnKind::Number:
        return toNumbers(bytes, column);
    default:
        return toTexts(bytes, column);
    }
}

/// The blocks' representation is not that of the column's kind.
bool needsConversion(const StoredColumn& stored, const FinishedColumn& column)
{
    return (column.info.kind == ColumnKind::Code && stored.repr == Repr::Numbers) ||
           (column.info.kind == ColumnKind::Number && stored.repr == Repr::Codes);
}

ColumnBytes encoded(const PlainColumn& plain, std::uint32_t rows)
{
    ColumnBytes bytes{{}, rows, {}};
    bytes.stored.repr = plain.repr;
    const bool codes = plain.repr == Repr::Codes;
    bytes.stored.width = codes ? sizeof(std::uint32_t) : sizeof(double);
    const auto values =
        codes ? std::as_bytes(std::span(plain.codes)) : std::as_bytes(std::span(plain.numbers));
    const auto* const begin = reinterpret_cast<const char*>(values.data());
    bytes.bytes.assign(begin, begin + values.size());
    return bytes;
}

} // namespace

const StoredColumn& storedColumn(const StoredBlock& block, int schemaColumn)
{
    static const StoredColumn none;
    if (schemaColumn == noColumn)
        return block.times;
    const auto index = static_cast<std::size_t>(schemaColumn);
    return index < block.columns.size() ? block.columns[index] : none;
}

Result<PlainColumn> plainColumn(const StoredBlock& block, const FinishedColumn& column,
                                const TemporaryFile& file)
{
    const auto bytes = load(storedColumn(block, column.schemaColumn), block.rows, file);
    if (!bytes)
        return Failure(bytes.error());
    return convert(*bytes, column);
}

TableData::TableData(TemporaryFile itsFile, std::vector<FinishedColumn> itsColumns,
                     std::vector<StoredBlock> itsBlocks, QStringList itsPaths)
    : file(std::move(itsFile)),
      columns(std::move(itsColumns)),
      blocks(std::move(itsBlocks)),
      paths(std::move(itsPaths))
{
    std::int64_t rows = 0;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    for (const StoredBlock& block : blocks) {
        firstRows.push_back(rows);
        rows += block.rows;
        if (block.maxTime != 0)
            extent.to = std::max(extent.to, Timestamp{block.maxTime + 1});
        if (block.minTime != 0)
            first = std::min(first, block.minTime);
    }
    firstRows.push_back(rows);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        FinishedColumn& column = columns[i];
        std::int64_t missing = 0;
        for (const StoredBlock& block : blocks) {
            const StoredColumn& stored = storedColumn(block, column.schemaColumn);
            missing += stored.repr == Repr::None ? block.rows : stored.missing;
        }
        column.info.missingShare = rows > 0 ? static_cast<double>(missing) / static_cast<double>(rows) : 0;
        infos.push_back(column.info);
        if (column.info.field == LogField::ClassProbability)
            classProbabilities.emplace_back(column.className, static_cast<int>(i));
    }
    extent.from = extent.to.ms == 0 ? Timestamp() : Timestamp{first};
}

std::size_t TableData::blockOf(std::int64_t row) const
{
    const auto behind = std::upper_bound(firstRows.begin(), firstRows.end(), row);
    return static_cast<std::size_t>(behind - firstRows.begin()) - 1;
}

Result<ColumnBytesPtr> TableData::cached(std::size_t block, int key, const StoredColumn& stored,
                                         const FinishedColumn* meaning) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_cache.find({block, key}); known != m_cache.end()) {
            m_uses.splice(m_uses.begin(), m_uses, known->second.use);
            return known->second.bytes;
        }
    }
    auto loaded = load(stored, blocks[block].rows, file);
    if (!loaded)
        return Failure(loaded.error());
    if (meaning && needsConversion(stored, *meaning))
        *loaded = encoded(convert(*loaded, *meaning), loaded->rows);
    if (meaning && loaded->stored.repr == Repr::Codes)
        recode(*meaning, *loaded);
    auto bytes = std::make_shared<const ColumnBytes>(std::move(*loaded));
    const std::lock_guard lock(m_mutex);
    m_uses.emplace_front(block, key);
    if (!m_cache.emplace(std::pair(block, key), Cached{bytes, m_uses.begin()}).second) {
        m_uses.pop_front(); // another thread was faster
        return bytes;
    }
    m_cachedBytes += bytes->bytes.size();
    while (m_cachedBytes > cacheBytes && m_uses.size() > 1) {
        const auto oldest = m_cache.find(m_uses.back());
        m_cachedBytes -= oldest->second.bytes->bytes.size();
        m_cache.erase(oldest);
        m_uses.pop_back();
    }
    return bytes;
}

Result<ColumnBytesPtr> TableData::column(std::size_t block, int column) const
{
    const FinishedColumn& meaning = columns[static_cast<std::size_t>(column)];
    return cached(block, column, storedColumn(blocks[block], meaning.schemaColumn),
                  meaning.schemaColumn == noColumn ? nullptr : &meaning);
}

Result<BlockTexts> TableData::texts(std::size_t block, int column) const
{
    const FinishedColumn& meaning = columns[static_cast<std::size_t>(column)];
    auto plain = plainColumn(blocks[block], meaning, file);
    if (!plain)
        return Failure(plain.error());
    return std::move(plain->texts);
}

Result<ColumnBytesPtr> TableData::lines(std::size_t block) const
{
    return cached(block, lineKey, blocks[block].lines, nullptr);
}

Result<ColumnBytesPtr> TableData::sources(std::size_t block) const
{
    return cached(block, sourceKey, blocks[block].sources, nullptr);
}

std::size_t TableData::keptBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_cachedBytes;
}

void TableData::dropKept() const
{
    const std::lock_guard lock(m_mutex);
    m_cache.clear();
    m_uses.clear();
    m_cachedBytes = 0;
}

std::shared_ptr<const std::any> TableData::answer(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_answers.find(key);
    return known == m_answers.end() ? nullptr : known->second;
}

void TableData::keepAnswer(const std::string& key, std::any answer) const
{
    const std::lock_guard lock(m_mutex);
    if (m_answers.size() >= mostAnswers)
        m_answers.clear();
    m_answers[key] = std::make_shared<const std::any>(std::move(answer));
}

} // namespace qd
