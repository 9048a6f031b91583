// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunkparts.h"
#include "models/history/samples/chunkrow.h"

#include <unordered_map>

namespace qd {

/// The body of a chunk, and the one with its times: NULL where there is none. Takes both numbers.
inline constexpr const char* bodiesOfChunk = "SELECT (SELECT body FROM chunk_body WHERE id = ?1), "
                                             "(SELECT body FROM chunk_body WHERE id = ?2)";

/// The blocks, which point into the bodies; nothing when these are not as they were written.
[[nodiscard]] std::optional<std::vector<BlockView>> openBodies(ByteView body, ByteView times, bool areApart);

/// Stores the blocks of chunks. Of rows that will hardly be written again (some blocks long) the times and
/// the values are stored apart, and what is there already, because another series has the same, is not stored
/// twice: the table shared_body counts how many others have it. The trigger chunk_removed counts down, and
/// removes what nobody has any more. A file on its way to version 6 has no such table yet: there every row
/// gets one body of its own.
///
/// One connection, one thread; calls happen inside the caller's transaction.
class ChunkBodies
{
public:
    [[nodiscard]] static Result<ChunkBodies> prepare(const Database& database);

    /// Sets the row's `body` and `times`. A row that has its rollup already spells no numbers out.
    [[nodiscard]] Result<void> store(std::span<const BlockView> blocks, ChunkRow& row);
    /// Returns the blocks; none when one of the bodies is damaged.
    [[nodiscard]] Result<std::vector<EncodedBlock>> read(const ChunkRow& row);

    /// Returns whether rows can have two bodies.
    [[nodiscard]] bool canShare() const { return m_canShare; }

    /// Rows of fewer blocks have one body of their own.
    static constexpr std::size_t fewestApart = 4;

private:
    [[nodiscard]] Result<std::int64_t> insert(const Bytes& body);
    [[nodiscard]] Result<std::int64_t> findOrInsert(const Bytes& body);

    const Database* m_database = nullptr;
    bool m_canShare = false;
    Statement m_both;
    Statement m_body;
    Statement m_insert;
    Statement m_share;
    /// Where the latest bodies are, by their checksums. They may be gone by now.
    std::unordered_map<std::uint64_t, std::int64_t> m_latest;
};

/// The blocks with their values apart from their times; as they are where they cannot be taken apart, or are
/// so few that they will not be stored so.
[[nodiscard]] std::vector<BlockView> viewsOf(std::span<const EncodedBlock> blocks);

} // namespace qd
