// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace qd {

/// The seconds of a duration that is written by its parts: 0:00:00.12 and "1 day, 0:00:05" (Python), "0 days
/// 00:00:00.120000" (pandas), PT0.12S (ISO 8601), 1m2.5s (Go). Nothing for other texts, as a number with one
/// unit or none, and for negative ones.
[[nodiscard]] std::optional<double> durationSeconds(std::string_view text);

} // namespace qd
