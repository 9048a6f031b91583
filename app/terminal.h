// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// The one way in which the program writes to a terminal: what came from a server, a log or a file cannot
/// command it (see visibleText()).
namespace qd {

/// A line, or lines, on the standard output.
void printLine(const QString& text);
/// The same on the standard error output.
void printErrorLine(const QString& text);
/// Puts `text` in place of the line under way on the standard error output, which has to be a terminal.
void printProgress(const QString& text);

} // namespace qd
