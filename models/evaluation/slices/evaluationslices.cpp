// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/slices/evaluationslices.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/evaluation/versions/versionscores.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// Whether the column has at least two values; that it is missing is one.
bool varies(const RecordTable& table, int column)
{
    const std::size_t missing = table.columns()[static_cast<std::size_t>(column)].missingShare > 0 ? 1 : 0;
    return table.dictionary(column).size() + missing >= 2;
}

bool isSegment(const RecordTable& table, int column)
{
    const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
    return one.kind == ColumnKind::Code && one.field == LogField::Other && varies(table, column);
}

QString nameOf(const RecordTable& table, int column)
{
    return QString::fromStdString(table.columns()[static_cast<std::size_t>(column)].name);
}

/// "a, b and 3 more"
QString listed(const QStringList& names)
{
    constexpr qsizetype most = 8;
    if (names.size() <= most)
        return QLocale().createSeparatedList(names);
    return EvaluationWords::tr("%1 and %n more", "columns", static_cast<int>(names.size() - most))
        .arg(names.first(most).join(QStringLiteral(", ")));
}

RowSample labelledRows(const EvaluatedRows& rows)
{
    RowSample labelled;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        if (rows.labelled(row))
            labelled.push_back(row);
    }
    return labelled;
}

/// Chooses the values of the columns that are searched, and says which are not.
class SliceColumns
{
public:
    SliceColumns(const EvaluatedRows& rows, const RecordTable& table, const RowSample& sample,
                 FoundSlices& found)
        : m_rows(rows), m_table(table), m_sample(sample), m_found(found)
    {
    }

    Result<std::vector<SliceColumn>> read(const CancelToken& cancel)
    {
        if (isVersionSearched(m_rows))
            add(m_table.columnOf(LogField::Version), m_rows.versions, m_rows.version);
        m_combined = mostSliceColumns + m_columns.size();
        for (int column = 0; column < static_cast<int>(m_table.columns().size()); ++column) {
            if (cancel.isCancelled())
                return cancelled();
            if (!isOfInterest(column))
                continue;
            if (m_columns.size() == m_combined + mostSingleSliceColumns) {
                m_beyond << nameOf(m_table, column);
                continue;
            }
            const auto codes = codesOf(m_table, m_rows.selection, column, cancel);
            if (!codes)
                return Failure(codes.error());
            add(column, m_table.dictionary(column), *codes);
        }
        sayWhatIsMissing();
        return std::move(m_columns);
    }

    /// How many columns, the version's among them, are searched in combination.
    [[nodiscard]] std::size_t combined() const { return m_combined; }

private:
    /// Whether the column is to be searched; those that cannot be are kept in mind.
    bool isOfInterest(int column)
    {
        const TableColumn& one = m_table.columns()[static_cast<std::size_t>(column)];
        if (one.field != LogField::Other)
            return false;
        if (one.kind == ColumnKind::Number)
            m_numbers << nameOf(m_table, column);
        else if (one.kind == ColumnKind::Text)
            m_texts << nameOf(m_table, column);
        return isSegment(m_table, column);
    }

    /// Adds the values with rows enough to be tested, the most frequent ones; a missing value is the last.
    void add(int column, const std::vector<std::string>& values, const std::vector<std::uint32_t>& codes)
    {
        const std::size_t missing = values.size();
        std::vector<std::int64_t> rowsOf(values.size() + 1);
        for (const std::uint32_t row : m_sample)
            ++rowsOf[codes[row] == missingCode ? missing : codes[row]];
        std::vector<std::size_t> kept;
        for (std::size_t value = 0; value <= missing; ++value) {
            if (rowsOf[value] >= SliceOptions().minimumRows)
                kept.push_back(value);
        }
        if (kept.empty() && values.size() > mostSliceValues) {
            m_texts << nameOf(m_table, column);
            return;
        }
        if (kept.size() > mostSliceValues) {
            std::stable_sort(kept.begin(), kept.end(),
                             [&](std::size_t a, std::size_t b) { return rowsOf[a] > rowsOf[b]; });
            kept.resize(mostSliceValues);
            std::sort(kept.begin(), kept.end());
            m_found.unsearched.push_back(
                EvaluationWords::tr(
                    "Of column “%1”, only the %2 most frequent values are searched for worse slices.")
                    .arg(nameOf(m_table, column), QString::number(mostSliceValues)));
        }
        SliceColumn& added = m_columns.emplace_back();
        added.name = m_table.columns()[static_cast<std::size_t>(column)].name;
        std::vector<std::int32_t> codeOf(values.size() + 1, -1);
        for (const std::size_t value : kept) {
            codeOf[value] = static_cast<std::int32_t>(added.values.size());
            added.values.push_back(value == missing ? std::string() : values[value]);
        }
        added.codes.reserve(m_sample.size());
        for (const std::uint32_t row : m_sample)
            added.codes.push_back(codeOf[codes[row] == missingCode ? missing : codes[row]]);
        if (m_columns.size() > m_combined && m_combined > 0)
            m_alone << nameOf(m_table, column);
    }

