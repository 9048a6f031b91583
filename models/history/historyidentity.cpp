// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyidentity.h"

#include "models/history/sqlite/databaseerror.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace qd {

namespace {

constexpr std::size_t identityDigits = 32;

constexpr std::array trailNames{std::pair(HistoryIdentity::Trail::Whole, "whole"),
                                std::pair(HistoryIdentity::Trail::Salvaged, "salvaged"),
                                std::pair(HistoryIdentity::Trail::Part, "part")};

const char* nameOf(HistoryIdentity::Trail trail)
{
    const auto* found = std::find_if(trailNames.begin(), trailNames.end(),
                                     [&](const auto& known) { return known.first == trail; });
    return found->second;
}

std::optional<HistoryIdentity::Trail> trailFrom(const std::string& name)
{
    const auto* found = std::find_if(trailNames.begin(), trailNames.end(),
                                     [&](const auto& known) { return name == known.second; });
    return found == trailNames.end() ? std::nullopt : std::optional(found->first);
}

Failure hasNone(const Database& database)
{
    return fail(ErrorKind::Storage, databasePath(database.handle()),
                QCoreApplication::translate("History", "This history has no identifier."),
                QCoreApplication::translate("History", "Nothing was changed in it. \"quarterdeck salvage\" "
                                                       "saves what can be read into a new file."));
}

} // namespace

std::string newHistoryIdentity()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), std::ssize(words));
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex().toStdString();
}

bool isHistoryIdentity(const std::string& text)
{
    return text.size() == identityDigits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

Result<HistoryIdentity> historyIdentity(const Database& database)
{
    auto query = database.prepare(
        "SELECT identity, audit_origin, audit_migrated, audit_trail, audit_kept FROM history WHERE id = 1");
    if (!query)
        return Failure(query.error());
    const auto row = query->step();
    if (!row)
        return Failure(row.error());
    if (!*row)
        return hasNone(database);
    const auto trail = trailFrom(query->text(3));
    HistoryIdentity found{query->text(0), query->text(1), query->integer(2),
                          trail.value_or(HistoryIdentity::Trail::Whole), query->integer(4)};
    if (!trail || !isHistoryIdentity(found.identity) || !isHistoryIdentity(found.auditOrigin))
        return hasNone(database);
    return found;
}

Result<void> writeHistoryIdentity(const Database& database, const HistoryIdentity& identity)
{
    auto write = database.prepare(
        "INSERT INTO history(id, identity, audit_origin, audit_migrated, audit_trail, audit_kept) "
        "VALUES(1, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET identity = excluded.identity, "
        "audit_origin = excluded.audit_origin, audit_migrated = excluded.audit_migrated, "
        "audit_trail = excluded.audit_trail, audit_kept = excluded.audit_kept");
    if (!write)
        return Failure(write.error());
    return write->run(identity.identity, identity.auditOrigin, identity.auditMigrated,
                      std::string_view(nameOf(identity.trail)), identity.kept);
}

Result<void> renewHistoryIdentity(const Database& database)
{
    return historyIdentity(database).and_then([&](HistoryIdentity identity) {
        identity.identity = newHistoryIdentity();
        return writeHistoryIdentity(database, identity);
    });
}

} // namespace qd
