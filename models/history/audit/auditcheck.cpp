// SPDX-License-Identifier: Apache-2.0
#include "models/history/audit/auditcheck.h"

#include "models/history/audit/audithead.h"
#include "models/history/audit/auditsuspects.h"
#include "models/history/audit/audittrailwords.h"
#include "models/history/auditkinds.h"
#include "models/history/historyidentity.h"
#include "models/history/schema/migrations.h"
#include "models/history/sqlite/databaseerror.h"

#include <algorithm>
#include <unordered_set>

namespace qd {

namespace {

constexpr std::size_t mostDamageTold = 20;

class AuditExaminer
{
public:
    AuditExaminer(const Database& database, const CancelToken& cancel)
        : m_database(database), m_cancel(cancel)
    {
    }

    Result<AuditReport> run()
    {
        // The kept head is read before the file: a writer at work writes it after the file.
        auto identity = historyIdentity(m_database);
        if (!identity)
            return Failure(identity.error());
        const auto kept = keptAuditHead(identity->identity);
        const auto view = Transaction::begin(m_database, Transaction::Kind::Read);
        if (!view)
            return Failure(view.error());
        m_identity = std::move(*identity);
        m_report.identity = m_identity.identity;
        m_report.migrated = m_identity.auditMigrated;
        return examinePages()
            .and_then([&] { return readRows(); })
            .and_then([&] { return compare(kept); })
            .map([&] {
                finish();
                return std::move(m_report);
            });
    }

private:
    void find(AuditFinding finding) { m_report.findings.push_back(std::move(finding)); }

    // Damage is a finding, a cancellation is not.
    Result<void> damageOr(const Error& error, const QString& text)
    {
        if (error.kind == ErrorKind::Cancelled)
            return Failure(error);
        find({.kind = AuditFinding::Kind::Damaged, .text = text});
        return {};
    }

    Result<void> examinePages()
    {
        auto pages = m_database.prepare("PRAGMA integrity_check('audit')");
        if (!pages)
            return damageOr(pages.error(),
                            AuditTrailWords::tr("The audit trail's pages cannot be checked: %1.")
                                .arg(pages.error().what));
        std::size_t told = 0;
        auto read = forEachRow(*pages, m_cancel, [&](const Statement& row) {
            if (row.textView(0) != "ok" && ++told <= mostDamageTold)
                find({.kind = AuditFinding::Kind::Damaged,
                      .text = AuditTrailWords::tr("The audit trail's pages are damaged: %1.")
                                  .arg(QString::fromStdString(row.text(0)))});
        });
        if (read)
            return {};
        return damageOr(
            read.error(),
            AuditTrailWords::tr("The audit trail's pages cannot be checked: %1.").arg(read.error().what));
    }

    Result<void> readRows()
    {
        const AuditHash seed = auditSeed(m_identity.auditOrigin, m_identity.auditMigrated);
        m_report.head = {0, 0, seed};
        AuditSuspects suspects(m_database, seed, m_identity.auditMigrated);
        auto rows = m_database.prepare(QD_AUDIT_ROWS " ORDER BY id");
        if (!rows)
            return Failure(rows.error());
        auto read = forEachRow(*rows, m_cancel, [&](const Statement& row) {
            const AuditRow found = auditRowOf(row);
            suspects.see(found);
            seeIntention(found);
            m_report.head = {m_report.head.rows + 1, found.line.id, found.hash};
        });
        rows->reset();
        if (!read) {
            auto told = damageOr(read.error(),
                                 AuditTrailWords::tr("The audit trail cannot be read beyond row %1: %2.")
                                     .arg(m_report.head.last)
                                     .arg(read.error().what));
            if (!told)
                return told;
        }
        auto findings = suspects.findings(m_cancel);
        if (!findings && findings.error().kind == ErrorKind::Cancelled)
            return Failure(findings.error());
        if (findings)
            m_report.findings.insert(m_report.findings.end(), findings->begin(), findings->end());
        m_report.findings.insert(m_report.findings.end(), m_unintended.begin(), m_unintended.end());
        return {};
    }

