// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace qd {

/// Text order in which runs of digits compare by value: "2" before "10", "v9" before "v10".
[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

} // namespace qd
