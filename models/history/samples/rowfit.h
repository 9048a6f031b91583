// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/chunk.h"

namespace qd {

/// A row of chunks with more blocks than this is left as it is.
inline constexpr std::size_t largeChunkRow = maxChunkBlocks / 2;

/// Returns whether the blocks take next to nothing, and have no times of their own that others could share:
/// states and constants on a regular grid.
[[nodiscard]] bool areQuiet(std::span<const BlockView> blocks);

/// How many of quiet blocks, from the front, make a row: rows of about equal length.
[[nodiscard]] std::size_t blocksOfQuietRow(std::span<const BlockView> blocks);

/// How many of the blocks, from the front, make a row: as many as fill the pages of their values best, all of
/// them when they make no large row. Series with irregular times cut alike, so that they can share those.
[[nodiscard]] std::size_t blocksOfRow(std::span<const BlockView> blocks, std::size_t pageSize);

} // namespace qd
