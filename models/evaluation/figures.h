// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

/// The figures of quality and speed of some of the rows, and how two groups of rows compare in one of them.
/// Everybody who compares versions, periods or what came before and after an action asks here.
namespace qd {

enum class Figure { Accuracy, ErrorRate, Precision, Recall, F1, Latency };

/// Some of the rows, by index and ascending.
using RowSpan = std::span<const std::uint32_t>;

/// The rows of a period, in order of time.
[[nodiscard]] std::vector<std::uint32_t> rowsWithin(const EvaluatedRows& rows, TimeRange period);

/// The rows of the reference period and of the one that is compared with it, in order of time.
struct ComparedRows
{
    std::vector<std::uint32_t> reference;
    std::vector<std::uint32_t> current;
};
[[nodiscard]] ComparedRows comparedRows(const EvaluatedRows& rows);

/// How many of the rows tell the figure: those that are labelled, or that have a status or a latency.
[[nodiscard]] std::int64_t tellingRows(const EvaluatedRows& rows, Figure figure, RowSpan chosen);

/// Rows of which a share is taken, and those of them that count for it.
struct RowShare
{
    std::int64_t hits = 0;
    std::int64_t rows = 0;
};

/// Returns what accuracy, error rate, or precision or recall of the positive class is a share of.
[[nodiscard]] RowShare shareOf(const EvaluatedRows& rows, Figure figure, RowSpan chosen);

/// Returns the seconds of all rows that have a latency.
[[nodiscard]] std::vector<double> latenciesOf(const EvaluatedRows& rows, RowSpan chosen);

/// Returns the figure: precision, recall and F1 are those of the question's positive class, or macro averages
/// without one; of latencies it is the quantile. NoData or OneClass where it is undefined.
[[nodiscard]] Defined<double> figureOf(const EvaluatedRows& rows, Figure figure, RowSpan chosen,
                                       double quantile = 0.5);

/// Compares the second rows with the first by the test that suits the figure (see models/detect/compare.h):
/// shares by Newcombe's interval, F1 and macro averages by the bootstrap, medians of at most mostSampledRows
/// latencies by Mann–Whitney. `options` are those of the bootstrap, but for the confidence, which is
/// everybody's. Scores that need a matrix of more than mostMatrixClasses classes are NoData.
[[nodiscard]] Defined<Compared> compareFigure(const EvaluatedRows& rows, Figure figure, RowSpan first,
                                              RowSpan second, const BootstrapOptions& options = {});

} // namespace qd
