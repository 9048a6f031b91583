// SPDX-License-Identifier: Apache-2.0
#include "models/history/sqlite/statement.h"

#include "models/history/sqlite/databaseerror.h"

#include <sqlite3.h>

#include <utility>

namespace qd {

namespace {

// About a tenth of a millisecond of work between two looks at the token.
constexpr int instructionsBetweenChecks = 4'000;

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3* handle, std::string_view sql)
{
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr);
    if (code != SQLITE_OK)
        return Failure(databaseError(handle, code));
    Statement statement;
    statement.m_statement.reset(prepared);
    return statement;
}

Result<bool> Statement::step()
{
    const int code = m_bindError != SQLITE_OK ? m_bindError : sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = databaseError(connection(), code);
    reset(); // a failed statement must not keep a read transaction open
    return Failure(std::move(error));
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    m_bindError = SQLITE_OK;
}

void Statement::bindOne(int index, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(m_statement.get(), index, value); m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bindOne(int index, double value)
{
    if (const int code = sqlite3_bind_double(m_statement.get(), index, value); m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bindOne(int index, std::string_view value)
{
    // An empty view may point to nothing, which SQLite would take for NULL.
    const char* text = value.empty() ? "" : value.data();
    const int code =
        sqlite3_bind_text64(m_statement.get(), index, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bindOne(int index, std::span<const std::uint8_t> value)
{
    // As above: nothing to point to would be NULL.
    const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
    const int code = sqlite3_bind_blob64(m_statement.get(), index, bytes, value.size(), SQLITE_TRANSIENT);
    if (m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bindOne(int index, std::nullopt_t)
{
    if (const int code = sqlite3_bind_null(m_statement.get(), index); m_bindError == SQLITE_OK)
        m_bindError = code;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    return std::string(textView(column));
}

std::string_view Statement::textView(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::span<const std::uint8_t> Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::optional<double> Statement::optionalReal(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

sqlite3* Statement::connection() const
{
    return sqlite3_db_handle(m_statement.get());
}

namespace {

thread_local CancelGuard* innermostGuard = nullptr;

} // namespace

CancelGuard::CancelGuard(sqlite3* handle, const CancelToken& cancel)
    : m_handle(handle), m_cancel(cancel), m_outer(std::exchange(innermostGuard, this))
{
    install();
}

CancelGuard::~CancelGuard()
{
    innermostGuard = m_outer;
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
    for (CancelGuard* outer = m_outer; outer; outer = outer->m_outer) {
        if (outer->m_handle == m_handle) {
            outer->install();
            return;
        }
    }
}

void CancelGuard::install()
{
    const auto isCancelled = [](void* guard) {
        return static_cast<const CancelGuard*>(guard)->isCancelled() ? 1 : 0;
    };
    sqlite3_progress_handler(m_handle, instructionsBetweenChecks, isCancelled, this);
}

bool CancelGuard::isCancelled() const
{
    for (const CancelGuard* guard = this; guard; guard = guard->m_outer) {
        if (guard->m_handle == m_handle && guard->m_cancel.isCancelled())
            return true;
    }
    return false;
}

Error cancelledError(const Statement& statement)
{
    return cancelledError(databasePath(statement.connection()));
}

} // namespace qd
