// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace qd {

/// A sample's value as Prometheus (Go's ParseFloat) reads it: decimal or 0x hexadecimal floating point, an
/// optional sign, and NaN, Inf and Infinity in any case. Nothing when it is not a number or out of a double's
/// range.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

} // namespace qd
