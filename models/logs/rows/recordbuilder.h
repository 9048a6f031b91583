// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/predictionrecord.h"
#include "models/logs/mendedrows.h"
#include "models/logs/rows/columnmapping.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/unreadcells.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace qd {

/// What a line says; nothing when it was blank or the header of a table.
using LogRecord = std::variant<std::monostate, PredictionRecord, LabelRecord>;

/// Where a line stands, for messages.
struct LinePlace
{
    std::string_view path;
    std::int64_t line = 0; ///< the number of the line, from 1

    [[nodiscard]] QString text() const;
    /// "PATH, line N, field “NAME”".
    [[nodiscard]] QString field(std::string_view name) const;
};

struct RecordOptions
{
    bool requireTime = false; ///< a prediction without a time is an error
    /// Whether attributes are kept; else `attributes` stays "{}", for less memory.
    bool keepAttributes = true;
    bool decimalComma = false; ///< 0,93 is a number
    /// Whether a probability may be any number: for readers that decide over the whole column what it is.
    bool anyScore = false;
    ColumnMapping mapping{};
};

/// The class that a text means. Spreadsheets and data frames turn the class 1 into 1.0; both are "1".
[[nodiscard]] std::string_view className(std::string_view text);
/// As className(), also where R and C write 1e+05 for 100000, and Python True for true; those are written to
/// `held`. A plus sign and a point without digits behind it go.
[[nodiscard]] std::string_view className(std::string_view text, std::string& held);
/// An id that is the same however it is written. Ids that only look like numbers with exponents (12e4) stay.
[[nodiscard]] std::string_view idName(std::string_view text, std::string& held);

/// Appends `text` as a JSON string with its quotation marks.
void appendJsonString(std::string& json, std::string_view text);

/// Collects the columns of one line and makes a record of them. Reused from line to line for its storage.
class RecordBuilder
{
public:
    /// Texts that stand for "no value" in every column.
    void setMissing(std::vector<std::string> texts) { m_missing = std::move(texts); }
    /// Begins a line. `anyScore`: as RecordOptions has it.
    void begin(bool anyScore = false);
    /// One column. An empty text means that it is absent. `isString` tells "1" from 1 among the attributes.
    /// `name` must live until finish().
    void add(std::string_view name, const FieldMatch& match, std::string_view text, bool isString);
    /// A column whose value is any JSON.
    void addAttribute(std::string_view name, std::string_view json);
    /// What the model thinks of one class, on whatever scale.
    void addScore(std::string_view className, double score) { m_scores.add(className, score); }
    [[nodiscard]] Result<LogRecord> finish(const LinePlace& place, const RecordOptions& options);

    /// The prediction is a list of `size` values, or an object.
    void noteShape(std::string_view name, std::optional<std::size_t> size) { m_shape = {name, size}; }
    void noteUnread(LogField field, std::string_view name, std::string_view cell);
    void noteMend(Mend what, std::string_view column, std::string_view example)
    {
        qd::noteMend(m_mended, what, column, example);
    }

    /// Whether a cell of the row that was finished last could not be understood.
    [[nodiscard]] bool rowHasUnread() const { return !m_rowUnread.empty(); }
    /// The row turned out to be none: its cells are not counted.
    void forgetRow();
    /// The cells that could not be understood since they were taken last.
    [[nodiscard]] UnreadByField takeUnread() { return std::exchange(m_unread, {}); }
    /// The rows that were mended since they were taken last.
    [[nodiscard]] MendedRows takeMended() { return std::exchange(m_mended, {}); }

private:
    struct Slot
    {
        bool present = false;
        bool isString = false;
        FieldMatch match;
        std::string_view name;
        std::string text;
    };

    [[nodiscard]] const Slot& slot(LogField field) const { return m_slots[static_cast<std::size_t>(field)]; }
    void demote(const Slot& slot);
    [[nodiscard]] Result<Timestamp> takeTime(const LinePlace& place, const RecordOptions& options);
    void noteUnread(LogField field) { noteUnread(field, slot(field).name, slot(field).text); }
    [[nodiscard]] Failure noPrediction(const LinePlace& place) const;
    [[nodiscard]] std::string answerOf(LogField field) const;
    [[nodiscard]] Result<LogRecord> finishLabel(const LinePlace& place, Timestamp at) const;
    void takeLatency(PredictionRecord& record, const RecordOptions& options);
    void takeProbability(PredictionRecord& record);
    void takeStatus(PredictionRecord& record);
    void takeError(PredictionRecord& record);
    [[nodiscard]] bool areAllClasses() const;
    void takeScores(PredictionRecord& record) const;

    std::array<Slot, logFieldCount> m_slots;
    std::vector<std::string> m_missing;
    std::string m_otherTime; ///< the text of a second column of times, such as the date beside the time
    std::string m_id;
    std::string m_attributes; ///< "{" and members, not closed
    /// A prediction that is no value: its column, and how many values are in its list; none: an object.
    struct Shape
    {
        std::string_view name;
        std::optional<std::size_t> size;
    };
    std::optional<Shape> m_shape;
    MendedRows m_mended;
    UnreadByField m_unread;
    std::vector<LogField> m_rowUnread; ///< the fields of the present row that could not be read
    LoggedProbabilities m_scores;
    bool m_anyScore = false;
};

} // namespace qd
