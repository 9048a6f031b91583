// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

struct CheckArguments
{
    QString historyPath{}; ///< the path of the history; empty: see historyToUse()
    bool asJson = false;
};

/// `quarterdeck check`: verifies the history file and its audit trail without changing them.
[[nodiscard]] CommandSpec checkCommand();
[[nodiscard]] Result<CheckArguments> readCheck(const Given& given);
/// Prints what was found. Exit code 0: sound, 1: damaged or unreadable.
[[nodiscard]] int runCheck(const CheckArguments& arguments);

} // namespace qd
