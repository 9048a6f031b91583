// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"
#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"

namespace qd {

/// A row of the table `chunk`: what is known of some thousand samples of a series without their encoding,
/// which lies in the table `chunk_body`, and their rollup in the table `rollup`. They are apart because
/// SQLite reads a row whole to compare its key, however long it is; like this a step in the tree costs some
/// bytes, and the rows of a year of one series lie together. A row of several blocks has two bodies, its
/// times and its values (see ChunkParts), which other rows may have, too.
struct ChunkRow
{
    BlockSummary summary;
    std::int64_t blocks = 0;
    unsigned rollupBits = 0; ///< the fine rollup's buckets are 2^rollupBits ms wide
    std::int64_t rollup = 0; ///< the row of the rollup; 0: none, because the row is small or too sparse
    std::int64_t body = 0;
    std::int64_t times = 0; ///< the body with the times; 0: they are in `body`
    std::uint64_t checksum = 0;

    /// The column rollup_bits: the width in its lowest eight bits, above it what came later, `times`.
    [[nodiscard]] std::int64_t bitsAndTimes() const { return times << 8 | rollupBits; }

    /// Returns whether the row is as it was written.
    [[nodiscard]] bool isSound(SeriesId series) const { return checksum == checksumFor(series); }
    [[nodiscard]] std::uint64_t checksumFor(SeriesId series) const;
};

/// The columns for a SELECT whose rows are given to chunkRowOf().
#define QD_CHUNK_COLUMNS                                                                                     \
    "first_at, last_at, samples, nans, first, last, min, max, sum, blocks, rollup_bits, rollup, body, "      \
    "checksum"
[[nodiscard]] ChunkRow chunkRowOf(const Statement& row);

/// The statement for insertChunkRow().
#define QD_INSERT_CHUNK                                                                                      \
    "INSERT INTO chunk(series, " QD_CHUNK_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
/// Inserts the row with the checksum of what it is now.
[[nodiscard]] Result<void> insertChunkRow(Statement& insert, SeriesId series, const ChunkRow& row);

/// Returns the error that a row of chunks cannot be read.
[[nodiscard]] Error damagedChunk(const Database& database, SeriesId series, Timestamp at);

} // namespace qd
