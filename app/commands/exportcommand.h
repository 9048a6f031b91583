// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/exchange/exporter.h"

namespace qd {

struct ExportArguments
{
    QString historyPath{}; ///< the path of the history; empty: see historyToUse()
    ExportRequest request{};
    bool asJson = false;
};

/// `quarterdeck export`: writes a range of the history, which a console may be writing, to a file.
[[nodiscard]] CommandSpec exportCommand();
/// Reads the arguments; fails with ErrorKind::Invalid for a time or a selector that cannot be read, and for
/// what does not go with the format.
[[nodiscard]] Result<ExportArguments> readExport(const Given& given);
/// Shows progress on standard error where that is a terminal; Ctrl+C leaves nothing behind. Returns the exit
/// code.
[[nodiscard]] int runExport(const ExportArguments& arguments);

} // namespace qd
