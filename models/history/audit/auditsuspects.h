// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/audit/auditcheck.h"
#include "models/history/sqlite/database.h"

#include <map>

namespace qd {

/// What auditRowOf() reads. A value of another kind than its column's can read like the right one, and would
/// not change the hash.
#define QD_AUDIT_ROWS                                                                                        \
    "SELECT id, at, actor, action, phase, action_id, incident, target, body, previous, hash, typeof(at) || " \
    "typeof(actor) || typeof(action) || typeof(phase) || typeof(action_id) || typeof(incident) || "          \
    "typeof(target) || typeof(body) || typeof(previous) || typeof(hash) FROM audit"

struct AuditRow
{
    AuditRecord line;
    AuditHash previous{};
    AuditHash hash{};
    bool isWellFormed = false; ///< every value is of the kind that its column is for

    [[nodiscard]] bool wasWrittenAs(std::int64_t id) const;
};

[[nodiscard]] AuditRow auditRowOf(const Statement& row);

/// "Row 7 (rollback, 2026-01-31T09:00:00.000Z)".
[[nodiscard]] QString describedRow(std::int64_t id, const std::string& action, Timestamp at);

/// Walks along a chain and makes of the rows that do not fit what has been done to the trail.
class AuditSuspects
{
public:
    AuditSuspects(const Database& database, const AuditHash& seed, std::int64_t migrated);

    /// Every row, by id.
    void see(const AuditRow& row);
    /// Returns the findings after the last row was given.
    [[nodiscard]] Result<std::vector<AuditFinding>> findings(const CancelToken& cancel);

private:
    struct Place
    {
        std::int64_t number = 0; ///< the number of rows, from 1 on
        std::int64_t id = 0;
        std::string action;
        Timestamp at;
    };
    struct Suspect
    {
        Place place;
        Place before;
        AuditHash previous{};
        AuditHash hash{};
        AuditHash lastWhole{}; ///< the hash of the last row before it that is as it was written
        bool isWhole = false;  ///< whether the row is as it was written under its number
        bool isLinked = false; ///< whether the row was written after the row before it
        bool isInserted = false;
        std::optional<std::int64_t> writtenAs{}; ///< the number under which it was written, if another
    };

    void noteCandidates(const AuditHash& previous, const AuditHash& hash, std::int64_t id);
    [[nodiscard]] Result<void> findNumbers(const CancelToken& cancel);
    [[nodiscard]] std::optional<std::int64_t> numberOf(const Suspect& suspect, const AuditRow& row);
    [[nodiscard]] bool wasInserted(std::size_t index) const;
    [[nodiscard]] bool isStranger(const Suspect& suspect) const;
    void judge(std::size_t index);
    [[nodiscard]] QString removedText(std::int64_t first, std::int64_t last) const;
    [[nodiscard]] Result<void> findRemoved(const CancelToken& cancel);
    void find(AuditFinding::Kind kind, const Place& place, const QString& text);

    const Database& m_database;
    AuditHash m_lastHash;
    AuditHash m_lastWhole;
    std::int64_t m_migrated;
    std::int64_t m_lastWholeId = 0;
    Place m_last;
    std::vector<Suspect> m_suspects;
    std::int64_t m_moreSuspects = 0;
    std::map<AuditHash, std::int64_t> m_byHash; ///< rows whose hash a suspect has as its previous one
    std::map<AuditHash, std::int64_t> m_byPrevious;
    std::int64_t m_shift = 0; ///< the rows by which the suspect before was moved
    std::int64_t m_bytesToTry;
    std::vector<AuditFinding> m_findings;
};

} // namespace qd
