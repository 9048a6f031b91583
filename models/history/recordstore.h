// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/audit/auditwriter.h"
#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"

/// Everything of the history that is neither sample nor prediction: log positions, events, documents, alerts,
/// incidents and the audit trail.
namespace qd {

/// The writer's side. One connection, one thread; calls happen inside the caller's transaction.
class RecordWriter
{
public:
    [[nodiscard]] static Result<RecordWriter> prepare(const Database& database);

    [[nodiscard]] Result<void> write(const LogPosition& position);
    [[nodiscard]] Result<void> write(const EventRecord& event);
    [[nodiscard]] Result<void> write(const DocumentRecord& document);
    [[nodiscard]] Result<void> write(const AlertRecord& alert);
    [[nodiscard]] Result<void> write(const IncidentRecord& incident);
    /// Writes a step, whose incident must be there already.
    [[nodiscard]] Result<void> write(const IncidentStepRecord& step);
    [[nodiscard]] Result<void> write(const AuditRecord& line);

    [[nodiscard]] AuditWriter& audit() { return *m_audit; }

private:
    Statement m_upsertPosition;
    Statement m_insertEvent;
    Statement m_upsertDocument;
    Statement m_removeDocument;
    Statement m_upsertAlert;
    Statement m_upsertIncident;
    Statement m_insertStep;
    std::optional<AuditWriter> m_audit;
};

/// No record is larger, whatever the file says: they are texts that people and programs read whole. While it
/// stands, a larger one that is read or written is refused with ErrorKind::TooLarge.
class RecordLimit
{
public:
    explicit RecordLimit(const Database& database);
    ~RecordLimit();
    RecordLimit(const RecordLimit&) = delete;
    RecordLimit& operator=(const RecordLimit&) = delete;

    static constexpr int mostBytes = 16 * 1024 * 1024;

private:
    const Database& m_database;
    int m_before;
};

/// The reader's side; see HistoryReader for what each call promises.
class RecordReader
{
public:
    explicit RecordReader(const Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<LogPosition>> logPositions() const;
    [[nodiscard]] Result<std::vector<EventRecord>> events(TimeRange range, const std::string& kind,
                                                          const std::string& endpoint) const;
    [[nodiscard]] Result<std::vector<DocumentRecord>> documents(const std::string& kind) const;
    [[nodiscard]] Result<std::optional<std::string>> document(const std::string& kind,
                                                              const std::string& id) const;
    [[nodiscard]] Result<std::vector<AlertRecord>> alerts(TimeRange range) const;
    [[nodiscard]] Result<std::vector<IncidentRecord>> incidents() const;
    [[nodiscard]] Result<std::optional<IncidentRecord>> incident(const std::string& id) const;
    [[nodiscard]] Result<std::vector<IncidentStepRecord>> incidentSteps(const std::string& id) const;
    [[nodiscard]] Result<std::vector<AuditRecord>> audit(const std::string& incident) const;

private:
    /// Every row of `sql` with these parameters, as `make` sees it.
    template <typename Make, typename... Values>
    auto read(const char* sql, Make make, const Values&... values) const
        -> Result<std::vector<std::invoke_result_t<Make, const Statement&>>>
    {
        auto query = m_database.prepare(sql);
        if (!query)
            return Failure(query.error());
        const RecordLimit limit(m_database);
        return collectRows(query->bind(values...), {}, make);
    }

    const Database& m_database;
};

} // namespace qd
