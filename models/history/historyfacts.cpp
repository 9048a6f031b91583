// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyfacts.h"

#include "models/history/documentkinds.h"
#include "models/history/schema/migrations.h"
#include "models/history/sqlite/database.h"

#include <QFileInfo>

#include <algorithm>

namespace qd {

namespace {

Result<HistoryFacts::Kind> kindFrom(const Database& database, const CancelToken& cancel, const char* sql)
{
    auto query = database.prepare(sql);
    if (!query)
        return Failure(query.error());
    HistoryFacts::Kind kind;
    return forEachRow(*query, cancel,
                      [&](const Statement& row) {
                          kind.count = row.integer(0);
                          if (!row.isNull(1))
                              kind.since = row.time(1);
                      })
        .map([&] { return kind; });
}

Result<void> readDocuments(const Database& database, HistoryFacts& facts)
{
    auto query = database.prepare("SELECT kind, id, body FROM document WHERE kind IN (?, ?)");
    if (!query)
        return Failure(query.error());
    query->bind(documentkind::pin, documentkind::setting);
    auto read = forEachRow(*query, {}, [&](const Statement& row) {
        const DocumentRecord document{row.text(0), row.text(1), row.text(2)};
        if (const auto pin = document.kind == documentkind::pin ? pinFrom(document) : std::nullopt)
            facts.pins.push_back(*pin);
        else if (document.kind == documentkind::setting && document.id == settingid::retention)
            facts.limits = retentionFrom(document.body).value_or(RetentionLimits());
        else if (document.kind == documentkind::pin) // so that it can be taken away
            facts.pins.push_back({document.id, {}, QString::fromStdString(document.body), {}});
    });
    std::sort(facts.pins.begin(), facts.pins.end(),
              [](const Pin& a, const Pin& b) { return a.range.from < b.range.from; });
    return read;
}

} // namespace

Result<HistoryFacts> historyFacts(const QString& path, const CancelToken& cancel)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Failure(database.error());
    if (const auto version = historyVersion(*database); !version)
        return Failure(version.error());
    HistoryFacts facts;
    facts.fileBytes = QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
    const auto set = [&](HistoryFacts::Kind HistoryFacts::*kind, const char* sql) {
        return kindFrom(*database, cancel, sql).map([&](HistoryFacts::Kind found) { facts.*kind = found; });
    };
    return database
        ->integer(
            "SELECT freelist_count * (SELECT page_size FROM pragma_page_size) FROM pragma_freelist_count")
        .map([&](std::int64_t bytes) { facts.freeBytes = bytes; })
        .and_then([&] { return database->integer("SELECT count(*) FROM series"); })
        .map([&](std::int64_t count) { facts.series = count; })
        .and_then(
            [&] { return set(&HistoryFacts::samples, "SELECT total(samples), min(first_at) FROM chunk"); })
        .and_then([&] {
            return set(
                &HistoryFacts::predictions,
                "SELECT total(n), min(since) FROM (SELECT total(rows - dead) AS n, min(first_at) AS since "
                "FROM prediction_segment UNION ALL SELECT total(records), min(first_at) FROM "
                "prediction_tail)");
        })
        .and_then([&] { return set(&HistoryFacts::events, "SELECT count(*), min(at) FROM event"); })
        .and_then([&] { return readDocuments(*database, facts); })
        .map([&] { return facts; });
}

} // namespace qd
