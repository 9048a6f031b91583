// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/database.h"
#include "models/history/historyreader.h"

#include <span>
#include <unordered_map>

/// How samples lie on disk is known only here: one row per sample, clustered by (series, time).
namespace qd {

/// The writer's side. One connection, one thread; calls happen inside the caller's transaction.
class SampleWriter
{
public:
    [[nodiscard]] static Result<SampleWriter> prepare(const Database& database);

    /// The last value written for a series at one time wins.
    [[nodiscard]] Result<void> write(std::span<const SeriesSample> samples);
    /// After a rollback: series that were interned in it do not exist.
    void forget() { m_ids.clear(); }

private:
    struct KeyHash
    {
        std::size_t operator()(const SeriesKey& key) const;
    };

    [[nodiscard]] Result<SeriesId> intern(const SeriesKey& key);
    [[nodiscard]] Result<SeriesId> create(const SeriesKey& key, const std::string& labels);

    Statement m_findSeries;
    Statement m_insertSeries;
    Statement m_insertLabel;
    Statement m_upsertSample;
    std::unordered_map<SeriesKey, SeriesId, KeyHash> m_ids;
};

/// The reader's side; see HistoryReader for what each call promises.
class SampleReader
{
public:
    explicit SampleReader(const Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<SeriesInfo>> series(const SeriesSelector& selector) const;
    [[nodiscard]] Result<std::vector<Sample>> samples(SeriesId id, TimeRange range,
                                                      const CancelToken& cancel) const;
    [[nodiscard]] Result<std::vector<PixelColumn>> columns(SeriesId id, TimeRange range, int columns,
                                                           const CancelToken& cancel) const;
    [[nodiscard]] Result<std::optional<Sample>> latest(SeriesId id, Timestamp at, Duration lookBack) const;
    /// The times of the first and last sample of all series; nothing without samples.
    [[nodiscard]] Result<std::optional<std::pair<Timestamp, Timestamp>>> extent() const;

private:
    const Database& m_database;
};

} // namespace qd
