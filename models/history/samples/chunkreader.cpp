// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/chunkreader.h"

namespace qd {

bool sumsUp(const ChunkRow& row, std::span<const BlockView> blocks)
{
    ChunkRow told = row;
    told.summary = {};
    bool hasNumbers = true;
    for (const BlockView& block : blocks) {
        told.summary.append(block.summary);
        hasNumbers = hasNumbers && block.hasNumbers;
    }
    const BlockSummary& all = row.summary;
    const bool fits = std::ssize(blocks) == row.blocks && told.summary.count == all.count &&
                      told.summary.nans == all.nans && told.summary.firstAt == all.firstAt &&
                      told.summary.lastAt == all.lastAt;
    return fits && (!hasNumbers || told.checksumFor(0) == row.checksumFor(0));
}

Result<std::optional<Rollup>> ChunkReader::rollup(const ChunkRow& row, unsigned bits) const
{
    return rollup(row.rollup, row.rollupBits, bits);
}

Result<std::optional<Rollup>> ChunkReader::rollup(const WideRollup& wide, unsigned bits) const
{
    return rollup(wide.rollup, wide.rollupBits, bits);
}

Result<std::optional<Rollup>> ChunkReader::rollup(std::int64_t number, unsigned ownBits, unsigned bits) const
{
    if (number == 0 || ownBits > bits)
        return std::nullopt;
    auto query = m_statements.borrow(ownBits + coarserBits <= bits ? "SELECT coarse FROM rollup WHERE id = ?"
                                                                   : "SELECT fine FROM rollup WHERE id = ?");
    if (!query)
        return Failure(query.error());
    const auto found = (*query)->bind(number).step();
    if (!found)
        return Failure(found.error());
    return *found ? decodeRollup((*query)->blob(0)) : std::nullopt;
}

Result<std::vector<WideRollup>> ChunkReader::wideRollups(SeriesId id, TimeRange range, unsigned bits) const
{
    auto query = m_statements.borrow(
        "SELECT " QD_WIDE_ROLLUP_COLUMNS " FROM wide_rollup WHERE series = ?1 AND first_at >= ?2 AND "
        "first_at < ?3 AND last_at < ?3 AND rollup_bits <= ?4 ORDER BY first_at");
    if (!query)
        return Failure(query.error());
    return collectRows((*query)->bind(id, range.from, range.to, std::int64_t{bits}), {}, wideRollupOf)
        .map([id](std::vector<WideRollup> wide) {
            std::erase_if(wide, [id](const WideRollup& one) { return !one.isSound(id); });
            return wide;
        });
}

Result<std::optional<ChunkRow>> ChunkReader::rowAt(SeriesId id, Timestamp at) const
{
    auto query =
        m_statements.borrow("SELECT " QD_CHUNK_COLUMNS " FROM chunk WHERE series = ? AND first_at <= ? "
                            "ORDER BY first_at DESC LIMIT 1");
    if (!query)
        return Failure(query.error());
    const auto found = (*query)->bind(id, at).step();
    if (!found)
        return Failure(found.error());
    if (!*found)
        return std::nullopt;
    const ChunkRow row = chunkRowOf(**query);
    if (!row.isSound(id))
        return Failure(damaged(id, row));
    return row;
}

} // namespace qd
