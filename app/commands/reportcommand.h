// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/base/time.h"
#include "models/evaluation/logmeaning.h"

#include <optional>

namespace qd {

struct ReportArguments
{
    QString historyPath{}; ///< the history of the endpoint; empty: see historyToUse()
    QStringList logs{};    ///< files, folders or "-"; empty: the report is about an endpoint
    QString endpoint{};    ///< whose recorded predictions it is about, by name or id
    QString reportFile{};  ///< .html, .pdf or .md
    QString filter{};      ///< see models/table/filter.h
    QString model{};       ///< the model; empty: the most frequent one
    LogMeaning meaning{};  ///< what the user says of the predictions
    std::optional<Timestamp> from{};
    std::optional<Timestamp> to{};
    bool mayReplace = false; ///< a file that is there already
    bool asJson = false;
};

/// `quarterdeck report`: writes a report about the predictions in logs, or about those of an endpoint in the
/// history.
[[nodiscard]] CommandSpec reportCommand();
/// Reads the arguments; fails with ErrorKind::Invalid when it is not said what the report is about, when that
/// is said twice, and for an ending that is no format of a report.
[[nodiscard]] Result<ReportArguments> readReport(const Given& given);
/// Reads the predictions, evaluates them and writes the report. What went wrong, and progress on a terminal,
/// are told on standard error. Returns the exit code: 3 when the report was written, but part of the logs
/// could not be read.
[[nodiscard]] int runReport(const ReportArguments& arguments);

} // namespace qd
