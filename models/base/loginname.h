// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace qd {

/// The login name of whoever runs the console.
[[nodiscard]] std::string loginName();

} // namespace qd
