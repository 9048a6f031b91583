// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/windows/evaluationwindows.h"

#include "models/evaluation/windows/windowestimates.h"
#include "models/table/filter/filtertext.h"

#include <algorithm>
#include <tuple>

namespace qd {

namespace {

/// Returns the tallies of all versions together, or of each.
Result<std::vector<EvaluationWindow>> tallies(const EvaluatedRows& rows, const RecordTable& table,
                                              bool byVersion, const CancelToken& cancel)
{
    TallyQuestion question;
    question.window = rows.question.window;
    question.positiveClass = rows.question.positiveClass;
    question.filter = filterOf(rows);
    const int column = table.columnOf(LogField::Version);
    if (byVersion)
        question.by = {column};
    const auto found = tally(table, question, cancel);
    if (!found)
        return Failure(found.error());
    std::vector<EvaluationWindow> windows;
    for (const TallyRow& row : *found) {
        if (byVersion && row.group.front() == missingCode)
            continue;
        EvaluationWindow& window = windows.emplace_back();
        window.from = row.from;
        window.version = byVersion ? table.dictionary(column)[row.group.front()] : std::string();
        window.tally = row;
        if (rows.task == TaskKind::Regression)
            forgetClasses(window.tally);
    }
    return windows;
}

using Failures = std::map<WindowPlace, std::map<int, std::int64_t>>;

/// Failed rows by status.
Failures failuresOf(const EvaluatedRows& rows)
{
    Failures failures;
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (!rows.failed(row) || rows.times[row] == 0 || rows.status[row] >= mostStatus)
            continue;
        const auto status = static_cast<int>(rows.status[row]);
        const std::int64_t from = windowOf(rows.times[row], rows.question.window).ms;
        ++failures[{from, noClass}][status];
        if (rows.version[row] != noClass)
            ++failures[{from, rows.version[row]}][status];
    }
    return failures;
}

void fillIn(std::vector<EvaluationWindow>& windows, const EvaluatedRows& rows,
            const std::map<WindowPlace, WindowEstimate>& estimates)
{
    const Failures failures = failuresOf(rows);
    for (EvaluationWindow& window : windows) {
        const auto version = std::find(rows.versions.begin(), rows.versions.end(), window.version);
        const std::uint32_t index = window.version.empty() || version == rows.versions.end()
                                        ? noClass
                                        : static_cast<std::uint32_t>(version - rows.versions.begin());
        const WindowPlace place{window.from.ms, index};
        if (const auto failed = failures.find(place); failed != failures.end())
            window.failures.assign(failed->second.begin(), failed->second.end());
        const auto estimate = estimates.find(place);
        if (estimate == estimates.end())
            continue;
        window.estimatedAccuracy = estimate->second.accuracy;
        window.estimatedError = estimate->second.error;
        window.meanError = estimate->second.realisedError;
    }
}

} // namespace

void forgetClasses(TallyRow& tally)
{
    tally.accuracy = tally.precision = tally.recall = tally.f1 = std::nullopt;
}

QString filterOf(const EvaluatedRows& rows)
{
    if (rows.models.size() < 2)
        return rows.question.filter;
    return filterAnd(rows.question.filter, filterEquals(QStringLiteral("model"), rows.question.model));
}

Timestamp windowOf(std::int64_t ms, Duration width)
{
    return {ms / width.count() * width.count()};
}

Result<std::vector<EvaluationWindow>> evaluateWindows(const EvaluatedRows& rows, const RecordTable& table,
                                                      std::vector<QString>& notes, const CancelToken& cancel)
{
    std::vector<EvaluationWindow> windows;
    if (rows.times.empty() || rows.question.window.count() <= 0)
        return windows;
    for (const bool byVersion : {false, true}) {
        if (byVersion && rows.versions.empty())
            continue;
        auto found = tallies(rows, table, byVersion, cancel);
        if (!found)
            return Failure(found.error());
        std::move(found->begin(), found->end(), std::back_inserter(windows));
    }
    const auto estimates = estimateWindows(rows, table, notes, cancel);
    if (!estimates)
        return Failure(estimates.error());
    fillIn(windows, rows, *estimates);
    std::stable_sort(windows.begin(), windows.end(),
                     [](const EvaluationWindow& a, const EvaluationWindow& b) {
                         return std::tie(a.from, a.version) < std::tie(b.from, b.version);
                     });
    return windows;
}

} // namespace qd
