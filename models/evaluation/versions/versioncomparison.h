// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// Compares the two versions of the question (see EvaluationQuestion); the result is empty for fewer than
/// two. `rowsOf` as rowsByVersion() gives them.
[[nodiscard]] std::vector<VersionComparison>
compareVersions(const EvaluatedRows& rows, std::span<const std::vector<std::uint32_t>> rowsOf,
                const CancelToken& cancel);
/// The current period of the question with the reference period; empty where either is.
[[nodiscard]] std::vector<VersionComparison> comparePeriods(const EvaluatedRows& rows,
                                                            const CancelToken& cancel);

} // namespace qd
