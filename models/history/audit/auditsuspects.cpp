// SPDX-License-Identifier: Apache-2.0
#include "models/history/audit/auditsuspects.h"

#include "models/history/audit/audittrailwords.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::string_view wellFormed = "integertexttexttexttexttexttexttextblobblob";
constexpr std::size_t mostSuspects = 10'000;
constexpr std::int64_t farthestShift = 50;
constexpr std::int64_t mostBytesTried = 64'000'000;
constexpr std::size_t mostOfAnAction = 60;

std::int64_t sizeOf(const AuditRecord& line)
{
    return static_cast<std::int64_t>(200 + line.actor.size() + line.action.size() + line.target.size() +
                                     line.body.size());
}

} // namespace

bool AuditRow::wasWrittenAs(std::int64_t id) const
{
    if (!isWellFormed)
        return false;
    if (id == line.id)
        return auditHash(previous, line) == hash;
    AuditRecord other = line;
    other.id = id;
    return auditHash(previous, other) == hash;
}

AuditRow auditRowOf(const Statement& row)
{
    const auto previous = auditHashFrom(row.blob(9));
    const auto hash = auditHashFrom(row.blob(10));
    return {{row.integer(0), row.time(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
             row.text(7), row.text(8)},
            previous.value_or(AuditHash()),
            hash.value_or(AuditHash()),
            previous && hash && row.textView(11) == wellFormed};
}

QString describedRow(std::int64_t id, const std::string& action, Timestamp at)
{
    return AuditTrailWords::tr("Row %1 (%2, %3)")
        .arg(QString::number(id), QString::fromStdString(action), toIso(at));
}

AuditSuspects::AuditSuspects(const Database& database, const AuditHash& seed, std::int64_t migrated)
    : m_database(database),
      m_lastHash(seed),
      m_lastWhole(seed),
      m_migrated(migrated),
      m_bytesToTry(mostBytesTried)
{
    m_byHash[seed] = 0;
}

void AuditSuspects::see(const AuditRow& row)
{
    const Place place{m_last.number + 1, row.line.id, row.line.action.substr(0, mostOfAnAction), row.line.at};
    const bool isWhole = row.wasWrittenAs(place.id);
    const bool isLinked = row.previous == m_lastHash;
    const bool isNext = m_last.id != INT64_MAX && place.id == m_last.id + 1;
    if (!isWhole || !isLinked || !isNext) {
        if (m_suspects.size() < mostSuspects)
            m_suspects.push_back(
                {place, m_last, row.previous, row.hash, m_lastWhole, isWhole, isLinked, false, {}});
        else
            ++m_moreSuspects;
    }
    if (isWhole) {
        m_lastWhole = row.hash;
        m_lastWholeId = place.id;
    }
    m_lastHash = row.hash;
    m_last = place;
}

Result<std::vector<AuditFinding>> AuditSuspects::findings(const CancelToken& cancel)
{
    if (m_suspects.empty())
        return m_findings;
    auto numbered = findNumbers(cancel);
    if (!numbered)
        return Failure(numbered.error());
    for (std::size_t i = 0; i < m_suspects.size(); ++i)
        m_suspects[i].isInserted = wasInserted(i);
    for (std::size_t i = 0; i < m_suspects.size(); ++i)
        judge(i);
    if (m_moreSuspects > 0)
        find(AuditFinding::Kind::Altered, m_last,
             AuditTrailWords::tr("%n more row(s) do not fit their hashes or the rows before them.", nullptr,
                                 static_cast<int>(std::min<std::int64_t>(m_moreSuspects, INT_MAX))));
    return findRemoved(cancel).map([&] { return std::move(m_findings); });
}

// Who knows a suspect: the row that it says came before it, and the one that says it came before that.
Result<void> AuditSuspects::findNumbers(const CancelToken& cancel)
{
    for (const Suspect& suspect : m_suspects) {
        if (suspect.isWhole)
            continue;
        m_byHash.try_emplace(suspect.previous, INT64_MIN);
        m_byPrevious.try_emplace(suspect.hash, INT64_MIN);
    }
    auto all = m_database.prepare("SELECT id, previous, hash FROM audit");
    auto one = m_database.prepare(QD_AUDIT_ROWS " WHERE id = ?");
    if (!all || !one)
        return Failure(!all ? all.error() : one.error());
    auto read = forEachRow(*all, cancel, [&](const Statement& row) {
        const auto previous = auditHashFrom(row.blob(1));
        const auto hash = auditHashFrom(row.blob(2));
        if (previous && hash)
            noteCandidates(*previous, *hash, row.integer(0));
    });
    if (!read)
        return read;
    for (Suspect& suspect : m_suspects) {
        if (suspect.isWhole)
            continue;
        const auto found = one->bind(suspect.place.id).step();
        if (!found)
            return Failure(found.error());
        if (*found)
            suspect.writtenAs = numberOf(suspect, auditRowOf(*one));
        one->reset();
        m_shift = suspect.writtenAs ? *suspect.writtenAs - suspect.place.id : m_shift;
    }
    return {};
}

void AuditSuspects::noteCandidates(const AuditHash& previous, const AuditHash& hash, std::int64_t id)
{
    if (const auto known = m_byHash.find(hash); known != m_byHash.end())
        known->second = id;
    if (const auto known = m_byPrevious.find(previous); known != m_byPrevious.end())
        known->second = id;
}

std::optional<std::int64_t> AuditSuspects::numberOf(const Suspect& suspect, const AuditRow& row)
{
    // Rows that were renumbered together were moved by the same number.
    std::vector<std::int64_t> candidates;
    const auto addNear = [&](std::int64_t id, std::int64_t by) {
        std::int64_t sum = 0;
        if (!__builtin_add_overflow(id, by, &sum) && sum > 0)
            candidates.push_back(sum);
    };
    addNear(suspect.place.id, m_shift);
    addNear(m_byHash[suspect.previous], 1);
    addNear(m_byPrevious[suspect.hash], -1);
    for (std::int64_t by = 1; by <= farthestShift; ++by) {
        addNear(suspect.place.id, by);
        addNear(suspect.place.id, -by);
    }
    for (const std::int64_t id : candidates) {
        if (m_bytesToTry < 0)
            break;
        m_bytesToTry -= sizeOf(row.line);
        if (row.wasWrittenAs(id))
            return id;
    }
    return std::nullopt;
}

// Nothing of it was ever in the chain, as far as anybody can tell.
bool AuditSuspects::isStranger(const Suspect& suspect) const
{
    return !suspect.isWhole && !suspect.writtenAs;
}

// The chain closes without it: the next row that is known to be ours was written after the last one before
// it.
bool AuditSuspects::wasInserted(std::size_t index) const
{
    if (!isStranger(m_suspects[index]))
        return false;
    for (std::size_t next = index + 1; next < m_suspects.size(); ++next) {
        if (m_suspects[next].place.number != m_suspects[next - 1].place.number + 1)
            return false;
        if (!isStranger(m_suspects[next]))
            return m_suspects[next].previous == m_suspects[index].lastWhole;
    }
    return false;
}

void AuditSuspects::judge(std::size_t index)
{
    const Suspect& suspect = m_suspects[index];
    const Place& place = suspect.place;
    const QString row = describedRow(place.id, place.action, place.at);
    if (suspect.writtenAs)
        return find(
            AuditFinding::Kind::Moved, place,
            AuditTrailWords::tr("%1 was moved: it was written as row %2.").arg(row).arg(*suspect.writtenAs));
    if (suspect.isInserted)
        return find(
            AuditFinding::Kind::Inserted, place,
            AuditTrailWords::tr("%1 was inserted: the rows around it were written without it.").arg(row));
    if (!suspect.isWhole && place.id > m_lastWholeId)
        return find(AuditFinding::Kind::Altered, place,
                    AuditTrailWords::tr("%1 was altered, or added.").arg(row));
    if (!suspect.isWhole)
        return find(AuditFinding::Kind::Altered, place, AuditTrailWords::tr("%1 was altered.").arg(row));
    // It is as it was written, but after another row than the one that is there: who is to blame?
    if (suspect.isLinked || place.id != suspect.before.id + 1)
        return;
    const bool isBlamed =
        index > 0 && m_suspects[index - 1].place.number + 1 == place.number && !m_suspects[index - 1].isWhole;
    if (isBlamed)
        return;
    const Place& before = suspect.before;
    if (before.number == 0)
        return find(
            AuditFinding::Kind::Altered, place,
            AuditTrailWords::tr("The beginning of the trail was altered: %1 was written after another one.")
                .arg(row));
    find(AuditFinding::Kind::Altered, before,
         AuditTrailWords::tr("%1 was replaced: row %2 was written after another one.")
             .arg(describedRow(before.id, before.action, before.at))
             .arg(place.id));
}

QString AuditSuspects::removedText(std::int64_t first, std::int64_t last) const
{
    if (last > m_migrated)
        return first == last
                   ? AuditTrailWords::tr("Row %1 was removed from the trail.").arg(first)
                   : AuditTrailWords::tr("Rows %1 to %2 were removed from the trail.").arg(first).arg(last);
    return first == last
               ? AuditTrailWords::tr("Row %1 is missing, perhaps since before the trail was chained.")
                     .arg(first)
               : AuditTrailWords::tr("Rows %1 to %2 are missing, perhaps since before the trail was chained.")
                     .arg(first)
                     .arg(last);
}

// Numbers that no row has, nor was written under. A stranger behind all others says nothing of those between.
Result<void> AuditSuspects::findRemoved(const CancelToken& cancel)
{
    std::map<std::int64_t, std::optional<std::int64_t>> others;
    std::int64_t end = m_lastWholeId;
    for (const Suspect& suspect : m_suspects) {
        if (!suspect.isWhole && !suspect.isInserted)
            others[suspect.place.id] = suspect.writtenAs.value_or(suspect.place.id);
        else if (suspect.isInserted)
            others[suspect.place.id] = std::nullopt;
        end = std::max(end, suspect.writtenAs.value_or(0));
    }
    auto query = m_database.prepare("SELECT id FROM audit ORDER BY id");
    if (!query)
        return Failure(query.error());
    std::vector<std::int64_t> numbers;
    auto read = forEachRow(*query, cancel, [&](const Statement& row) {
        const auto other = others.find(row.integer(0));
        const auto number = other == others.end() ? std::optional(row.integer(0)) : other->second;
        if (number && *number > 0 && *number <= end)
            numbers.push_back(*number);
    });
    if (!read)
        return read;
    std::sort(numbers.begin(), numbers.end());
    std::int64_t expected = 1;
    for (const std::int64_t number : numbers) {
        if (number > expected) {
            const std::int64_t last = number - 1;
            m_findings.push_back({.kind = AuditFinding::Kind::Removed,
                                  .first = expected,
                                  .last = last,
                                  .text = removedText(expected, last)});
        }
        expected = number == INT64_MAX ? number : number + 1;
    }
    return {};
}

void AuditSuspects::find(AuditFinding::Kind kind, const Place& place, const QString& text)
{
    m_findings.push_back({kind, place.id, place.id, place.action, place.at, text});
}

} // namespace qd
