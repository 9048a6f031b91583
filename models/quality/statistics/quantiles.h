// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace qd {

/// Quantiles of raw values by linear interpolation (type 7 of Hyndman & Fan 1996, NumPy's default).
/// `values` is reordered. NaN for an empty input. Quantiles in [0, 1], any order; the result has their order.
[[nodiscard]] std::vector<double> quantiles(std::span<double> values, std::span<const double> at);
[[nodiscard]] double quantile(std::span<double> values, double at);

} // namespace qd
