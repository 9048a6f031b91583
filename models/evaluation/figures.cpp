// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/figures.h"

#include "models/evaluation/versions/versionscores.h"
#include "models/quality/statistics/quantiles.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

using ScoreMember = std::optional<double> ClassScores::*;

/// Returns the member that the figure is; null where it is a share of rows.
ScoreMember scoreOf(const EvaluatedRows& rows, Figure figure)
{
    const bool isMacro = rows.question.positiveClass.empty();
    switch (figure) {
    case Figure::Precision:
        return isMacro ? &ClassScores::precision : nullptr;
    case Figure::Recall:
        return isMacro ? &ClassScores::recall : nullptr;
    case Figure::F1:
        return &ClassScores::f1;
    case Figure::Accuracy:
    case Figure::ErrorRate:
    case Figure::Latency:
        break;
    }
    return nullptr;
}

bool tells(const EvaluatedRows& rows, Figure figure, std::uint32_t row)
{
    switch (figure) {
    case Figure::ErrorRate:
        return !rows.status.empty();
    case Figure::Latency:
        return !rows.latency.empty() && !std::isnan(rows.latency[row]);
    case Figure::Accuracy:
    case Figure::Precision:
    case Figure::Recall:
    case Figure::F1:
        break;
    }
    return rows.task == TaskKind::Classification && rows.labelled(row);
}

/// Returns the score of the positive class, or the macro average. Needs no matrix, so the classes may be
/// many.
std::optional<double> scoreValue(const EvaluatedRows& rows, ScoreMember score, RowSpan chosen)
{
    std::vector<ClassTally> tallies(rows.classes.size());
    for (const std::uint32_t row : chosen) {
        if (!rows.labelled(row))
            continue;
        ++tallies[rows.truth[row]].support;
        ++tallies[rows.predicted[row]].predicted;
        tallies[rows.truth[row]].truePositives += rows.truth[row] == rows.predicted[row] ? 1 : 0;
    }
    const ClassificationScores all = scores(std::span<const ClassTally>(tallies));
    if (rows.question.positiveClass.empty())
        return all.macro.*score;
    return rows.positive() == noClass ? std::nullopt : all.perClass[rows.positive()].*score;
}

} // namespace

std::vector<std::uint32_t> rowsWithin(const EvaluatedRows& rows, TimeRange period)
{
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t row = 0; row < rows.times.size(); ++row) {
        if (rows.times[row] != 0 && period.contains({rows.times[row]}))
            chosen.push_back(row);
    }
    return chosen;
}

ComparedRows comparedRows(const EvaluatedRows& rows)
{
    ComparedRows compared;
    for (std::uint32_t row = 0; row < rows.times.size(); ++row) {
        if (rows.inReference(row))
            compared.reference.push_back(row);
        else if (rows.inCurrent(row))
            compared.current.push_back(row);
    }
    return compared;
}

std::int64_t tellingRows(const EvaluatedRows& rows, Figure figure, RowSpan chosen)
{
    return std::count_if(chosen.begin(), chosen.end(),
                         [&](std::uint32_t row) { return tells(rows, figure, row); });
}

RowShare shareOf(const EvaluatedRows& rows, Figure figure, RowSpan chosen)
{
    const std::uint32_t positive = rows.positive();
    RowShare share;
    for (const std::uint32_t row : chosen) {
        if (!tells(rows, figure, row))
            continue;
        if (figure == Figure::ErrorRate) {
            ++share.rows;
            share.hits += rows.failed(row) ? 1 : 0;
        } else if (figure == Figure::Accuracy ||
                   (figure == Figure::Recall ? rows.truth[row] : rows.predicted[row]) == positive) {
            ++share.rows;
            share.hits += rows.predicted[row] == rows.truth[row] ? 1 : 0;
        }
    }
    return share;
}

std::vector<double> latenciesOf(const EvaluatedRows& rows, RowSpan chosen)
{
    std::vector<double> seconds;
    for (const std::uint32_t row : chosen) {
        if (tells(rows, Figure::Latency, row))
            seconds.push_back(rows.latency[row]);
    }
    return seconds;
}

Defined<double> figureOf(const EvaluatedRows& rows, Figure figure, RowSpan chosen, double quantileAt)
{
    if (tellingRows(rows, figure, chosen) == 0)
        return undefined(Undefined::NoData);
    if (figure == Figure::Latency) {
        std::vector<double> seconds = latenciesOf(rows, chosen);
        return quantile(seconds, quantileAt);
    }
    if (const ScoreMember score = scoreOf(rows, figure)) {
        const auto value = scoreValue(rows, score, chosen);
        return value ? Defined<double>(*value) : undefined(Undefined::OneClass);
    }
    const RowShare share = shareOf(rows, figure, chosen);
    if (share.rows == 0)
        return undefined(Undefined::OneClass);
    return static_cast<double>(share.hits) / static_cast<double>(share.rows);
}

Defined<Compared> compareFigure(const EvaluatedRows& rows, Figure figure, RowSpan first, RowSpan second,
                                const BootstrapOptions& options)
{
    if (figure == Figure::Latency)
        return compareSamples(sampledLatencies(rows, first), sampledLatencies(rows, second),
                              options.confidence);
    if (const ScoreMember score = scoreOf(rows, figure)) {
        if (rows.classes.size() > mostMatrixClasses)
            return undefined(Undefined::NoData);
        return compareScores(matrixOf(rows, first), matrixOf(rows, second), score,
                             rows.question.positiveClass, options);
    }
    const RowShare a = shareOf(rows, figure, first);
    const RowShare b = shareOf(rows, figure, second);
    return compareShares(a.hits, a.rows, b.hits, b.rows, options.confidence);
}

} // namespace qd
