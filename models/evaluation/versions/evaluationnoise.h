// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// How much a regression model's predictions vary for equal inputs (all segments and numeric features of the
/// log are equal), else among neighbours in time; over at most a million rows from the beginning. `versions`
/// and `rowsOf` in one order.
[[nodiscard]] Result<void> evaluateNoise(std::span<VersionEvaluation> versions,
                                         std::span<const std::vector<std::uint32_t>* const> rowsOf,
                                         const EvaluatedRows& rows, const RecordTable& table,
                                         const CancelToken& cancel);

} // namespace qd
