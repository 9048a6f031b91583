// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/logbatch.h"
#include "models/logs/rows/recordparser.h"
#include "models/table/reading/linetemplate.h"

namespace qd {

/// Whole rows of a log, to be read by any thread.
struct TextChunk
{
    std::vector<char> bytes; ///< `size` of them are text that ends with a line feed; padding follows
    std::size_t size = 0;
    std::int64_t line = 1;  ///< the line of the first row
    bool isTooLong = false; ///< stands for a row that is too long to be read; has no bytes

    /// The bytes that must be readable behind the text.
    static constexpr std::size_t padding = 128;
};

/// What a chunk holds.
struct ReadChunk
{
    std::vector<std::pair<StoredBlock, RowIdentities>> blocks;
    std::int64_t records = 0;
    LogBatch batch; ///< everything but the records
    QStringList columns;
    std::optional<Error> unrecognised;
    std::optional<Error> failure; ///< the temporary file cannot be written
    /// The parser to go on with, set when rows got another meaning on the way.
    std::unique_ptr<RecordParser> changedParser;
};

struct RowReaderOptions
{
    std::string name; ///< the name for messages
    ColumnMapping mapping;
    std::size_t keptRejections = 1000;
    std::uint32_t source = 0;
    bool fast = true; ///< whether the fast path is taken; false: only RecordParser reads, for comparison
};

/// Reads the rows of one log of JSON lines or of a table straight into columns; what it does not understand
/// at once is read by RecordParser, and means the same. One thread.
class RowReader
{
public:
    /// `header` has read the header of a table.
    RowReader(TableSchema& schema, TemporaryFile& file, RowReaderOptions options, const RecordParser& header);

    [[nodiscard]] ReadChunk read(const TextChunk& chunk);

private:
    [[nodiscard]] const char* readFast(const char* at);
    [[nodiscard]] const char* readJson(const char* at);
    [[nodiscard]] const char* readCells(const char* at);
    [[nodiscard]] const char* readSlowly(const char* at, const char* end);
    [[nodiscard]] bool mayBeHeader(const RowValue& first) const;
    void learn(std::string_view row);
    void prepareTable();
    void makeRoomForValues(std::size_t count);
    void endRow();
    void storeBlock();

    RowReaderOptions m_options;
    RecordParser m_parser;
    BlockBuilder m_builder;
    RowClock m_clock;
    std::vector<LineTemplate> m_templates; ///< the one that matched last stands first
    int m_learned = 0;
    std::optional<RowShape> m_table;  ///< the shape of the cells, when the log is a table
    char m_delimiter = 0;             ///< the delimiter of the table's cells
    std::vector<std::string> m_names; ///< the names of the table's columns
    std::uint64_t m_nameSizes = 0;    ///< the lengths of the names, by bits; those from 63 on by the last
    textscan::CellEnds m_cellEnds;
    const char* m_nextRow = nullptr; ///< where `m_cellEnds` stands
    std::vector<RowValue> m_values;
    bool m_isText = true;        ///< the chunk is UTF-8 without zeros
    std::int64_t m_firstRow = 1; ///< the line of the header, or the first one
    std::int64_t m_line = 1;
    ReadChunk m_out;
};

} // namespace qd
