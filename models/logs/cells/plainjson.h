// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace qd {

/// Rewrites what JSON does not know but programs and people write: NaN, Infinity, 1e400 and None become null,
/// True and False lose their capitals, whole numbers beyond 64 bits become texts, texts in single quotes get
/// double ones, commas before a closing bracket go, and control characters in texts are escaped. All else
/// stays as it is, right or wrong.
[[nodiscard]] std::string plainJson(std::string_view text);

} // namespace qd
