// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/evaluatedmodels.h"
#include "models/table/reading/recordimport.h"

namespace qd {

/// An assumption about a whole log (model empty) or about one of its models.
struct LogAssumption
{
    std::string model;
    Assumption assumption;
};

/// Returns what the log and its models were taken for, in the order in which it was decided.
[[nodiscard]] std::vector<LogAssumption> assumptionsOf(const ImportedLogs& log,
                                                       const EvaluatedModels& evaluated);
/// Returns one sentence for each thing that is not in the figures, or not as one may expect: files, rows,
/// cells, labels, models.
[[nodiscard]] std::vector<QString> warningsOf(const ImportedLogs& log, const EvaluatedModels& evaluated);

} // namespace qd
