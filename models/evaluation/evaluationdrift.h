// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluatedrows.h"

namespace qd {

/// At most so many rows of the reference and of the present period, and of each window, evenly taken.
inline constexpr std::size_t mostDriftRows = 20'000;
inline constexpr std::size_t mostDriftWindowRows = 4'000;

/// Evaluates the drift of segments, numeric features, predictions and their probability: what came since the
/// end of the reference period against the reference period, ranked, and each window against it. Columns of
/// more than 1,000 different texts are left out and named in `notes`.
[[nodiscard]] Result<std::vector<ColumnDriftOverTime>> evaluateDrift(const EvaluatedRows& rows,
                                                                     const RecordTable& table,
                                                                     std::vector<QString>& notes,
                                                                     const CancelToken& cancel);

} // namespace qd
