// SPDX-License-Identifier: Apache-2.0
#include "models/history/recordstore.h"

#include <sqlite3.h>

#include <bit>

namespace qd {

namespace {

// SQLite's integers are signed; device and inode numbers keep their 64 bits.
std::int64_t toSigned(std::uint64_t number)
{
    return std::bit_cast<std::int64_t>(number);
}

LogPosition positionOf(const Statement& row)
{
    return {row.text(0), std::bit_cast<std::uint64_t>(row.integer(1)),
            std::bit_cast<std::uint64_t>(row.integer(2)), row.integer(3)};
}

EventRecord eventOf(const Statement& row)
{
    return {row.integer(0), row.time(1), row.text(2), row.text(3), row.text(4), row.text(5)};
}

AlertRecord alertOf(const Statement& row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
            row.time(5), row.time(6), row.time(7), row.text(8)};
}

IncidentRecord incidentOf(const Statement& row)
{
    return {row.text(0), row.time(1), row.time(2), row.text(3), row.text(4)};
}

IncidentStepRecord stepOf(const Statement& row)
{
    return {row.integer(0), row.text(1), row.time(2), row.text(3), row.text(4)};
}

std::string hexOf(std::span<const std::uint8_t> bytes)
{
    const auto hash = auditHashFrom(bytes);
    return hash ? toHex(*hash) : std::string();
}

AuditRecord auditOf(const Statement& row)
{
    return {row.integer(0), row.time(1), row.text(2), row.text(3),        row.text(4),        row.text(5),
            row.text(6),    row.text(7), row.text(8), hexOf(row.blob(9)), hexOf(row.blob(10))};
}

template <typename T>
Result<std::optional<T>> onlyRow(Result<std::vector<T>> rows)
{
    return std::move(rows).map([](std::vector<T> found) {
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

} // namespace

RecordLimit::RecordLimit(const Database& database)
    : m_database(database), m_before(sqlite3_limit(database.handle(), SQLITE_LIMIT_LENGTH, mostBytes))
{
}

RecordLimit::~RecordLimit()
{
    sqlite3_limit(m_database.handle(), SQLITE_LIMIT_LENGTH, m_before);
}

Result<RecordWriter> RecordWriter::prepare(const Database& database)
{
    auto audit = AuditWriter::prepare(database);
    if (!audit)
        return Failure(audit.error());
    RecordWriter writer;
    writer.m_audit.emplace(std::move(*audit));
    return database
        .prepare({
            {&writer.m_upsertPosition,
             "INSERT INTO log_position(path, device, inode, offset) VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE "
             "SET "
             "device = excluded.device, inode = excluded.inode, offset = excluded.offset"},
            {&writer.m_insertEvent,
             "INSERT INTO event(at, kind, endpoint, model, detail) VALUES(?, ?, ?, ?, ?)"},
            {&writer.m_upsertDocument, "INSERT INTO document(kind, id, body) VALUES(?, ?, ?) "
                                       "ON CONFLICT DO UPDATE SET body = excluded.body"},
            {&writer.m_removeDocument, "DELETE FROM document WHERE kind = ? AND id = ?"},
            {&writer.m_upsertAlert,
             "INSERT INTO alert(id, rule, endpoint, model, state, pending_at, firing_at, resolved_at, body) "
             "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET rule = excluded.rule, "
             "endpoint = excluded.endpoint, model = excluded.model, state = excluded.state, "
             "pending_at = excluded.pending_at, firing_at = excluded.firing_at, "
             "resolved_at = excluded.resolved_at, body = excluded.body"},
            {&writer.m_upsertIncident,
             "INSERT INTO incident(id, opened_at, closed_at, step, body) VALUES(?, ?, ?, ?, ?) "
             "ON CONFLICT DO UPDATE SET opened_at = excluded.opened_at, closed_at = excluded.closed_at, "
             "step = excluded.step, body = excluded.body"},
            {&writer.m_insertStep, "INSERT INTO incident_step(incident, at, step, body) VALUES(?, ?, ?, ?)"},
        })
        .map([&] { return std::move(writer); });
}

Result<void> RecordWriter::write(const LogPosition& position)
{
    return m_upsertPosition.run(position.path, toSigned(position.device), toSigned(position.inode),
                                position.offset);
}

Result<void> RecordWriter::write(const EventRecord& event)
{
    return m_insertEvent.run(event.at, event.kind, event.endpoint, event.model, event.detail);
}

Result<void> RecordWriter::write(const DocumentRecord& document)
{
    if (document.body.empty())
        return m_removeDocument.run(document.kind, document.id);
    return m_upsertDocument.run(document.kind, document.id, document.body);
}

Result<void> RecordWriter::write(const AlertRecord& alert)
{
    return m_upsertAlert.run(alert.id, alert.ruleId, alert.endpoint, alert.model, alert.state,
                             alert.pendingAt, alert.firingAt, alert.resolvedAt, alert.body);
}

Result<void> RecordWriter::write(const IncidentRecord& incident)
{
    return m_upsertIncident.run(incident.id, incident.openedAt, incident.closedAt, incident.step,
                                incident.body);
}

Result<void> RecordWriter::write(const IncidentStepRecord& step)
{
    return m_insertStep.run(step.incident, step.at, step.step, step.body).and_then([&] {
        return checkTaken(m_insertStep);
    });
}

Result<void> RecordWriter::write(const AuditRecord& line)
{
    return m_audit->write(line);
}

Result<std::vector<LogPosition>> RecordReader::logPositions() const
{
    return read("SELECT path, device, inode, offset FROM log_position ORDER BY path", positionOf);
}

Result<std::vector<EventRecord>> RecordReader::events(TimeRange range, const std::string& kind,
                                                      const std::string& endpoint) const
{
    return read("SELECT id, at, kind, endpoint, model, detail FROM event WHERE at >= ?1 AND at < ?2 "
                "AND (?3 = '' OR kind = ?3) AND (?4 = '' OR endpoint = ?4) ORDER BY at, id",
                eventOf, range.from, range.to, kind, endpoint);
}

Result<std::vector<DocumentRecord>> RecordReader::documents(const std::string& kind) const
{
    const auto documentOf = [](const Statement& row) {
        return DocumentRecord{row.text(0), row.text(1), row.text(2)};
    };
    return read("SELECT kind, id, body FROM document WHERE kind = ? ORDER BY id", documentOf, kind);
}

Result<std::optional<std::string>> RecordReader::document(const std::string& kind,
                                                          const std::string& id) const
{
    const auto bodyOf = [](const Statement& row) { return row.text(0); };
    return onlyRow(read("SELECT body FROM document WHERE kind = ? AND id = ?", bodyOf, kind, id));
}

Result<std::vector<AlertRecord>> RecordReader::alerts(TimeRange range) const
{
    return read(
        "SELECT id, rule, endpoint, model, state, pending_at, firing_at, resolved_at, body FROM alert "
        "WHERE pending_at < ?2 AND (resolved_at = 0 OR resolved_at >= ?1) ORDER BY pending_at, id",
        alertOf, range.from, range.to);
}

Result<std::vector<IncidentRecord>> RecordReader::incidents() const
{
    return read("SELECT id, opened_at, closed_at, step, body FROM incident ORDER BY opened_at DESC, id",
                incidentOf);
}

Result<std::optional<IncidentRecord>> RecordReader::incident(const std::string& id) const
{
    return onlyRow(
        read("SELECT id, opened_at, closed_at, step, body FROM incident WHERE id = ?", incidentOf, id));
}

Result<std::vector<IncidentStepRecord>> RecordReader::incidentSteps(const std::string& id) const
{
    return read("SELECT id, incident, at, step, body FROM incident_step WHERE incident = ? ORDER BY id",
                stepOf, id);
}

Result<std::vector<AuditRecord>> RecordReader::audit(const std::string& incident) const
{
    return read("SELECT id, at, actor, action, phase, action_id, incident, target, body, previous, "
                "hash FROM audit "
                "WHERE (?1 = '' OR incident = ?1) ORDER BY id",
                auditOf, incident);
}

} // namespace qd
