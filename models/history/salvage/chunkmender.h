// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/historyreader.h"
#include "models/history/sqlite/database.h"

namespace qd {

struct ChunkLosses
{
    std::vector<std::pair<SeriesId, TimeRange>> rows; ///< as they say of themselves
    std::int64_t bodies = 0;                          ///< bodies that no row of chunks can be proven to mean
};

/// Puts right the rows of chunks, bodies and rollups that were saved each for itself. A row stays when its
/// body's own summary and the row's checksum agree, whatever the row itself says; a rollup that is missing or
/// does not fit is left out, since the samples tell the same. All else is set aside in damaged_chunk, bodies
/// whose series is not known under their negative number.
[[nodiscard]] Result<ChunkLosses> mendedChunks(const Database& target, const CancelToken& cancel);

} // namespace qd
