// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/account/rowledger.h"

namespace qd {

/// An assumption about a whole log (model empty) or about one of its models.
struct LogAssumption
{
    std::string model;
    Assumption assumption;

    /// Returns what was assumed and why, after the name of the model.
    [[nodiscard]] QString text() const;
};

/// A column of a log and what it was taken for.
struct LogColumn
{
    std::string name;
    LogField field = LogField::Other;
    ColumnKind kind = ColumnKind::Text;
};

/// What figures of a log rest on: what it was taken for, and what became of each of its rows. Shown wherever
/// the figures are.
struct LogAccount
{
    std::vector<LogPart> parts{}; ///< the files, in the order of reading
    std::vector<LogColumn> columns{};
    std::vector<LogAssumption> assumptions{}; ///< the assumptions in the order of the decisions
    RowLedger ledger{};
    /// One sentence for each thing that is not in the figures, or not as one may expect: files, rows, cells,
    /// labels, models.
    std::vector<QString> warnings{};
    bool isWhole = true; ///< whether all files and all of their rows could be read
};

/// Returns the account of a log of which these models were evaluated; `modelsLeftOut` more were not.
[[nodiscard]] LogAccount accountOf(const ImportedLogs& log, std::span<const EvaluationPtr> models,
                                   std::size_t modelsLeftOut = 0);
/// Returns the account of predictions that come from no log, but from the history.
[[nodiscard]] LogAccount accountOf(const EvaluationPtr& evaluation);

} // namespace qd
