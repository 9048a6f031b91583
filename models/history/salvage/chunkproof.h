// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/history/salvage/tableshape.h"

namespace qd {

/// Proves rows of the table of chunks by their checksums, and writes their other columns anew from what the
/// checksum covers. From version 4 on the samples lie in a table of their own: then the row alone proves
/// nothing, and ChunkMender does.
class ChunkProof
{
public:
    /// Returns the proof for a table; nothing when it is not one of chunks.
    [[nodiscard]] static std::optional<ChunkProof> of(const TableShape& shape);

    [[nodiscard]] bool hasBodies() const { return m_hasBodies; }
    /// Returns false when the samples do not match their checksum.
    [[nodiscard]] bool prove(StoredRow& row) const;
    [[nodiscard]] std::int64_t series(const StoredRow& row) const { return whole(row, m_series); }
    /// Returns the range as the row has it, proven or not.
    [[nodiscard]] TimeRange range(const StoredRow& row) const;
    /// The row for the table damaged_chunk: series, first_at, last_at, samples, body.
    [[nodiscard]] StoredRow asDamaged(const StoredRow& row) const;

private:
    [[nodiscard]] static std::int64_t whole(const StoredRow& row, std::size_t column)
    {
        return std::get<std::int64_t>(row.values[column]);
    }
    void set(StoredRow& row, std::string_view column, StoredValue value) const;

    TableShape m_shape;
    bool m_hasBodies = false;
    std::size_t m_series = 0;
    std::size_t m_firstAt = 0;
    std::size_t m_lastAt = 0;
    std::size_t m_samples = 0;
    std::size_t m_body = 0;
};

} // namespace qd
