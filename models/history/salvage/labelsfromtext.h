// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/labels.h"

#include <optional>
#include <string_view>

namespace qd {

/// Reverses Labels::toString(); nothing for a text that it cannot have made.
[[nodiscard]] std::optional<Labels> labelsFromText(std::string_view text);

} // namespace qd
