// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/columnmapping.h"
#include "models/table/blocks/blockbuilder.h"
#include "models/table/reading/textscan.h"
#include "models/table/rowvalue.h"

namespace qd {

/// Times of one log mostly share all but their seconds with the one before.
class RowClock
{
public:
    explicit RowClock(int zoneMinutes) : m_zoneMinutes(zoneMinutes) {}
    /// As parseLogTime(). 16 bytes behind the text must be readable.
    [[nodiscard]] std::optional<std::int64_t> read(std::string_view text)
    {
        std::int64_t ms = 0;
        if (text.size() == minuteSize + 8 && textscan::equal16(text.data(), m_minute, minuteSize) &&
            takeSeconds(text.data() + minuteSize, ms))
            return m_minuteMs + ms;
        return readSlowly(text);
    }

private:
    static constexpr std::size_t minuteSize = 16; ///< "2026-01-31T10:00"

    [[nodiscard]] static bool takeSeconds(const char* at, std::int64_t& ms);
    [[nodiscard]] std::optional<std::int64_t> readSlowly(std::string_view text);

    int m_zoneMinutes;
    char m_minute[minuteSize] = {};
    std::int64_t m_minuteMs = 0;
};

/// What the values of the rows of one shape (the same columns in the same order) mean, so that they go
/// straight into the columns of a table. Means the same as RecordParser with BlockBuilder::add() wherever it
/// means anything at all; where it does not, they must be asked.
class RowShape
{
public:
    struct Named
    {
        std::string name;
        bool isAttribute = false;             ///< below "features": has no other meaning
        std::optional<std::string> className; ///< a member of an object of probabilities
    };

    /// Makes a shape; nothing when columns contradict each other.
    [[nodiscard]] static std::optional<RowShape> of(const std::vector<Named>& names,
                                                    const ColumnMapping& mapping, BlockBuilder& builder);

    [[nodiscard]] std::size_t size() const { return m_uses.size(); }
    /// Returns whether the value may be a number; else it is a text, whatever it looks like.
    [[nodiscard]] bool expectsNumber(std::size_t value) const { return m_uses[value].expectsNumber; }
    /// Adds a row to the builder, except for its end. False, and nothing is added, when RecordParser must be
    /// asked. `raw`: numbers that are texts elsewhere stay as they are written. 16 bytes behind each value
    /// must be readable.
    [[nodiscard]] bool add(std::span<const RowValue> values, bool raw, RowClock& clock,
                           BlockBuilder& builder) const;

private:
    enum class Action : std::uint8_t { Nothing, Id, Class, Text, Number, Status, Any };
    /// What a value must be, lest RecordParser be asked.
    enum class Check : std::uint8_t { Present, Latency, Number, Status };

    struct Use
    {
        BlockBuilder::Filling* filling = nullptr; ///< the filling; none: there is no room for the column
        Action action = Action::Nothing;
        std::uint8_t unit = 0; ///< index into numberUnits
        bool expectsNumber = false;
    };
    struct Checked
    {
        std::size_t value = 0;
        Check check = Check::Present;
    };

    [[nodiscard]] static Use useOf(LogField field, std::string_view name, double unit, BlockBuilder& builder);
    [[nodiscard]] static Action actionOf(LogField field);
    [[nodiscard]] static std::optional<Check> checkOf(LogField field);
    [[nodiscard]] bool areUsable(std::span<const RowValue> values) const;
    [[nodiscard]] static bool isUsable(Check check, const RowValue& value);
    static void addAnswer(const Use& use, const RowValue& value, bool raw, BlockBuilder& builder);

    std::vector<Use> m_uses;
    std::vector<Checked> m_checked;
    std::size_t m_time = npos;
    std::size_t m_prediction = npos;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

} // namespace qd
