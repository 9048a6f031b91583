// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// Quality, speed and faults of each value of each segment, into `evaluation.segments`; with several versions
/// also of each of `evaluation.versions`, into `evaluation.versionSegments`.
[[nodiscard]] Result<void> evaluateSegments(Evaluation& evaluation, const EvaluatedRows& rows,
                                            const RecordTable& table, const CancelToken& cancel);

} // namespace qd
