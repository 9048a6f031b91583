// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/audit/auditchain.h"

#include "models/base/error.h"

#include <QString>

#include <optional>
#include <vector>

/// Where the audit trail of each history ended when this user last wrote it here: kept outside the file, so
/// that a file whose end was cut off, that was replaced by an older copy of itself, or whose chain was made
/// anew can be told from the one that was written. One small file per history, "<identity>.json", readable by
/// its owner only.
///
/// It is written after the commit and may be behind when the program was killed in between; it never waits
/// for the disk. A head that the file contradicts is not forgotten when the trail goes on: it is kept as
/// lost.
namespace qd {

class Database;

struct KeptAuditHead
{
    struct Lost
    {
        AuditHead head;
        Timestamp noticed;
    };

    AuditHead head;
    QString path; ///< the path of the file as it was last written
    std::vector<Lost> lost{};
};

/// Where heads are kept from now on in this process; empty, as at the start: nowhere. Called before the first
/// history is opened.
void keepAuditHeadsIn(const QString& folder);

/// Returns the kept head; nothing where none is kept, an error for one that cannot be read.
[[nodiscard]] Result<std::optional<KeptAuditHead>> keptAuditHead(const std::string& identity);
[[nodiscard]] Result<void> keepAuditHead(const std::string& identity, const KeptAuditHead& kept);

/// Where the trail of the file ends.
[[nodiscard]] Result<AuditHead> auditHeadOf(const Database& database);
/// Returns whether the file still has the row that the head ends with, as it was, and as many rows up to it.
[[nodiscard]] Result<bool> leadsUpTo(const Database& database, const AuditHead& head);

/// The writer's part. Where a head cannot be kept the file is written all the same: the check tells.
class AuditHeadKeeper
{
public:
    /// Keeps where the trail ends now, and the head that contradicts it if there is one.
    AuditHeadKeeper(const Database& database, Timestamp now);

    /// Notes a new head, after the commit.
    void advance(const AuditHead& head);

private:
    [[nodiscard]] Result<void> adopt(const Database& database, Timestamp now);

    std::string m_identity; ///< the identity; empty: what is kept cannot be read, and stays
    KeptAuditHead m_kept;
};

} // namespace qd
