// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

inline constexpr int versionOfIdentity = 8;
/// The step to that version: histories have an identity, and the audit trail is a chain.
extern const char* const chainedAudit;
/// Gives the file its identity and moves the rows of `older_audit` into the chain.
[[nodiscard]] Result<void> chainAudit(const Database& database);

} // namespace qd
