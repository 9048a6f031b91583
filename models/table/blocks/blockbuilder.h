// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/predictionrecord.h"
#include "models/table/blocks/block.h"
#include "models/table/blocks/texthash.h"
#include "models/table/rowidentities.h"
#include "models/table/rowvalue.h"
#include "models/table/tableschema.h"

#include <algorithm>
#include <array>
#include <memory>

namespace simdjson::dom {
class parser;
class element;
} // namespace simdjson::dom

namespace qd {

/// A short text as two numbers, by which it is found fast.
struct TextKey
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    static constexpr std::size_t mostBytes = 16;

    /// At most so many bytes.
    [[nodiscard]] static TextKey of(std::string_view text)
    {
        TextKey key;
        std::memcpy(&key.low, text.data(), std::min<std::size_t>(text.size(), 8));
        if (text.size() > 8)
            std::memcpy(&key.high, text.data() + 8, text.size() - 8);
        return key;
    }
    /// Makes the key of a text where 16 bytes can be read.
    [[nodiscard]] static TextKey ofPadded(const char* at, std::size_t size)
    {
        static constexpr auto masks = [] {
            std::array<unsigned char, 2 * mostBytes> bytes{};
            for (std::size_t i = 0; i < mostBytes; ++i)
                bytes[i] = 0xff;
            return bytes;
        }();
        TextKey key;
        TextKey mask;
        std::memcpy(&key, at, sizeof key);
        std::memcpy(&mask, masks.data() + mostBytes - size, sizeof mask);
        return {key.low & mask.low, key.high & mask.high};
    }
};

/// The codes of one column's values as one thread has met them; keeps the schema's lock out of the way.
class ValueCodes
{
public:
    /// missingCode when the column has too many values. `key` is that of a short text.
    [[nodiscard]] std::uint32_t code(TableSchema& schema, int column, std::string_view text, TextKey key)
    {
        if (text.size() <= TextKey::mostBytes) {
            const std::size_t at = shortIndex(key);
            if (m_short[at].holds(key, text.size()))
                return m_short[at].code;
            if (m_short[at ^ 1].holds(key, text.size()))
                return m_short[at ^ 1].code;
        } else if (text == m_last) {
            return m_lastCode;
        }
        return lookUp(schema, column, text);
    }
    [[nodiscard]] std::uint32_t code(TableSchema& schema, int column, std::string_view text)
    {
        return code(schema, column, text, text.size() <= TextKey::mostBytes ? TextKey::of(text) : TextKey());
    }

private:
    struct Slot
    {
        std::uint64_t hash = 0;
        std::string_view text;
        std::uint32_t code = missingCode; ///< the code of a free slot
    };

    /// Most values are short and few; one comparison or two find them.
    struct Short
    {
        TextKey key;
        std::uint32_t size = 0; ///< 0: none
        std::uint32_t code = missingCode;

        [[nodiscard]] bool holds(TextKey other, std::size_t otherSize) const
        {
            return key.low == other.low && key.high == other.high && size == otherSize;
        }
    };

    [[nodiscard]] static std::size_t shortIndex(TextKey key)
    {
        return static_cast<std::size_t>(((key.low ^ (key.high * hashing::keys[1])) * hashing::keys[0]) >> 58);
    }
    [[nodiscard]] std::uint32_t lookUp(TableSchema& schema, int column, std::string_view text);
    void remember(const Slot& slot);
    void grow();

    std::string_view m_last;
    std::array<Short, 64> m_short{};
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

    /// Returns a column of the schema, for addText() and addNumber(); the same in all builders.
    [[nodiscard]] int column(LogField field, std::string_view name = {})
    {
        return m_schema.column(field, name);
    }

    /// A column's values in the present block.
    struct Filling
    {
        int column = noColumn;
        LogField field = LogField::Other;
        bool hasNumbers = false; ///< in the present block, as doubles
        bool hasDecimals = false;
        bool hasCodes = false;
        bool hasTexts = false;
        PlainColumn values;
        ValueCodes codes;
    };
    /// Stays where it is.
    [[nodiscard]] Filling& filling(int column)
    {
        const auto index = static_cast<std::size_t>(column);
        return index < m_filling.size() && m_filling[index] ? *m_filling[index] : makeFilling(column);
    }