    void seeIntention(const AuditRow& row)
    {
        const AuditRecord& line = row.line;
        if (line.phase == auditphase::intended)
            m_intended.insert(line.actionId);
        else if (!m_intended.contains(line.actionId) && line.id > notWholeUpTo())
            m_unintended.push_back({AuditFinding::Kind::Unintended, line.id, line.id, line.action, line.at,
                                    AuditTrailWords::tr("%1 is an outcome without a preceding intention.")
                                        .arg(describedRow(line.id, line.action, line.at))});
    }

    // Of a trail that is not whole what is missing up to here is known to be.
    std::int64_t notWholeUpTo() const
    {
        return m_identity.trail == HistoryIdentity::Trail::Whole ? 0 : m_identity.kept;
    }

    Result<void> compare(const Result<std::optional<KeptAuditHead>>& kept)
    {
        if (!kept) {
            m_report.kept = AuditReport::Kept::Unreadable;
            m_report.remarks << kept.error().text();
            return {};
        }
        if (!*kept) {
            m_report.kept = AuditReport::Kept::None;
            m_report.remarks << AuditTrailWords::tr(
                "This user has no record on this machine of where the trail ended, so the console cannot "
                "tell whether its end was cut off or an older copy of the file took its place.");
            return {};
        }
        return compareWith((*kept)->head, std::nullopt).and_then([&]() -> Result<void> {
            for (const KeptAuditHead::Lost& lost : (*kept)->lost) {
                if (auto done = compareWith(lost.head, lost.noticed); !done)
                    return done;
            }
            return {};
        });
    }

    Result<void> compareWith(const AuditHead& head, std::optional<Timestamp> noticed)
    {
        const auto leads = leadsUpTo(m_database, head);
        if (!leads)
            return damageOr(leads.error(),
                            AuditTrailWords::tr("Row %1, which was once the last one here, cannot be read.")
                                .arg(head.last));
        if (!*leads) {
            m_report.kept = AuditReport::Kept::Contradicts;
            find(contradiction(head, noticed));
        } else if (!noticed) {
            const std::int64_t since = m_report.head.rows - head.rows;
            m_report.kept = since == 0 ? AuditReport::Kept::Agrees : AuditReport::Kept::Behind;
            if (since != 0)
                m_report.remarks << AuditTrailWords::tr(
                    "%n row(s) at the end were written without a record of this user on this machine: "
                    "elsewhere, or just before the program was killed.",
                    nullptr, static_cast<int>(std::min<std::int64_t>(since, INT_MAX)));
        }
        return {};
    }

    AuditFinding contradiction(const AuditHead& head, std::optional<Timestamp> noticed) const
    {
        // What was noticed earlier may have been written over since.
        if (noticed)
            return {.kind = AuditFinding::Kind::Rewritten,
                    .first = head.last,
                    .last = head.last,
                    .text = AuditTrailWords::tr(
                                "The trail had been written here up to row %1, but no longer held that "
                                "row when the history was opened at %2: its end was cut off, or an "
                                "older copy of the file took its place.")
                                .arg(head.last)
                                .arg(toIso(*noticed))};
        if (m_report.head.last < head.last)
            return {.kind = AuditFinding::Kind::CutOff,
                    .first = m_report.head.last + 1,
                    .last = head.last,
                    .text = AuditTrailWords::tr(
                                "The trail ends with row %1, but was written here up to row %2: its "
                                "end was cut off, or an older copy of the file took its place.")
                                .arg(m_report.head.last)
                                .arg(head.last)};
        return {.kind = AuditFinding::Kind::Rewritten,
                .first = head.last,
                .last = head.last,
                .text = AuditTrailWords::tr(
                            "The trail up to row %1 is not the one that was written here: rows were "
                            "removed, the chain was rebuilt, or this is another copy of the history.")
                            .arg(head.last)};
    }

