// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/drift/evaluationdrift.h"

#include "models/evaluation/drift/driftcolumn.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/figures.h"
#include "models/evaluation/windows/evaluationwindows.h"

#include <QLocale>

#include <algorithm>
#include <map>

namespace qd {

namespace {

/// Which rows stand for each period.
struct DriftPeriods
{
    RowSample reference;
    RowSample fewReference; ///< the sample of the reference for windows, which are many
    RowSample current;
    std::vector<std::pair<Timestamp, RowSample>> windows;
    bool isSampled = false;
};

DriftPeriods periodsOf(const EvaluatedRows& rows)
{
    const ComparedRows compared = comparedRows(rows);
    std::map<Timestamp, RowSample> windows;
    for (std::uint32_t row = 0; row < rows.size; ++row) {
        if (rows.times[row] != 0)
            windows[windowOf(rows.times[row], rows.question.window)].push_back(row);
    }
    DriftPeriods periods;
    const auto take = [&periods](const RowSample& all, std::size_t most) {
        periods.isSampled = periods.isSampled || all.size() > most;
        return sampled(all, most);
    };
    periods.reference = take(compared.reference, mostDriftRows);
    periods.current = take(compared.current, mostDriftRows);
    periods.fewReference = take(compared.reference, mostDriftWindowRows);
    for (const auto& [from, window] : windows)
        periods.windows.emplace_back(from, take(window, mostDriftWindowRows));
    return periods;
}

} // namespace

Result<FoundDrifts> evaluateDrift(const EvaluatedRows& rows, const RecordTable& table,
                                  const CancelToken& cancel)
{
    FoundDrifts found;
    if (rows.times.empty())
        return found;
    const DriftPeriods periods = periodsOf(rows);
    if (periods.reference.empty() || periods.current.empty()) {
        found.unsearched.push_back(
            EvaluationWords::tr("Drift cannot be computed: the reference period, or the one compared with "
                                "it, has no predictions."));
        return found;
    }
    const auto compare = [&](const DriftColumn& column) {
        ColumnDriftOverTime drift;
        drift.whole = column.compare(periods.reference, periods.current);
        for (const auto& [from, window] : periods.windows) {
            if (cancel.isCancelled())
                return;
            drift.index.emplace_back(from, column.compare(periods.fewReference, window).effect());
        }
        found.columns.push_back(std::move(drift));
    };
    if (const auto done = visitDriftColumns(rows, table, found.unsearched, compare, cancel); !done)
        return Failure(done.error());
    if (periods.isSampled)
        found.notes.push_back(
            EvaluationWords::tr("Drift compares at most %L1 predictions of each period and %L2 of each "
                                "window, sampled at random.")
                .arg(mostDriftRows)
                .arg(mostDriftWindowRows));
    rankByDrift(found.columns, &ColumnDriftOverTime::whole);
    return found;
}

} // namespace qd
