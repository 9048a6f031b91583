// SPDX-License-Identifier: Apache-2.0
#include "mutation.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <vector>

namespace qd {

namespace {

constexpr qint64 pageBytes = 2'048;

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t end)
{
    return end == 0 ? 0 : random() % end;
}

template <typename List>
const auto& oneOf(Random& random, const List& list)
{
    return list[below(random, std::size(list))];
}

/// A connection without any of the caution of ours.
class Raw
{
public:
    explicit Raw(const QString& path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_handle);
        run("PRAGMA foreign_keys=OFF");
        run("PRAGMA recursive_triggers=OFF");
    }
    ~Raw()
    {
        run("PRAGMA wal_checkpoint(TRUNCATE)");
        sqlite3_close(m_handle);
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    bool run(const QString& sql)
    {
        return sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    [[nodiscard]] bool hasChanged() const { return sqlite3_total_changes(m_handle) > 0; }
    QStringList column(const QString& sql)
    {
        QStringList found;
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql.toUtf8().constData(), -1, &statement, nullptr);
        while (statement && sqlite3_step(statement) == SQLITE_ROW)
            found << QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        return found;
    }

private:
    sqlite3* m_handle = nullptr;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

Mutation changeBytes(QByteArray& bytes, Random& random)
{
    const auto count = 1 + below(random, 8);
    const qint64 around = qint64(below(random, quint64(bytes.size())));
    for (std::uint64_t i = 0; i < count; ++i) {
        const qint64 at = std::min<qint64>(around + qint64(below(random, 64)), bytes.size() - 1);
        bytes[at] = char(bytes[at] ^ char(1U << below(random, 8)));
    }
    return {QStringLiteral("%1 bits from byte %2 on").arg(count).arg(around)};
}

Mutation changePages(QByteArray& bytes, Random& random)
{
    const auto pages = quint64(bytes.size() / pageBytes);
    const qint64 from = qint64(below(random, pages)) * pageBytes;
    const qint64 to = qint64(below(random, pages)) * pageBytes;
    const QByteArray one = bytes.mid(from, pageBytes);
    const QByteArray other = bytes.mid(to, pageBytes);
    switch (below(random, 4)) {
    case 0:
        bytes.replace(to, pageBytes, one).replace(from, pageBytes, other);
        return {
            QStringLiteral("pages %1 and %2 exchanged").arg(from / pageBytes + 1).arg(to / pageBytes + 1)};
    case 1:
        bytes.replace(to, pageBytes, one);
        return {QStringLiteral("page %1 copied over %2").arg(from / pageBytes + 1).arg(to / pageBytes + 1)};
    case 2:
        bytes.replace(to, pageBytes, QByteArray(pageBytes, '\0'));
        return {QStringLiteral("page %1 of zeros").arg(to / pageBytes + 1)};
    default:
        bytes.truncate(to + qint64(below(random, quint64(pageBytes))));
        return {QStringLiteral("cut off at byte %1").arg(bytes.size())};
    }
}

// Counts, pointers and lengths that SQLite itself believes: in the header of the file or of a page.
Mutation changeSizes(QByteArray& bytes, Random& random)
{
    const bool isOfFile = below(random, 4) == 0;
    const qint64 page = isOfFile ? 0 : qint64(below(random, quint64(bytes.size() / pageBytes))) * pageBytes;
    const qint64 at = page + qint64(below(random, isOfFile ? 100 : 40));
    constexpr std::array<unsigned char, 5> extremes{0x00, 0x01, 0x7f, 0x80, 0xff};
    const auto count = 1 + below(random, 4);
    for (std::uint64_t i = 0; i < count && at + qint64(i) < bytes.size(); ++i)
        bytes[at + qint64(i)] = char(oneOf(random, extremes));
    return {QStringLiteral("%1 bytes of a header from byte %2 on").arg(count).arg(at)};
}

const std::set<QString> recordTables{"document",      "event", "alert",       "incident",
                                     "incident_step", "audit", "log_position"};
// Nothing but what they say tells what they said.
const std::set<QString> nameTables{"series", "series_label", "name", "prediction_stream", "unmatched_label"};

bool isProvable(const QString& table, const QString& column)
{
    return !recordTables.contains(table) && !nameTables.contains(table) &&
           !(table == "prediction_segment" && column == "stream") && column != "id" && column != "others" &&
           !table.startsWith("damaged_");
}

struct Place
{
    QString table;
    QString column;
    QString row; ///< a condition that is true for one row
};

// A cell of a table with rows.
Place placeIn(Raw& database, Random& random, const QString& type)
{
    const QStringList tables = database.column(
        "SELECT DISTINCT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND "
        "t.name NOT LIKE 'sqlite_%' AND c.type LIKE '" +
        type + "' ORDER BY 1");
    for (int tries = 0; tries < 40 && !tables.isEmpty(); ++tries) {
        Place place;
        place.table = oneOf(random, tables);
        const QStringList columns = database.column("SELECT name FROM pragma_table_info('" + place.table +
                                                    "') WHERE type LIKE '" + type + "'");
        place.column = oneOf(random, columns);
        const auto rows = database.column("SELECT count(*) FROM " + place.table).value(0).toULongLong();
        if (rows == 0)
            continue;
        // Tables without row numbers are known by their keys.
        const QString keys =
            database
                .column("SELECT coalesce((SELECT group_concat(name) FROM pragma_table_info('" + place.table +
                        "') WHERE pk > 0), 'rowid')")
                .value(0);
        place.row = QStringLiteral("(%1) = (SELECT %1 FROM %2 LIMIT 1 OFFSET %3)")
                        .arg(keys, place.table)
                        .arg(below(random, rows));
        return place;
    }
    return {};
}

Mutation cellMutation(const QString& what, const Place& place)
{
    return {what, isProvable(place.table, place.column), recordTables.contains(place.table)};
}

const std::vector<const char*> noUpdates{
    "DROP TRIGGER incident_step_no_update", "DROP TRIGGER audit_no_update",
    "DROP TRIGGER incident_step_no_delete", "DROP TRIGGER audit_no_delete"};

Mutation changeRow(Raw& database, Random& random)
{
    for (const char* sql : noUpdates)
        database.run(sql);
    const Place place = placeIn(database, random, below(random, 4) == 0 ? "TEXT" : "INTEGER");
    if (below(random, 6) == 0) {
        database.run("DELETE FROM " + place.table + " WHERE " + place.row);
        return {"a row of " + place.table + " deleted", false, recordTables.contains(place.table)};
    }
    static const std::array values{"0",
                                   "1",
                                   "-1",
                                   "32768",
                                   "3000000000",
                                   "100000000000",
                                   "9000000000000000000",
                                   "9223372036854775807",
                                   "-9223372036854775807 - 1",
                                   "253402300799000",
                                   "%1 + 1",
                                   "%1 * 2",
                                   "%1 - 1000",
                                   "7311953285914231553"};
    static const std::array texts{"''",
                                  "'x'",
                                  "%1 || 'x'",
                                  "upper(%1)",
                                  "CAST(x'ff00fe' AS TEXT)",
                                  "hex(zeroblob(1000000))",
                                  "replace(hex(zeroblob(50000)), '00', '[')"};
    const bool isText = database.column("SELECT type FROM pragma_table_info('" + place.table +
                                        "') WHERE name = '" + place.column + "'") == QStringList{"TEXT"};
    const QString value =
        QString(isText ? oneOf(random, texts) : oneOf(random, values)).replace("%1", place.column);
    database.run("UPDATE " + place.table + " SET " + place.column + " = " + value + " WHERE " + place.row);
    return cellMutation(place.table + "." + place.column + " = " + value + " where " + place.row, place);
}

Mutation changeBlob(Raw& database, Random& random)
{
    const Place place = placeIn(database, random, "BLOB");
    const QString column = place.column;
    QString value;
    switch (below(random, 6)) {
    case 0:
        value = "x''";
        break;
    case 1:
        value = QStringLiteral("CAST(substr(%1, 1, length(%1) / 2) AS BLOB)").arg(column);
        break;
    case 2: { // one byte
        const auto at = below(random, 200);
        value = QStringLiteral("CAST(substr(%1, 1, %2) || x'%3' || substr(%1, %4) AS BLOB)")
                    .arg(column)
                    .arg(at)
                    .arg(below(random, 256), 2, 16, QLatin1Char('0'))
                    .arg(at + 2);
        break;
    }
    case 3:
        value = QStringLiteral("CAST(%1 || zeroblob(64) AS BLOB)").arg(column);
        break;
    case 4:
        value = QStringLiteral("zeroblob(%1)").arg(below(random, 20) == 0 ? 40'000'000 : 100'000);
        break;
    default: // another row's
        value = QStringLiteral("(SELECT %1 FROM %2 LIMIT 1 OFFSET %3 % (SELECT count(*) FROM %2))")
                    .arg(column, place.table)
                    .arg(below(random, 100'000));
        break;
    }
    database.run("UPDATE " + place.table + " SET " + column + " = " + value + " WHERE " + place.row);
    Mutation mutation =
        cellMutation(place.table + "." + column + " = " + value + " where " + place.row, place);
    return mutation;
}

Mutation changeSchema(Raw& database, Random& random)
{
    const QStringList tables =
        database.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    const QString& table = oneOf(random, tables);
    const QString& other = oneOf(random, tables);
    const QStringList objects =
        database.column("SELECT upper(type) || ' ' || name FROM sqlite_schema WHERE type IN ('trigger', "
                        "'index') AND name NOT LIKE 'sqlite_%'");
    const QString inSchema = QStringLiteral("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET ");
    const std::vector<QString> changes{
        "DROP " + oneOf(random, objects),
        "DROP TABLE " + table,
        "ALTER TABLE " + table + " RENAME TO other",
        "ALTER TABLE " + table + " ADD COLUMN extra",
        "ALTER TABLE " + table + " RENAME TO hidden; CREATE VIEW " + table + " AS SELECT * FROM hidden",
        "CREATE TRIGGER foreign_one BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER foreign_two AFTER INSERT ON " + table + " BEGIN DELETE FROM " + other + "; END",
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i "
        "FROM n",
        "DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
        "n) "
        "SELECT i AS id, i AS at, 'k' AS kind, '' AS endpoint, '' AS model, '{}' AS detail FROM n",
        inSchema + "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '" + other +
            "') WHERE name = '" + table + "'",
        inSchema + QStringLiteral("rootpage = %1 WHERE name = '%2'").arg(below(random, 5'000)).arg(table),
        inSchema + "sql = replace(sql, 'INTEGER', 'TEXT') WHERE name = '" + table + "'",
        inSchema + "sql = 'CREATE TABLE ' || name || '(a)' WHERE name = '" + table + "'",
        inSchema + "sql = hex(zeroblob(100000)) WHERE name = '" + table + "'",
        "DELETE FROM " + table,
        QStringLiteral("PRAGMA user_version=%1").arg(qint64(below(random, 20)) - 2),
        QStringLiteral("PRAGMA application_id=%1").arg(below(random, 5)),
    };
    const QString& sql = oneOf(random, changes);
    database.run(sql);
    return {sql, false, false};
}

} // namespace

Mutation mutate(const QString& path, std::uint64_t seed)
{
    Random random(seed);
    const auto kind = below(random, 12);
    if (kind < 5) {
        QByteArray bytes = contentOf(path);
        const Mutation mutation = kind < 2    ? changeBytes(bytes, random)
                                  : kind == 2 ? changePages(bytes, random)
                                  : kind == 3 ? changeSizes(bytes, random)
                                              : changeBytes(bytes, random);
        write(path, bytes);
        return mutation;
    }
    Raw database(path);
    if (kind < 8)
        return changeRow(database, random);
    return kind < 11 ? changeBlob(database, random) : changeSchema(database, random);
}

} // namespace qd
