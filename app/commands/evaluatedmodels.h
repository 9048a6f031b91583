// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

namespace qd {

/// What the console says about the models of a log.
struct EvaluatedModels
{
    std::vector<EvaluationPtr> models; ///< the most frequent one first; at least one
    std::size_t leftOut = 0;           ///< models that are too many
};

/// Evaluates the first 20 models: a log of more says little about each. What the user says about classes
/// holds for the models that have them. Errors: as evaluate().
[[nodiscard]] Result<EvaluatedModels> evaluateModels(const RecordTable& table,
                                                     const EvaluationQuestion& question = {});

} // namespace qd
