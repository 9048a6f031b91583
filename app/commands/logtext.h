// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/evaluatedmodels.h"
#include "models/evaluation/account/logaccount.h"

#include <QString>

namespace qd {

/// What the console says about a log, as text: what became of its rows, what its columns were taken for, the
/// figures of each model and each of its versions, the confusion matrix, what stands out, and what is not in
/// the figures. The same as logDocument(), for people.
[[nodiscard]] QString logSummary(const EvaluatedModels& evaluated, const LogAccount& account);

} // namespace qd
