// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"
#include "models/evaluation/rows/rowsample.h"

namespace qd {

/// Leaves out what is only the consequence of what is told already, and slices that are not clear once all
/// that was tested is considered; call after correctTogether(). Rows are compared with rows of their own
/// version, or of their own side of the change of quality, where these are told: a slice that is no worse
/// than the others within them is worse only because they served it. Sets `isChangeExplained` and
/// `isPeriodExplained` likewise. `sliceRows` are the rows of each slice.
void dropConsequences(Evaluation& evaluation, const EvaluatedRows& rows,
                      const std::vector<RowSample>& sliceRows);

} // namespace qd
