// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QString>

/// The one way in which the program writes to a terminal: what came from a server, a log or a file cannot
/// command it (see visibleText()).
namespace qd {

/// A line, or lines, on the standard output.
void printLine(const QString& text);
/// Writes a line, or lines, on the standard error output.
void printErrorLine(const QString& text);
/// What went wrong, on one line of the standard error output, so that no name in it looks like another line.
void printError(const Error& error);
/// Puts `text` in place of the line under way on the standard error output, which has to be a terminal.
void printProgress(const QString& text);
/// Makes what Qt itself has to say come out in the same way.
void guardMessages();

} // namespace qd
