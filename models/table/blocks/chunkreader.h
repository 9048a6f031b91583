// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/files/bytesource.h"
#include "models/table/reading/rowreader.h"

namespace qd {

/// A text whose beginning has been read already, as the only one of a source.
class BegunSource : public ByteSource
{
public:
    BegunSource(ByteSource& source, std::string head) : m_source(source), m_head(std::move(head)) {}

    Result<bool> next() override { return !std::exchange(m_begun, true); }
    Result<std::size_t> read(std::span<char> buffer) override;
    [[nodiscard]] std::string name() const override { return m_source.name(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_source.bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_source.bytesTotal(); }

private:
    ByteSource& m_source;
    std::string m_head;
    std::size_t m_taken = 0; ///< the bytes taken of the head
    bool m_begun = false;
};

/// Cuts a text into chunks of whole rows. One thread at a time.
class ParsedChunkReader
{
public:
    /// `delimiter` is that of a table, 0 for other logs.
    ParsedChunkReader(ByteSource& source, char delimiter, std::size_t chunkSize)
        : m_source(source), m_delimiter(delimiter), m_chunkSize(chunkSize)
    {
    }

    /// Reads the next chunk; returns false at the end. The error is that of the source; what came before it
    /// has been handed out.
    [[nodiscard]] Result<bool> next(TextChunk& chunk);

private:
    void fill(TextChunk& chunk);
    bool skipLongRow(TextChunk& chunk);

    ByteSource& m_source;
    char m_delimiter;
    std::size_t m_chunkSize;
    std::vector<char> m_rest; ///< what is left of the last chunk: the beginning of a row
    std::int64_t m_line = 1;
    bool m_atEnd = false;
    bool m_skipping = false; ///< inside of a row that is too long
    std::optional<Error> m_failure;
};

} // namespace qd