    void finish()
    {
        std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
                         [](const AuditFinding& a, const AuditFinding& b) { return a.first < b.first; });
        const auto isExpected = [this](const AuditFinding& finding) {
            return finding.first > 0 && finding.last <= notWholeUpTo();
        };
        if (!std::all_of(m_report.findings.begin(), m_report.findings.end(), isExpected))
            m_report.state = AuditReport::State::Broken;
        else if (m_identity.trail != HistoryIdentity::Trail::Whole)
            m_report.state = AuditReport::State::Partial;
        if (m_identity.trail == HistoryIdentity::Trail::Salvaged)
            m_report.remarks.prepend(
                AuditTrailWords::tr("The rows up to %1 were salvaged from a damaged file: among "
                                    "them, tampering cannot be told from damage.")
                    .arg(m_identity.kept));
        if (m_identity.trail == HistoryIdentity::Trail::Part)
            m_report.remarks.prepend(
                AuditTrailWords::tr("The rows up to %1 are a part of another history's trail, chained "
                                    "when they were copied.")
                    .arg(m_identity.kept));
        if (m_identity.auditMigrated > 0)
            m_report.remarks.prepend(
                AuditTrailWords::tr("The rows up to %1 are older than the chain: they were chained when "
                                    "the file was upgraded, as they stood then.")
                    .arg(m_identity.auditMigrated));
    }

    const Database& m_database;
    const CancelToken& m_cancel;
    HistoryIdentity m_identity;
    AuditReport m_report;
    std::unordered_set<std::string> m_intended;
    std::vector<AuditFinding> m_unintended;
};

} // namespace

Result<AuditReport> checkAuditTrail(const QString& path, const CancelToken& cancel)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Failure(database.error());
    const auto version = historyVersion(*database);
    if (!version)
        return Failure(version.error());
    if (*version < newestHistoryVersion())
        return needsUpgrade(path);
    return AuditExaminer(*database, cancel).run();
}

QStringList auditProblems(const AuditReport& report)
{
    QStringList problems;
    if (report.state == AuditReport::State::Sound)
        return problems;
    if (report.state == AuditReport::State::Partial)
        problems << AuditTrailWords::tr("The audit trail is incomplete.");
    for (const AuditFinding& finding : report.findings)
        problems << finding.text;
    if (report.state == AuditReport::State::Partial)
        problems << report.remarks;
    return problems;
}

const char* nameOf(AuditReport::State state)
{
    switch (state) {
    case AuditReport::State::Sound:
        return "sound";
    case AuditReport::State::Partial:
        return "partial";
    case AuditReport::State::Broken:
        break;
    }
    return "broken";
}

const char* nameOf(AuditReport::Kept kept)
{
    switch (kept) {
    case AuditReport::Kept::None:
        return "none";
    case AuditReport::Kept::Agrees:
        return "agrees";
    case AuditReport::Kept::Behind:
        return "behind";
    case AuditReport::Kept::Contradicts:
        return "contradicts";
    case AuditReport::Kept::Unreadable:
        break;
    }
    return "unreadable";
}

const char* nameOf(AuditFinding::Kind kind)
{
    switch (kind) {
    case AuditFinding::Kind::Altered:
        return "altered";
    case AuditFinding::Kind::Inserted:
        return "inserted";
    case AuditFinding::Kind::Moved:
        return "moved";
    case AuditFinding::Kind::Removed:
        return "removed";
    case AuditFinding::Kind::Unintended:
        return "unintended";
    case AuditFinding::Kind::CutOff:
        return "cut off";
    case AuditFinding::Kind::Rewritten:
        return "rewritten";
    case AuditFinding::Kind::Damaged:
        break;
    }
    return "damaged";
}

} // namespace qd
