// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/chunkreader.h"

#include "models/logs/rows/rowcutter.h"
#include "models/table/reading/textscan.h"

#include <algorithm>

namespace qd {

Result<std::size_t> BegunSource::read(std::span<char> buffer)
{
    const std::size_t count = std::min(buffer.size(), m_head.size() - m_taken);
    std::memcpy(buffer.data(), m_head.data() + m_taken, count);
    m_taken += count;
    if (count == buffer.size())
        return count;
    const auto more = m_source.read(buffer.subspan(count));
    // What there is comes before what went wrong.
    if (!more)
        return count > 0 ? Result<std::size_t>(count) : Failure(more.error());
    return count + *more;
}

/// Fills the chunk with the rest of the last one and as many bytes as there is room for.
void ParsedChunkReader::fill(TextChunk& chunk)
{
    const std::size_t size = std::max(m_chunkSize, m_rest.size() + m_chunkSize / 2);
    if (chunk.bytes.size() < size + TextChunk::padding)
        chunk.bytes.resize(size + TextChunk::padding);
    std::copy(m_rest.begin(), m_rest.end(), chunk.bytes.begin());
    chunk.size = m_rest.size();
    m_rest.clear();
    while (chunk.size < size && !m_atEnd) {
        const auto count = m_source.read(std::span(chunk.bytes).subspan(chunk.size, size - chunk.size));
        if (!count) {
            m_failure = count.error();
            m_atEnd = true;
        } else {
            chunk.size += *count;
            m_atEnd = *count == 0;
        }
    }
}

/// Leaves out what has been read of a row that is too long; true when its end was among it.
bool ParsedChunkReader::skipLongRow(TextChunk& chunk)
{
    const std::string_view text(chunk.bytes.data(), chunk.size);
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return false;
    m_rest.assign(text.begin() + static_cast<std::ptrdiff_t>(end) + 1, text.end());
    ++m_line;
    return true;
}

Result<bool> ParsedChunkReader::next(TextChunk& chunk)
{
    chunk.isTooLong = false;
    while (true) {
        fill(chunk);
        if (chunk.size == 0) {
            if (m_failure)
                return Failure(*std::exchange(m_failure, std::nullopt));
            return false;
        }
        if (m_skipping) {
            m_skipping = !skipLongRow(chunk);
            if (m_skipping && m_atEnd)
                chunk.size = 0;
            continue;
        }
        const std::string_view text(chunk.bytes.data(), chunk.size);
        const std::size_t whole = completeRows(text, m_delimiter);
        if (whole == 0 && !m_atEnd && text.size() <= RecordParser::longestLine) {
            m_rest.assign(text.begin(), text.end());
            continue;
        }
        chunk.line = m_line;
        if (whole == 0 && !m_atEnd) {
            chunk.isTooLong = true;
            chunk.size = 0;
            m_skipping = true;
            return true;
        }
        if (!m_atEnd) {
            m_rest.assign(text.begin() + static_cast<std::ptrdiff_t>(whole), text.end());
            chunk.size = whole;
        } else if (chunk.bytes[chunk.size - 1] != '\n') {
            chunk.bytes[chunk.size++] = '\n';
        }
        std::memset(chunk.bytes.data() + chunk.size, '\n', TextChunk::padding - 1);
        m_line += static_cast<std::int64_t>(textscan::countFeeds({chunk.bytes.data(), chunk.size}));
        return true;
    }
}

} // namespace qd
