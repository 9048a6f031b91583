// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// A command and what was given to it, which fits its description.
struct CommandCall
{
    CommandSpec command;
    bool isNamed =
        true; ///< whether the command was named; otherwise it is the one that is meant where none is
    Given given;
};

/// Finds out which command the arguments after the program's name are for, and compares them with its
/// description. Options may stand before the name of the command, and a name that starts with a dash after
/// "--". The required is not asked for beside --help and --version. ErrorKind::Invalid names what does not
/// fit and, for a name that is unknown, the nearest one that is known.
[[nodiscard]] Result<CommandCall> readCall(const QStringList& arguments);

/// Says that there is no command of these words, and which one was probably meant.
[[nodiscard]] Failure unknownCommand(const QStringList& words);

/// The work that the arguments after the program's name ask for. Errors are those of readCall() and of the
/// command, with a hint that leads to the help.
[[nodiscard]] Result<Invocation> readCommandLine(const QStringList& arguments);

/// What --language says, also where the arguments are refused; empty when it is not there.
[[nodiscard]] QString languageOf(const QStringList& arguments);

} // namespace qd
