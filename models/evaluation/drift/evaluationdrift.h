// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// At most so many rows of the reference and of the present period, and of each window, taken at random.
inline constexpr std::size_t mostDriftRows = 20'000;
inline constexpr std::size_t mostDriftWindowRows = 4'000;

struct FoundDrifts
{
    std::vector<ColumnDriftOverTime> columns; ///< ranked
    std::vector<QString> notes;               ///< how they were compared
    std::vector<QString> unsearched;          ///< what was not compared, and why
};

/// Evaluates the drift of segments, numeric features, predictions and their probability: what came since the
/// end of the reference period against the reference period, ranked, and each window against it. Columns of
/// more than 1,000 different texts are left out.
[[nodiscard]] Result<FoundDrifts> evaluateDrift(const EvaluatedRows& rows, const RecordTable& table,
                                                const CancelToken& cancel);

} // namespace qd
