// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/chunkproof.h"

#include "models/history/chunks/chunk.h"

#include <cmath>

namespace qd {

std::optional<ChunkProof> ChunkProof::of(const TableShape& shape)
{
    ChunkProof proof;
    proof.m_shape = shape;
    if (shape.name != "chunk")
        return std::nullopt;
    for (const auto& [name, column] : {std::pair("series", &proof.m_series),
                                       {"first_at", &proof.m_firstAt},
                                       {"last_at", &proof.m_lastAt},
                                       {"samples", &proof.m_samples},
                                       {"body", &proof.m_body}}) {
        const auto found = shape.column(name);
        if (!found)
            return std::nullopt;
        *column = *found;
    }
    proof.m_hasBodies = shape.columns[proof.m_body].type == "BLOB";
    return proof;
}

void ChunkProof::set(StoredRow& row, std::string_view column, StoredValue value) const
{
    if (const auto found = m_shape.column(column))
        row.values[*found] = std::move(value);
}

bool ChunkProof::prove(StoredRow& row) const
{
    if (!m_hasBodies)
        return true;
    const Bytes& body = std::get<Bytes>(row.values[m_body]);
    const auto blocks = isChunkSound(body) ? openChunk(body) : std::nullopt;
    if (!blocks)
        return false;
    BlockSummary all;
    for (const BlockView& block : *blocks)
        all.append(block.summary);
    set(row, "first_at", all.firstAt.ms);
    set(row, "last_at", all.lastAt.ms);
    set(row, "samples", all.count);
    set(row, "nans", all.nans);
    set(row, "blocks", static_cast<std::int64_t>(blocks->size()));
    set(row, "first", all.first);
    set(row, "last", all.last);
    set(row, "min", all.min);
    set(row, "max", all.max);
    // SQLite stores a NaN, where infinities cancel out, as NULL.
    set(row, "sum", std::isnan(all.sum) ? StoredValue(NullValue()) : StoredValue(all.sum));
    return true;
}

TimeRange ChunkProof::range(const StoredRow& row) const
{
    return {{whole(row, m_firstAt)}, {whole(row, m_lastAt)}};
}

StoredRow ChunkProof::asDamaged(const StoredRow& row) const
{
    return {0,
            {row.values[m_series], row.values[m_firstAt], row.values[m_lastAt], row.values[m_samples],
             row.values[m_body]}};
}

} // namespace qd
