// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/chunkcheck.h"

#include "models/history/samples/chunkreader.h"
#include "models/history/upkeep/integrity.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

QString damagedRollup(SeriesId series, Timestamp at)
{
    return QCoreApplication::translate("History",
                                       "The rollup of series %1 from %2 on is damaged; its samples are not.")
        .arg(series)
        .arg(toIso(at));
}

// Whether the buckets have what the chunk has, and not what another one has.
bool sumsUp(const Rollup& rollup, const BlockSummary& all)
{
    if (rollup.empty())
        return all.count == all.nans;
    std::int64_t count = 0;
    double min = rollup.front().min;
    double max = rollup.front().max;
    for (const PixelColumn& bucket : rollup) {
        count += bucket.count;
        min = std::min(min, bucket.min);
        max = std::max(max, bucket.max);
    }
    return count == all.count - all.nans && min == all.min && max == all.max &&
           rollup.front().first == all.first && rollup.back().last == all.last;
}

// What is wrong with the row; empty when nothing is.
QString problemOf(const ChunkReader& chunks, const Database& database, SeriesId series, const ChunkRow& row)
{
    if (!row.isSound(series))
        return damagedChunk(database, series, row.summary.firstAt).what;
    ChunkRow told = row;
    told.summary = {};
    told.blocks = 0;
    const auto read = chunks.forEachBlock(series, row, [&](const BlockView& block) {
        const auto summary = wholeSummaryOf(block);
        told.summary.append(summary.value_or(BlockSummary()));
        ++told.blocks;
        return summary.has_value();
    });
    if (!read)
        return read.error().what;
    if (!told.isSound(series)) // the bodies are sound, and another row's
        return damagedChunk(database, series, row.summary.firstAt).what;
    if (row.rollup == 0)
        return {};
    for (const unsigned bits : {row.rollupBits, row.rollupBits + coarserBits}) {
        const auto rollup = chunks.rollup(row, bits);
        if (!rollup || !*rollup || !sumsUp(**rollup, row.summary))
            return damagedRollup(series, row.summary.firstAt);
    }
    return {};
}

// The same samples must be in both of its rollups and in its chunks.
Result<bool> isWideSound(const ChunkReader& chunks, Statement& samplesWithin, SeriesId series,
                         const WideRollup& wide)
{
    if (auto found = samplesWithin.bind(series, wide.firstAt, wide.lastAt).step(); !found)
        return found;
    const std::int64_t samples = samplesWithin.integer(0);
    for (const unsigned bits : {wide.rollupBits, wide.rollupBits + coarserBits}) {
        const auto rollup = chunks.rollup(wide, bits);
        if (!rollup)
            return Failure(rollup.error());
        std::int64_t count = 0;
        for (const PixelColumn& bucket : rollup->value_or(Rollup()))
            count += bucket.count;
        if (!*rollup || count != samples)
            return false;
    }
    return wide.isSound(series);
}

Result<void> addDamagedWide(const ChunkReader& chunks, const Database& database, QStringList& problems)
{
    auto rows = database.prepare("SELECT " QD_WIDE_ROLLUP_COLUMNS ", series FROM wide_rollup");
    if (!rows)
        return Failure(rows.error());
    auto samplesWithin = database.prepare("SELECT total(samples - nans) FROM chunk "
                                          "WHERE series = ? AND first_at BETWEEN ? AND ? AND last_at <= ?3");
    if (!samplesWithin)
        return Failure(samplesWithin.error());
    Result<void> checked;
    auto read = forEachRow(*rows, {}, [&](const Statement& row) {
        if (!checked || problems.size() >= mostProblems)
            return;
        const WideRollup wide = wideRollupOf(row);
        const SeriesId series = row.integer(5);
        checked = isWideSound(chunks, *samplesWithin, series, wide).map([&](bool isSound) {
            if (!isSound)
                problems << damagedRollup(series, wide.firstAt);
        });
    });
    return read.and_then([&] { return checked; });
}

// A body of which too few are known to have it would go while one still does.
Result<void> addMiscounted(const Database& database, QStringList& problems)
{
    auto rows = database.prepare(
        "SELECT b FROM (SELECT body b FROM chunk UNION ALL SELECT rollup_bits >> 8 FROM chunk) WHERE b <> 0 "
        "GROUP BY b HAVING count(*) > 1 + coalesce((SELECT others FROM shared_body WHERE id = b), 0)");
    if (!rows)
        return Failure(rows.error());
    return forEachRow(*rows, {}, [&](const Statement& row) {
        if (problems.size() < mostProblems)
            problems << QCoreApplication::translate(
                            "History", "Samples (number %1) belong to more series than recorded.")
                            .arg(row.integer(0));
    });
}

} // namespace

Result<QStringList> damagedChunks(const Database& database)
{
    auto rows = database.prepare("SELECT " QD_CHUNK_COLUMNS ", series FROM chunk");
    if (!rows)
        return Failure(rows.error());
    StatementCache statements(database);
    const ChunkReader chunks(statements);
    QStringList problems;
    auto read = forEachRow(*rows, {}, [&](const Statement& row) {
        if (problems.size() >= mostProblems)
            return;
        if (const QString problem = problemOf(chunks, database, row.integer(14), chunkRowOf(row));
            !problem.isEmpty())
            problems << problem;
    });
    return read.and_then([&] { return addDamagedWide(chunks, database, problems); })
        .and_then([&] { return addMiscounted(database, problems); })
        .map([&] { return problems; });
}

} // namespace qd
