// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/sqlite/database.h"

namespace qd {

/// The migration that puts the bodies of chunks and their rollups into tables of their own: the tables, and
/// what brings samples there from wherever an older version left them (rows of single samples, or chunks with
/// their bodies within). Chunks that are damaged are set aside.
extern const char* const chunkTables;
[[nodiscard]] Result<void> samplesToChunks(const Database& database);

/// Bodies of chunks that serve several, from version 6 on, see ChunkBodies.
extern const char* const sharedBodies;
/// Counts anew who has the bodies.
extern const char* const countSharedBodies;

/// Rollups over many chunks, from version 7 on, see WideRollup. Settling makes them.
extern const char* const wideRollups;

} // namespace qd
