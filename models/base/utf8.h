// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace qd {

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong
/// forms, nothing above U+10FFFF); npos when all is well. One pass, eight bytes at a time through ASCII.
[[nodiscard]] std::size_t findInvalidUtf8(std::string_view text);

} // namespace qd
