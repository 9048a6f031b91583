// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/drift/driftcolumn.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/tablevalues.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostCategories = 1'000;
/// More different numbers are no categories.
constexpr std::size_t mostNumericCategories = 20;
constexpr int noCell = -1;

bool isCompared(const TableColumn& column)
{
    const bool means = column.field == LogField::Other || column.field == LogField::Prediction ||
                       column.field == LogField::Probability;
    return means && (column.kind == ColumnKind::Code || column.kind == ColumnKind::Number);
}

/// Whether a column is one of numbers; a few odd cells among them make its values texts.
bool isNumeric(const RecordTable& table, int column)
{
    const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
    if (one.kind == ColumnKind::Number || one.field != LogField::Other)
        return one.kind == ColumnKind::Number;
    const WrittenNumbers written = writtenNumbersOf(table, column);
    return written.areNumbers && written.numbers > mostNumericCategories;
}

Result<DriftColumn> readColumn(const EvaluatedRows& rows, const RecordTable& table, int column,
                               const CancelToken& cancel)
{
    const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
    if (isNumeric(table, column)) {
        auto numbers = numbersOf(table, rows.selection, column, cancel);
        if (!numbers)
            return Failure(numbers.error());
        return DriftColumn(one.name, std::move(*numbers));
    }
    auto codes = codesOf(table, rows.selection, column, cancel);
    if (!codes)
        return Failure(codes.error());
    return DriftColumn(one.name, std::move(*codes), table.dictionary(column));
}

int cellOfKind(const ColumnDrift& drift, DriftCell::Kind kind)
{
    const auto found = std::find_if(drift.cells.begin(), drift.cells.end(),
                                    [kind](const DriftCell& cell) { return cell.kind == kind; });
    return found == drift.cells.end() ? noCell : static_cast<int>(found - drift.cells.begin());
}

} // namespace

ColumnDrift DriftColumn::compare(const RowSample& reference, const RowSample& current) const
{
    return m_texts ? categoryDrift(m_name, counts(reference), counts(current))
                   : numericDrift(m_name, picked(reference), picked(current));
}

std::vector<int> DriftColumn::cellsOf(const ColumnDrift& drift) const
{
    const int missing = cellOfKind(drift, DriftCell::Kind::Missing);
    std::vector<int> cells;
    if (!m_texts) {
        std::vector<double> bounds;
        for (const DriftCell& cell : drift.cells) {
            if (cell.kind == DriftCell::Kind::Range)
                bounds.push_back(cell.high);
        }
        const auto cellOf = [&](double value) {
            const auto bound = std::lower_bound(bounds.begin(), bounds.end(), value);
            return bound == bounds.end() ? noCell : static_cast<int>(bound - bounds.begin());
        };
        for (const double value : m_numbers)
            cells.push_back(std::isnan(value) ? missing : cellOf(value));
        return cells;
    }
    std::vector<int> ofCode(m_texts->size(), cellOfKind(drift, DriftCell::Kind::Pooled));
    for (std::size_t i = 0; i < drift.cells.size(); ++i) {
        const auto code = std::find(m_texts->begin(), m_texts->end(), drift.cells[i].category);
        if (drift.cells[i].kind == DriftCell::Kind::Category && code != m_texts->end())
            ofCode[static_cast<std::size_t>(code - m_texts->begin())] = static_cast<int>(i);
    }
    for (const std::uint32_t code : m_codes)
        cells.push_back(code == missingCode ? missing : ofCode[code]);
    return cells;
}

CategoryCounts DriftColumn::counts(const RowSample& sample) const
{
    std::vector<std::int64_t> rows(m_texts->size());
    CategoryCounts result;
    for (const std::uint32_t row : sample)
        ++(m_codes[row] == missingCode ? result.missing : rows[m_codes[row]]);
    for (std::size_t code = 0; code < rows.size(); ++code) {
        if (rows[code] > 0)
            result.rows.emplace((*m_texts)[code], rows[code]);
    }
    return result;
}

std::vector<double> DriftColumn::picked(const RowSample& sample) const
{
    std::vector<double> values;
    values.reserve(sample.size());
    for (const std::uint32_t row : sample)
        values.push_back(m_numbers[row]);
    return values;
}

Result<void> visitDriftColumns(const EvaluatedRows& rows, const RecordTable& table,
                               std::vector<QString>& notes,
                               const std::function<void(const DriftColumn&)>& take, const CancelToken& cancel)
{
    for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
        const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
        if (!isCompared(one))
            continue;
        if (!isNumeric(table, column) && table.dictionary(column).size() > mostCategories) {
            notes.push_back(
                EvaluationWords::tr("Column “%1” has too many different texts to compare their shares.")
                    .arg(QString::fromStdString(one.name)));
            continue;
        }
        const auto values = readColumn(rows, table, column, cancel);
        if (!values)
            return Failure(values.error());
        take(*values);
        if (cancel.isCancelled())
            return cancelled();
    }
    return {};
}

} // namespace qd
