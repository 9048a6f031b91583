// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

#include <unordered_map>

namespace qd {

/// A statement on loan: reset when it is given back, so that it keeps no view of the file open.
class BorrowedStatement
{
public:
    explicit BorrowedStatement(Statement& statement) : m_statement(&statement) {}
    BorrowedStatement(BorrowedStatement&& other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {
    }
    BorrowedStatement& operator=(BorrowedStatement&&) = delete;
    ~BorrowedStatement()
    {
        if (m_statement)
            m_statement->reset();
    }
    Statement* operator->() const { return m_statement; }
    Statement& operator*() const { return *m_statement; }

private:
    Statement* m_statement;
};

/// Statements that are asked for again and again: preparing one costs more than most of them cost to run. A
/// statement is borrowed by one caller at a time. Belongs to the connection's thread.
class StatementCache
{
public:
    explicit StatementCache(const Database& database) : m_database(database) {}

    /// `sql` is a literal: statements are found again by its address.
    [[nodiscard]] Result<BorrowedStatement> borrow(const char* sql)
    {
        if (const auto known = m_statements.find(sql); known != m_statements.end())
            return BorrowedStatement(known->second);
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return Failure(prepared.error());
        return BorrowedStatement(m_statements.emplace(sql, std::move(*prepared)).first->second);
    }
    [[nodiscard]] const Database& database() const { return m_database; }

private:
    const Database& m_database;
    std::unordered_map<const void*, Statement> m_statements;
};

} // namespace qd
