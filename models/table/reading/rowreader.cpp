// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/rowreader.h"

#include "models/logs/rows/rowcutter.h"
#include "models/logs/textreader.h"
#include "models/table/reading/textscan.h"

#include <simdjson.h>

namespace qd {

namespace {

using Kind = RowValue::Kind;

/// Forms of lines that are tried before RecordParser, and learned in all.
constexpr std::size_t mostTemplates = 12;
constexpr int mostLearned = 64;
constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string_view trimmedCell(const char* begin, const char* end)
{
    while (begin < end && (*begin == ' ' || *begin == '\t'))
        ++begin;
    while (begin < end && (end[-1] == ' ' || end[-1] == '\t'))
        --end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// What data frames write for "absent".
bool isAbsent(std::string_view cell)
{
    return cell == "NaN" || cell == "nan" || cell == "null" || cell == "NULL" || cell == "\\N";
}

/// Reads a cell without quotation marks. False when RecordParser must be asked.
inline bool takeCell(const char* begin, const char* end, bool expectsNumber, RowValue& value)
{
    // Blanks are the lowest bytes that texts have.
    const auto byte = [](char c) { return static_cast<unsigned char>(c); };
    if (begin != end && std::min(byte(*begin), byte(end[-1])) <= ' ') {
        const std::string_view trimmed = trimmedCell(begin, end);
        begin = trimmed.data();
        end = begin + trimmed.size();
    }
    if (begin == end) {
        value.kind = Kind::Missing;
        return true;
    }
    if (expectsNumber && (isDigit(*begin) || *begin == '-')) {
        const char* const numberEnd = takeNumber(begin, value);
        if (numberEnd == end || !numberEnd)
            return numberEnd;
    }
    value.begin = begin;
    value.size = static_cast<std::uint32_t>(end - begin);
    const bool mayBeAbsent = value.size <= 4 && (toLower(*begin) == 'n' || *begin == '\\');
    value.kind = mayBeAbsent && isAbsent(value.text()) ? Kind::Missing : Kind::Text;
    return true;
}

} // namespace

RowReader::RowReader(TableSchema& schema, TemporaryFile& file, RowReaderOptions options,
                     const RecordParser& header)
    : m_options(std::move(options)),
      m_parser(m_options.name, {.anyScore = true, .mapping = m_options.mapping}),
      m_builder(schema, file),
      m_clock(m_options.mapping.zoneMinutes)
{
    m_parser.adoptHeader(header);
    m_firstRow = std::max<std::int64_t>(1, m_parser.headerLine());
    prepareTable();
}

void RowReader::makeRoomForValues(std::size_t count)
{
    m_values.resize(std::max(m_values.size(), count));
}

void RowReader::prepareTable()
{
    m_table.reset();
    if (m_parser.delimiter() == 0 || !m_options.fast)
        return;
    std::vector<RowShape::Named> names;
    m_names = m_parser.headerNames();
    m_nameSizes = 0;
    for (const std::string& name : m_names) {
        names.push_back({name, false, std::nullopt});
        for (const std::size_t size : {name.size(), name.size() + byteOrderMark.size()})
            m_nameSizes |= static_cast<std::uint64_t>(1) << std::min<std::size_t>(size, 63);
    }
    m_delimiter = m_parser.delimiter();
    m_table = RowShape::of(names, m_options.mapping, m_builder);
    makeRoomForValues(names.size());
}

void RowReader::storeBlock()
{
    RowIdentities identities = m_builder.identities();
    auto stored = m_builder.store();
    if (!stored)
        m_out.failure = stored.error();
    else if (stored->rows > 0)
        m_out.blocks.emplace_back(std::move(*stored), std::move(identities));
}

void RowReader::endRow()
{
    m_builder.endRow(m_line, m_options.source);
    ++m_out.records;
    ++m_out.batch.rows;
    ++m_line;
}

/// Tables that were joined carry headers in the middle, with marks of their own and in other order.
inline bool RowReader::mayBeHeader(const RowValue& first) const
{
    if (first.kind != Kind::Text || (m_nameSizes >> std::min<std::uint32_t>(first.size, 63) & 1) == 0)
        return false;
    std::string_view text = first.text();
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    return std::find(m_names.begin(), m_names.end(), text) != m_names.end();
}

void RowReader::learn(std::string_view row)
{
    while (!row.empty() && (row.back() == '\r' || row.back() == ' ' || row.back() == '\t'))
        row.remove_suffix(1);
    if (!m_options.fast || row.empty() || row.front() != '{' || m_learned == mostLearned)
        return;
    ++m_learned;
    auto made = LineTemplate::of(row, m_options.mapping, m_builder);
    if (!made)
        return;
    if (m_templates.size() == mostTemplates)
        m_templates.pop_back();
    makeRoomForValues(made->shape().size());
    m_templates.insert(m_templates.begin(), std::move(*made));
}

const char* RowReader::readJson(const char* at)
{
    for (std::size_t i = 0; i < m_templates.size(); ++i) {
        const char* const end = m_templates[i].read(at, m_values);
        if (!end)
            continue;
        if (static_cast<std::size_t>(end - at) > RecordParser::longestLine ||
            !m_templates[i].shape().add(m_values, false, m_clock, m_builder))
            return nullptr;
        if (i > 0)
            std::swap(m_templates[i], m_templates[i - 1]);
        return end + 1;
    }
    return nullptr;
}

const char* RowReader::readCells(const char* at)
{
    const char* const begin = at;
    if (static_cast<unsigned char>(*at) <= ' ' || *at == '{')
        return nullptr;
    // Works on a copy, which can stay in registers.
    textscan::CellEnds ends = at == m_nextRow ? m_cellEnds : textscan::CellEnds(at, m_delimiter);
    const RowShape& shape = *m_table;
    const auto values = std::span(m_values).first(shape.size());
    const char delimiter = m_delimiter;
    const char* end = at - 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && *end != delimiter)
            return nullptr;
        at = end + 1;
        end = ends.next();
        if (!takeCell(at, end, shape.expectsNumber(i), values[i]))
            return nullptr;
    }
    if (*end == '\r' && end[1] == '\n')
        end = ends.next();
    if (*end != '\n')
        return nullptr;
    at = end + 1;
    const RowValue& first = values.front();
    if (mayBeHeader(first) || static_cast<std::size_t>(at - begin) > RecordParser::longestLine ||
        !shape.add(values, true, m_clock, m_builder))
        return nullptr;
    m_cellEnds = ends;
    m_nextRow = at;
    return at;
}