    /// The parts of the row that comes next; what is not added is missing. Empty texts and NaN are, too.
    void addTime(std::int64_t ms) { m_block.times[m_block.rows] = ms; }
    void addText(int column, std::string_view text)
    {
        if (column != noColumn && !text.empty())
            addText(filling(column), text, text.size() <= TextKey::mostBytes ? TextKey::of(text) : TextKey());
    }
    void addText(Filling& filled, std::string_view text, TextKey key)
    {
        if (filled.hasTexts)
            return addPlainText(filled, text);
        const std::uint32_t code = filled.codes.code(m_schema, filled.column, text, key);
        if (code == missingCode)
            return addBeyondCodes(filled, text);
        if (!filled.hasCodes)
            beginCodes(filled);
        filled.values.codes[m_block.rows] = code;
    }
    /// Adds a text where 16 bytes can be read from where it, which is not empty, begins.
    void addPaddedText(Filling& filled, std::string_view text)
    {
        addText(filled, text,
                text.size() <= TextKey::mostBytes ? TextKey::ofPadded(text.data(), text.size()) : TextKey());
    }
    void addNumber(int column, double value)
    {
        if (column != noColumn)
            addNumber(filling(column), value);
    }
    void addNumber(Filling& filled, double value)
    {
        if (!filled.hasNumbers)
            beginNumbers(filled);
        filled.values.numbers[m_block.rows] = value;
    }
    /// The number (digits / 10^fraction) * numberUnits[unit], of at most 18 digits behind the point.
    void addDecimal(Filling& filled, std::int64_t digits, unsigned fraction, std::uint8_t unit)
    {
        const DecimalScale scale = filled.values.scale;
        if (filled.hasDecimals && fraction <= scale.exponent && unit == scale.unit && digits > -mostDecimal &&
            digits < mostDecimal) {
            const std::int64_t decimal = digits * decimals::wholePowers[scale.exponent - fraction];
            if (decimal > -mostDecimal && decimal < mostDecimal) {
                filled.values.decimals[m_block.rows] = static_cast<std::int32_t>(decimal);
                return;
            }
        }
        addUnlikeDecimal(filled, digits, fraction, unit);
    }
    void addId(std::string_view id)
    {
        if (!id.empty())
            addPlainText(filling(m_fields.id), id);
    }
    /// The members of a JSON object; a text that is none adds nothing.
    void addAttributes(const std::string& json);
    /// Ends the row. There must be room.
    void endRow(std::int64_t line, std::uint32_t source);

    /// Makes room for rows whose values come column by column; they must fit into the block.
    void reserveRows(std::size_t count);
    /// Calls `each` with the numbers below `count`; what it adds belongs to that row, from the next one on.
    template <typename Each>
    void forRows(std::size_t count, const Each& each)
    {
        const std::size_t first = m_block.rows;
        for (std::size_t i = 0; i < count; ++i) {
            m_block.rows = first + i;
            each(i);
        }
        m_block.rows = first;
    }
    /// The numbers of the next rows, to be filled in.
    [[nodiscard]] std::span<double> numbersOfRows(Filling& filling, std::size_t count)
    {
        if (!filling.hasNumbers)
            beginNumbers(filling);
        return std::span(filling.values.numbers).subspan(m_block.rows, count);
    }
    /// The codes of the next rows, to be filled in; the block must hold no texts of this column.
    [[nodiscard]] std::span<std::uint32_t> codesOfRows(Filling& filling, std::size_t count)
    {
        if (!filling.hasCodes)
            beginCodes(filling);
        return std::span(filling.values.codes).subspan(m_block.rows, count);
    }
    /// Ends as many rows as there are times; their lines follow each other.
    void endRows(std::span<const std::int64_t> times, std::int64_t firstLine, std::uint32_t source);

    void add(const PredictionRecord& record, std::int64_t line, std::uint32_t source);

    [[nodiscard]] std::size_t rows() const { return m_block.rows; }
    [[nodiscard]] bool isFull() const { return m_block.rows == mostBlockRows; }
    /// Returns the identities of the rows so far.
    [[nodiscard]] RowIdentities identities();
    /// Encodes and writes the rows, and begins anew.
    [[nodiscard]] Result<StoredBlock> store();

private:
    [[nodiscard]] Filling& makeFilling(int column);
    [[nodiscard]] const PlainColumn& answersOf(int column);
    void beginCodes(Filling& filling) const;
    void beginNumbers(Filling& filling) const;
    void beginDecimals(Filling& filling) const;
    [[nodiscard]] bool rescale(Filling& filling, DecimalScale scale) const;
    void addUnlikeDecimal(Filling& filling, std::int64_t digits, unsigned fraction, std::uint8_t unit);
    void addBeyondCodes(Filling& filling, std::string_view text);
    void addPlainText(Filling& filling, std::string_view text) const
    {
        filling.hasTexts = true;
        filling.values.texts.pad(m_block.rows);
        filling.values.texts.add(text);
    }
    void grow(std::size_t room);
    void addAttribute(int column, const simdjson::dom::element& value);
    void codesToTexts(Filling& filling);
    void numbersToCodes(Filling& filling);
    void textsToCodes(Filling& filling);
    void textsToNumbers(Filling& filling) const;
    void oddTextsToNumbers(Filling& filling) const;
    void settle(Filling& filling);
    void begin();

    TableSchema& m_schema;
    TemporaryFile& m_file;
    PlainBlock m_block;     ///< the block, whose columns lie in m_filling
    std::size_t m_room = 0; ///< rows that all vectors have room for
    std::vector<std::unique_ptr<Filling>> m_filling;
    std::unique_ptr<simdjson::dom::parser> m_json;

    struct FieldColumns
    {
        int id, model, version, prediction, probability, label, latency, status;
    } m_fields;
};

} // namespace qd
