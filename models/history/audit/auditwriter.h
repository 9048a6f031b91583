// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/audit/auditchain.h"
#include "models/history/sqlite/database.h"

namespace qd {

/// Fails with ErrorKind::Storage unless what the statement has just run put one row into the file: a trigger
/// can keep it out without a word.
[[nodiscard]] Result<void> checkTaken(const Statement& insert);

/// Adds rows to the end of the audit trail's chain. One connection, one thread; calls happen inside the
/// caller's transaction.
class AuditWriter
{
public:
    [[nodiscard]] static Result<AuditWriter> prepare(const Database& database);

    /// Writes a row; fails with ErrorKind::Storage when it did not get into the file, whatever kept it out.
    [[nodiscard]] Result<void> write(const AuditRecord& line);

    /// Where the trail ends with what was written since the last call; nothing when that is nothing.
    [[nodiscard]] std::optional<AuditHead> takeHead();
    /// After a transaction that was not committed.
    void forget();

private:
    [[nodiscard]] Result<AuditHead> end();

    Statement m_last;
    Statement m_count;
    Statement m_insert;
    AuditHash m_seed{};
    std::optional<std::int64_t> m_rows; ///< counted when it is needed first
    std::optional<AuditHead> m_written;
};

} // namespace qd
