// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

struct ImportArguments
{
    QString historyPath{}; ///< the path of the history; empty: see historyToUse()
    QStringList files{};
    bool asJson = false;
};

/// `quarterdeck import`: brings files into the history, which must not be in use.
[[nodiscard]] CommandSpec importCommand();
[[nodiscard]] Result<ImportArguments> readImport(const Given& given);
/// File after file; lines that cannot be read are told on standard error. Ctrl+C ends it after the batch
/// under way. Exit code 0: all files came in, though lines may be left out; 1: a file did not, or not wholly.
[[nodiscard]] int runImport(const ImportArguments& arguments);

} // namespace qd
