// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/evaluatedmodels.h"

#include <QString>

namespace qd {

/// What the console says about the predictions, as text: figures of each model and each of its versions, and
/// the confusion matrix.
[[nodiscard]] QString logSummary(const EvaluatedModels& evaluated);

} // namespace qd
