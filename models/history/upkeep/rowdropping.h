// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/upkeep/dropping.h"

namespace qd {

/// Drops rows of a table one by one, oldest first.
class RowDropping : public Dropping
{
public:
    struct Table
    {
        /// At most ?4 rows that end after (?1, ?2) and before ?3, in that order: rowid, first and last time.
        const char* next;
        const char* remove;     ///< the statement that removes a row by its rowid
        std::int64_t bytesEach; ///< about, with indexes
        std::int64_t TidyReport::*counter;
    };
    static const Table events;
    static const Table alerts;

    [[nodiscard]] static Result<std::unique_ptr<Dropping>> prepare(const Database& database,
                                                                   const Table& table);
    explicit RowDropping(const Table& table) : m_table(table) {}

    [[nodiscard]] Result<bool> count(const Pass& pass, BytesByHour& bytes) override;
    [[nodiscard]] Result<bool> drop(const Pass& pass, Timestamp before, TidyReport& report) override;
    [[nodiscard]] double fraction() const override;

private:
    struct Row
    {
        std::int64_t id = 0;
        Timestamp firstAt;
        Timestamp lastAt;
    };

    /// The next unpinned rows; nothing at the end.
    [[nodiscard]] Result<std::optional<std::vector<Row>>> nextRows(const Pass& pass, Timestamp before);

    const Table& m_table;
    Statement m_next;
    Statement m_remove;
    Row m_cursor{0, {}, {INT64_MIN}};
    std::optional<Timestamp> m_first;
    Timestamp m_before;
};

/// Drops labels that no prediction has: those of dropped predictions go with these. Labels that wait for
/// being put beside their predictions stay until they have settled.
class LabelDropping : public Dropping
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Dropping>> prepare(const Database& database);

    /// Counts nothing: the rows are few.
    [[nodiscard]] Result<bool> count(const Pass& pass, BytesByHour& bytes) override;
    [[nodiscard]] Result<bool> drop(const Pass& pass, Timestamp before, TidyReport& report) override;
    [[nodiscard]] double fraction() const override { return 0; }

private:
    Statement m_next;
    Statement m_remove;
    std::int64_t m_endpoint = INT64_MIN;
    std::string m_request;
};

} // namespace qd
