// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunkreader.h"

namespace qd {

Result<std::optional<Rollup>> ChunkReader::rollup(const ChunkRow& row, unsigned bits) const
{
    if (row.rollup == 0 || row.rollupBits > bits)
        return std::nullopt;
    auto query =
        m_statements.borrow(row.rollupBits + coarserBits <= bits ? "SELECT coarse FROM rollup WHERE id = ?"
                                                                 : "SELECT fine FROM rollup WHERE id = ?");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto found = (*query)->bind(row.rollup).step();
    if (!found)
        return tl::make_unexpected(found.error());
    return *found ? decodeRollup((*query)->blob(0)) : std::nullopt;
}

Result<std::optional<ChunkRow>> ChunkReader::rowAt(SeriesId id, Timestamp at) const
{
    auto query =
        m_statements.borrow("SELECT " QD_CHUNK_COLUMNS " FROM chunk WHERE series = ? AND first_at <= ? "
                            "ORDER BY first_at DESC LIMIT 1");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto found = (*query)->bind(id, at).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return std::nullopt;
    const ChunkRow row = chunkRowOf(**query);
    if (!row.isSound(id))
        return tl::make_unexpected(damaged(id, row));
    return row;
}

} // namespace qd
