// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace qd {

/// p-values adjusted for many tests, in the order given: Benjamini & Hochberg (1995), as R's
/// p.adjust(method = "BH"). A test with adjusted p ≤ q is among discoveries of which at most the share q is
/// false on average. NaN is not allowed. O(n log n).
[[nodiscard]] std::vector<double> benjaminiHochberg(std::span<const double> pValues);

} // namespace qd
