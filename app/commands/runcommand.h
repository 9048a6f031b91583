// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/evaluation/logmeaning.h"

namespace qd {

struct RunArguments
{
    QString historyPath{};   ///< the path of the history; empty: see historyToUse()
    QString logPath{};       ///< the log to open at the start; empty: none
    LogMeaning logMeaning{}; ///< what the user says of this log
    bool readOnly = false;   ///< only look at the history
};

/// `quarterdeck run`, which is also what the program does without a command: opens the console.
[[nodiscard]] CommandSpec runCommand();
[[nodiscard]] Result<RunArguments> readRun(const Given& given);
/// Blocks until the window is closed. Returns 1 when the history could not be opened in the end.
[[nodiscard]] int runConsole(const RunArguments& arguments);

} // namespace qd
