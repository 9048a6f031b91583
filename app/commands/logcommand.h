// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

struct LogArguments
{
    enum class Form { Window, Text, Json };

    QString historyPath{}; ///< the history of the window; empty: see historyToUse()
    QString logPath{};
    Form form = Form::Window;
};

/// `quarterdeck log`: opens a prediction log in the console, or prints its summary.
[[nodiscard]] CommandSpec logCommand();
/// Reads the arguments; fails with ErrorKind::Invalid when two forms of the summary are asked for.
[[nodiscard]] Result<LogArguments> readLog(const Given& given);
/// The summary goes to standard output, rows that could not be read are told on standard error. Exit code 1:
/// the log could not be read, or the history for the window not be opened.
[[nodiscard]] int runLog(const LogArguments& arguments);

} // namespace qd
