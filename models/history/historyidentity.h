// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

/// What a history says of itself: the one row of the table `history`.
///
/// A copy of a workspace and what is salvaged get an identity of their own: both are new files, which go on
/// from where the first one stood without it. What is bound to an identity (passwords, consent, the kept head
/// of the audit trail) is not theirs. A file that is copied by other means keeps its identity; where the two
/// go different ways, their audit trails do, and the kept head tells.
struct HistoryIdentity
{
    /// How much of a trail the file holds.
    enum class Trail { Whole, Salvaged, Part };

    std::string identity;    ///< 32 hexadecimal digits, random
    std::string auditOrigin; ///< the identity of the history in which the audit trail began
    /// The rows up to this id were there before the trail became a chain, and were chained by the upgrade.
    std::int64_t auditMigrated = 0;
    Trail trail = Trail::Whole;
    std::int64_t kept = 0; ///< the last row that came from elsewhere, of a trail that is not whole
};

[[nodiscard]] std::string newHistoryIdentity();
[[nodiscard]] bool isHistoryIdentity(const std::string& text);

/// Returns the identity; fails with ErrorKind::Storage when the row is not there or does not hold one.
[[nodiscard]] Result<HistoryIdentity> historyIdentity(const Database& database);
[[nodiscard]] Result<void> writeHistoryIdentity(const Database& database, const HistoryIdentity& identity);

/// Makes a copy a history of its own.
[[nodiscard]] Result<void> renewHistoryIdentity(const Database& database);

} // namespace qd
