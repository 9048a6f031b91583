// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/chunkrow.h"
#include "models/history/samples/rollup.h"

namespace qd {

/// Stores the rollups of chunks. A rollup may take an eighth of what it sums up: values without any pattern,
/// which are as long in a rollup as they are themselves, get wider buckets, and what hardly changes and takes
/// no longer to read than its rollup may get none. One connection, one thread.
class RollupWriter
{
public:
    [[nodiscard]] static Result<RollupWriter> prepare(const Database& database);

    /// Sets the row's `rollup` and `rollupBits` when it gets one.
    [[nodiscard]] Result<void> store(SeriesId series, std::span<const BlockView> blocks, ChunkRow& row);
    /// The number of a new row with these.
    [[nodiscard]] Result<std::int64_t> insert(SeriesId series, const Bytes& coarse, const Bytes& fine);

private:
    const Database* m_database = nullptr;
    Statement m_newest;
    Statement m_insert;
};

/// The rows of rollups of a series, half open: they lie together in the file.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> rollupRows(SeriesId series);

} // namespace qd
