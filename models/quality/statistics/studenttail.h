// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// P(T ≥ t) of Student's distribution with `degrees` > 0, not necessarily whole: the regularised incomplete
/// beta function by its continued fraction (Abramowitz & Stegun 26.5.8, 26.7.1; Lentz). Relative error <
/// 1e-9.
[[nodiscard]] double studentTail(double t, double degrees);

} // namespace qd
