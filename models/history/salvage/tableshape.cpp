// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/tableshape.h"

#include <sqlite3.h>

#include <algorithm>

namespace qd {

namespace {

bool isOfType(const StoredValue& value, const TableShape::Column& column)
{
    if (std::holds_alternative<NullValue>(value))
        return column.mayBeNull;
    if (column.type == "INTEGER" || column.type == "INT")
        return std::holds_alternative<std::int64_t>(value);
    if (column.type == "REAL")
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    if (column.type == "TEXT")
        return std::holds_alternative<std::string>(value);
    if (column.type == "BLOB")
        return std::holds_alternative<Bytes>(value);
    return true;
}

Result<TableShape> shapeOf(const Database& database, const std::string& table, bool hasRowids)
{
    TableShape shape{table, hasRowids};
    // A table without rowids has the columns of its key first.
    auto query = database.prepare(
        hasRowids ? "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid"
                  : "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY pk = 0, pk, cid");
    if (!query)
        return Failure(query.error());
    auto read = forEachRow(query->bind(table), {}, [&](const Statement& row) {
        TableShape::Column column{row.text(0), row.text(1), row.integer(2) == 0};
        const bool isKey = row.integer(3) > 0;
        if (isKey && hasRowids && column.type == "INTEGER")
            shape.rowidColumn = shape.columns.size();
        if (isKey)
            column.mayBeNull = shape.rowidColumn == shape.columns.size();
        shape.keyColumns += isKey && !hasRowids;
        shape.columns.push_back(std::move(column));
    });
    if (!read)
        return Failure(read.error());
    return shape;
}

void bindValue(Statement& statement, int index, const StoredValue& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        statement.bindOne(index, *whole);
    else if (const auto* real = std::get_if<double>(&value))
        statement.bindOne(index, *real);
    else if (const auto* text = std::get_if<std::string>(&value))
        statement.bindOne(index, std::string_view(*text));
    else if (const auto* blob = std::get_if<Bytes>(&value))
        statement.bindOne(index, *blob);
    else
        statement.bindOne(index, std::nullopt);
}

} // namespace

bool TableShape::fits(const StoredRow& row) const
{
    return row.values.size() == columns.size() &&
           std::equal(row.values.begin(), row.values.end(), columns.begin(), isOfType);
}

std::optional<std::size_t> TableShape::column(std::string_view wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.name == wanted; });
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

Result<std::vector<TableShape>> tableShapes(const Database& database)
{
    auto query = database.prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND "
                                  "type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    if (!query)
        return Failure(query.error());
    const auto tables = collectRows(
        *query, {}, [](const Statement& row) { return std::pair(row.text(0), row.integer(1) == 0); });
    if (!tables)
        return Failure(tables.error());
    std::vector<TableShape> shapes;
    for (const auto& [name, hasRowids] : *tables) {
        auto shape = shapeOf(database, name, hasRowids);
        if (!shape)
            return Failure(shape.error());
        shapes.push_back(std::move(*shape));
    }
    return shapes;
}

Result<std::vector<TableReference>> tableReferences(const Database& database)
{
    auto query =
        database.prepare("SELECT t.name, f.\"from\", f.\"table\", f.\"to\" FROM pragma_table_list t, "
                         "pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table'");
    if (!query)
        return Failure(query.error());
    return collectRows(*query, {}, [](const Statement& row) {
        return TableReference{row.text(0), row.text(1), row.text(2), row.text(3)};
    });
}

Result<RowInserter> RowInserter::prepare(const Database& database, const TableShape& shape)
{
    std::string columns;
    std::string values;
    for (const TableShape::Column& column : shape.columns) {
        columns += (columns.empty() ? "\"" : ", \"") + column.name + "\"";
        values += values.empty() ? "?" : ", ?";
    }
    RowInserter inserter;
    inserter.m_database = &database;
    inserter.m_rowidColumn = shape.rowidColumn;
    const std::string sql =
        "INSERT OR IGNORE INTO \"" + shape.name + "\"(" + columns + ") VALUES(" + values + ")";
    auto prepared = database.prepare(sql);
    if (!prepared)
        return Failure(prepared.error());
    inserter.m_insert = std::move(*prepared);
    return inserter;
}

Result<bool> RowInserter::insert(const StoredRow& row)
{
    m_insert.bind();
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        if (m_rowidColumn == i)
            m_insert.bindOne(index, row.rowid);
        else
            bindValue(m_insert, index, row.values[i]);
    }
    const auto done = m_insert.step();
    const int code = sqlite3_errcode(m_database->handle()) & 0xff;
    m_insert.reset();
    if (done)
        return sqlite3_changes(m_database->handle()) > 0;
    if (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH)
        return false;
    return Failure(done.error());
}

} // namespace qd
