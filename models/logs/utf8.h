// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace qd {

/// Index of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7); npos when all
/// do.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

} // namespace qd
