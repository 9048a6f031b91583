// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/schemacheck.h"

#include "models/history/schema/migrations.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <mutex>
#include <set>

namespace qd {

namespace {

constexpr qsizetype mostOfAName = 60;

struct SchemaObject
{
    std::string type;
    std::string name;
    std::string table;
    std::string sql; ///< the statement; empty for an index that SQLite makes by itself

    auto operator<=>(const SchemaObject&) const = default;
};

using Schema = std::set<SchemaObject>;

// What ANALYZE leaves there, for example out of an SQLite browser: read by nobody but SQLite's planner.
const std::array statistics{
    SchemaObject{"table", "sqlite_stat1", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"},
    SchemaObject{"table", "sqlite_stat4", "sqlite_stat4",
                 "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"},
};

// Version 3 had put chunks into the place of the rows of samples when it was released; today's step to it
// leaves that to the one that follows.
bool mayBeMissing(int version, const SchemaObject& object)
{
    return version == 3 && object.name == "sample";
}

Result<std::vector<SchemaObject>> objectsOf(const Database& database)
{
    auto query = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema");
    if (!query)
        return Failure(query.error());
    return collectRows(*query, {}, [](const Statement& row) {
        return SchemaObject{row.text(0), row.text(1), row.text(2), row.text(3)};
    });
}

Result<Schema> schemaOfMigrations(int version)
{
    const auto database = Database::inMemory();
    if (!database)
        return Failure(database.error());
    return migrate(*database, historyMigrations().first(static_cast<std::size_t>(version)))
        .and_then([&] { return objectsOf(*database); })
        .map([](const std::vector<SchemaObject>& objects) { return Schema(objects.begin(), objects.end()); });
}

Result<Schema> expectedSchema(int version)
{
    static std::mutex mutex;
    static std::map<int, Schema> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(version); found != known.end())
        return found->second;
    auto schema = schemaOfMigrations(version);
    if (schema)
        known.emplace(version, *schema);
    return schema;
}

QString described(const SchemaObject& object)
{
    const QString name = QString::fromStdString(object.name).left(mostOfAName);
    if (object.type == "table")
        return QCoreApplication::translate("History", "table “%1”").arg(name);
    if (object.type == "index")
        return QCoreApplication::translate("History", "index “%1”").arg(name);
    if (object.type == "trigger")
        return QCoreApplication::translate("History", "trigger “%1”").arg(name);
    if (object.type == "view")
        return QCoreApplication::translate("History", "view “%1”").arg(name);
    return QCoreApplication::translate("History", "object “%1” of an unknown kind").arg(name);
}

Failure refused(const Database& database, const QString& what)
{
    return fail(
        ErrorKind::Invalid, databasePath(database.handle()), what,
        QCoreApplication::translate(
            "History",
            "It was not opened, because a file's tables and triggers act on whoever opens it. Nothing was "
            "changed in it. \"quarterdeck salvage\" saves what can be read into a new file."));
}

Failure foreign(const Database& database, const SchemaObject& object)
{
    return refused(database, QCoreApplication::translate(
                                 "History", "This file contains objects that Quarterdeck did not create: %1.")
                                 .arg(described(object)));
}

Failure changed(const Database& database, const SchemaObject& object)
{
    return refused(database,
                   QCoreApplication::translate(
                       "History", "This file contains objects that differ from what Quarterdeck creates: %1.")
                       .arg(described(object)));
}

Failure missing(const Database& database, const SchemaObject& object)
{
    return refused(database,
                   QCoreApplication::translate(
                       "History", "Objects that Quarterdeck creates are missing from this file: %1.")
                       .arg(described(object)));
}

} // namespace

Result<void> checkSchema(const Database& database, int version)
{
    auto expected = expectedSchema(version);
    if (!expected)
        return Failure(expected.error());
    const auto found = objectsOf(database);
    if (!found)
        return Failure(found.error());
    Schema remaining = *expected;
    for (const SchemaObject& object : *found) {
        if (remaining.erase(object) > 0 || std::ranges::find(statistics, object) != statistics.end())
            continue;
        const bool isKnown = std::ranges::any_of(
            *expected, [&](const SchemaObject& known) { return known.name == object.name; });
        return isKnown ? changed(database, object) : foreign(database, object);
    }
    for (const SchemaObject& object : remaining) {
        if (!mayBeMissing(version, object))
            return missing(database, object);
    }
    return {};
}

} // namespace qd
