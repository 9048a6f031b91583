// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/evaluationdrift.h"

#include "models/evaluation/evaluationwindows.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/tablevalues.h"

#include <QLocale>

#include <algorithm>
#include <map>

namespace qd {

namespace {

constexpr std::size_t mostCategories = 1'000;
/// More different numbers are no categories.
constexpr std::size_t mostNumericCategories = 20;

using RowSample = std::vector<std::uint32_t>;

/// Which rows stand for each period.
struct DriftPeriods
{
    RowSample reference;
    RowSample fewReference; ///< the sample of the reference for windows, which are many
    RowSample current;
    std::vector<std::pair<Timestamp, RowSample>> windows;
    bool isSampled = false;
};

RowSample sampled(const RowSample& rows, std::size_t most, bool& isSampled)
{
    isSampled = isSampled || rows.size() > most;
    RowSample sample;
    for (const std::size_t i : evenly(rows.size(), most))
        sample.push_back(rows[i]);
    return sample;
}

DriftPeriods periodsOf(const EvaluatedRows& rows)
{
    RowSample reference;
    RowSample current;
    std::map<Timestamp, RowSample> windows;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        if (rows.times[row] == 0)
            continue;
        if (rows.inReference(row))
            reference.push_back(row);
        else if (rows.inCurrent(row))
            current.push_back(row);
        windows[windowOf(rows.times[row], rows.question.window)].push_back(row);
    }
    DriftPeriods periods;
    periods.reference = sampled(reference, mostDriftRows, periods.isSampled);
    periods.current = sampled(current, mostDriftRows, periods.isSampled);
    periods.fewReference = sampled(reference, mostDriftWindowRows, periods.isSampled);
    for (const auto& [from, window] : windows)
        periods.windows.emplace_back(from, sampled(window, mostDriftWindowRows, periods.isSampled));
    return periods;
}

/// How a column is called and where it is; the order of TableColumn.
bool isCompared(const TableColumn& column)
{
    const bool means = column.field == LogField::Other || column.field == LogField::Prediction ||
                       column.field == LogField::Probability;
    return means && (column.kind == ColumnKind::Code || column.kind == ColumnKind::Number);
}

/// One column's values and how samples of them are compared.
class DriftColumn
{
public:
    DriftColumn(std::string name, std::vector<double> numbers)
        : m_name(std::move(name)), m_numbers(std::move(numbers))
    {
    }
    DriftColumn(std::string name, std::vector<std::uint32_t> codes, const std::vector<std::string>& texts)
        : m_name(std::move(name)), m_codes(std::move(codes)), m_texts(&texts)
    {
    }

    [[nodiscard]] ColumnDrift compare(const RowSample& reference, const RowSample& current) const
    {
        return m_texts ? categoryDrift(m_name, counts(reference), counts(current))
                       : numericDrift(m_name, picked(reference), picked(current));
    }

private:
    [[nodiscard]] CategoryCounts counts(const RowSample& sample) const
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
    [[nodiscard]] std::vector<double> picked(const RowSample& sample) const
    {
        std::vector<double> values;
        values.reserve(sample.size());
        for (const std::uint32_t row : sample)
            values.push_back(m_numbers[row]);
        return values;
    }

    std::string m_name;
    std::vector<double> m_numbers;
    std::vector<std::uint32_t> m_codes;
    const std::vector<std::string>* m_texts = nullptr; ///< the texts of categories
};

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
            return tl::make_unexpected(numbers.error());
        return DriftColumn(one.name, std::move(*numbers));
    }
    auto codes = codesOf(table, rows.selection, column, cancel);
    if (!codes)
        return tl::make_unexpected(codes.error());
    return DriftColumn(one.name, std::move(*codes), table.dictionary(column));
}

void rank(std::vector<ColumnDriftOverTime>& drifts)
{
    std::vector<ColumnDrift> wholes;
    std::map<std::string, ColumnDriftOverTime> byName;
    for (ColumnDriftOverTime& drift : drifts) {
        wholes.push_back(drift.whole);
        byName.emplace(drift.whole.column, std::move(drift));
    }
    rankDrifts(wholes);
    drifts.clear();
    for (ColumnDrift& whole : wholes) {
        drifts.push_back(std::move(byName.at(whole.column)));
        drifts.back().whole = std::move(whole);
    }
}

} // namespace

Result<std::vector<ColumnDriftOverTime>> evaluateDrift(const EvaluatedRows& rows, const RecordTable& table,
                                                       std::vector<QString>& notes, const CancelToken& cancel)
{
    std::vector<ColumnDriftOverTime> drifts;
    if (rows.times.empty())
        return drifts;
    const DriftPeriods periods = periodsOf(rows);
    if (periods.reference.empty() || periods.current.empty()) {
        notes.push_back(
            EvaluationWords::tr("Drift cannot be computed: the reference period, or the one compared with "
                                "it, has no predictions."));
        return drifts;
    }
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
            return tl::make_unexpected(values.error());
        ColumnDriftOverTime drift;
        drift.whole = values->compare(periods.reference, periods.current);
        for (const auto& [from, window] : periods.windows) {
            if (cancel.isCancelled())
                return cancelled();
            drift.index.emplace_back(from, values->compare(periods.fewReference, window).effect());
        }
        drifts.push_back(std::move(drift));
    }
    if (periods.isSampled)
        notes.push_back(
            EvaluationWords::tr("Drift compares at most %L1 predictions of each period and %L2 of each "
                                "window, evenly sampled.")
                .arg(mostDriftRows)
                .arg(mostDriftWindowRows));
    rank(drifts);
    return drifts;
}

} // namespace qd
