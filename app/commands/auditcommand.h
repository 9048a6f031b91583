// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// `quarterdeck audit verify`: compares every row of the audit trail with what was written, without changing
/// the file, and prints which rows were altered, removed, moved or inserted. Exit code 0: sound, 1: broken,
/// not whole, or unreadable.
[[nodiscard]] int verifyAuditTrail(const QString& path, bool asJson);

} // namespace qd
