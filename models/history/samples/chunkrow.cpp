// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/chunkrow.h"

#include "models/history/chunks/checksum.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>

#include <array>

namespace qd {

namespace {

// As SQLite gives it back: it knows no −0.0, and a sum that is not a number is NULL.
std::uint64_t storedBits(double value)
{
    return value == value ? std::bit_cast<std::uint64_t>(value + 0.0) : 0;
}

} // namespace

std::uint64_t ChunkRow::checksumFor(SeriesId series) const
{
    const auto word = [](std::int64_t number) { return static_cast<std::uint64_t>(number); };
    const std::array words{word(series),
                           word(summary.firstAt.ms),
                           word(summary.lastAt.ms),
                           word(summary.count),
                           word(summary.nans),
                           storedBits(summary.first),
                           storedBits(summary.last),
                           storedBits(summary.min),
                           storedBits(summary.max),
                           storedBits(summary.sum),
                           word(blocks),
                           word(bitsAndTimes()),
                           word(rollup),
                           word(body)};
    return checksumOf({reinterpret_cast<const std::uint8_t*>(words.data()), sizeof words});
}

ChunkRow chunkRowOf(const Statement& row)
{
    return {.summary = {.count = row.integer(2),
                        .nans = row.integer(3),
                        .firstAt = row.time(0),
                        .lastAt = row.time(1),
                        .first = row.real(4),
                        .last = row.real(5),
                        .min = row.real(6),
                        .max = row.real(7),
                        .sum = row.real(8)},
            .blocks = row.integer(9),
            .rollupBits = static_cast<unsigned>(row.integer(10) & 0xff),
            .rollup = row.integer(11),
            .body = row.integer(12),
            .times = row.integer(10) >> 8,
            .checksum = static_cast<std::uint64_t>(row.integer(13))};
}

Result<void> insertChunkRow(Statement& insert, SeriesId series, const ChunkRow& row)
{
    const BlockSummary& all = row.summary;
    return insert.run(series, all.firstAt, all.lastAt, all.count, all.nans, all.first, all.last, all.min,
                      all.max, all.sum, row.blocks, row.bitsAndTimes(), row.rollup, row.body,
                      static_cast<std::int64_t>(row.checksumFor(series)));
}

Error damagedChunk(const Database& database, SeriesId series, Timestamp at)
{
    return {ErrorKind::Storage, databasePath(database.handle()),
            QCoreApplication::translate("History", "The samples of series %1 from %2 on are damaged.")
                .arg(series)
                .arg(toIso(at)),
            QCoreApplication::translate("History", "Restore a copy of the history to get them back.")};
}

} // namespace qd
