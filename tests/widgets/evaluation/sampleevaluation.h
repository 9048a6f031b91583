// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

namespace qd::test {

/// Evaluations as evaluate() would make them, of random but always the same predictions: versions v1, v2 and
/// v3 one after the other, "v3" being the worst; three hours in windows of three minutes.
[[nodiscard]] EvaluationPtr binaryEvaluation();
/// Five classes, no positive class.
[[nodiscard]] EvaluationPtr multiclassEvaluation();
[[nodiscard]] EvaluationPtr regressionEvaluation();

} // namespace qd::test
