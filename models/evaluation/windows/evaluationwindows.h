// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"

namespace qd {

/// Tallies, estimates and errors per window, of all versions and of each; ascending by time, then by version.
/// `notes` gets why there are no estimates.
[[nodiscard]] Result<std::vector<EvaluationWindow>> evaluateWindows(const EvaluatedRows& rows,
                                                                    const RecordTable& table,
                                                                    std::vector<QString>& notes,
                                                                    const CancelToken& cancel);

/// The question's filter, narrowed to its model where the log has several.
[[nodiscard]] QString filterOf(const EvaluatedRows& rows);

/// Clears what is about classes, in the tally of a regression: that a prediction seldom is the very truth
/// says nothing.
void forgetClasses(TallyRow& tally);

/// The window that a time lies in.
[[nodiscard]] Timestamp windowOf(std::int64_t ms, Duration width);

} // namespace qd
