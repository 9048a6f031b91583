// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/evaluation.h"

#include "models/evaluation/drift/evaluationdrift.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/findings/consequences.h"
#include "models/evaluation/findings/jointcorrection.h"
#include "models/evaluation/rows/evaluatedrows.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/evaluation/slices/evaluationsegments.h"
#include "models/evaluation/slices/evaluationslices.h"
#include "models/evaluation/versions/evaluationnoise.h"
#include "models/evaluation/versions/versioncomparison.h"
#include "models/evaluation/versions/versionscores.h"
#include "models/evaluation/windows/evaluationwindows.h"
#include "models/quality/statistics/binwidth.h"

#include <algorithm>

namespace qd {

namespace {

using RowLists = std::vector<std::vector<std::uint32_t>>;

constexpr std::int64_t usualWindows = 60;

QString noTimesNote()
{
    return EvaluationWords::tr("The log has no times, so there are no charts over time and no drift.");
}

void chooseTimes(EvaluatedRows& rows)
{
    const TimeRange extent = rows.extent();
    if (extent.isEmpty()) {
        rows.notes.push_back(noTimesNote());
        rows.times.clear();
        return;
    }
    if (rows.question.window.count() <= 0)
        rows.question.window = roundBinWidth(extent.length(), usualWindows);
    if (rows.question.reference.isEmpty())
        rows.question.reference = {extent.from, extent.from + extent.length() / 3};
}

/// Indices of the versions that are evaluated by themselves, ascending.
std::vector<std::size_t> chosenVersions(const RowLists& rowsOf, std::vector<QString>& notes)
{
    std::vector<std::size_t> chosen(rowsOf.size() - 1);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = i;
    if (chosen.size() <= mostEvaluatedVersions)
        return chosen;
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::size_t a, std::size_t b) { return rowsOf[a].size() > rowsOf[b].size(); });
    chosen.resize(mostEvaluatedVersions);
    std::sort(chosen.begin(), chosen.end());
    notes.push_back(
        EvaluationWords::tr("Of %1 versions, only the %2 with the most predictions are shown individually.")
            .arg(rowsOf.size() - 1)
            .arg(mostEvaluatedVersions));
    return chosen;
}

Result<void> evaluateVersions(Evaluation& evaluation, const EvaluatedRows& rows, const RowLists& rowsOf,
                              const RecordTable& table, const CancelToken& cancel)
{
    std::vector<const std::vector<std::uint32_t>*> lists{&rowsOf.back()};
    evaluation.versions.emplace_back();
    for (const std::size_t version : chosenVersions(rowsOf, evaluation.notes)) {
        evaluation.versions.emplace_back().version = rows.versions[version];
        lists.push_back(&rowsOf[version]);
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (cancel.isCancelled())
            return cancelled();
        VersionEvaluation& one = evaluation.versions[i];
        const std::string version = one.version;
        one = evaluateQuality(rows, *lists[i], cancel);
        one.version = version;
        evaluateSpeed(one, rows, *lists[i]);
    }
    if (rows.classes.size() > 2 && !rows.truth.empty() && rows.scoresAreProbabilities) {
        if (auto done = evaluateClassProbabilities(evaluation.versions, rows, table, cancel); !done)
            return done;
    }
    return evaluateNoise(evaluation.versions, lists, rows, table, cancel);
}

void noteWhatIsMissing(Evaluation& evaluation, const EvaluatedRows& rows)
{
    const VersionEvaluation& all = evaluation.versions.front();
    if (!rows.truth.empty() || !rows.target.empty()) {
        if (all.labelled == 0)
            evaluation.notes.push_back(EvaluationWords::tr("No prediction has a label yet."));
    }
    if (rows.task == TaskKind::Classification && rows.classes.size() > 2 &&
        rows.question.positiveClass.empty())
        evaluation.notes.push_back(EvaluationWords::tr(
            "There are %n classes and no positive class is chosen. ROC, precision–recall and the "
            "threshold need one class to compare with all others.",
            nullptr, static_cast<int>(rows.classes.size())));
    if (rows.classes.size() > mostMatrixClasses)
        evaluation.notes.push_back(EvaluationWords::tr("More than %1 classes: there is no confusion matrix.")
                                       .arg(mostMatrixClasses));
    if (rows.models.size() > 1)
        evaluation.notes.push_back(EvaluationWords::tr("The log has %n models; this is about “%1”.", nullptr,
                                                       static_cast<int>(rows.models.size()))
                                       .arg(QString::fromStdString(rows.question.model)));
}

