// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace qd {

/// Some of the rows, by index and ascending.
using RowSample = std::vector<std::uint32_t>;

/// Draws at most `most` of the indices 0 … count − 1 at random and without repetition, ascending; all of them
/// where they are no more. Every n-th one would follow whatever goes round in a log, such as servers that
/// take turns. The seed is fixed: the same on every machine, and the same rows for all who ask for the same
/// numbers. O(count / 64 + most).
[[nodiscard]] std::vector<std::size_t> randomIndices(std::size_t count, std::size_t most);
/// Draws at most `most` of the rows by randomIndices().
[[nodiscard]] RowSample sampled(std::span<const std::uint32_t> rows, std::size_t most);

} // namespace qd
