// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/drift/inputchanges.h"

#include "models/evaluation/drift/driftcolumn.h"
#include "models/evaluation/drift/evaluationdrift.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::int64_t fewestExplaining = 5; ///< labelled rows of a cell whose accuracy counts

std::vector<CellOutcomes> outcomesOf(const EvaluatedRows& rows, const RowSample& chosen,
                                     const std::vector<int>& cells, std::size_t count)
{
    std::vector<CellOutcomes> outcomes(count);
    for (const std::uint32_t row : chosen) {
        if (cells[row] < 0)
            continue;
        CellOutcomes& outcome = outcomes[static_cast<std::size_t>(cells[row])];
        ++outcome.rows;
        outcome.failed += rows.failed(row) ? 1 : 0;
        if (rows.task == TaskKind::Regression || !rows.labelled(row))
            continue;
        ++outcome.labelled;
        outcome.correct += rows.predicted[row] == rows.truth[row] ? 1 : 0;
    }
    return outcomes;
}

} // namespace

double InputChange::explainedFall() const
{
    double labelled = 0;
    double correct = 0;
    double weight = 0;
    double expected = 0;
    for (std::size_t cell = 0; cell < reference.size(); ++cell) {
        const auto n = static_cast<double>(reference[cell].labelled);
        const auto k = static_cast<double>(reference[cell].correct);
        labelled += n;
        correct += k;
        if (reference[cell].labelled < fewestExplaining)
            continue;
        weight += static_cast<double>(current[cell].rows);
        expected += static_cast<double>(current[cell].rows) * k / n;
    }
    return labelled > 0 && weight > 0 ? correct / labelled - expected / weight : 0.0;
}

Result<std::vector<InputChange>> inputChanges(const EvaluatedRows& rows, const RecordTable& table,
                                              const CancelToken& cancel)
{
    std::vector<InputChange> changes;
    const ComparedRows compared = comparedRows(rows);
    if (compared.reference.empty() || compared.current.empty())
        return changes;
    const RowSample reference = sampled(compared.reference, mostDriftRows);
    const RowSample current = sampled(compared.current, mostDriftRows);
    const auto compare = [&](const DriftColumn& column) {
        InputChange& change = changes.emplace_back();
        change.drift = column.compare(reference, current);
        const std::vector<int> cells = column.cellsOf(change.drift);
        const std::size_t count = change.drift.cells.size();
        change.reference = outcomesOf(rows, compared.reference, cells, count);
        change.current = outcomesOf(rows, compared.current, cells, count);
    };
    std::vector<QString> notes;
    if (const auto done = visitDriftColumns(rows, table, notes, compare, cancel); !done)
        return Failure(done.error());
    rankByDrift(changes, &InputChange::drift);
    // Only now, so that p-values are corrected for the same columns as everywhere.
    std::erase_if(changes, [&table](const InputChange& change) {
        const int column = table.columnOf(change.drift.column);
        return table.columns()[static_cast<std::size_t>(column)].field != LogField::Other;
    });
    return changes;
}

AnswerDrift answerDrift(const EvaluatedRows& rows)
{
    ComparedRows compared = comparedRows(rows);
    for (auto* chosen : {&compared.reference, &compared.current}) {
        std::erase_if(*chosen, [&rows](std::uint32_t row) { return !rows.labelled(row); });
        *chosen = sampled(*chosen, mostDriftRows);
    }
    if (compared.reference.empty() || compared.current.empty())
        return {};
    const auto drift = [&](const std::vector<std::uint32_t>& classes, const std::vector<double>& numbers) {
        return rows.task == TaskKind::Regression
                   ? DriftColumn({}, numbers).compare(compared.reference, compared.current)
                   : DriftColumn({}, classes, rows.classes).compare(compared.reference, compared.current);
    };
    return {drift(rows.truth, rows.target), drift(rows.predicted, rows.value)};
}

} // namespace qd