/// Reads a row fast; null when RecordParser must be asked.
const char* RowReader::readFast(const char* at)
{
    if (m_line <= m_firstRow) // may have a byte order mark, or stand before the header
        return nullptr;
    if (!m_isText) {
        const auto* const end =
            static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(-1) / 2));
        const auto size = static_cast<std::size_t>(end - at);
        if (!simdjson::validate_utf8(at, size) || std::memchr(at, 0, size))
            return nullptr;
    }
    const char* const next = m_table ? readCells(at) : *at == '{' ? readJson(at) : nullptr;
    if (next)
        endRow();
    return next;
}

const char* RowReader::readSlowly(const char* at, const char* end)
{
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    const char delimiter = m_parser.delimiter();
    const std::string_view row = rest.substr(0, rowEnd(rest, delimiter, true));
    const std::int64_t line = m_line;
    if (row.size() > RecordParser::longestLine) {
        ++m_out.batch.rows;
        m_out.batch.reject(line, tooLongError(m_options.name, line));
        m_line += 1 + (delimiter != 0 ? static_cast<std::int64_t>(countLines(row)) : 0);
        return at + row.size() + 1;
    }
    const int headers = m_parser.headerCount();
    auto record = m_parser.parse(row, line);
    m_line += 1 + (delimiter != 0 ? static_cast<std::int64_t>(countLines(row)) : 0);
    if (!record) {
        ++m_out.batch.rows;
        m_out.batch.reject(line, std::move(record.error()));
    } else if (auto* const prediction = std::get_if<PredictionRecord>(&*record)) {
        ++m_out.batch.rows;
        ++m_out.records;
        m_builder.add(*prediction, line, m_options.source);
        learn(row);
    } else if (auto* const label = std::get_if<LabelRecord>(&*record)) {
        ++m_out.batch.rows;
        m_out.batch.labels.push_back(std::move(*label));
    }
    if (m_parser.headerCount() != headers) {
        m_out.changedParser = std::make_unique<RecordParser>(
            m_options.name, RecordOptions{.anyScore = true, .mapping = m_options.mapping});
        prepareTable();
    }
    return at + row.size() + 1;
}

ReadChunk RowReader::read(const TextChunk& chunk)
{
    m_out = {};
    m_out.batch.keptRejections = m_options.keptRejections;
    m_line = chunk.line;
    m_nextRow = nullptr;
    if (chunk.isTooLong) {
        ++m_out.batch.rows;
        m_out.batch.reject(m_line, tooLongError(m_options.name, m_line));
        return std::move(m_out);
    }
    const char* at = chunk.bytes.data();
    const char* const end = at + chunk.size;
    m_isText = simdjson::validate_utf8(at, chunk.size) && !std::memchr(at, 0, chunk.size);
    while (at < end) {
        if (m_builder.isFull())
            storeBlock();
        const char* const next = m_options.fast ? readFast(at) : nullptr;
        at = next ? next : readSlowly(at, end);
    }
    storeBlock();
    addUnread(m_out.batch.unreadCells, m_parser.takeUnread());
    addMended(m_out.batch.mended, m_parser.takeMended());
    m_out.columns = m_parser.columns();
    const bool isRecognised =
        std::any_of(m_out.columns.begin(), m_out.columns.end(), [this](const QString& name) {
            return m_options.mapping.match(name.toStdString()).field == LogField::Prediction;
        });
    if (!m_out.columns.isEmpty() && !isRecognised)
        m_out.unrecognised = m_parser.unrecognisedError();
    if (m_out.changedParser)
        m_out.changedParser->adoptHeader(m_parser);
    return std::move(m_out);
}

} // namespace qd
