// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/evaluationslices.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/tablevalues.h"
#include "models/evaluation/versionscores.h"

#include <QLocale>

#include <algorithm>

namespace qd {

namespace {

bool isSegment(const RecordTable& table, int column)
{
    const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
    return one.kind == ColumnKind::Code && one.field == LogField::Other &&
           table.dictionary(column).size() >= 2;
}

std::vector<std::uint32_t> sampledLabelled(const EvaluatedRows& rows, std::vector<QString>& notes)
{
    std::vector<std::uint32_t> labelled;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        if (rows.labelled(row))
            labelled.push_back(row);
    }
    if (labelled.size() <= mostSliceRows)
        return labelled;
    notes.push_back(EvaluationWords::tr("Slices are searched among %L1 labelled predictions, evenly sampled.")
                        .arg(mostSliceRows));
    std::vector<std::uint32_t> sample;
    for (const std::size_t i : evenly(labelled.size(), mostSliceRows))
        sample.push_back(labelled[i]);
    return sample;
}

SliceColumn coded(std::string name, const std::vector<std::string>& values,
                  const std::vector<std::uint32_t>& codes, const std::vector<std::uint32_t>& sample)
{
    SliceColumn column{std::move(name), values, {}};
    column.codes.reserve(sample.size());
    for (const std::uint32_t row : sample)
        column.codes.push_back(codes[row] == missingCode ? -1 : static_cast<std::int32_t>(codes[row]));
    return column;
}

SliceOnset onsetOf(const Slice& slice, const std::vector<SliceColumn>& columns, const EvaluatedRows& rows,
                   const std::vector<std::uint32_t>& sample)
{
    std::vector<std::uint32_t> inside;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (std::all_of(slice.terms.begin(), slice.terms.end(),
                        [&](const SliceTerm& term) { return columns[term.column].codes[i] == term.value; }))
            inside.push_back(sample[i]);
    }
    SliceOnset onset;
    if (inside.empty() || rows.times.empty())
        return onset;
    onset.extent = {{rows.times[inside.front()]}, {rows.times[inside.back()] + 1}};
    onset.change = qualityChange(rows, inside);
    return onset;
}

} // namespace

std::vector<int> segmentColumns(const RecordTable& table, std::vector<QString>* notes)
{
    std::vector<int> columns;
    for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
        if (!isSegment(table, column))
            continue;
        const QString name = QString::fromStdString(table.columns()[static_cast<std::size_t>(column)].name);
        if (table.dictionary(column).size() > mostSliceValues) {
            if (notes)
                notes->push_back(
                    EvaluationWords::tr(
                        "Column “%1” has more than %2 values and is not searched for worse slices.")
                        .arg(name, QString::number(mostSliceValues)));
        } else if (columns.size() == mostSliceColumns) {
            if (notes)
                notes->push_back(EvaluationWords::tr(
                                     "Column “%1” comes after the first %2 segments and is not searched for "
                                     "worse slices.")
                                     .arg(name, QString::number(mostSliceColumns)));
        } else {
            columns.push_back(column);
        }
    }
    return columns;
}

Result<FoundSlices> evaluateSlices(const EvaluatedRows& rows, const RecordTable& table,
                                   std::vector<QString>& notes, const CancelToken& cancel)
{
    FoundSlices found;
    const std::vector<std::uint32_t> sample = sampledLabelled(rows, notes);
    if (sample.empty())
        return found;
    std::vector<SliceColumn> columns;
    if (rows.versions.size() >= 2 && rows.versions.size() <= mostSliceValues) {
        const int version = table.columnOf(LogField::Version);
        columns.push_back(coded(table.columns()[static_cast<std::size_t>(version)].name, rows.versions,
                                rows.version, sample));
    }
    for (const int column : segmentColumns(table, &notes)) {
        const auto codes = codesOf(table, rows.selection, column, cancel);
        if (!codes)
            return Failure(codes.error());
        columns.push_back(coded(table.columns()[static_cast<std::size_t>(column)].name,
                                table.dictionary(column), *codes, sample));
    }
    std::vector<double> losses;
    losses.reserve(sample.size());
    double total = 0;
    for (const std::uint32_t row : sample) {
        losses.push_back(rows.loss(row));
        total += losses.back();
    }
    SliceOptions options;
    if (rows.task == TaskKind::Regression) // in the target's unit: a twentieth of what is usual
        options.minimumDifference = 0.05 * total / static_cast<double>(losses.size());
    found.search = findSlices(columns, losses, options, cancel);
    if (cancel.isCancelled())
        return cancelled();
    for (const Slice& slice : found.search.slices)
        found.onsets.push_back(onsetOf(slice, columns, rows, sample));
    // Without the codes, one per row: this lives as long as what is on the screen.
    for (SliceColumn& column : columns)
        found.columns.push_back({std::move(column.name), std::move(column.values), {}});
    return found;
}

} // namespace qd
