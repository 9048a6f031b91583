// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace qd {

/// A prepared statement. Parameters are counted from 1 and columns from 0, as in SQLite; bound text and blobs
/// are copied.
class Statement
{
public:
    [[nodiscard]] static Result<Statement> prepare(sqlite3* handle, std::string_view sql);

    /// Starts afresh with these parameters.
    template <typename... Values>
    Statement& bind(const Values&... values)
    {
        reset();
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }

    /// Steps to the next row; returns true when there is one to read.
    [[nodiscard]] Result<bool> step();
    void reset();

    /// Runs a statement without rows.
    template <typename... Values>
    [[nodiscard]] Result<void> run(const Values&... values)
    {
        const auto row = bind(values...).step();
        reset();
        if (!row)
            return Failure(row.error());
        return {};
    }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Points into SQLite's memory until the next step() or reset(), as does blob().
    [[nodiscard]] std::string_view textView(int column) const;
    [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
    [[nodiscard]] Timestamp time(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<double> optionalReal(int column) const;
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;

    [[nodiscard]] sqlite3* connection() const;

    void bindOne(int index, std::int64_t value);
    void bindOne(int index, int value) { bindOne(index, std::int64_t{value}); }
    void bindOne(int index, Timestamp value) { bindOne(index, value.ms); }
    void bindOne(int index, double value);
    void bindOne(int index, std::string_view value);
    void bindOne(int index, const std::string& value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, const char* value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, std::span<const std::uint8_t> value); ///< a blob
    void bindOne(int index, const std::vector<std::uint8_t>& value)
    {
        bindOne(index, std::span<const std::uint8_t>(value));
    }
    void bindOne(int index, std::nullopt_t value);
    template <typename T>
    void bindOne(int index, const std::optional<T>& value)
    {
        if (value)
            bindOne(index, *value);
        else
            bindOne(index, std::nullopt);
    }

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = 0; ///< the first one; told by the next step()
};

/// Makes SQLite give up within milliseconds of a cancellation, also while it sorts or skips rows. Guards nest
/// on their thread: while an inner one stands, what cancels an outer one of the connection counts as well.
class CancelGuard
{
public:
    CancelGuard(sqlite3* handle, const CancelToken& cancel);
    ~CancelGuard();
    CancelGuard(const CancelGuard&) = delete;
    CancelGuard& operator=(const CancelGuard&) = delete;

private:
    void install();
    [[nodiscard]] bool isCancelled() const;

    sqlite3* m_handle;
    CancelToken m_cancel;
    CancelGuard* m_outer; ///< the outer guard of the same thread, perhaps of another connection
};

[[nodiscard]] Error cancelledError(const Statement& statement);

/// Calls `row(const Statement&)` for every row.
template <typename Row>
[[nodiscard]] Result<void> forEachRow(Statement& statement, const CancelToken& cancel, Row row)
{
    const CancelGuard guard(statement.connection(), cancel);
    for (;;) {
        if (cancel.isCancelled())
            return Failure(cancelledError(statement));
        const auto more = statement.step();
        if (!more)
            return Failure(more.error());
        if (!*more)
            return {};
        row(std::as_const(statement));
    }
}

/// Every row, as `make(const Statement&)` sees it.
template <typename Make>
[[nodiscard]] auto collectRows(Statement& statement, const CancelToken& cancel, Make make)
    -> Result<std::vector<std::invoke_result_t<Make, const Statement&>>>
{
    std::vector<std::invoke_result_t<Make, const Statement&>> rows;
    auto read = forEachRow(statement, cancel, [&](const Statement& row) { rows.push_back(make(row)); });
    if (!read)
        return Failure(read.error());
    return rows;
}

} // namespace qd
