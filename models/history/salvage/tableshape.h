// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/salvage/treewalker.h"
#include "models/history/sqlite/database.h"

namespace qd {

/// What the rows of a table look like in the file, learnt from a sound history of the same version.
struct TableShape
{
    struct Column
    {
        std::string name;
        std::string type; ///< the type of a column of a strict table
        bool mayBeNull = false;
    };

    std::string name;
    bool hasRowids = true;
    std::size_t keyColumns = 0;               ///< the number of key columns of a table without rowids
    std::vector<Column> columns{};            ///< as they are stored
    std::optional<std::size_t> rowidColumn{}; ///< stored as NULL

    [[nodiscard]] bool fits(const StoredRow& row) const;
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

[[nodiscard]] Result<std::vector<TableShape>> tableShapes(const Database& database);

/// A reference from one column to another, which must be there.
struct TableReference
{
    std::string table;
    std::string column;
    std::string parent;
    std::string parentColumn;
};

[[nodiscard]] Result<std::vector<TableReference>> tableReferences(const Database& database);

/// Writes rows as they were stored.
class RowInserter
{
public:
    [[nodiscard]] static Result<RowInserter> prepare(const Database& database, const TableShape& shape);

    /// Inserts the row; returns false when the table refuses it, or has one with its key.
    [[nodiscard]] Result<bool> insert(const StoredRow& row);

private:
    const Database* m_database = nullptr;
    std::optional<std::size_t> m_rowidColumn;
    Statement m_insert;
};

} // namespace qd
