// SPDX-License-Identifier: Apache-2.0
#include "models/history/audit/auditwriter.h"

#include "models/history/historyidentity.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <utility>

namespace qd {

namespace {

Failure notTaken(const Statement& statement)
{
    return fail(ErrorKind::Storage, databasePath(statement.connection()),
                QCoreApplication::translate(
                    "History", "The history did not accept what was to be recorded permanently."),
                QCoreApplication::translate(
                    "History",
                    "Nothing that belongs to it was stored. Check the history's integrity in the settings."));
}

} // namespace

Result<void> checkTaken(const Statement& insert)
{
    if (sqlite3_changes(insert.connection()) != 1)
        return notTaken(insert);
    return {};
}

Result<AuditWriter> AuditWriter::prepare(const Database& database)
{
    const auto identity = historyIdentity(database);
    if (!identity)
        return Failure(identity.error());
    AuditWriter writer;
    writer.m_seed = auditSeed(identity->auditOrigin, identity->auditMigrated);
    return database
        .prepare({
            {&writer.m_last, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1"},
            {&writer.m_count, "SELECT count(*) FROM audit"},
            {&writer.m_insert, "INSERT INTO audit(id, at, actor, action, phase, action_id, incident, target, "
                               "body, previous, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        })
        .map([&] { return std::move(writer); });
}

// A hash that cannot be one is left for the check to tell: what is done from now on is worth recording.
Result<AuditHead> AuditWriter::end()
{
    if (!m_rows) {
        if (const auto counted = m_count.bind().step(); !counted)
            return Failure(counted.error());
        m_rows = m_count.integer(0);
        m_count.reset();
    }
    AuditHead head{*m_rows, 0, m_seed};
    const auto row = m_last.bind().step();
    if (!row)
        return Failure(row.error());
    if (*row) {
        head.last = m_last.integer(0);
        head.hash = auditHashFrom(m_last.blob(1)).value_or(AuditHash());
    }
    m_last.reset();
    return head;
}

Result<void> AuditWriter::write(const AuditRecord& line)
{
    const auto before = end();
    if (!before)
        return Failure(before.error());
    if (before->last == INT64_MAX)
        return notTaken(m_insert);
    AuditRecord row = line;
    row.id = before->last + 1;
    const AuditHash hash = auditHash(before->hash, row);
    auto done = m_insert.run(row.id, row.at, row.actor, row.action, row.phase, row.actionId, row.incident,
                             row.target, row.body, std::span(before->hash), std::span(hash));
    done = done.and_then([&] { return checkTaken(m_insert); });
    if (!done)
        return done;
    m_rows = before->rows + 1;
    m_written = {*m_rows, row.id, hash};
    return {};
}

std::optional<AuditHead> AuditWriter::takeHead()
{
    return std::exchange(m_written, std::nullopt);
}

void AuditWriter::forget()
{
    m_rows.reset();
    m_written.reset();
}

} // namespace qd
