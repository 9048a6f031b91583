// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/sqlite/statement.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

struct sqlite3;

namespace qd {

/// No text, blob or row of a history is larger: what a file claims beyond it is damage, and is refused before
/// there is memory for it. What is written stays far below (see SegmentWriter).
inline constexpr int mostValueBytes = 128 * 1024 * 1024;

/// Whether the file can be written to: not on a medium that is only read, and in a folder of others.
[[nodiscard]] bool canWriteBeside(const QString& path);

/// One SQLite connection. Not thread-safe: use and destroy it on one thread at a time.
class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// ReadWrite creates the file when it is missing, readable by its owner only. Neither mode writes to a
    /// file that exists: see useWriteAheadLog(). The connection is on its guard against what the file says of
    /// itself: no views, no triggers, no way to write the list of tables. A history is read, too, where
    /// nothing can be written beside it.
    [[nodiscard]] static Result<Database> open(const QString& path, Mode mode);

    /// Opens a database that is empty, in memory, and gone with the connection.
    [[nodiscard]] static Result<Database> inMemory();

    /// Lets the triggers of the file run, which do not until then: it may be anybody's.
    [[nodiscard]] Result<void> obeyTriggers() const;

    /// WAL with synchronous=FULL: a COMMIT returns after the log has reached the disk, so that what was
    /// acknowledged survives both the death of the process and the loss of power.
    [[nodiscard]] Result<void> useWriteAheadLog();

    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    /// Prepares each text into its statement; stops at the first that fails.
    [[nodiscard]] Result<void>
    prepare(std::initializer_list<std::pair<Statement*, const char*>> statements) const;
    /// Any number of statements without parameters; rows are dropped.
    [[nodiscard]] Result<void> execute(const char* sql) const;
    /// The first column of the first row; 0 without a row.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;

    /// Memory that pages of the file take.
    [[nodiscard]] std::size_t pageBytes() const;
    /// Gives it back, as far as no statement stands on a page and none is changed. What is asked for next
    /// reads them again.
    void dropPages() const;

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }

private:
    [[nodiscard]] static Result<Database> openNamed(const char* name, int access, const QString& path);

    struct Close
    {
        void operator()(sqlite3* handle) const;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// Rolls back unless it was committed. A Read transaction gives several queries one view of the file.
class Transaction
{
public:
    enum class Kind { Read, Write };

    [[nodiscard]] static Result<Transaction> begin(const Database& database, Kind kind);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database& database) : m_database(&database) {}
    const Database* m_database;
};

} // namespace qd
