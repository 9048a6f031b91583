// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandline.h"

namespace qd {

/// `quarterdeck export`: progress on standard error where that is a terminal; Ctrl+C leaves nothing behind.
/// The history may be in use by a console. Returns the exit code.
[[nodiscard]] int exportFromCommandLine(const CommandLine& line, const QString& historyPath);

/// `quarterdeck import`: file after file; bad lines go to standard error. The history must not be in use.
/// Ctrl+C ends it after the batch under way. Exit code 0: all files came in, though lines may be left out; 1:
/// a file was not, or not wholly.
[[nodiscard]] int importFromCommandLine(const CommandLine& line, const QString& historyPath);

} // namespace qd
