// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/database.h"
#include "models/history/historyreader.h"
#include "models/history/statementcache.h"

#include <span>
#include <unordered_map>

/// The series and their labels. The table series_label, ordered by (name, value, series), holds the postings:
/// the series of each label pair.
namespace qd {

/// Gives numbers to series. One connection, one thread; calls happen inside the caller's transaction.
class SeriesWriter
{
public:
    [[nodiscard]] static Result<SeriesWriter> prepare(const Database& database);

    /// The number of the series, a new one when it is not known yet.
    [[nodiscard]] Result<SeriesId> intern(const SeriesKey& key);
    /// Takes series, in ascending order, and their labels out; nothing may refer to them any more.
    [[nodiscard]] Result<void> remove(std::span<const SeriesId> ids);
    /// After a rollback: series that were interned in it do not exist.
    void forget() { m_ids.clear(); }

private:
    struct KeyHash
    {
        std::size_t operator()(const SeriesKey& key) const;
    };

    [[nodiscard]] Result<SeriesId> create(const SeriesKey& key, const std::string& labels);

    Statement m_findSeries;
    Statement m_insertSeries;
    Statement m_insertLabel;
    Statement m_removeSeries;
    std::unordered_map<SeriesKey, SeriesId, KeyHash> m_ids;
};

/// Answers selectors; see HistoryReader::series().
class SeriesFinder
{
public:
    explicit SeriesFinder(const Database& database) : m_statements(database) {}

    [[nodiscard]] Result<std::vector<SeriesInfo>> find(const SeriesSelector& selector) const;

private:
    mutable StatementCache m_statements;
};

} // namespace qd
