// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace qd::fleet {

/// A random UUID (version 4).
[[nodiscard]] std::string randomUuid();

} // namespace qd::fleet
