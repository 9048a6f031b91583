// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/history/audit/auditchain.h"

#include <QStringList>

#include <vector>

namespace qd {

/// One thing that is wrong with an audit trail.
struct AuditFinding
{
    enum class Kind {
        Altered,    ///< a row does not say any more what was written
        Inserted,   ///< a row that the rows around it know nothing of
        Moved,      ///< a row that was written under another number
        Removed,    ///< rows that are not there any more
        Unintended, ///< an outcome without its intention
        CutOff,     ///< the file ends before the row that was last written here
        Rewritten,  ///< the row that was last written here is another one now
        Damaged     ///< what SQLite says of the table's pages, or of a row that cannot be read
    };

    Kind kind = Kind::Altered;
    std::int64_t first = 0; ///< the rows' ids; 0: of no one row
    std::int64_t last = 0;
    std::string action{}; ///< what the row says that it is about; empty: unknown, likewise the time
    Timestamp at{};
    QString text{}; ///< a whole sentence
};

struct AuditReport
{
    /// Partial: what is there is as it was written, or is known to be what could be saved; the trail is not
    /// whole.
    enum class State { Sound, Partial, Broken };
    /// How the trail compares with the head that is kept outside the file.
    enum class Kept { None, Agrees, Behind, Contradicts, Unreadable };

    State state = State::Sound;
    std::string identity{};
    AuditHead head{};
    std::int64_t migrated = 0; ///< the last row that is older than the chain
    Kept kept = Kept::None;
    std::vector<AuditFinding> findings{}; ///< findings by row
    QStringList remarks{};                ///< what the state does not say
};

/// Reads the audit trail and its pages: whether each row is as it was written, follows the one before it and
/// has its intention, and whether the trail ends where it ended when it was last written here. Costs as much
/// as the trail is long. An error: the file cannot be opened or has another version.
[[nodiscard]] Result<AuditReport> checkAuditTrail(const QString& path, const CancelToken& cancel = {});

/// The findings, and that a trail is not whole; empty for a sound one.
[[nodiscard]] QStringList auditProblems(const AuditReport& report);

[[nodiscard]] const char* nameOf(AuditReport::State state); ///< "sound", "partial", "broken"
[[nodiscard]] const char* nameOf(AuditReport::Kept kept);
[[nodiscard]] const char* nameOf(AuditFinding::Kind kind); ///< "altered", "removed"…

} // namespace qd
