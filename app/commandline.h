// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QStringList>

namespace qd {

/// What the program was asked to do.
struct CommandLine
{
    enum class Command { Run, Demo, Log, Check, Salvage, Help, Version };

    Command command = Command::Run;
    QString historyPath; ///< empty: the default place
    QString logPath;     ///< log
    QString outFolder;   ///< demo --headless; empty: a new folder under the present one
    QString language;    ///< "en", "zh_CN"; empty: as remembered
    QString theme;       ///< "light", "dark"; empty: as remembered
    bool headless = false;
    bool allLooks = false; ///< demo --headless: every view in both languages and both themes
    bool text = false;     ///< log: a summary on standard output, no window
    double pace = 0;       ///< demo: 0 means the default of the mode
};

/// Reads the arguments after the program's name.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList& arguments);
[[nodiscard]] QString helpText();

} // namespace qd
