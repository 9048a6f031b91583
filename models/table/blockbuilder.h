// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/record.h"
#include "models/table/block.h"
#include "models/table/schema.h"
#include "models/table/texthash.h"

#include <array>
#include <memory>

namespace simdjson::dom {
class parser;
class element;
} // namespace simdjson::dom

namespace qd {

/// A row that can be told apart from others.
struct RowIdentity
{
    TextHash96 id;           ///< of the request id
    std::uint32_t model = 0; ///< code, or missingCode
    std::uint32_t row = 0;   ///< in the block, later in the table
};

/// The codes of one column's values as one thread has met them; keeps the schema's lock out of the way.
class ValueCodes
{
public:
    /// missingCode when the column has too many values.
    [[nodiscard]] std::uint32_t code(TableSchema& schema, int column, std::string_view text)
    {
        if (text.size() <= sizeof(std::uint64_t)) {
            const std::uint64_t word = hashing::word(text.data(), text.size());
            const Short& known = m_short[shortIndex(word)];
            if (known.word == word && known.size == text.size())
                return known.code;
        } else if (text == m_last) {
            return m_lastCode;
        }
        return lookUp(schema, column, text);
    }

private:
    struct Slot
    {
        std::uint64_t hash = 0;
        std::string_view text;
        std::uint32_t code = missingCode; ///< of a free one
    };

    /// Most values are short and few; one comparison finds them.
    struct Short
    {
        std::uint64_t word = 0;
        std::uint32_t size = 0; ///< 0: none
        std::uint32_t code = missingCode;
    };

    [[nodiscard]] static std::size_t shortIndex(std::uint64_t word)
    {
        return std::size_t((word * hashing::keys[0]) >> 60);
    }
    [[nodiscard]] std::uint32_t lookUp(TableSchema& schema, int column, std::string_view text);
    void remember(const Slot& slot);
    void grow();

    std::string_view m_last;
    std::array<Short, 16> m_short{};
    std::uint32_t m_lastCode = missingCode;
    std::vector<Slot> m_slots;
    std::deque<std::string> m_texts;
};

/// Fills the columns of one block after the other. One thread.
class BlockBuilder
{
public:
    BlockBuilder(TableSchema& schema, TemporaryFile& file);
    ~BlockBuilder();

    /// Of the schema, for addText() and addNumber(); the same in all builders. noColumn: has no room.
    [[nodiscard]] int column(LogField field, std::string_view name = {})
    {
        return m_schema.column(field, name);
    }

    /// The parts of the row that comes next; what is not added is missing. Empty texts and NaN are, too.
    void addTime(std::int64_t ms) { m_block.times[m_block.rows] = ms; }
    void addText(int column, std::string_view text)
    {
        if (column == noColumn || text.empty())
            return;
        Filling& filled = filling(column);
        if (filled.hasTexts)
            return addPlainText(filled, text);
        const std::uint32_t code = filled.codes.code(m_schema, column, text);
        if (column == m_fields.model)
            m_model = code;
        if (code == missingCode)
            return addBeyondCodes(filled, column, text);
        if (!filled.hasCodes)
            beginCodes(filled);
        filled.column.codes[m_block.rows] = code;
    }
    void addNumber(int column, double value)
    {
        if (column == noColumn)
            return;
        Filling& filled = filling(column);
        if (!filled.hasNumbers)
            beginNumbers(filled);
        filled.column.numbers[m_block.rows] = value;
    }
    void addId(std::string_view id);
    /// The members of a JSON object; a text that is none adds nothing.
    void addAttributes(const std::string& json);
    /// Ends the row. There must be room.
    void endRow(std::int64_t line, std::uint32_t source);

    void add(const PredictionRecord& record, std::int64_t line, std::uint32_t source);

    [[nodiscard]] std::size_t rows() const { return m_block.rows; }
    [[nodiscard]] bool isFull() const { return m_block.rows == mostBlockRows; }
    [[nodiscard]] std::vector<RowIdentity>& identities() { return m_identities; }
    /// Encodes and writes the rows, and begins anew.
    [[nodiscard]] Result<StoredBlock> store();

private:
    struct Filling
    {
        PlainColumn column;
        ValueCodes codes;
        bool hasNumbers = false; ///< in the present block
        bool hasCodes = false;
        bool hasTexts = false;
        LogField field = LogField::Other;
    };

    [[nodiscard]] Filling& filling(int column)
    {
        const auto index = std::size_t(column);
        return index < m_filling.size() && m_filling[index] ? *m_filling[index] : makeFilling(column);
    }
    [[nodiscard]] Filling& makeFilling(int column);
    static void beginCodes(Filling& filling);
    static void beginNumbers(Filling& filling);
    void addBeyondCodes(Filling& filling, int column, std::string_view text);
    void addPlainText(Filling& filling, std::string_view text);
    void addAttribute(int column, const simdjson::dom::element& value);
    void codesToTexts(Filling& filling, int column);
    void numbersToCodes(Filling& filling, int column);
    void textsToCodes(Filling& filling, int column);
    void textsToNumbers(Filling& filling);
    void settle(Filling& filling, int column);
    void begin();

    TableSchema& m_schema;
    TemporaryFile& m_file;
    PlainBlock m_block; ///< its columns lie in m_filling
    std::vector<std::unique_ptr<Filling>> m_filling;
    std::vector<RowIdentity> m_identities;
    TextHash96 m_id;
    bool m_hasId = false;
    std::uint32_t m_model = missingCode;
    std::unique_ptr<simdjson::dom::parser> m_json;

    struct FieldColumns
    {
        int id, model, version, prediction, probability, label, latency, status;
    } m_fields;
};

} // namespace qd
