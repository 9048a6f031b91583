// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonObject>
#include <QString>

/// The one way in which the program writes to a terminal: what came from a server, a log or a file cannot
/// command it (see visibleText()).
namespace qd {

/// A line, or lines, on the standard output.
void printLine(const QString& text);
/// A document for programs on the standard output: valid JSON, in which each character that is not ASCII is
/// escaped, so that what acts on a terminal does not act and programs read what it was.
void printJson(const QJsonObject& document);
/// Prints as printLine() does, on the standard error output.
void printErrorLine(const QString& text);
/// What went wrong, on one line of the standard error output, so that no name in it looks like another line.
void printError(const Error& error);
/// Puts `text` in place of the line under way on the standard error output, which has to be a terminal.
void printProgress(const QString& text);
/// Makes what Qt itself has to say come out in the same way.
void guardMessages();

} // namespace qd
