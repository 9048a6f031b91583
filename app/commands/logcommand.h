// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/evaluation/logmeaning.h"

namespace qd {

struct LogArguments
{
    enum class Form { Window, Text, Json };

    QString historyPath{}; ///< the history of the window; empty: see historyToUse()
    QString logPath{};
    Form form = Form::Window;
    LogMeaning meaning{}; ///< what the user says of the log
};

/// `quarterdeck log`: opens a prediction log in the console, or prints its summary.
[[nodiscard]] CommandSpec logCommand();
/// Reads the arguments; fails with ErrorKind::Invalid when two forms of the summary are asked for.
[[nodiscard]] Result<LogArguments> readLog(const Given& given);
/// The summary goes to standard output, rows that could not be read are told on standard error. Exit code 1:
/// the log could not be read, or the history for the window not be opened. Exit code 3: part of the log could
/// not be read.
[[nodiscard]] int runLog(const LogArguments& arguments);

} // namespace qd
