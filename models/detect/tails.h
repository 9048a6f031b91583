// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// P(X ≥ x) of χ² with `degrees` ≥ 1: regularised incomplete gamma function by series below, by continued
/// fraction (Lentz) above degrees / 2 + 1 (Abramowitz & Stegun 6.5.29, 6.5.31). Relative error < 1e-9.
[[nodiscard]] double chiSquareTail(double x, int degrees);

} // namespace qd
