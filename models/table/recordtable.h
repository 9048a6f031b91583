// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/time.h"
#include "models/logs/rows/fieldmap.h"

#include <QStringList>

#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace qd {

/// What the values of a column are.
enum class ColumnKind {
    Time,   ///< milliseconds since the epoch
    Code,   ///< text of at most 50,000 distinct values: an index into the column's dictionary
    Number, ///< double; NaN where it is missing
    Text    ///< text of more distinct values (request ids): only read row by row
};

struct TableColumn
{
    std::string name;                 ///< as in the log
    LogField field = LogField::Other; ///< Other: a segment (Code) or a numeric feature (Number)
    /// Predictions and labels are Code, whether they are words or numbers; but Number, both of them, when
    /// all are numbers and too many for codes, as those of a regression. Request ids are Text.
    ColumnKind kind = ColumnKind::Text;
    double missingShare = 0; ///< the share of the rows in which the value is missing
};

/// A code of a value that is missing.
inline constexpr std::uint32_t missingCode = std::numeric_limits<std::uint32_t>::max();
/// No such column.
inline constexpr int noColumn = -1;

/// Rows that a question is about, in ascending order unless they are sorted; empty `rows` and `all` for every
/// row.
struct Selection
{
    bool all = true;
    std::vector<std::uint32_t> rows; ///< indices into the table, when not `all`
    bool isSorted = false;           ///< whether the rows stand in an order of their own, see sortRows()

    [[nodiscard]] std::int64_t count(std::int64_t tableRows) const
    {
        return all ? tableRows : std::ssize(rows);
    }
    /// The row of the table at a position, from 0.
    [[nodiscard]] std::uint32_t at(std::int64_t position) const
    {
        return all ? static_cast<std::uint32_t>(position) : rows[static_cast<std::size_t>(position)];
    }
    /// Returns the rows at the positions [from, to).
    [[nodiscard]] std::vector<std::uint32_t> between(std::int64_t from, std::int64_t to) const;
};

/// A stretch of consecutive rows, decoded; valid during the visit only. Columns are in the order in which
/// they were asked for; each has the span of its kind, the other two are empty.
struct RowBlock
{
    std::int64_t firstRow = 0;
    std::size_t count = 0;
    struct Values
    {
        std::span<const std::int64_t> times;
        std::span<const std::uint32_t> codes;
        std::span<const double> numbers;
    };
    std::vector<Values> columns;
};

/// One row, for people.
struct TableRow
{
    std::vector<QString> cells; ///< the cells in the order of columns(); empty where missing
    QString path;               ///< where it was read
    std::int64_t line = 0;      ///< the number of the line, from 1
};

class TableData;

/// The predictions of one or several logs, by column, in ascending order of time. Made by importLogs(),
/// immutable afterwards, shared between threads; every call is thread-safe. Columns lie compressed in an
/// unnamed file of the temporary folder and are decoded into a cache of bounded size, so that memory does not
/// grow with the logs.
class RecordTable
{
public:
    ~RecordTable();

    [[nodiscard]] std::int64_t rows() const;
    /// Returns the range from the first prediction to just after the last; empty without rows or times.
    [[nodiscard]] TimeRange extent() const;
    [[nodiscard]] const std::vector<TableColumn>& columns() const;
    /// Returns the first column with this meaning, or of this name; else noColumn.
    [[nodiscard]] int columnOf(LogField field) const;
    [[nodiscard]] int columnOf(const std::string& name) const;
    /// Values of a Code column, in natural order (see naturalLess()), so that codes order as their values do.
    [[nodiscard]] const std::vector<std::string>& dictionary(int column) const;
    /// Classes of the log's probabilities per class and their columns (Number); empty when it has none.
    [[nodiscard]] const std::vector<std::pair<std::string, int>>& classProbabilities() const;
    [[nodiscard]] const QStringList& paths() const;

    /// Visits all rows, or those of the range of row numbers, in blocks of ascending rows, with the columns
    /// asked for (none of kind Text). Parallel visits are several calls with ranges of their own. Errors:
    /// Cancelled, or that the temporary file cannot be read.
    [[nodiscard]] Result<void> visit(std::span<const int> columns, std::int64_t fromRow, std::int64_t toRow,
                                     const std::function<void(const RowBlock&)>& take,
                                     const CancelToken& cancel = {}) const;
    [[nodiscard]] Result<void> visit(std::span<const int> columns,
                                     const std::function<void(const RowBlock&)>& take,
                                     const CancelToken& cancel = {}) const
    {
        return visit(columns, 0, rows(), take, cancel);
    }
    /// The rows [fromRow, toRow), for a table on the screen. Blocking: for the pool.
    [[nodiscard]] Result<std::vector<TableRow>> read(std::int64_t fromRow, std::int64_t toRow) const;
    /// Reads rows, in the order in which they stand here, with the cells of the given columns, in theirs.
    /// What lies close together is decoded once, so ask for thousands of them at a time. Blocking: for the
    /// pool.
    [[nodiscard]] Result<std::vector<TableRow>> read(std::span<const std::uint32_t> rows,
                                                     std::span<const int> columns) const;
    /// Reads rows with all their cells.
    [[nodiscard]] Result<std::vector<TableRow>> read(std::span<const std::uint32_t> rows) const;
    /// The first row at or after the time.
    [[nodiscard]] std::int64_t rowAt(Timestamp at) const;

    /// The memory of decoded columns that are kept for the next who asks.
    [[nodiscard]] std::size_t decodedBytes() const;
    /// Gives that memory back.
    void dropDecoded() const;

    /// Makes a table; for the engine in this folder.
    explicit RecordTable(std::unique_ptr<const TableData> data);
    [[nodiscard]] const TableData& data() const { return *d; }

private:
    std::unique_ptr<const TableData> d;
};

using RecordTablePtr = std::shared_ptr<const RecordTable>;

} // namespace qd
