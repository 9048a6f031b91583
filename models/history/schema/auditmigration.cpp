// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/auditmigration.h"

#include "models/history/audit/auditchain.h"
#include "models/history/historyidentity.h"

namespace qd {

// `history` has one row, see HistoryIdentity. For `previous` and `hash` see auditchain.h: `previous` says
// again what the row before says, so that each row can be judged by itself when another one is damaged.
const char* const chainedAudit = R"sql(
CREATE TABLE history(
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL,
    audit_origin TEXT NOT NULL,
    audit_migrated INTEGER NOT NULL,
    audit_trail TEXT NOT NULL,
    audit_kept INTEGER NOT NULL
) STRICT;
DROP TRIGGER audit_no_update;
DROP TRIGGER audit_no_delete;
DROP TRIGGER audit_no_replace;
DROP INDEX audit_by_incident;
ALTER TABLE audit RENAME TO older_audit;
CREATE TABLE audit(
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    phase TEXT NOT NULL,
    action_id TEXT NOT NULL,
    incident TEXT NOT NULL,
    target TEXT NOT NULL,
    body TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_incident ON audit(incident);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never removed'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS(SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never replaced'); END;
)sql";

Result<void> chainAudit(const Database& database)
{
    HistoryIdentity identity;
    identity.identity = newHistoryIdentity();
    identity.auditOrigin = identity.identity;
    const auto last = database.integer("SELECT max(id) FROM older_audit");
    if (!last)
        return Failure(last.error());
    identity.auditMigrated = *last;
    Statement rows;
    Statement insert;
    auto prepared = database.prepare({
        {&rows, "SELECT id, at, actor, action, phase, action_id, incident, target, body FROM older_audit "
                "ORDER BY id"},
        {&insert, "INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    });
    if (!prepared)
        return prepared;
    AuditHash previous = auditSeed(identity.auditOrigin, identity.auditMigrated);
    Result<void> written;
    auto read = forEachRow(rows, {}, [&](const Statement& row) {
        const AuditRecord line{row.integer(0), row.time(1), row.text(2), row.text(3), row.text(4),
                               row.text(5),    row.text(6), row.text(7), row.text(8)};
        const AuditHash hash = auditHash(previous, line);
        if (written)
            written = insert.run(line.id, line.at, line.actor, line.action, line.phase, line.actionId,
                                 line.incident, line.target, line.body, std::span(previous), std::span(hash));
        previous = hash;
    });
    rows.reset();
    return read.and_then([&] { return written; })
        .and_then([&] { return writeHistoryIdentity(database, identity); })
        .and_then([&] { return database.execute("DROP TABLE older_audit"); });
}

} // namespace qd
