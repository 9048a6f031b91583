// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace qd {

inline constexpr std::int64_t secondMs = 1'000;         ///< one second in milliseconds
inline constexpr std::int64_t minuteMs = 60 * secondMs; ///< one minute in milliseconds
inline constexpr std::int64_t hourMs = 60 * minuteMs;   ///< one hour in milliseconds
inline constexpr std::int64_t dayMs = 24 * hourMs; ///< one day without a change of clocks, in milliseconds

} // namespace qd