/// What stands on the rows as a whole and on the table.
Result<void> evaluateRest(Evaluation& evaluation, const EvaluatedRows& rows, const RowLists& rowsOf,
                          const RecordTable& table, const CancelToken& cancel)
{
    auto windows = evaluateWindows(rows, table, evaluation.notes, cancel);
    if (!windows)
        return Failure(windows.error());
    evaluation.windows = std::move(*windows);
    evaluation.comparisons = compareVersions(rows, rowsOf, cancel);
    evaluation.periodComparisons = comparePeriods(rows, cancel);
    auto drifts = evaluateDrift(rows, table, cancel);
    if (!drifts)
        return Failure(drifts.error());
    evaluation.drifts = std::move(drifts->columns);
    auto slices = evaluateSlices(rows, table, cancel);
    if (!slices)
        return Failure(slices.error());
    evaluation.slices = std::move(slices->search);
    evaluation.sliceOnsets = std::move(slices->onsets);
    evaluation.sliceColumns = std::move(slices->columns);
    const auto append = [](std::vector<QString>& all, const std::vector<QString>& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (rows.times.empty())
        evaluation.unsearched.push_back(noTimesNote());
    append(evaluation.unsearched, drifts->unsearched);
    append(evaluation.unsearched, slices->unsearched);
    append(evaluation.notes, drifts->notes);
    append(evaluation.notes, drifts->unsearched);
    append(evaluation.notes, slices->notes);
    append(evaluation.notes, slices->unsearched);
    correctTogether(evaluation);
    dropConsequences(evaluation, rows, slices->rows);
    return evaluateSegments(evaluation, rows, table, cancel);
}

} // namespace

std::optional<double> predictionsPerSecond(const SegmentEvaluation& segment, const Evaluation& evaluation)
{
    for (const VersionEvaluation& version : evaluation.versions) {
        if (version.version == segment.version && version.extent.length().count() > 0)
            return static_cast<double>(segment.tally.predictions) * 1000 /
                   static_cast<double>(version.extent.length().count());
    }
    return std::nullopt;
}

std::int64_t answersWith(const VersionEvaluation& version, int status)
{
    const auto found = std::find_if(version.statuses.begin(), version.statuses.end(),
                                    [status](const auto& one) { return one.first == status; });
    return found == version.statuses.end() ? 0 : found->second;
}

std::vector<int> frequentFailures(const Evaluation& evaluation, std::size_t most)
{
    std::vector<std::pair<int, std::int64_t>> failures;
    for (const auto& [status, rows] : evaluation.versions.front().statuses) {
        if (status >= 400)
            failures.emplace_back(status, rows);
    }
    std::stable_sort(failures.begin(), failures.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<int> statuses;
    for (std::size_t i = 0; i < std::min(failures.size(), most); ++i)
        statuses.push_back(failures[i].first);
    return statuses;
}

double failureShare(const EvaluationWindow& window, int status)
{
    const auto found = std::find_if(window.failures.begin(), window.failures.end(),
                                    [status](const auto& one) { return one.first == status; });
    if (found == window.failures.end() || window.tally.predictions == 0)
        return 0;
    return static_cast<double>(found->second) / static_cast<double>(window.tally.predictions);
}

Result<EvaluationPtr> evaluate(const RecordTable& table, const EvaluationQuestion& question,
                               const CancelToken& cancel)
{
    auto rows = readRows(table, question, cancel);
    if (!rows)
        return Failure(rows.error());
    chooseTimes(*rows);
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->task = rows->task;
    evaluation->question = rows->question;
    evaluation->models = rows->models;
    evaluation->classes = rows->classes;
    evaluation->notes = rows->notes;
    evaluation->assumptions = rows->assumptions;
    const RowLists rowsOf = rowsByVersion(*rows);
    if (const auto done = evaluateVersions(*evaluation, *rows, rowsOf, table, cancel); !done)
        return Failure(done.error());
    if (const auto done = evaluateRest(*evaluation, *rows, rowsOf, table, cancel); !done)
        return Failure(done.error());
    noteWhatIsMissing(*evaluation, *rows);
    if (cancel.isCancelled())
        return cancelled();
    return evaluation;
}

Result<EvaluationPtr> evaluateAsKnown(const RecordTable& table, EvaluationQuestion question,
                                      const CancelToken& cancel)
{
    auto evaluation = evaluate(table, question, cancel);
    const bool saysClasses = !question.positiveClass.empty() || question.meaning.score;
    if (evaluation || evaluation.error().kind != ErrorKind::NotFound || !saysClasses)
        return evaluation;
    question.positiveClass.clear();
    question.meaning.score.reset();
    return evaluate(table, question, cancel);
}

} // namespace qd
