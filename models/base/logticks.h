// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace qd {

/// Round values from `low` to `high` for a logarithmic axis, ascending: 1, 2 and 5 times powers of ten, or
/// powers of ten, or every other of them and so on, as long as there are at most `most`. Empty unless
/// 0 < low <= high.
[[nodiscard]] std::vector<double> logTicks(double low, double high, int most);

} // namespace qd
