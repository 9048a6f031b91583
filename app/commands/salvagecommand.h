// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

struct SalvageArguments
{
    QString historyPath{}; ///< the path of the history; empty: see historyToUse()
    bool asJson = false;
};

/// `quarterdeck salvage`: saves what can be read of a damaged history into a new file beside it.
[[nodiscard]] CommandSpec salvageCommand();
[[nodiscard]] Result<SalvageArguments> readSalvage(const Given& given);
/// Prints what was saved and what was lost. Exit code 0: a copy was made.
[[nodiscard]] int runSalvage(const SalvageArguments& arguments);

} // namespace qd
