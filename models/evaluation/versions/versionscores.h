// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// More versions than this are only evaluated together, but for those with the most rows.
inline constexpr std::size_t mostEvaluatedVersions = 40;
/// The most rows that are drawn one by one, or compared by rank.
inline constexpr std::size_t mostSampledRows = 20'000;

/// Rows of each version, in order; the last entry is all rows.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> rowsByVersion(const EvaluatedRows& rows);

/// Everything about some of the rows but speed, faults, noise and what needs the probabilities of all
/// classes.
[[nodiscard]] VersionEvaluation
evaluateQuality(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen, const CancelToken& cancel);
/// Latencies, statuses, errors and throughput.
void evaluateSpeed(VersionEvaluation& version, const EvaluatedRows& rows,
                   std::span<const std::uint32_t> chosen);

/// Log loss and Brier score of more than two classes, into `versions`, which are all, then those of
/// `rows.versions` that are listed. Rows in which the log lacks a class's probability are left out.
[[nodiscard]] Result<void> evaluateClassProbabilities(std::span<VersionEvaluation> versions,
                                                      const EvaluatedRows& rows, const RecordTable& table,
                                                      const CancelToken& cancel);

/// The fewest labelled rows with times among which a change can be seen.
inline constexpr std::size_t fewestChangeRows = 40;

/// Returns the change in losses in order of time; nothing without times, of fewer than fewestChangeRows, or
/// where p > 0.05 that nothing changed. Absolute errors are compared by their ranks, since a single huge one
/// must not be a change.
[[nodiscard]] std::optional<QualityChange> qualityChange(const EvaluatedRows& rows,
                                                         std::span<const std::uint32_t> labelled);

/// Scores and truths of the labelled rows, for the curves.
[[nodiscard]] std::vector<Scored> scoredRows(const EvaluatedRows& rows,
                                             std::span<const std::uint32_t> chosen);
[[nodiscard]] ConfusionMatrix matrixOf(const EvaluatedRows& rows, std::span<const std::uint32_t> chosen);
/// Seconds of at most `mostSampledRows` of the rows that have a latency.
[[nodiscard]] std::vector<double> sampledLatencies(const EvaluatedRows& rows,
                                                   std::span<const std::uint32_t> chosen);

} // namespace qd
