// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

struct AuditArguments
{
    QString historyPath{}; ///< the path of the history; empty: see historyToUse()
    bool asJson = false;
};

/// `quarterdeck audit verify`: compares every row of the audit trail with what was written, without changing
/// the file.
[[nodiscard]] CommandSpec auditCommand();
[[nodiscard]] Result<AuditArguments> readAudit(const Given& given);
/// Prints which rows were altered, removed, moved or inserted. Exit code 0: sound, 1: broken, not whole, or
/// unreadable.
[[nodiscard]] int runAudit(const AuditArguments& arguments);

} // namespace qd
