// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"
#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"

#include <bitset>
#include <span>
#include <unordered_map>

namespace qd {

/// A sample on its way into the file.
struct TailEntry
{
    SeriesId series = 0;
    Sample sample;
};

/// Series share a bucket of the tail with their neighbours in number, so that one scrape, whose series were
/// made together, is one or few rows, and a reader of one series reads the tail of few others.
inline constexpr std::int64_t bucketSeries = 256;

[[nodiscard]] inline std::int64_t bucketOf(SeriesId series)
{
    return series / bucketSeries;
}

/// The entries of one bucket, in the order given, as the body of this row: sealed together with the row's
/// number, which says whose samples they are. Eight to ten bytes each, fewer for whole numbers.
[[nodiscard]] Bytes encodeTail(std::int64_t row, std::span<const TailEntry> entries);
/// Appends those of `only`, or all when it is 0, in their order. False, with nothing appended, when the body
/// is not as it was written for this row.
[[nodiscard]] bool decodeTail(ByteView body, std::int64_t row, SeriesId only,
                              std::vector<TailEntry>& entries);
/// Decodes the tail of a file before version 6, which has no checksum: false when the bytes cannot be
/// entries.
[[nodiscard]] bool decodeUnsealedTail(ByteView body, std::int64_t row, std::vector<TailEntry>& entries);
/// The earliest and the latest time of one entry or more.
[[nodiscard]] std::pair<Timestamp, Timestamp> extentOf(std::span<const TailEntry> entries);

/// Sorts by time; of several samples at one time the last one given stays.
void sortSamples(std::vector<Sample>& samples);

/// Where samples wait until there are enough of their series for a chunk: one row per batch and bucket, in
/// the order of the batches, written in the batch's own transaction. A sample in the tail is newer than one
/// of the same time in a chunk. One connection, one thread; calls happen inside the caller's transaction.
class TailWriter
{
public:
    [[nodiscard]] static Result<TailWriter> prepare(const Database& database);

    /// Entries of one bucket. True when the bucket is full enough to be moved into chunks.
    [[nodiscard]] Result<bool> add(std::int64_t bucket, std::span<const TailEntry> entries);
    [[nodiscard]] Result<bool> has(SeriesId series);
    /// The samples of each series of the bucket, sorted, and none of them in the tail any more. A row that is
    /// damaged gives none and is set aside.
    [[nodiscard]] Result<std::vector<std::pair<SeriesId, std::vector<Sample>>>> take(std::int64_t bucket);
    [[nodiscard]] Result<std::vector<std::int64_t>> buckets();
    /// After a rollback: what was added in it is not there.
    void forget() { m_buckets.clear(); }

private:
    struct Bucket
    {
        std::int64_t nextRow = 0;
        std::size_t samples = 0;
        std::bitset<bucketSeries> present;

        void note(std::span<const TailEntry> entries);
    };

    [[nodiscard]] Result<Bucket*> state(std::int64_t bucket);
    [[nodiscard]] Result<std::vector<TailEntry>> read(std::int64_t bucket, Bucket& state);

    Statement m_insert;
    Statement m_read;
    Statement m_remove;
    Statement m_setAside;
    Statement m_listBuckets;
    std::unordered_map<std::int64_t, Bucket> m_buckets;
};

/// The range of row numbers of a bucket, half open.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> tailRows(std::int64_t bucket);
/// The bucket that a row is of.
[[nodiscard]] std::int64_t bucketOfRow(std::int64_t row);

} // namespace qd
