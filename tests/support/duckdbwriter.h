// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/parquet/duckdblibrary.h"

#include <QString>

namespace qd {

/// DuckDB without the bounds in which the console uses it: makes the files that tests read.
class DuckDbWriter
{
public:
    DuckDbWriter()
    {
        const auto library = duckDb();
        if (!library)
            return;
        m_api = *library;
        if (m_api->openExt(":memory:", &m_database, nullptr, nullptr) != 0 ||
            m_api->connect(m_database, &m_connection) != 0)
            m_api = nullptr;
    }
    ~DuckDbWriter()
    {
        if (!m_api)
            return;
        m_api->disconnect(&m_connection);
        m_api->close(&m_database);
    }
    DuckDbWriter(const DuckDbWriter&) = delete;
    DuckDbWriter& operator=(const DuckDbWriter&) = delete;

    [[nodiscard]] bool isThere() const { return m_api != nullptr; }
    /// Returns what went wrong, empty for nothing.
    QString run(const QString& sql)
    {
        duckdb::QueryResult result;
        const bool isGood = m_api->query(m_connection, sql.toUtf8().constData(), &result) == 0;
        const QString error = isGood ? QString() : QString::fromUtf8(m_api->resultError(&result));
        m_api->destroyResult(&result);
        return error;
    }
    /// Writes the rows of a query; `options` as "FORMAT parquet, COMPRESSION zstd".
    QString write(const QString& query, const QString& path, const QString& options)
    {
        return run("COPY (" + query + ") TO '" + path + "' (" + options + ')');
    }

    static constexpr auto missing = "DuckDB's library is not installed; ./dev setup fetches it.";

private:
    const duckdb::Api* m_api = nullptr;
    duckdb::Database m_database = nullptr;
    duckdb::Connection m_connection = nullptr;
};

} // namespace qd
