// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/columns/textcodes.h"
#include "models/table/reading/rowreader.h"

namespace qd {

/// Reads stretches of rows that come column by column straight into the columns of a table; rows that are not
/// understood at once are read by RecordParser as lines of JSON, and mean the same. One thread.
class ColumnReader
{
public:
    ColumnReader(TableSchema& schema, TemporaryFile& file, const RowReaderOptions& options,
                 const ColumnPlan& plan, const TextCodes& codes);

    /// Adds rows, which must fit into the present block.
    void read(const ParquetRows& rows);
    /// Makes room for so many rows, or a whole block, at once.
    void expect(std::int64_t rows);
    [[nodiscard]] bool hasRoomFor(std::size_t rows) const { return m_builder.rows() + rows <= mostBlockRows; }
    /// Stores the block, and returns it with what else has been met since this was called last.
    [[nodiscard]] ReadChunk take();

private:
    enum class Action : std::uint8_t { Nothing, Id, Class, Text, Number, Status, Any };

    struct Use
    {
        const PlannedColumn* column = nullptr;
        BlockBuilder::Filling* filling = nullptr;
        Action action = Action::Nothing;
        double unit = 1;
        std::vector<double> numbers; ///< the numbers of the present rows
    };

    void prepare();
    [[nodiscard]] static Action actionOf(LogField field);
    void checkRows(const ParquetRows& rows);
    void takeNumbers(const ParquetRows& rows, Use& use);
    void checkNumbers(const ParquetRows& rows, const Use& use);
    void checkAnswers(const ParquetRows& rows, const Use& use);
    void checkTimes(const ParquetRows& rows);
    [[nodiscard]] std::optional<std::int64_t> timeAt(const ParquetValues& values, std::size_t row);
    void addRows(const ParquetRows& rows, std::size_t from, std::size_t to);
    void addFixed(const Use& use, std::size_t count);
    void addNumbers(const Use& use, std::size_t from, std::size_t to);
    void addTexts(const ParquetRows& rows, const Use& use, std::size_t from, std::size_t to);
    void addCodes(const ParquetRows& rows, const Use& use, std::size_t from, std::size_t to);
    void addText(const Use& use, std::string_view text);
    [[nodiscard]] std::string_view wordAt(const PlannedColumn& column, const ParquetValues& values,
                                          std::size_t row);
    void readSlowly(const ParquetRows& rows, std::size_t row);

    RowReaderOptions m_options;
    const ColumnPlan& m_plan;
    const TextCodes& m_codes;
    RecordParser m_parser;
    BlockBuilder m_builder;
    RowClock m_clock;
    std::vector<Use> m_uses;
    std::vector<const Use*> m_repeated; ///< the columns that count of several with one meaning
    const Use* m_prediction = nullptr;
    const PlannedColumn* m_time = nullptr;
    bool m_isFast = false;

    std::vector<char> m_usable; ///< whether the present rows are understood at once
    std::vector<std::int64_t> m_times;
    std::string m_line;
    std::string m_word;
    ReadChunk m_out;
};

} // namespace qd