    void sayWhatIsMissing()
    {
        if (!m_alone.isEmpty())
            m_found.unsearched.push_back(
                EvaluationWords::tr("Columns after the first %1 segments are searched for worse slices by "
                                    "themselves, not in combination with others: %2.")
                    .arg(QString::number(mostSliceColumns), listed(m_alone)));
        if (!m_beyond.isEmpty())
            m_found.unsearched.push_back(
                EvaluationWords::tr(
                    "Columns after the first %1 segments are not searched for worse slices: %2.")
                    .arg(QString::number(mostSliceColumns + mostSingleSliceColumns), listed(m_beyond)));
        if (!m_texts.isEmpty())
            m_found.unsearched.push_back(
                EvaluationWords::tr("Columns of more than %1 values, each of them rare, are not searched for "
                                    "worse slices: %2.")
                    .arg(QString::number(mostSliceValues), listed(m_texts)));
        if (!m_numbers.isEmpty())
            m_found.unsearched.push_back(
                EvaluationWords::tr("Columns of numbers are not searched for worse slices: %1.")
                    .arg(listed(m_numbers)));
    }

    const EvaluatedRows& m_rows;
    const RecordTable& m_table;
    const RowSample& m_sample;
    FoundSlices& m_found;
    std::vector<SliceColumn> m_columns;
    std::size_t m_combined = 0;
    QStringList m_alone;
    QStringList m_beyond;
    QStringList m_texts;
    QStringList m_numbers;
};

RowSample rowsOf(const Slice& slice, const std::vector<SliceColumn>& columns, const RowSample& sample)
{
    RowSample inside;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (std::all_of(slice.terms.begin(), slice.terms.end(),
                        [&](const SliceTerm& term) { return columns[term.column].codes[i] == term.value; }))
            inside.push_back(sample[i]);
    }
    return inside;
}

SliceOnset onsetOf(const RowSample& inside, const EvaluatedRows& rows)
{
    SliceOnset onset;
    if (inside.empty() || rows.times.empty())
        return onset;
    onset.extent = {{rows.times[inside.front()]}, {rows.times[inside.back()] + 1}};
    onset.change = qualityChange(rows, inside);
    if (onset.change && onset.change->pValue > clearByItself)
        onset.change.reset();
    return onset;
}

} // namespace

bool isVersionSearched(const EvaluatedRows& rows)
{
    return rows.versions.size() >= 2 ||
           (rows.versions.size() == 1 &&
            std::find(rows.version.begin(), rows.version.end(), noClass) != rows.version.end());
}

std::vector<int> segmentColumns(const RecordTable& table)
{
    std::vector<int> columns;
    for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
        if (columns.size() < mostSliceColumns && isSegment(table, column) &&
            table.dictionary(column).size() <= mostSliceValues)
            columns.push_back(column);
    }
    return columns;
}

Result<FoundSlices> evaluateSlices(const EvaluatedRows& rows, const RecordTable& table,
                                   const CancelToken& cancel)
{
    FoundSlices found;
    const RowSample labelled = labelledRows(rows);
    if (labelled.empty())
        return found;
    const RowSample sample = sampled(labelled, mostSliceRows);
    if (sample.size() < labelled.size())
        found.notes.push_back(
            EvaluationWords::tr("Slices are searched among %L1 labelled predictions, sampled at random.")
                .arg(mostSliceRows));
    SliceOptions options;
    if (std::ssize(sample) < 2 * options.minimumRows)
        found.unsearched.push_back(
            EvaluationWords::tr("Worse slices are searched from %1 labelled predictions on.")
                .arg(2 * options.minimumRows));
    SliceColumns reader(rows, table, sample, found);
    auto columns = reader.read(cancel);
    if (!columns)
        return Failure(columns.error());
    std::vector<double> losses;
    losses.reserve(sample.size());
    double total = 0;
    double squares = 0;
    for (const std::uint32_t row : sample) {
        losses.push_back(rows.loss(row));
        total += losses.back();
        squares += losses.back() * losses.back();
    }
    if (!std::isfinite(squares)) {
        found.unsearched.push_back(
            EvaluationWords::tr("Errors are too large to be searched for worse slices."));
        return found;
    }
    options.combinedColumns = reader.combined();
    if (rows.task == TaskKind::Regression) // in the target's unit: a twentieth of what is usual
        options.minimumDifference = 0.05 * total / static_cast<double>(losses.size());
    found.search = findSlices(*columns, losses, options, cancel);
    if (cancel.isCancelled())
        return cancelled();
    for (const Slice& slice : found.search.slices) {
        found.rows.push_back(rowsOf(slice, *columns, sample));
        found.onsets.push_back(onsetOf(found.rows.back(), rows));
    }
    // Without the codes, one per row: this lives as long as what is on the screen.
    for (SliceColumn& column : *columns)
        found.columns.push_back({std::move(column.name), std::move(column.values), {}});
    return found;
}

} // namespace qd
