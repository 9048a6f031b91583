// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"
#include "models/history/samples/chunkwriter.h"
#include "models/history/samples/columncache.h"
#include "models/history/samples/tail.h"
#include "models/history/samples/widerollup.h"
#include "models/history/series/serieswriter.h"

#include <span>

namespace qd {

/// Brings samples into the file: each batch goes to the tail in its own transaction, and a bucket of the tail
/// that is full goes into chunks in the transaction that filled it. Long runs go into chunks at once. One
/// connection, one thread; calls happen inside the caller's transaction.
class SampleWriter
{
public:
    [[nodiscard]] static Result<SampleWriter> prepare(const Database& database);

    /// The last value written for a series at one time wins.
    [[nodiscard]] Result<void> write(std::span<const SeriesSample> samples);
    [[nodiscard]] Result<void> write(std::span<const SeriesRun> runs);

    // What brings the samples into chunks of full size, in pieces.
    /// Buckets of the tail in which samples wait.
    [[nodiscard]] Result<std::vector<std::int64_t>> buckets() { return m_tail.buckets(); }
    [[nodiscard]] Result<void> emptyBucket(std::int64_t bucket);
    /// Series with more than one small row of chunks, or with rows enough for another wide rollup.
    [[nodiscard]] Result<std::vector<SeriesId>> unsettledSeries();
    /// Joins the small rows, and sums up the large ones.
    [[nodiscard]] Result<void> settle(SeriesId series);

    /// The writer of chunks, for dropping what is old.
    [[nodiscard]] ChunkWriter& chunks() { return m_chunks; }
    /// Returns whether samples of the series wait for a chunk.
    [[nodiscard]] Result<bool> hasWaiting(SeriesId series) { return m_tail.has(series); }
    /// Takes series out, in ascending order, that have no samples any more. One that comes back gets a new
    /// number.
    [[nodiscard]] Result<void> remove(std::span<const SeriesId> series) { return m_series.remove(series); }

    /// What write() has changed since the last call; nothing when it cannot be told.
    [[nodiscard]] std::optional<std::vector<SeriesChange>> takeChanges();

    /// After a rollback: what was learnt in it is not so.
    void forget();

private:
    SampleWriter(SeriesWriter series, TailWriter tail, ChunkWriter chunks, WideRollupWriter wideRollups,
                 Statement unsettled);

    [[nodiscard]] Result<void> writeToTail(std::vector<TailEntry> entries);
    [[nodiscard]] Result<void> writeToChunks(SeriesId series, std::vector<Sample> samples);

    SeriesWriter m_series;
    TailWriter m_tail;
    ChunkWriter m_chunks;
    WideRollupWriter m_wideRollups;
    Statement m_unsettled;
    std::vector<SeriesChange> m_changes;
    std::int64_t m_setAside = 0; ///< rows, by the last takeChanges()
};

} // namespace qd
