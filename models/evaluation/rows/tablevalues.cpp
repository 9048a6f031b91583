// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/tablevalues.h"

#include "models/evaluation/evaluationwords.h"

#include <QByteArray>
#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();

/// Appends what `valueAt` reads of each selected row.
template <typename Value, typename ValueAt>
Result<std::vector<Value>> gather(const RecordTable& table, const Selection& selection, int column,
                                  ValueAt valueAt, const CancelToken& cancel)
{
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(selection.count(table.rows())));
    std::size_t next = 0; // of selection.rows
    const auto take = [&](const RowBlock& block) {
        if (selection.all) {
            for (std::size_t i = 0; i < block.count; ++i)
                values.push_back(valueAt(block.columns[0], i));
            return;
        }
        const auto end = block.firstRow + static_cast<std::int64_t>(block.count);
        for (; next < selection.rows.size() && selection.rows[next] < end; ++next)
            values.push_back(
                valueAt(block.columns[0], static_cast<std::size_t>(selection.rows[next] - block.firstRow)));
    };
    const std::array columns{column};
    if (!selection.all && selection.rows.empty())
        return values;
    const std::int64_t from = selection.all ? 0 : selection.rows.front();
    const std::int64_t to = selection.all ? table.rows() : std::int64_t{selection.rows.back()} + 1;
    if (const auto visited = table.visit(columns, from, to, take, cancel); !visited)
        return Failure(visited.error());
    return values;
}

} // namespace

Result<std::vector<std::int64_t>> timesOf(const RecordTable& table, const Selection& selection, int column,
                                          const CancelToken& cancel)
{
    return gather<std::int64_t>(
        table, selection, column,
        [](const RowBlock::Values& values, std::size_t i) {
            return std::max<std::int64_t>(values.times[i], 0);
        },
        cancel);
}

Result<std::vector<std::uint32_t>> codesOf(const RecordTable& table, const Selection& selection, int column,
                                           const CancelToken& cancel)
{
    return gather<std::uint32_t>(
        table, selection, column,
        [](const RowBlock::Values& values, std::size_t i) { return values.codes[i]; }, cancel);
}

Result<std::vector<double>> numbersOf(const RecordTable& table, const Selection& selection, int column,
                                      const CancelToken& cancel)
{
    return styledNumbersOf(table, selection, column, writtenNumbersOf(table, column).style, cancel);
}

Result<std::vector<double>> styledNumbersOf(const RecordTable& table, const Selection& selection, int column,
                                            NumberStyle style, const CancelToken& cancel)
{
    if (table.columns()[static_cast<std::size_t>(column)].kind == ColumnKind::Number)
        return gather<double>(
            table, selection, column,
            [](const RowBlock::Values& values, std::size_t i) { return values.numbers[i]; }, cancel);
    std::vector<double> ofCode;
    for (const std::string& text : table.dictionary(column))
        ofCode.push_back(writtenNumber(text, style).value_or(missingNumber));
    return gather<double>(
        table, selection, column,
        [&ofCode](const RowBlock::Values& values, std::size_t i) {
            return values.codes[i] == missingCode ? missingNumber : ofCode[values.codes[i]];
        },
        cancel);
}

std::string textOf(double number)
{
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest).toStdString();
}

WrittenNumbers writtenNumbersOf(const RecordTable& table, int column)
{
    const ColumnKind kind = table.columns()[static_cast<std::size_t>(column)].kind;
    if (kind == ColumnKind::Code)
        return writtenNumbers(table.dictionary(column));
    WrittenNumbers written;
    written.areNumbers = kind == ColumnKind::Number;
    return written;
}

Failure cancelled()
{
    return fail(ErrorKind::Cancelled, {}, EvaluationWords::tr("The evaluation was cancelled."));
}

} // namespace qd
