// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace qd {

enum class Severity { Info, Warning, Critical };

[[nodiscard]] std::string_view severityId(Severity severity); ///< "info", "warning", "critical"

} // namespace qd
